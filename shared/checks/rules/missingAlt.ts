import { fieldPath } from '../../review/postFields.ts'
import { type Finding, type Rule, inBody, quoted } from '../rule.ts'

/** A picture without a description, for those who cannot see it. */
export const missingAlt: Rule = {
  id: 'missing-alt',
  check({ bodyLinks, fields, facts, inHead }) {
    const found: Finding[] = bodyLinks.flatMap((link) =>
      link.kind === 'image' && link.label?.trim() === ''
        ? { severity: 'warning' as const, message: `The picture ${quoted(link.url)} has no description. Write one between the square brackets.`, place: inBody(link) }
        : [],
    )
    if (fields.cover !== null && (fields.coverAlt ?? '').trim() === '') {
      found.unshift({ severity: 'warning', message: 'The cover has no description. Write one in Details, under Post.', place: inHead(fieldPath('cover', facts.config)) })
    }
    return found
  },
}
