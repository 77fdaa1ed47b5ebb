import type { Html, Nodes, Paragraph, Parents } from 'mdast'
import { eachNode } from '../../../markdown/eachNode.ts'
import type { TextChange } from '../../../text/textChange.ts'
import { linePrefix, offsets } from '../../markdown/nodeChanges.ts'
import { isRunning } from './running.ts'

/** Elements that may stand within a line and that are as well written in JSX. */
const spans = 'a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var'
const attributes = String.raw`(?: (?!(?:slot|key|ref)\b)[a-z][a-z-]*(?:="[^"&<>{}|\n]*")?)*`
const opening = new RegExp(`^<(${spans})${attributes}>$`)
const closing = new RegExp(`^</(${spans})>$`)
const empty = new RegExp(`^<(br|wbr)${attributes} ?/?>$`)
const comment = /^<!--(?!-?>)((?:(?!-->)[^])*)-->$/

/**
 * What makes the HTML directly within a node valid MDX: elements that have both ends in the same text stay, as JSX has them; comments become comments; any
 * other HTML passes as a text that Astro puts into the page as it is.
 * @param isTight whether it stands in a list whose paragraphs have no element of their own
 */
export function htmlChanges(markdown: string, parent: Parents, isTight: boolean): TextChange[] {
  const children: readonly Nodes[] = parent.children
  const html = children.filter(isHtml)
  const joined = parent.type === 'paragraph' ? joinedLines(markdown, parent) : []
  if (html.length === 0) return joined
  if (!isRunning(parent)) return html.flatMap((node) => blockChange(markdown, node, parent))
  if (parent.type === 'paragraph' && children.every((child) => isHtml(child) || isBlank(child) || child.type === 'break')) return [wholeParagraph(parent, isTight)]
  const asJsx = jsxOf(html)
  // a paragraph of elements alone is none to MDX
  if (parent.type === 'paragraph' && isAllWithin(parent, asJsx)) asJsx.clear()
  return [...html.map((node) => ({ ...offsets(node), insert: asJsx.get(node) ?? passed(node.value) })), ...joined]
}

function isHtml(node: Nodes): node is Html {
  return node.type === 'html'
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** HTML that Astro puts into the page as it is. A bar would end a table's cell, a backtick may end code. */
function passed(html: string): string {
  const said = comment.exec(html)?.[1]
  if (said !== undefined) return `{/* ${said.replace(/\*\//g, '* /').replace(/\|/g, '¦').replace(/\s+/g, ' ').trim()} */}`
  // one that does not end would swallow the rest of the page
  const ended = html.lastIndexOf('<!--') > html.lastIndexOf('-->') ? `${html}-->` : html
  return `<Fragment set:html={${JSON.stringify(ended).replace(/[|`\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}} />`
}

/** A line below these that begins with a tag would be theirs to MDX. */
const goOn: readonly string[] = ['paragraph', 'list', 'blockquote', 'table', 'footnoteDefinition']

function blockChange(markdown: string, node: Html, parent: Parents): TextChange[] {
  const { from, to } = offsets(node)
  const children: readonly Nodes[] = parent.children
  const before = children[children.indexOf(node) - 1]
  if (!before || !goOn.includes(before.type) || isBelowBlank(markdown, node)) return [{ from, to, insert: passed(node.value) }]
  // a blank line would make paragraphs of all that the list has
  if (parent.type === 'listItem' && before.type === 'paragraph') return [{ from: offsets(before).to, to, insert: ` ${passed(node.value)}` }]
  return [{ from, to, insert: `\n${linePrefix(markdown, node)}${passed(node.value)}` }]
}

/** Whether the line above a node is blank, within quotes too. */
function isBelowBlank(markdown: string, node: Nodes): boolean {
  const lineStart = offsets(node).from - ((node.position?.start.column ?? 1) - 1)
  return /^[ \t>]*\n$/.test(markdown.slice(markdown.lastIndexOf('\n', lineStart - 2) + 1, lineStart))
}

/** A paragraph that is HTML and nothing else. */
function wholeParagraph(paragraph: Paragraph, isTight: boolean): TextChange {
  const value = paragraph.children.map((child) => (child.type === 'break' ? '<br>' : 'value' in child ? child.value : '')).join('')
  return { ...offsets(paragraph), insert: passed(isTight ? value : `<p>${value}</p>`) }
}

/** The tags that JSX can have, as it writes them. */
function jsxOf(html: readonly Html[]): Map<Html, string> {
  const jsx = new Map<Html, string>()
  const open: { readonly name: string; readonly node: Html }[] = []
  for (const node of html) {
    if (empty.test(node.value)) jsx.set(node, node.value.replace(/ ?\/?>$/, ' />'))
    const begun = opening.exec(node.value)?.[1]
    const ended = closing.exec(node.value)?.[1]
    if (begun !== undefined) open.push({ name: begun, node })
    const start = open.at(-1)
    if (ended === undefined || start?.name !== ended) continue
    open.pop()
    jsx.set(start.node, start.node.value).set(node, node.value)
  }
  return jsx
}

/** Whether nothing of a paragraph stands outside of its elements. */
function isAllWithin({ children }: Paragraph, jsx: ReadonlyMap<Html, string>): boolean {
  let depth = 0
  for (const child of children) {
    if (depth === 0 && !isHtml(child) && !isBlank(child)) return false
    if (isHtml(child) && jsx.has(child) && !empty.test(child.value)) depth += closing.test(child.value) ? -1 : 1
  }
  return true
}

const covered = '\ufdd2'
const tagsAlone = new RegExp(`^[ \\t>]*${covered}[${covered} \\t]*$`)

/** A line of tags alone would be a block to MDX: it goes on the line before, and the first ones on the next. */
function joinedLines(markdown: string, paragraph: Paragraph): TextChange[] {
  const { from, to } = offsets(paragraph)
  let text = markdown.slice(from, to)
  if (!text.includes('\n')) return []
  eachNode(paragraph, (node) => {
    if (!isHtml(node)) return
    const { from: start, to: end } = offsets(node)
    text = text.slice(0, start - from) + covered.repeat(end - start) + text.slice(end - from)
  })
  const lines = text.split('\n')
  const firstText = lines.findIndex((line) => !tagsAlone.test(line))
  let at = from
  return lines.slice(0, -1).flatMap((line, index) => {
    const below = lines[index + 1] ?? ''
    const newline = at + line.length
    at = newline + 1
    if (index >= firstText && !tagsAlone.test(below)) return []
    const hardBreak = /(?:\\| {2,})$/.exec(line)?.[0] ?? ''
    const prefix = /^[ \t>]*/.exec(below)?.[0] ?? ''
    return [{ from: newline - hardBreak.length, to: newline + 1 + prefix.length, insert: hardBreak === '' ? ' ' : '<br /> ' }]
  })
}
