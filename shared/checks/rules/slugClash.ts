import { folderOf } from '../../post/postPath.ts'
import { fieldPath } from '../../review/postFields.ts'
import { publishedName } from '../libraryFacts.ts'
import { type Rule, quoted } from '../rule.ts'

/** Two posts that would be published at one address, so that one of them vanishes. */
export const slugClash: Rule = {
  id: 'slug-clash',
  check({ path, fields, parsed, facts, inHead }) {
    if (parsed.broken) return []
    const name = publishedName({ path, slug: fields.slug })
    const other = facts.withSlug(name).find((post) => post.path !== path)
    if (!other) return []
    const isSure = folderOf(other.path) === folderOf(path)
    return [{
      severity: isSure ? 'error' : 'warning',
      message: `${quoted(other.path)} has the same slug, ${quoted(name)}: ${isSure ? 'only one of the two would be published' : 'sites that put all posts in one folder publish only one'}. Give one of them another slug.`,
      place: fields.slug === null ? null : inHead(fieldPath('slug', facts.config)),
    }]
  },
}
