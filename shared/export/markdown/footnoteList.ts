import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from '../../markdown/parseMarkdown.ts'
import { type TextChange, applyChanges } from '../../text/textChange.ts'
import { offsets } from './nodeChanges.ts'
import { orderedChanges } from './orderedChanges.ts'

/** Footnotes for a Markdown that has none: numbers that link to a list at the end, and back. Lines of code and all else stay. */
export function footnoteList(text: string): string {
  if (!/\[\^[^\]\s]+\]:/.test(text)) return text
  const references: FootnoteReference[] = []
  const definitions = new Map<string, FootnoteDefinition>()
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'footnoteReference') references.push(node)
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const numbers = new Map<string, number>()
  const changes: TextChange[] = []
  for (const reference of references.sort((a, b) => offsets(a).from - offsets(b).from)) {
    if (!definitions.has(reference.identifier)) continue
    const isFirst = !numbers.has(reference.identifier)
    const number = numbers.get(reference.identifier) ?? numbers.size + 1
    numbers.set(reference.identifier, number)
    changes.push({ ...offsets(reference), insert: `<sup${isFirst ? ` id="fnref-${number}"` : ''}><a href="#fn-${number}">${number}</a></sup>` })
  }
  const notes: { readonly number: number; readonly text: string }[] = []
  for (const [identifier, node] of definitions) {
    const { from, to } = offsets(node)
    const number = numbers.get(identifier)
    const inside = changes.filter((change) => change.from >= from && change.to <= to)
    const own = applyChanges(text.slice(from, to), orderedChanges(text, inside).map((change) => ({ ...change, from: change.from - from, to: change.to - from })))
    for (const change of inside) changes.splice(changes.indexOf(change), 1)
    changes.push({ from, to, insert: '' })
    if (number !== undefined) notes.push({ number, text: own.replace(/^\[\^[^\]]*\]:[ \t]*/, '').trimEnd() })
  }
  const list = notes.sort((a, b) => a.number - b.number).map(({ number, text: note }) => `${number}. <a id="fn-${number}"></a>${note} <a href="#fnref-${number}">↩</a>`)
  const rest = applyChanges(text, orderedChanges(text, changes)).replace(/\n{3,}$/, '\n').trimEnd()
  return list.length === 0 ? `${rest}\n` : `${rest}\n\n---\n\n${list.join(list.some((note) => note.includes('\n\n')) ? '\n\n' : '\n')}\n`
}
