import type { Nodes, Root, RootContent } from 'mdast'
import { leafDirectives } from '../../markdown/houseRules.ts'
import { type ParsedPart, parseBody } from '../../markdown/parseMarkdown.ts'
import type { Dialect } from './dialect.ts'

interface Part {
  readonly from: number
  readonly to: number
  isWanted: boolean
}

const blockStart = /\n(?:[ \t]*\n)+(?=[^\s>+*\d:-]|::[a-z])/g
/** What goes on over blank lines at the edge of the page: fences, containers, comments and the like. */
const staysOpen = /^ {0,3}(?:`{3}|~{3}|:{3}|<(?:script|pre|style|textarea|[!?]))/im
/** A definition gives brackets anywhere in the body their meaning. */
const definition = /\]:/
const plainHeading = /^#{1,6}[ \t]+[^\s#]/
const headingLine = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/m

/**
 * A body's tree, read only where it is asked for: most of a review is text that every Markdown reads alike, and parsing is nearly all that an
 * export takes. Parts end where a blank line is followed by a line that no block above can claim.
 */
export class BodyTree {
  readonly #body: string
  #parts: readonly Part[]
  #read: Pick<ParsedPart, 'root' | 'text'> | null = null

  constructor(body: string) {
    this.#body = body
    this.#parts = partsOf(body)
  }

  /** Top-level nodes of what was asked for, in order, with their offsets in the body; their lines count what was read only. */
  get root(): Root {
    return this.#parsed.root
  }

  /** The body with what is nested deeper than can be shown cut back, where that is in what was asked for; else the body itself. */
  get text(): string {
    return this.#parsed.text === this.#wantedText ? this.#body : parseBody(this.#body).text
  }

  /** Asks for the body in one. */
  wantWhole(): void {
    this.#parts = [{ from: 0, to: this.#body.length, isWanted: true }]
    this.#read = null
  }

  /** Asks for the parts in which something is found. */
  wantWhere(pattern: RegExp): void {
    for (const part of this.#parts) if (pattern.test(this.#textOf(part))) this.#want(part)
  }

  /** Asks for the part that an offset is in. */
  wantAt(offset: number): void {
    this.#want(this.#parts.findLast(({ from }) => from <= offset))
  }

  /** Where the first heading below the first block begins; null where there is none, and then the first block is asked for. */
  secondHeading(): number | null {
    // few look like a heading and are none; where all do, twice as many at a time keep the price in line with the length
    let atOnce = 1
    let unsure: Part[] = []
    for (const [at, part] of this.#parts.entries()) {
      const text = this.#textOf(part)
      if (!headingLine.test(text) || (at === 0 && !text.trim().includes('\n'))) continue
      // a part begins with a block, and such a line is nothing else
      if (at > 0 && plainHeading.test(text)) return this.#firstHeadingOf(unsure) ?? part.from
      unsure.push(part)
      if (unsure.length < atOnce) continue
      const found = this.#firstHeadingOf(unsure)
      if (found !== null) return found
      unsure = []
      atOnce *= 2
    }
    this.#want(this.#parts[0])
    return this.#firstHeadingOf(unsure)
  }

  #firstHeadingOf(parts: readonly Part[]): number | null {
    if (parts.length === 0) return null
    for (const part of [this.#parts[0], ...parts]) this.#want(part)
    // more may have been asked for, and a heading further down is not the first
    const starts = this.root.children.flatMap(({ type, position }, index) => (index > 0 && type === 'heading' && position?.start.offset !== undefined ? [position.start.offset] : []))
    return starts.find((start) => [this.#parts[0]!, ...parts].some(({ from, to }) => from <= start && start < to)) ?? null
  }

  #textOf({ from, to }: Part): string {
    return this.#body.slice(from, to)
  }

  #want(part: Part | undefined): void {
    if (!part || part.isWanted) return
    part.isWanted = true
    this.#read = null
  }

  get #wantedText(): string {
    return this.#parts.reduce((text, { from, to, isWanted }) => (isWanted ? text + this.#body.slice(from, to) : text), '')
  }

  /** Parts stand apart whatever is between them, so all that is wanted is read in one go. */
  get #parsed(): Pick<ParsedPart, 'root' | 'text'> {
    if (this.#read) return this.#read
    const wanted = this.#wantedText
    const read = leavesOnly(wanted) ?? parseBody(wanted)
    const shifts: Shift[] = []
    let at = 0
    for (const { from, to, isWanted } of this.#parts) {
      if (!isWanted) continue
      shifts.push({ at, by: from - at })
      at += to - from
    }
    if (shifts.some(({ by }) => by > 0)) move(read.root, shifts, new Set())
    return (this.#read = read)
  }
}

/** How far what was read from `at` on stands behind its place in the body. */
interface Shift {
  readonly at: number
  readonly by: number
}

function partsOf(body: string): Part[] {
  const open = definition.test(body) ? 0 : body.search(staysOpen)
  const parts: Part[] = []
  let from = 0
  for (const { index, 0: gap } of body.matchAll(blockStart)) {
    const to = index + gap.length
    if (open >= 0 && to > open) break
    // blank lines alone are no part: the first one is to hold the first block
    if (from === 0 && body.slice(0, index).trim() === '') continue
    parts.push({ from, to, isWanted: false })
    from = to
  }
  return [...parts, { from, to: body.length, isWanted: false }]
}

const leavesAlone = new RegExp(String.raw`^(?:[ \t]*\n)*(?:::(?:${leafDirectives.join('|')})(?:\n(?:[ \t]*\n)*|$))+$`)
const leaf = /^::([a-z]+)/gm

/** The tree of a text that holds directives on lines of their own and nothing else, as it is in most reviews; null for any other text. */
function leavesOnly(text: string): Pick<ParsedPart, 'root' | 'text'> | null {
  if (!leavesAlone.test(text)) return null
  const children = Array.from(text.matchAll(leaf), ({ 0: written, 1: name = '', index }): RootContent => {
    const line = text.slice(0, index).split('\n').length
    const position = { start: { line, column: 1, offset: index }, end: { line, column: 1 + written.length, offset: index + written.length } }
    return { type: 'leafDirective', name, attributes: {}, children: [], position }
  })
  return { root: { type: 'root', children }, text }
}

/** Nodes may share a place, which is to move once. */
function move(node: Nodes, shifts: readonly Shift[], moved: Set<object>): void {
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    const { offset } = point
    if (offset === undefined || moved.has(point)) continue
    moved.add(point)
    point.offset = offset + (shifts.findLast(({ at }) => at <= offset)?.by ?? 0)
  }
  if ('children' in node) for (const child of node.children) move(child, shifts, moved)
}

const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
/** Han text at line ends or beside emphasis, directives, HTML, spoilers, and strikethrough with one mark. */
const houseSyntax = `:(?<=(?:^|\\n)[ \\t>*+\\-\\d.)]*:)::?[a-zA-Z]|<[a-zA-Z!/?]|${han}(?:[*_~]|\\n[ \\t>]*${han})|[*_~]${han}|\\|\\||~(?<!~~)(?!~)`
const anything = '[^]'
const escapes = String.raw`\\[!-/:-@[-${'`'}{-~]`

/** Finds what a dialect may read otherwise than Marquee does: text without it stays as it is, unparsed. */
export function differencesOf(dialect: Dialect): RegExp {
  const { literalMarks, template } = dialect
  const sources = [
    houseSyntax,
    ...(literalMarks ? [literalMarks.source] : []),
    ...(dialect.escapable ? [escapes] : []),
    ...(dialect.pictureAlt ? [String.raw`!\[`] : []),
    ...(template ? [template.marks.source] : []),
    ...(dialect.strikethrough ? [] : ['~']),
    ...(dialect.nestsEmphasis ? [] : ['[*_]']),
    ...(dialect.linksAddresses ? [] : [String.raw`:\/\/|[wW]{3}\.|@`]),
    ...(dialect.taskLists ? [] : [String.raw`\[[ \txX]\]`]),
    ...(dialect.unescapesCode ? [] : [String.raw`\\\|`]),
    ...(dialect.backslashBreaks ? [] : [String.raw`\\\n`]),
    ...(dialect.indentedCode ? [] : [String.raw`(?:^|\n)[ \t>*+\-\d.)]*(?: {4}|\t)`]),
    ...(dialect.breaksLines || dialect.blockLayout || dialect.joinsBlocks ? [anything] : []),
  ]
  return new RegExp(sources.join('|'), 'u')
}
