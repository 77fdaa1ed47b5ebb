import { proseOnly } from '../../library/proseMask.ts'
import { containerDirectives, leafDirectives } from '../../markdown/houseRules.ts'
import { type Finding, type Rule, quoted } from '../rule.ts'

const leaves: readonly string[] = leafDirectives
const containers: readonly string[] = containerDirectives
const directive = /^[ \t>]{0,20}(:{2,})([A-Za-z][\w-]*)(?:\[[^\n]{0,300}\])?(?:\{[^\n]{0,300}\})?[ \t\r]*$/gm

/** A directive that Marquee does not know, which readers would see as bare text. */
export const unknownDirective: Rule = {
  id: 'unknown-directive',
  check: ({ body }) =>
    [...proseOnly(body).matchAll(directive)].flatMap((found): Finding | [] => {
      const [whole, colons = '', name = ''] = found
      const isLeaf = colons.length === 2
      if ((isLeaf ? leaves : containers).includes(name)) return []
      const from = found.index + whole.indexOf(colons)
      const known = isLeaf ? leaves.map((leaf) => `::${leaf}`) : containers.map((container) => `:::${container}`)
      return {
        severity: 'warning',
        message: `${quoted(colons + name)} is nothing that Marquee can place. It knows ${known.join(', ')}.`,
        place: { part: 'body', from, to: from + colons.length + name.length },
      }
    }),
}
