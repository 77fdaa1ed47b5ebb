import type { Heading, Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { findLinks } from '../../library/findLinks.ts'
import { HeadingSlugs } from '../../markdown/headings.ts'
import type { LeafName } from '../../markdown/houseRules.ts'
import { parseMarkdown } from '../../markdown/parseMarkdown.ts'
import { type TextChange, applyChanges } from '../../text/textChange.ts'
import { BodyTree, differencesOf } from './bodyTree.ts'
import { containerChanges, directiveName } from './containers.ts'
import type { Dialect } from './dialect.ts'
import { footnoteList } from './footnoteList.ts'
import { linePrefix, nodeChanges, offsets } from './nodeChanges.ts'
import { orderedChanges } from './orderedChanges.ts'
import { markdownText } from './plainMarkdown.ts'
import { separateBlocks } from './separateBlocks.ts'
import { type FormAttributes, leansOnRest, type SiteForms } from './siteForms.ts'
import { isInlineSpoiler, plainSpan, spoilerSpans, textRanges } from './spoilerSpans.ts'
import { ownMarkdown, TextMarks } from './textMarks.ts'

/** Where a link or picture of the body leads on the site; null to take it away and keep its text. */
export type Rewrite = (url: string, kind: 'link' | 'image', at: number, inHtml: boolean) => string | null

/** What the body becomes with. */
export interface BodyParts {
  /** Markdown for each leaf directive, '' for nothing. */
  readonly leaves: Readonly<Record<string, string>>
  /** Whether warnings and rating are placed where the body places neither. */
  readonly placesReview: boolean
  /** Ids of headings that something links to. */
  readonly anchors: ReadonlySet<string>
  readonly rewrite: Rewrite
  /** A Markdown picture as HTML, null for one that stays as it is; null where none is to be written so. */
  readonly pictureHtml: ((url: string, alt: string, title: string | null) => string | null) | null
  /** The site's own form of directives, with what it is told of each; null for plain Markdown. */
  readonly forms: { readonly site: SiteForms; readonly attributes: Readonly<Record<string, FormAttributes>> } | null
}

/** What a reader of the site will see otherwise than in the preview. */
export interface BodyNote {
  readonly rule: 'raw-html' | 'template-in-code' | 'inline-spoiler'
  readonly at: number
}

interface Range {
  readonly from: number
  readonly to: number
}

const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
const joinedLines = new RegExp(`(?<=${han})\\n([ \\t>]*)(?=${han})`, 'gu')
const softBreak = /(?<! {2}|\\)\n([ \t>]*)/g

/**
 * A body as a generator's own parser reads it: house directives as plain Markdown or HTML, links as the site has them, template
 * marks of the author's text shown and not run, emphasis and line ends between Chinese characters as in the preview. All else stays
 * to the letter.
 */
export function postBody(body: string, dialect: Dialect, parts: BodyParts): { readonly text: string; readonly notes: readonly BodyNote[] } {
  const changes: TextChange[] = []
  const notes: BodyNote[] = []
  const found = findLinks(body)
  const tree = new BodyTree(body)
  // how blocks lie beside each other, and which heading is which, only the whole says
  if (parts.anchors.size > 0 || dialect.blockLayout || dialect.joinsBlocks) tree.wantWhole()
  else tree.wantWhere(differencesOf(dialect))
  const second = parts.placesReview ? tree.secondHeading() : null
  // Nested deeper than can be shown: what can be is what there is.
  if (tree.text !== body) return postBody(tree.text, dialect, parts)
  const html = rangesOf(tree.root, 'html')
  const links = found.map((link) => ({ ...link, target: parts.rewrite(link.url, link.kind, link.from, html.some(({ from, to }) => from <= link.from && link.to <= to)) }))
  for (const { target, from, kind } of links) if (target === null || (kind === 'image' && parts.pictureHtml !== null)) tree.wantAt(from)
  const { root } = tree
  const linkNodes: LinkText[] = []
  const codes: Range[] = []
  const places = new Set<string>()
  if (root.children.length > 0) {
    if (dialect.blockLayout) changes.push(...dialect.blockLayout(body, root))
    const marks = new TextMarks(body, dialect)
    const headingIds = idsOf(root, parts.anchors)
    const tops = new Set<Nodes>(root.children)
    let formEnd = 0
    walk(root, false, (node, isQuoted) => {
      const { from, to } = offsets(node)
      const name = directiveName(node)
      changes.push(...separateBlocks(body, node, parts.leaves, dialect))
      if (node.type === 'code' || node.type === 'inlineCode') codes.push({ from, to })
      if (node.type === 'html' && !dialect.keepsHtml && !/^<\/|^<!--[^]*?-->$/.test(node.value.trim())) notes.push({ rule: 'raw-html', at: from })
      else if (node.type === 'leafDirective' && name !== null) {
        places.add(name)
        const insert = tops.has(node) && linePrefix(body, node) === '' ? leafAlone(name, parts) : (parts.leaves[name] ?? '').split('\n').join(`\n${linePrefix(body, node)}`)
        changes.push({ from, to, insert })
      } else if (node.type === 'containerDirective' && name !== null) {
        const forms = parts.forms && tops.has(node) && linePrefix(body, node) === '' && !(parts.forms.site.isApart && leansOnRest(node)) ? parts.forms.site : null
        if (forms) formEnd = to
        changes.push(...containerChanges(body, node, dialect, forms))
      }
      else if (node.type === 'link' || node.type === 'image') linkNodes.push(linkText(node))
      else if (node.type === 'paragraph') changes.push(...joins(body, node, isQuoted, dialect))
      if (node.type === 'image') {
        const html = parts.pictureHtml?.(node.url, node.alt ?? '', node.title ?? null) ?? null
        if (html !== null) changes.push({ from, to, insert: html })
      }
      if (node.type === 'text' && node.position) changes.push(...marks.within(from, to))
      if (!isInlineSpoiler(node)) changes.push(...nodeChanges(body, node, dialect, headingIds))
      if ('children' in node && node.children.some(isInlineSpoiler)) {
        const form = from >= formEnd ? (parts.forms?.site.inline ?? null) : null
        const spans = form || dialect.keepsHtml ? spoilerSpans(body, node, form ?? plainSpan) : null
        if (spans) changes.push(...spans)
        else notes.push({ rule: 'inline-spoiler', at: from })
      }
      if ('children' in node && node.children.some(isWithoutPlace)) for (const range of textRanges(node)) changes.push(...marks.within(range.from, range.to))
    })
  }
  if (parts.placesReview && (second !== null || root.children.length > 0)) changes.push(...placeReview(root, body, second, places, { warnings: leafAlone('warnings', parts), rating: leafAlone('rating', parts) }))
  let linkNode = 0
  linkNodes.sort((a, b) => a.to - b.to)
  for (const { from, to, target, url, kind } of links) {
    if (target !== null) {
      if (target !== url) changes.push({ from, to, insert: target })
      // A bar means no table there, whatever the parser makes of bars.
      else if (url.includes('|') && dialect.literalMarks?.test('|')) changes.push({ from, to, insert: url.replaceAll('|', '%7C') })
      continue
    }
    while (linkNode < linkNodes.length && (linkNodes[linkNode]?.to ?? 0) < to) linkNode++
    const node = linkNodes[linkNode]
    if (!node || node.from > from) continue
    if (kind === 'image' && node.alt !== null) changes.push({ from: node.from, to: node.to, insert: ownMarkdown(markdownText(node.alt), dialect) })
    else if (node.textTo <= from) changes.push({ from: node.from, to: node.textFrom, insert: '' }, { from: node.textTo, to: node.to, insert: '' })
  }
  changes.push(...templateChanges(body, codes, dialect, notes))
  const text = applyChanges(body, orderedChanges(body, changes))
  return { text: dialect.footnotes ? text : footnoteList(text), notes }
}

/** The ids of a body's headings, as the preview gives them. */
export function headingIdsOf(body: string): ReadonlySet<string> {
  return new Set(headingsWithIds(parseMarkdown(body)).map(([, id]) => id))
}

function headingsWithIds(root: Root): (readonly [Heading, string])[] {
  const headings: Heading[] = []
  walk(root, false, (node) => void (node.type === 'heading' && headings.push(node)))
  const ids = new HeadingSlugs().take(headings.map((heading) => ({ level: heading.depth, text: toString(heading), line: 0 })))
  return headings.map((heading, at) => [heading, ids[at] ?? ''] as const)
}

function idsOf(root: Root, anchors: ReadonlySet<string>): ReadonlyMap<Heading, string> {
  return anchors.size === 0 ? new Map() : new Map(headingsWithIds(root).filter(([, id]) => anchors.has(id)))
}

function walk(node: Nodes, isQuoted: boolean, look: (node: Nodes, isQuoted: boolean) => void): void {
  look(node, isQuoted)
  if ('children' in node) for (const child of node.children) walk(child, isQuoted || node.type === 'blockquote', look)
}

/** Text that our own rules made: it has no place of its own in the body. */
function isWithoutPlace(node: Nodes): boolean {
  return (node.type === 'text' && !node.position) || isInlineSpoiler(node)
}

function rangesOf(root: Root, type: Nodes['type']): Range[] {
  const ranges: Range[] = []
  walk(root, false, (node) => void (node.type === type && ranges.push(offsets(node))))
  return ranges
}

interface LinkText extends Range {
  readonly textFrom: number
  readonly textTo: number
  /** A picture's description, null for a link. */
  readonly alt: string | null
}

function linkText(node: Extract<Nodes, { type: 'link' | 'image' }>): LinkText {
  const { from, to } = offsets(node)
  if (node.type === 'image') return { from, to, textFrom: from, textTo: to, alt: node.alt ?? '' }
  return { from, to, textFrom: node.children[0]?.position?.start.offset ?? from, textTo: node.children.at(-1)?.position?.end.offset ?? to, alt: null }
}

/** Line ends that print nothing between Chinese characters, and where line ends show as breaks, all that are none. */
function joins(body: string, paragraph: Parents, isQuoted: boolean, dialect: Dialect): TextChange[] {
  const { from, to } = offsets(paragraph)
  const join = (pattern: RegExp, insert: string): TextChange[] =>
    [...body.slice(from, to).matchAll(pattern)].flatMap((found) =>
      isQuoted || !found[1]?.includes('>') ? [{ from: from + found.index, to: from + found.index + found[0].length, insert }] : [],
    )
  return [...join(joinedLines, ''), ...(dialect.breaksLines ? join(softBreak, ' ') : [])]
}

function templateChanges(body: string, codes: readonly Range[], { template }: Dialect, notes: BodyNote[]): TextChange[] {
  const changes: TextChange[] = []
  let code = 0
  for (const { index, 0: mark } of template ? body.matchAll(template.marks) : []) {
    while (code < codes.length && (codes[code]?.to ?? 0) <= index) code++
    const around = codes[code]
    if (around && around.from <= index) {
      if (changes.at(-1)?.from === around.from) continue
      const escaped = template?.inCode(body.slice(around.from, around.to))
      if (escaped?.isChanged) notes.push({ rule: 'template-in-code', at: index })
      if (escaped) changes.push({ from: around.from, to: around.to, insert: escaped.text })
    } else changes.push({ from: index, to: index + mark.length, insert: template?.inText(mark) ?? mark })
  }
  return changes
}

/** What a leaf directive becomes where it stands by itself. */
function leafAlone(name: string, { leaves, forms }: BodyParts): string {
  const text = leaves[name] ?? ''
  if (text === '' || !forms) return text
  const { open, close } = forms.site.around(name as LeafName, forms.attributes[name] ?? {})
  return `\n${open}\n\n${text}\n\n${close}\n`
}

/** The warnings after the first section and the rating at the end, each unless the body places it itself. */
function placeReview(root: Root, body: string, second: number | null, places: ReadonlySet<string>, leaves: Readonly<Record<string, string>>): TextChange[] {
  const { warnings = '', rating = '' } = leaves
  const changes: TextChange[] = []
  if (warnings !== '' && !places.has('warnings')) {
    const at = second ?? root.children[0]?.position?.end.offset ?? body.length
    changes.push({ from: at, to: at, insert: second === null ? `\n\n${warnings}\n` : `${warnings}\n\n` })
  }
  if (rating !== '' && !places.has('rating')) changes.push({ from: body.length, to: body.length, insert: `\n\n${rating}\n` })
  return changes
}
