import type { Code, Heading, Html, Image, Link, ListItem, Nodes } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'
import type { Dialect } from './dialect.ts'
import { emphasisEdges } from './emphasisEdges.ts'
import { markdownText } from './plainMarkdown.ts'
import { entity } from './textMarks.ts'

const blockElements = /^(?:div|details|section|article|aside|figure|header|footer|center|blockquote|main|nav)$/

/** What has to change of one node so that a dialect reads it as Marquee does; its children are looked at by themselves. */
export function nodeChanges(body: string, node: Nodes, dialect: Dialect, headingIds: ReadonlyMap<Heading, string>): TextChange[] {
  switch (node.type) {
    case 'break':
      return dialect.backslashBreaks || body[offsets(node).from] !== '\\' ? [] : [{ from: offsets(node).from, to: offsets(node).from + 1, insert: '  ' }]
    case 'html':
      if (dialect.moreMark !== null && isMoreMark(node.value.trim())) return [{ ...offsets(node), insert: dialect.moreMark }]
      return dialect.htmlAttribute === '' ? [] : markdownInHtml(body, node, dialect.htmlAttribute)
    case 'inlineCode':
      return dialect.unescapesCode || !body.slice(offsets(node).from, offsets(node).to).includes('\\|') || !node.value.includes('|') ? [] : [{ ...offsets(node), insert: `<code>${codeText(node.value)}</code>` }]
    case 'emphasis':
      return emphasisEdges(body, node, dialect.edges, 'em', !dialect.nestsEmphasis && node.children.some(isEmphasis))
    case 'strong':
      return emphasisEdges(body, node, dialect.edges, 'strong', !dialect.nestsEmphasis && node.children.some(isEmphasis))
    case 'delete': {
      const isSingle = body[offsets(node).from + 1] !== '~'
      if (isSingle && dialect.edges === 'entities') return [...doubled(node), ...emphasisEdges(body, node, dialect.edges, 'del')]
      return emphasisEdges(body, node, dialect.edges, 'del', !dialect.strikethrough || isSingle)
    }
    case 'link':
      return dialect.linksAddresses ? [] : address(body, node)
    case 'image':
      return dialect.pictureAlt ? description(body, node, dialect.pictureAlt) : []
    case 'listItem':
      return dialect.taskLists ? [] : taskMark(body, node)
    case 'code':
      return dialect.indentedCode ? [] : fence(body, node, dialect)
    case 'heading': {
      const id = headingIds.get(node)
      const first = node.children[0]?.position?.start.offset
      const last = node.children.at(-1)?.position?.end.offset
      if (id === undefined || first === undefined || last === undefined || !dialect.headingId) return []
      const { before, after } = dialect.headingId(id)
      return [...(before ? [{ from: first, to: first, insert: before }] : []), ...(after ? [{ from: last, to: last, insert: after }] : [])]
    }
    default:
      return []
  }
}

/** What stands before a block on its line, in the shape that its further lines need. */
export function linePrefix(body: string, node: Pick<Nodes, 'position'>): string {
  const { from } = offsets(node)
  const lineStart = from - ((node.position?.start.column ?? 1) - 1)
  return body.slice(lineStart, from).replace(/[^>\s]/g, ' ')
}

// Blanks or none, capitals or not.
function isMoreMark(html: string): boolean {
  return /^<!--\s*more\s*-->$/i.test(html)
}

/** Where a node stands in the body. */
export function offsets(node: Pick<Nodes, 'position'>): { readonly from: number; readonly to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}

/** An address that is a link only because Marquee finds it in the text. */
function address(body: string, node: Link): TextChange[] {
  const { from, to } = offsets(node)
  const text = body.slice(from, to)
  if (to === from || /^[[<]/.test(text)) return []
  const isWhole = node.url === text || node.url === `mailto:${text}`
  return [{ from, to, insert: isWhole && !/[<>\s\\]/.test(text) ? `<${text}>` : `[${markdownText(text)}](<${node.url.replace(/[<>\\\s]/g, encodeURIComponent)}>)` }]
}

/** The description of a picture as words that show alike. */
function description(body: string, node: Image, write: (alt: string) => string): TextChange[] {
  const from = offsets(node).from + 2
  let depth = 0
  let to = from
  for (; to < offsets(node).to && (body[to] !== ']' || depth > 0); to++) {
    if (body[to] === '\\') to++
    else if (body[to] === '[') depth++
    else if (body[to] === ']') depth--
  }
  const written = body.slice(from, to)
  if (!body.startsWith('![', from - 2) || !/[*_~`\\&"'<>]|--|\.\.\./.test(written)) return []
  const insert = write(node.alt ?? '')
  return insert === written ? [] : [{ from, to, insert }]
}

function taskMark(body: string, node: ListItem): TextChange[] {
  if (typeof node.checked !== 'boolean') return []
  const { from, to } = offsets(node)
  const found = /^\S+[ \t]+(?=\[[ \txX\n]\])/.exec(body.slice(from, Math.min(to, from + 200)))
  return found ? [{ from: from + found[0].length, to: from + found[0].length + 3, insert: node.checked ? '☑' : '☐' }] : []
}

/** Indented code with a fence around it; nothing for code that has one. */
export function fence(body: string, node: Code, dialect: Dialect): TextChange[] {
  const { from, to } = offsets(node)
  if (/^ {0,3}(?:`{3}|~{3})/.test(body.slice(from, to))) return []
  const longest = Math.max(2, ...Array.from(node.value.matchAll(/`+/g), ([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  const text = dialect.template ? dialect.template.inCode(node.value).text : node.value
  return [{ from, to, insert: [marks, ...text.split('\n'), marks].join(`\n${linePrefix(body, node)}`) }]
}

function isEmphasis({ type }: Nodes): boolean {
  return type === 'emphasis' || type === 'strong'
}

/** Code as HTML, in which neither a table nor a template finds anything. */
function codeText(code: string): string {
  return code.replace(/[&<>{|]/g, entity)
}

/** Elements that stay open at the end of a block of HTML, so that Markdown follows in them, say so. */
function markdownInHtml(body: string, node: Html, attribute: string): TextChange[] {
  const { from, to } = offsets(node)
  const html = body.slice(from, to)
  const open: { readonly name: string; readonly end: number }[] = []
  for (const found of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi)) {
    const name = (found[2] ?? '').toLowerCase()
    if (!blockElements.test(name)) continue
    if (found[1] === '') open.push({ name, end: from + found.index + found[0].length })
    else if (open.at(-1)?.name === name) open.pop()
  }
  return open.flatMap(({ end }) => [
    { from: end - 1, to: end - 1, insert: attribute },
    // What follows on the line of the tag would be a paragraph.
    ...(body[end] !== undefined && body[end] !== '\n' ? [{ from: end, to: end, insert: `\n${linePrefix(body, node)}` }] : []),
  ])
}

/** `~struck~` as every parser reads it. */
function doubled(node: Nodes): TextChange[] {
  const { from, to } = offsets(node)
  return [{ from, to: from + 1, insert: '~~' }, { from: to - 1, to, insert: '~~' }]
}
