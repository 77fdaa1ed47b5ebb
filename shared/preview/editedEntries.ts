import type { RootContent } from 'mdast'
import { boundNesting, nestingOf, sameNesting } from '../markdown/boundNesting.ts'
import { labelKeys } from '../markdown/blockFacts.ts'
import { eachNode } from '../markdown/eachNode.ts'
import type { KnownLabels } from '../markdown/knownLabels.ts'
import { parsePart } from '../markdown/parseMarkdown.ts'
import { type ParsedBlock, type SourceBlock, splitBlocks } from '../markdown/sourceBlock.ts'
import { type TextChange, applyChanges } from '../text/textChange.ts'
import { type BlockEntries, type Entry, type EntryOutline, headLines, markerOf, mayHaveEntries, type Outline, outlineEntries } from './blockEntries.ts'

/** What was read of a list or a table after changes: some of its entries, to be drawn into what was drawn of it before. */
export interface EditedEntries {
  readonly before: BlockEntries
  /** The entries of `before` that are replaced: from this one on, and how many. */
  readonly at: number
  readonly removed: number
  /** What was read, which may have an entry below those that are new that is as it was. */
  readonly outline: Outline
  readonly added: number
}

/** The block that follows, as far as it matters. */
type Below = Pick<SourceBlock, 'text' | 'gap' | 'nesting'>

/** The entries that changes touch, and what stands in their place. */
interface Region {
  readonly at: number
  readonly end: number
  readonly changed: string
  /** The entry below, as it was; '' where there is none. */
  readonly next: string
}

/**
 * A list or a table after changes (offsets in its own text) that leave all of its entries but those they touch as they are: only these are read.
 * null where it cannot be told so simply.
 */
export function editedEntries(
  block: SourceBlock, before: BlockEntries, changes: readonly TextChange[], mostLines: number, below: Below | null, labelsFor: (keys: readonly string[]) => KnownLabels,
): { readonly block: ParsedBlock; readonly edited: EditedEntries } | null {
  if (changes.at(-1)!.to > block.text.length) return null
  const text = applyChanges(block.text, changes)
  const source = { ...block, text, lines: countLines(text) - block.gap, labels: labelKeys(text) }
  if (/[\r\0]/.test(text) || !mayHaveEntries(source) || !isReadAsTyped(source, mostLines, below)) return null
  const region = regionOf(block, before.entries, changes, text)
  if (!region) return null
  const { at, end, changed, next } = region
  const heads = isTable(block) ? linesOf(block.text, block.gap, block.gap + headLines) : ''
  const read = readAlone(heads + changed + next, block.shape, labelsFor)
  if (!read) return null

  const { outline, nodes } = read
  const added = outline.entries.length - (next === '' ? 0 : 1)
  const kept = [...before.entries.slice(0, at), ...before.entries.slice(end)]
  const after = [...kept, ...outline.entries.slice(0, added)]
  if (after.length === 0 || after.reduce((sum, { lines }) => sum + lines, isTable(block) ? headLines : 0) !== source.lines) return null
  const [list] = nodes
  if (list?.type === 'list') {
    // what is said of all items must be as it was
    const isLoose = outline.isLoose || (before.isLoose && kept.some((entry) => entry.isLoose))
    if (isLoose !== before.isLoose || after.some(isTask) !== before.entries.some(isTask)) return null
    if (at === 0 && firstWord(changed + next) !== firstWord(linesOf(block.text, block.gap))) return null
    list.spread = isLoose
  }
  return { block: { source, nodes }, edited: { before, at, removed: end - at, outline, added } }
}

const isTable = ({ shape }: SourceBlock): boolean => shape === 'table 0'

const isTask = (entry: EntryOutline): boolean => entry.isTask

function regionOf(block: SourceBlock, entries: readonly Entry[], changes: readonly TextChange[], text: string): Region | null {
  const starts = entryStarts(block, entries)
  const [from, to] = [changes[0]!.from, changes.at(-1)!.to]
  if (from < starts[0]!) return null
  // a change between two entries may join them
  let at = entries.findIndex((_, i) => starts[i + 1]! >= from)
  const end = entries.findLastIndex((_, i) => starts[i]! <= to) + 1
  const endsAt = starts[end]! + text.length - block.text.length
  const marker = isTable(block) ? '' : markerOf(block.text.slice(starts[0]))
  const isItem = (item: string): boolean => markerOf(item) === marker
  if (marker !== '' && at > 0 && !isItem(text.slice(starts[at], endsAt))) at--
  const changed = text.slice(starts[at], endsAt)
  const next = block.text.slice(starts[end], starts[end + 1])
  const isApart = next === '' || changed === '' || changed.endsWith('\n')
  return isApart && (marker === '' || isItem(changed + next)) ? { at, end, changed, next } : null
}

/** Where each entry begins in the text of its block, and where the last one ends. */
function entryStarts(block: SourceBlock, entries: readonly EntryOutline[]): readonly number[] {
  const lines = lineStarts(block.text)
  let line = block.gap + (isTable(block) ? headLines : 0)
  const starts = entries.map((entry) => {
    const start = lines[line]!
    line += entry.lines
    return start
  })
  return [...starts, block.text.length]
}

/** Whether the parser is given a block as it is typed, and what stands below it is kept apart from it and in what it stood. */
function isReadAsTyped(source: SourceBlock, mostLines: number, below: Below | null): boolean {
  const own = linesOf(source.text, source.gap)
  const { text, nestings } = boundNesting(own + (below ? linesOf(below.text, 0, below.gap + 1) : ''), source.nesting, mostLines)
  if (!text.startsWith(own) || nestings.slice(0, source.lines).some(({ containers, fence }) => containers > 0 || fence !== '')) return false
  if (!below) return true
  const first = linesOf(below.text, below.gap, below.gap + 1)
  return own.endsWith('\n') && below.gap > 0 && /^[^ \t\r]/.test(first) && sameNesting(nestingOf(first, nestings[source.lines + below.gap]!), below.nesting)
}

/** Reads a text that is to be one block of a shape, with nothing around it and no more to tell than its entries. */
function readAlone(text: string, shape: string, labelsFor: (keys: readonly string[]) => KnownLabels): { readonly nodes: readonly RootContent[]; readonly outline: Outline } | null {
  const { blocks, tail } = splitBlocks(text, parsePart(text, labelsFor(labelKeys(text))), true)
  const [read] = blocks
  if (blocks.length !== 1 || tail !== '' || !read || read.source.shape !== shape || read.source.gap > 0 || hasMoreToTell(read)) return null
  const lines = lineStarts(text)
  const outline = outlineEntries(read.nodes, read.source.lines, (line) => text.slice(lines[line]))
  return outline && { nodes: read.nodes, outline }
}

function hasMoreToTell({ source: { facts }, nodes }: ParsedBlock): boolean {
  let hasHeading = false
  for (const top of nodes) eachNode(top, (node) => void (hasHeading ||= node.type === 'heading'))
  return hasHeading || facts.definitions.length + facts.footnotes.length + facts.footnoteReferences.length + facts.tags.length + facts.slots.length > 0
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** The lines of a text from one on, up to another or its end. */
function linesOf(text: string, from: number, to = Infinity): string {
  const starts = lineStarts(text)
  return text.slice(starts[from] ?? text.length, starts[to])
}

const countLines = (text: string): number => lineStarts(text).length - (text.endsWith('\n') ? 1 : 0)

const firstWord = (text: string): string => /^\S*/.exec(text)?.[0] ?? ''

/** The entries after the edit, with those that were drawn of what was read. */
export function withDrawn({ before, at, removed, added }: EditedEntries, drawn: readonly Entry[]): BlockEntries {
  return { ...before, entries: [...before.entries.slice(0, at), ...drawn.slice(0, added), ...before.entries.slice(at + removed)] }
}
