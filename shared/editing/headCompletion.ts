import { formatScalar, quoteString } from '../frontMatter/formatScalar.ts'
import type { HeadFormat } from '../frontMatter/headTypes.ts'
import type { ReviewConventions } from '../review/conventions.ts'
import { fieldPath, knownKeys } from '../review/postFields.ts'

/** What is being typed in a front matter. */
export type HeadQuery =
  | { readonly kind: 'key'; readonly query: string; readonly length: number; /** The key that the group stands under, '' for the top. */ readonly group: string }
  | { readonly kind: 'term'; readonly query: string; readonly length: number; readonly field: TermField; readonly quote: '"' | "'" | ''; readonly inFlow: boolean }

/** Fields that hold terms which other posts use too. */
export type TermField = 'tags' | 'categories'

const termFields: readonly TermField[] = ['tags', 'categories']

/**
 * Reads the term or the key that ends at the cursor. `above` is the head from its start, or from a line's start, up to the cursor,
 * `after` the rest of the line. Keys are read in YAML alone, where they stand at the start of a line.
 */
export function headQuery(above: string, after: string, format: HeadFormat, conventions: ReviewConventions): HeadQuery | null {
  for (const field of termFields) {
    const term = termQuery(above, field, String(fieldPath(field, conventions).at(-1)))
    if (term) return /^\s*(?:$|[,\]}#"'])/.test(after) ? term : null
  }
  const key = /(?:^|\n)([ ]*)([a-zA-Z]\w{0,40})?$/.exec(above)
  if (format !== 'yaml' || !key || after.trim() !== '') return null
  const [, indent = '', query = ''] = key
  const group = indent === '' ? '' : (groupAbove(above.slice(0, key.index), indent.length) ?? null)
  return group === null ? null : { kind: 'key', query, length: query.length, group }
}

/** The keys that Marquee knows in a group ('' for the top) and the head does not have there yet; those that are groups themselves end in a dot. */
export function keysToOffer(head: string, group: string, conventions: ReviewConventions): readonly string[] {
  const paths = knownKeys.map((key) => fieldPath(key, conventions).map(String))
  const names = group === ''
    ? paths.map(([first = '', ...rest]) => (rest.length > 0 ? `${first}.` : first))
    : paths.flatMap(([first, second]) => (first === group && second !== undefined ? [second] : []))
  return [...new Set(names)].filter((name) => !new RegExp(`^${group === '' ? '' : ' +'}${escaped(name.replace('.', ''))}[ \\t]*:`, 'm').test(head))
}

/** A term as its list wants it written. */
export function writeTerm(term: string, { quote, inFlow }: Pick<Extract<HeadQuery, { kind: 'term' }>, 'quote' | 'inFlow'>, format: HeadFormat): string {
  if (format !== 'yaml') return quoteString(term)
  return formatScalar(term, { quotes: quote === '' ? 'plain' : quote === '"' ? 'double' : 'single', inFlow })
}

function termQuery(above: string, field: TermField, key: string): Extract<HeadQuery, { kind: 'term' }> | null {
  const name = `(?:^|[\\n{,])[ \\t]*["']?${escaped(key)}["']?[ \\t]*`
  const flow = new RegExp(`${name}[:=][ \\t]*\\[([^\\]]*)$`).exec(above)
  const item = new RegExp(`${name}:[ \\t]*(?:#[^\\n]*)?\\n(?:[ \\t]*(?:[-#][^\\n]*)?\\n)*[ \\t]*-[ \\t]+([^\\n]*)$`).exec(above)
  const single = new RegExp(`${name}:[ \\t]+([^\\n[{|>&*!]*)$`).exec(above)
  const part = flow ? lastItem(flow[1] ?? '') : (item?.[1] ?? single?.[1])
  const found = part === undefined ? null : /^(["']?)([^"'\n]{0,60})$/.exec(part)
  if (!found) return null
  const [whole, quote = '', query = ''] = found
  return { kind: 'term', query, length: whole.length, field, quote: quote as '"' | "'" | '', inFlow: flow !== null }
}

/** What stands after the last comma that no quotes hold. */
function lastItem(items: string): string {
  let rest = ''
  for (const [piece] of items.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[^"',]+|,/g)) rest = piece === ',' ? '' : rest + piece
  return rest.trimStart()
}

/** The key of the group that a line indented so far stands in. */
function groupAbove(above: string, indent: number): string | null {
  for (const line of above.split('\n').reverse()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const depth = line.length - line.trimStart().length
    if (depth >= indent) continue
    return depth === 0 ? (/^([\w-]+)[ \t]*:[ \t]*(?:#.*)?$/.exec(line)?.[1] ?? null) : null
  }
  return null
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
