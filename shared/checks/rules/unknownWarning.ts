import { valueAtPath } from '../../frontMatter/editSteps.ts'
import { isFieldList } from '../../frontMatter/fieldValues.ts'
import { fieldPath } from '../../review/postFields.ts'
import { warningCategories } from '../../review/warningCategories.ts'
import { warningCategory, warningIdOf } from '../../review/warnings.ts'
import { type Rule, quoted } from '../rule.ts'

/** A content warning that is neither built in nor the library's own: most often a slip of the keys. */
export const unknownWarning: Rule = {
  id: 'unknown-warning',
  check({ parsed, facts: { config }, inHead }) {
    const path = fieldPath('warnings', config)
    const value = valueAtPath(parsed.values, path)
    const entries = isFieldList(value) ? value : value === undefined ? [] : [value]
    return entries.flatMap((entry, index) => {
      const id = warningIdOf(entry, config)
      // A category that the library hides from the form is still a category.
      if (id === null || warningCategory(id, config) || warningCategories.some((category) => category.id === id)) return []
      return {
        severity: 'warning',
        message: `${quoted(id)} is no content warning of this library. Choose one in Details, or add it to library.yaml under “warnings”.`,
        place: inHead(isFieldList(value) ? [...path, index] : path),
      }
    })
  },
}
