import type { Code, Definition, Image, ImageReference, InlineCode, Link, LinkReference, List, Nodes } from 'mdast'
import { eachNode } from '../../../markdown/eachNode.ts'
import { parseMarkdown } from '../../../markdown/parseMarkdown.ts'
import { type TextChange, applyChanges } from '../../../text/textChange.ts'
import { offsets } from '../../markdown/nodeChanges.ts'
import { orderedChanges } from '../../markdown/orderedChanges.ts'
import { markdownText } from '../../markdown/plainMarkdown.ts'
import { textRanges } from '../../markdown/spoilerSpans.ts'
import { htmlChanges } from './mdxHtml.ts'
import { isRunning, type Running } from './running.ts'

/** Marks of our own around the tag of a component, alone on its line: no text has these characters, which Unicode keeps for such use. */
const tagStart = '\ufdd0'
const tagEnd = '\ufdd1'

/** No more than that is taken for one, whoever wrote it. */
const tagLine = new RegExp(`^${tagStart}(</?Marquee[A-Z][a-z]+(?: [a-z]+="[^"<>{}]*")*>)${tagEnd}$`)

/** A component's tag that `mdxText` leaves alone. */
export function componentTag(tag: string): string {
  return `${tagStart}${tag}${tagEnd}`
}

/**
 * Markdown as MDX makes the same page of it: nothing in it is code to MDX, and HTML passes as it is. All else stays to the letter.
 * @param markdown with GitHub's extensions and without indented code, which MDX does not have
 */
export function mdxText(markdown: string): string {
  const root = parseMarkdown(markdown, { gfm: true, house: false })
  const definitions = new Map<string, Definition>()
  eachNode(root, (node) => void (node.type === 'definition' && !definitions.has(node.identifier) && definitions.set(node.identifier, node)))
  const quoted = new Set<Nodes>()
  eachNode(root, (node) => void (node.type === 'blockquote' && eachNode(node, (below) => void quoted.add(below))))
  const tight = new Set<Nodes>()
  eachNode(root, (node) => void (node.type === 'list' && isTight(node) && node.children.forEach(({ children }) => children.forEach((block) => tight.add(block)))))
  const changes: TextChange[] = []
  eachNode(root, (node) => {
    const { from, to } = offsets(node)
    const written = markdown.slice(from, to)
    const tag = node.type === 'paragraph' ? tagLine.exec(written)?.[1] : undefined
    if (tag !== undefined) {
      changes.push({ from, to, insert: tag })
      return 'skip'
    }
    if (node.type === 'image' || node.type === 'imageReference') changes.push(...pictureChanges(node, written, definitions))
    if (node.type === 'link' && isAddress(node, written, markdown)) {
      changes.push(...addressChanges(node, written, markdown))
      return 'skip'
    }
    if (node.type === 'inlineCode' && /\n[ \t>]*(?: {4}|\t)/.test(written)) changes.push({ from, to, insert: onOneLine(node, written) })
    if (node.type === 'definition') changes.push(...[...written.matchAll(/(?<=\]:)\s*\n[ \t>]*/g)].slice(0, 1).map(({ index, 0: gap }) => ({ from: from + index, to: from + index + gap.length, insert: ' ' })))
    if (node.type === 'code') changes.push(...fenceChanges(node, written))
    if (node.type === 'linkReference') changes.push(...referenceChanges(node, written, definitions))
    if (isRunning(node)) for (const range of ownText(node)) changes.push(...textChanges(markdown.slice(range.from, range.to), range.from, quoted.has(node)))
    if ('children' in node) changes.push(...htmlChanges(markdown, node, tight.has(node)))
    // at the margin, where a block begins, these are a module's
    if ((node.type === 'paragraph' || node.type === 'heading') && node.position?.start.column === 1 && /^(?:import|export) /.test(written)) changes.push({ from, to: from + 1, insert: `&#${written.charCodeAt(0)};` })
  })
  return applyChanges(markdown, orderedChanges(markdown, changes)).replaceAll(tagStart, '').replaceAll(tagEnd, '')
}

/** Whether the paragraphs of a list's items have no element of their own. */
function isTight({ spread, children }: List): boolean {
  return !spread && !children.some((item) => item.spread)
}

/** Where a node's own text stands: of a link, not its address. */
function ownText(node: Running): readonly { readonly from: number; readonly to: number }[] {
  if (node.type !== 'link' && node.type !== 'linkReference') return textRanges(node)
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (!first?.position || !last?.position) return []
  const [start, end] = [offsets(first).from, offsets(last).to]
  return textRanges(node).flatMap(({ from, to }) => (Math.max(from, start) < Math.min(to, end) ? [{ from: Math.max(from, start), to: Math.min(to, end) }] : []))
}

const escape = String.raw`\\[!-/:-@[-${'`'}{-~]`
// a bracket before the tag, or what is no address would be one
const braceOrTag = String.raw`(?<=\])\((?=<)|[{<]`
// so far from the margin no block begins, but for MDX, which has no indented code
const blockMark = String.raw`(?<=\n[ \t>]*(?: {4}|\t)[ \t]*)(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|${'`'}{3}|~{3}|=+(?=[ \t]*(?:\n|$))|[*_-](?=[*_ \t-]*(?:\n|$))|[|:-](?=[-:| \t]*(?:\n|$)))`
const quoteMark = String.raw`(?<=\n(?: {4}|\t)[ \t]*)>`

const marks = new RegExp(`${escape}|${braceOrTag}|${blockMark}`, 'g')
const marksOutsideQuotes = new RegExp(`${escape}|${braceOrTag}|${blockMark}|${quoteMark}`, 'g')

function textChanges(text: string, offset: number, isQuoted: boolean): TextChange[] {
  return [...text.matchAll(isQuoted ? marks : marksOutsideQuotes)].flatMap(({ index, 0: mark }) => {
    if (mark.startsWith('\\')) return []
    const at = offset + index + (/^\d/.test(mark) ? mark.length : 0)
    const character = text[at - offset] ?? ''
    return [{ from: at, to: at + 1, insert: `\\${character}` }]
  })
}

/** `<https://…>`, which MDX takes for a tag, and addresses that have, or would take into themselves, what is escaped. */
function isAddress(node: Link, written: string, markdown: string): boolean {
  const { to } = offsets(node)
  return written.startsWith('<') || (!written.startsWith('[') && node.children.length > 0 && (written.includes('{') || /^\S*?[{<]/.test(markdown.slice(to, to + 300))))
}

function addressChanges(node: Link, written: string, markdown: string): TextChange[] {
  const { from, to } = offsets(node)
  // a backslash or an exclamation mark would take the bracket for its own
  const mark = /(?<=(?:^|[^\\])(?:\\\\)*)(?:\\?!|\\)$/.exec(markdown.slice(Math.max(0, from - 64), from))?.[0] ?? ''
  const before = mark === '' ? '' : `&#${mark.charCodeAt(mark.length - 1)};`
  return [{ from: from - mark.length, to, insert: `${before}[${literally(written.startsWith('<') ? written.slice(1, -1) : written)}](${destination(node.url)})` }]
}

/** Code within a line whose further lines stand so far from the margin that MDX finds blocks in them. */
function onOneLine({ value }: InlineCode, written: string): string {
  const ticks = /^`+/.exec(written)?.[0] ?? ''
  return `${ticks} ${value.replace(/\n[ \t]*/g, ' ')} ${ticks}`
}

function pictureChanges(node: Image | ImageReference, written: string, definitions: ReadonlyMap<string, Definition>): TextChange[] {
  const place = node.type === 'image' ? node : definitions.get(node.identifier)
  if (!place || !/[{<]/.test(written)) return []
  return [{ ...offsets(node), insert: `![${literally((node.alt ?? '').replace(/\s+/g, ' '))}](${destination(place.url)}${titled(place.title)})` }]
}

/** A label is compared as it is written, so that one with escapes is another. */
function referenceChanges(node: LinkReference, written: string, definitions: ReadonlyMap<string, Definition>): TextChange[] {
  const place = definitions.get(node.identifier)
  const last = node.children.at(-1)
  if (!place || !last?.position || !/[{<]/.test(written)) return []
  return [{ from: offsets(last).to, to: offsets(node).to, insert: `](${destination(place.url)}${titled(place.title)})` }]
}

/** A fence longer than any within: MDX ends code at one that is indented, too. */
function fenceChanges(node: Code, written: string): TextChange[] {
  const [fence = '', mark = ''] = /^(`|~)\1{2,}/.exec(written) ?? []
  const longest = Math.max(0, ...Array.from(node.value.matchAll(/^[ \t]+(`{3,}|~{3,})[ \t]*$/gm), ([, run = '']) => (run[0] === mark ? run.length : 0)))
  if (fence === '' || longest < fence.length) return []
  const more = mark.repeat(longest + 1 - fence.length)
  const { from, to } = offsets(node)
  const isClosed = new RegExp(`\\n[ \\t>]*${mark}{${fence.length},}[ \\t]*$`).test(written)
  return [{ from, to: from, insert: more }, ...(isClosed ? [{ from: to, to, insert: more }] : [])]
}

/** A text that reads as it is, and ends no code that begins before it, which an escaped backtick would. */
function literally(text: string): string {
  return markdownText(text).replaceAll('\\`', '&#96;')
}

function destination(url: string): string {
  return `<${url.replace(/[<>\\\s|`]/g, (mark) => encodeURIComponent(mark)).replace(/&(?=#?\w+;)/g, '&amp;')}>`
}

function titled(title: string | null | undefined): string {
  return title ? ` "${title.replace(/["\\&|<]/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\s+/g, ' ')}"` : ''
}
