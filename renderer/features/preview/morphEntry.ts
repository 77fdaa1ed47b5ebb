import { morphNode } from './morphNode.ts'

/** Where two texts differ, or rather the one item or row around that place. */
interface ChangedEntry {
  readonly tag: 'li' | 'tr'
  /** How many items or rows of any depth begin before it, and how many there are. */
  readonly index: number
  readonly count: number
  readonly html: string
}

/**
 * Makes a long list or table, whose HTML was `before`, what `after` says, by reading only the item or row that differs; false, and nothing is
 * changed, where that is not one alone. `parse` gives the elements of a piece of HTML.
 */
export function morphEntry(node: Element, before: string, after: string, parse: (html: string) => ParentNode): boolean {
  const found = changedEntry(before, after)
  if (!found) return false
  const entries = node.getElementsByTagName(found.tag)
  const entry = entries[found.index]
  if (!entry || entries.length !== found.count) return false
  const wanted = parse(found.tag === 'tr' ? `<table><tbody>${found.html}</tbody></table>` : `<ul>${found.html}</ul>`).querySelector(found.tag)
  if (!wanted) return false
  morphNode(entry, wanted)
  return true
}

/** The innermost item or row in which all that differs stands; null where it has others in it, or there is none. */
export function changedEntry(before: string, after: string): ChangedEntry | null {
  const tag = /^<(?:ul|ol)\b/.test(before) ? 'li' : before.startsWith('<table') ? 'tr' : null
  if (!tag) return null
  const [opens, closes] = [`<${tag}`, `</${tag}>`]
  const most = Math.min(before.length, after.length)
  let same = 0
  while (same < most && before.charCodeAt(same) === after.charCodeAt(same)) same++
  let rest = 0
  while (rest < most - same && before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)) rest++
  const start = before.lastIndexOf(opens, same - opens.length)
  const end = before.indexOf(closes, before.length - rest)
  if (start < 0 || end < 0) return null
  const inside = (text: string, to: number): string => text.slice(start + opens.length, to)
  const afterEnd = after.length - (before.length - end)
  const isOne = [inside(before, end), inside(after, afterEnd)].every((text) => !text.includes(opens) && !text.includes(closes))
  if (!isOne) return null
  return { tag, index: countOf(opens, before, start), count: countOf(opens, before, before.length), html: after.slice(start, afterEnd + closes.length) }
}

function countOf(piece: string, text: string, to: number): number {
  let count = 0
  for (let at = text.indexOf(piece); at >= 0 && at < to; at = text.indexOf(piece, at + 1)) count++
  return count
}
