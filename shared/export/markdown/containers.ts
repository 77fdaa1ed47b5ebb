import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { TextChange } from '../../text/textChange.ts'
import { type Dialect, entities } from './dialect.ts'
import { ownMarkdown } from './textMarks.ts'
import { markdownText } from './plainMarkdown.ts'
import { attributeText, type SiteForms } from './siteForms.ts'

const leaves = ['rating', 'warnings', 'trailer', 'quotes', 'related', 'signoff']
const containers = ['spoiler', 'warning']

/** The name of a directive that Marquee knows; null for any other node. */
export function directiveName(node: Nodes): string | null {
  if (node.type === 'leafDirective') return leaves.includes(node.name) ? node.name : null
  if (node.type === 'containerDirective') return containers.includes(node.name) ? node.name : null
  return null
}

/**
 * What makes a `:::spoiler` or `:::warning` plain: a block quote under its label, or for a spoiler a folded `<details>`
 * where the site keeps HTML. What is inside stays Markdown.
 * @param forms the site's own form, for one that is not within another block
 */
export function containerChanges(body: string, node: Extract<Nodes, { type: 'containerDirective' }>, dialect: Dialect, forms: SiteForms | null): TextChange[] {
  const from = node.position?.start.offset ?? 0
  const to = node.position?.end.offset ?? 0
  const lineStart = from - ((node.position?.start.column ?? 1) - 1)
  const prefix = body.slice(lineStart, from).replace(/[^>\s]/g, ' ')
  const fenceEnd = endOfLine(body, from, to)
  const lastLine = body.lastIndexOf('\n', to - 1) + 1
  const isClosed = lastLine > fenceEnd && /^[\s>]*:{3,}[ \t]*$/.test(body.slice(lastLine, to))
  const label = node.children[0]
  const isLabel = label?.type === 'paragraph' && label.data !== undefined && 'directiveLabel' in label.data && label.data.directiveLabel === true
  const said = isLabel ? toString(label).trim() : ''
  if (forms) {
    const { open, close } = forms.around(node.name === 'spoiler' ? 'spoiler' : 'warning', { label: attributeText(said || (node.name === 'spoiler' ? 'Spoiler' : 'Warning')) })
    return [{ from, to: fenceEnd, insert: `\n${open}\n` }, isClosed ? { from: lastLine, to, insert: `\n${close}\n` } : { from: to, to, insert: `\n\n${close}\n` }]
  }
  if (node.name === 'spoiler' && dialect.keepsHtml) {
    // Where Markdown counts in HTML, only a line of its own keeps the summary out of a paragraph.
    const start = `<details class="spoiler"${dialect.htmlAttribute}>${dialect.htmlAttribute === '' ? '' : `\n${prefix}`}`
    const opening = `${start}<summary>${entities(said || 'Spoiler')}</summary>\n${prefix}`
    const closing = isClosed ? { from: lastLine, to, insert: `${prefix}\n${prefix}</details>` } : { from: to, to, insert: `\n${prefix}\n${prefix}</details>` }
    return [{ from, to: fenceEnd, insert: opening }, closing]
  }
  const heading = `> **${ownMarkdown(markdownText(said || (node.name === 'spoiler' ? 'Spoiler' : 'Warning')), dialect)}**\n${prefix}>`
  const changes: TextChange[] = [{ from, to: fenceEnd, insert: heading }]
  const contentEnd = isClosed ? lastLine : to
  for (let newline = body.indexOf('\n', fenceEnd); newline >= 0 && newline + 1 < contentEnd; newline = body.indexOf('\n', newline + 1)) {
    const at = Math.min(newline + 1 + prefix.length, endOfLine(body, newline + 1, contentEnd))
    changes.push({ from: at, to: at, insert: '> ' })
  }
  if (isClosed) changes.push({ from: lastLine, to, insert: prefix.trimEnd() })
  return changes
}

function endOfLine(text: string, from: number, most: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 || end > most ? most : end
}
