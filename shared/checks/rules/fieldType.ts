import { valueAtPath } from '../../frontMatter/editSteps.ts'
import { isFieldList } from '../../frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../../frontMatter/headTypes.ts'
import type { Rule } from '../rule.ts'

/** A value that is not what its key promises. It stays as it is until its author changes it. */
export const fieldType: Rule = {
  id: 'field-type',
  check: ({ fields, parsed, inHead }) =>
    fields.typeProblems.map(({ key, message }) => ({
      severity: 'warning',
      message: `${message} It is kept as it is, but not used.`,
      place: inHead(pathOf(key, parsed.values)),
    })),
}

/** A dotted key as a path: a number is an item's place only where a list is. */
function pathOf(key: string, values: Readonly<Record<string, FieldValue>>): KeyPath {
  const path: (string | number)[] = []
  for (const part of key.split('.')) path.push(isFieldList(valueAtPath(values, path)) ? Number(part) : part)
  return path
}
