import type { List, ListItem, RootContent, Table } from 'mdast'
import type { BlockPieces } from '../markdown/blockPieces.ts'
import type { SourceBlock } from '../markdown/sourceBlock.ts'

/** An item of a list or a body row of a table, as far as the rest of its block is concerned. */
export interface EntryOutline {
  /** Its lines, and the blank ones up to the next entry. */
  readonly lines: number
  /** Whether it is certain that it alone has all items of its list be set as paragraphs. */
  readonly isLoose: boolean
  readonly isTask: boolean
}

export interface Entry extends EntryOutline {
  readonly html: string
}

/** Entries that were read together. */
export interface Outline {
  readonly entries: readonly EntryOutline[]
  /** Whether items are set as paragraphs, which holds for all of a list. */
  readonly isLoose: boolean
}

/** A list or a table that was drawn, entry by entry, so that one that is changed need not have all the others read again. */
export interface BlockEntries {
  readonly open: string
  readonly entries: readonly Entry[]
  readonly close: string
  readonly isLoose: boolean
}

/** Smaller blocks are read whole. */
const fewestLines = 8

/** Where the entries of a table begin: below its heads and the line beneath them. */
export const headLines = 2

/** Whether a block, as far as can be seen from outside, is a list or a table that its entries may be changed in one by one. */
export function mayHaveEntries({ shape, startsClean, nesting, lines, text, facts }: SourceBlock): boolean {
  return (
    (shape === 'list 0' || shape === 'table 0') && lines >= fewestLines && startsClean && nesting.containers === 0 && nesting.fence === '' &&
    facts.definitions.length + facts.footnotes.length + facts.footnoteReferences.length + facts.tags.length + facts.slots.length === 0 &&
    // raw HTML has the whole block parsed once more, as HTML
    !text.includes('<')
  )
}

/** What marks the items of a list that begins so: `-`, `*`, `+`, `.` or `)`; '' where none begins at the start of the line. */
export function markerOf(line: string): string {
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t\n]|$)/.exec(line)?.[0].slice(-1) ?? ''
}

/**
 * The entries of a block of `lines` lines that was read as these nodes; null where they cannot be told apart by lines alone. `lineAt` is the text
 * from a line of the block on.
 */
export function outlineEntries(nodes: readonly RootContent[], lines: number, lineAt: (line: number) => string): Outline | null {
  const [node] = nodes
  if (nodes.length !== 1 || !node) return null
  if (node.type === 'table') return outlineRows(node, lines)
  return node.type === 'list' ? outlineItems(node, lines, lineAt) : null
}

function outlineRows({ children }: Table, lines: number): Outline | null {
  const isLineByLine = children.length - 1 === lines - headLines
  return isLineByLine ? { entries: children.slice(1).map(() => ({ lines: 1, isLoose: false, isTask: false })), isLoose: false } : null
}

function outlineItems({ children, spread, position }: List, lines: number, lineAt: (line: number) => string): Outline | null {
  const first = position?.start.line ?? 1
  const starts = children.map((item) => (item.position?.start.line ?? 0) - first)
  const marker = markerOf(lineAt(0))
  if (marker === '' || starts[0] !== 0 || starts.some((start, i) => markerOf(lineAt(start)) !== marker || (i > 0 && start <= starts[i - 1]!))) return null
  const entries = children.map((item, i): EntryOutline => {
    const [start, end] = [starts[i]!, starts[i + 1] ?? lines]
    const standsApart = end < lines && oneLine.test(lineAt(start)) && blankLine.test(lineAt(start + 1))
    return { lines: end - start, isLoose: isSpread(item) || (standsApart && end - start === 2), isTask: typeof item.checked === 'boolean' }
  })
  return { entries, isLoose: Boolean(spread) || children.some(isSpread) }
}

const blankLine = /^[ \t]*\n/
/** An item that is one line of a paragraph, whatever follows. */
const oneLine = /^\S+ (?:\*\*)?[\p{L}「《“]/u

const isSpread = ({ spread, children }: ListItem): boolean => spread ?? children.length > 1

/** Entries with their HTML; null where there are not as many of both. */
export function entriesOf(outline: Outline, html: BlockPieces | null): BlockEntries | null {
  if (html?.pieces.length !== outline.entries.length) return null
  return { open: html.open, entries: outline.entries.map((entry, i) => ({ ...entry, html: html.pieces[i]! })), close: html.close, isLoose: outline.isLoose }
}

export function entriesHtml({ open, entries, close }: BlockEntries): string {
  return open + entries.map(({ html }) => html).join('') + close
}
