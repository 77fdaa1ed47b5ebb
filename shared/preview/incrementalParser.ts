import type { RootContent } from 'mdast'
import type { KnownLabels } from '../markdown/knownLabels.ts'
import { type Nesting, noNesting, sameNesting } from '../markdown/boundNesting.ts'
import { labelKeys } from '../markdown/blockFacts.ts'
import { parsePart } from '../markdown/parseMarkdown.ts'
import { type ParsedBlock, splitBlocks } from '../markdown/sourceBlock.ts'
import { type TextChange, applyChanges } from '../text/textChange.ts'
import { editedEntries } from './editedEntries.ts'
import { editedCode } from './fencedCode.ts'
import { LiveBlock } from './liveBlock.ts'

/** Blocks that an edit took out and put in. */
export interface BlockSplice {
  readonly removed: readonly LiveBlock[]
  readonly added: readonly LiveBlock[]
}

/** Changes nearer to each other than this are read as one. */
const nearbyCharacters = 2048
/** What is read behind an edit before more is tried. */
const firstReach = 512
/** Lines of a block that are read: it is read whole at each letter that is typed into it, in about two seconds at the most. */
export const mostLines = 3000
/** An edit that changes more than this below itself is read on in slices. */
const mostReach = 65_536

/**
 * A body as top-level blocks, kept up to date with its edits by reading again only what an edit can affect: from the nearest clean start
 * above it to the first block below that comes out as it was. What has not been read yet waits in `rest`.
 */
export class IncrementalParser {
  readonly blocks: LiveBlock[] = []
  /** Text below the blocks: blank lines once everything is read. */
  #rest = ''
  #isRead = true
  #restNesting: Nesting = noNesting
  /** How much of it was read as a block or two, which would be read in vain as far as their middle. */
  #restWasRead = 0
  readonly #labelsFor: (keys: readonly string[]) => KnownLabels
  readonly #onSplice: (splice: BlockSplice) => void

  constructor(labelsFor: (keys: readonly string[]) => KnownLabels, onSplice: (splice: BlockSplice) => void) {
    this.#labelsFor = labelsFor
    this.#onSplice = onSplice
  }

  /** Whether all of the text has been read. */
  get isDone(): boolean {
    return this.#isRead
  }

  /** The text below what has been read. */
  get rest(): string {
    return this.#rest
  }

  /** All of the text, read or not. */
  get text(): string {
    return this.#text(0, this.blocks.length) + this.#rest
  }

  /** Takes another text; `advance` reads it. */
  open(body: string): void {
    this.#splice(0, this.blocks.length, [])
    this.#rest = body
    this.#restNesting = noNesting
    this.#restWasRead = 0
    this.#isRead = false
  }

  /** Takes changes that all speak of the text as it was: sorted, not overlapping. */
  edit(changes: readonly TextChange[]): void {
    for (const near of nearby(changes).reverse()) this.#change(near)
  }

  /** Reads about so many characters of what has not been read. */
  advance(characters: number): void {
    const goal = this.#rest.length - characters
    while (!this.#isRead && this.#rest.length > goal) this.#readSlice(characters)
  }

  /** Reads a block again, because a label that it mentions changed its meaning. */
  reread(block: LiveBlock): void {
    const { text, labels, facts: _facts, ...place } = block.source
    const parsed = this.#readBelow(block, text)
    const facts = parsed.length === 1 ? parsed[0]!.source.facts : mergeFacts(parsed)
    block.source = { text, labels, facts, ...place }
    block.nodes = parsed.flatMap(({ nodes }) => nodes)
  }

  /** The tree of neighbours that are drawn as one. */
  readTogether(blocks: readonly LiveBlock[]): RootContent[] {
    const text = blocks.map(({ source }) => source.text).join('')
    return blocks[0] ? this.#readBelow(blocks[0], text).flatMap(({ nodes }) => nodes) : []
  }

  /** Reads a text that begins where a block does, with what stands right above it, which may reach into it. */
  #readBelow(block: LiveBlock, text: string): ParsedBlock[] {
    const index = this.blocks.indexOf(block)
    let first = index
    while (first > 0 && !this.blocks[first]!.source.startsClean) first--
    const above = this.#text(first, index)
    const part = above + text
    const { nesting } = this.blocks[first]!.source
    let offset = 0
    return splitBlocks(part, parsePart(part, this.#labelsFor(labelKeys(part)), nesting, mostLines), false).blocks.filter(({ source }) => {
      const from = offset
      offset += source.text.length
      return from >= above.length
    })
  }

  #change(changes: readonly TextChange[]): void {
    const from = changes[0]!.from
    const to = changes.at(-1)!.to
    let first = 0
    let start = 0
    while (first < this.blocks.length && start + this.#length(first) < from) start += this.#length(first++)
    let last = first
    let end = start
    while (last < this.blocks.length && end + this.#length(last) <= to) end += this.#length(last++)
    if (this.#changeWithin(first, start, changes)) return
    // the block above may go on into what is typed below it
    const touchesRest = last >= this.blocks.length
    first = Math.min(first, this.blocks.length - 1)
    if (first < 0) {
      this.#rest = applyChanges(this.#rest, changes)
      this.#isRead = false
      return
    }
    for (first = Math.max(0, first - 1); first > 0 && !this.blocks[first]!.source.startsClean; first--);
    const offset = this.#offset(first)
    const moved = changes.map((change) => ({ ...change, from: change.from - offset, to: change.to - offset }))
    if (touchesRest) {
      const read = this.#text(first, this.blocks.length)
      this.#giveBack(first, read + this.#rest, moved)
      this.#restWasRead = read.length
      return
    }
    const text = applyChanges(this.#text(first, last + 1), moved)
    this.#readAgain(first, last + 1, text)
  }

  /** Changes code within its fences or entries of a list or a table, which nothing else reads; false where it is something else that changes. */
  #changeWithin(index: number, start: number, changes: readonly TextChange[]): boolean {
    const block = this.blocks[index]
    if (!block || !this.#isRead) return false
    const below = this.blocks[index + 1]?.source ?? null
    if (!below && this.#rest !== '') return false
    const own = changes.map((change) => ({ ...change, from: change.from - start, to: change.to - start }))
    const code = editedCode(block.source, own, mostLines, below)
    if (code) {
      this.#splice(index, 1, [code])
      return true
    }
    const found = block.entries && editedEntries(block.source, block.entries, own, mostLines, below, this.#labelsFor)
    if (found) this.#put(index, 1, [new LiveBlock(found.block, found.edited, block.reads)])
    return found !== null
  }

  /** Reads `text` in place of the blocks from `first` to before `after`, and as many blocks behind as it takes to meet the old ones. */
  #readAgain(first: number, after: number, text: string): void {
    const { nesting } = this.blocks[first]!.source
    let window = text
    let end = after
    for (let reach = firstReach; ; reach *= 2) {
      for (let read = 0; end < this.blocks.length && (read < reach || end < after + 2); end++) {
        const more = this.blocks[end]!.source.text
        window += more
        read += more.length
      }
      const parsed = this.#parse(window, nesting, first === 0)
      const met = this.#meet(parsed.blocks, after, end, text.length)
      if (met) {
        this.#splice(first, met.old - first, parsed.blocks.slice(0, met.read))
        return
      }
      if (end === this.blocks.length || window.length > mostReach) break
    }
    this.#giveBack(first, window + this.#text(end, this.blocks.length) + this.#rest, [])
  }

  /** The first old block from `after` on that was read just as it was before, and its place among what was read. */
  #meet(read: readonly ParsedBlock[], after: number, end: number, offset: number): { readonly old: number; readonly read: number } | null {
    let index = 0
    let at = 0
    let oldAt = offset
    for (let old = after; old < end; oldAt += this.#length(old++)) {
      while (index < read.length && at < oldAt) at += read[index++]!.source.text.length
      const { source } = this.blocks[old]!
      const found = read[index]?.source
      if (index === 0 || at !== oldAt || !found || !source.startsClean) continue
      if (found.text.length === source.text.length && found.gap === source.gap && found.shape === source.shape && found.startsClean && sameNesting(found.nesting, source.nesting)) return { old, read: index }
    }
    return null
  }

  /** Leaves everything from a block on to be read anew. */
  #giveBack(first: number, text: string, changes: readonly TextChange[]): void {
    this.#restNesting = this.blocks[first]?.source.nesting ?? noNesting
    this.#rest = applyChanges(text, changes)
    this.#isRead = false
    this.#splice(first, this.blocks.length - first, [])
  }

  #readSlice(characters: number): void {
    const isStart = this.blocks.length === 0
    const atOnce = Math.max(characters, this.#restWasRead)
    this.#restWasRead = 0
    for (let size = atOnce; ; size *= 4) {
      const cut = size >= this.#rest.length ? this.#rest.length : this.#rest.indexOf('\n', size) + 1 || this.#rest.length
      const { blocks, tail, nesting } = this.#parse(this.#rest.slice(0, cut), this.#restNesting, isStart)
      const isLast = cut === this.#rest.length
      const whole = isLast ? blocks.length : blocks.findLastIndex((block, i) => i > 0 && block.source.startsClean)
      if (!isLast && whole <= 0) continue
      const length = blocks.slice(0, whole).reduce((sum, block) => sum + block.source.text.length, 0)
      this.#splice(this.blocks.length, 0, blocks.slice(0, whole))
      this.#restNesting = blocks[whole]?.source.nesting ?? nesting
      this.#isRead = isLast
      this.#rest = isLast ? tail : this.#rest.slice(length)
      return
    }
  }

  #parse(text: string, nesting: Nesting, isStart: boolean): { readonly blocks: readonly ParsedBlock[]; readonly tail: string; readonly nesting: Nesting } {
    const parsed = parsePart(text, this.#labelsFor(labelKeys(text)), nesting, mostLines)
    return { ...splitBlocks(text, parsed, isStart), nesting: parsed.nestings.at(-1) ?? noNesting }
  }

  #splice(start: number, count: number, parsed: readonly ParsedBlock[]): void {
    this.#put(start, count, parsed.map((block) => new LiveBlock(block)))
  }

  #put(start: number, count: number, added: readonly LiveBlock[]): void {
    const removed = this.blocks.slice(start, start + count)
    if (count === 0 && start === this.blocks.length) for (const block of added) this.blocks.push(block)
    else this.blocks.splice(start, count, ...added)
    this.#onSplice({ removed, added })
  }

  #length(index: number): number {
    return this.blocks[index]!.source.text.length
  }

  #offset(index: number): number {
    let offset = 0
    for (let i = 0; i < index; i++) offset += this.#length(i)
    return offset
  }

  #text(from: number, to: number): string {
    return this.blocks.slice(from, to).map(({ source }) => source.text).join('')
  }
}

function mergeFacts(parsed: readonly ParsedBlock[]): ParsedBlock['source']['facts'] {
  const all = parsed.map(({ source }) => source.facts)
  return {
    definitions: all.flatMap((facts) => facts.definitions),
    footnotes: all.flatMap((facts) => facts.footnotes),
    footnoteReferences: all.flatMap((facts) => facts.footnoteReferences),
    tags: all.flatMap((facts) => facts.tags),
    slots: all.flatMap((facts) => facts.slots),
  }
}

/** Changes in groups that are read as one each. */
function nearby(changes: readonly TextChange[]): TextChange[][] {
  const groups: TextChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    if (group && change.from - group.at(-1)!.to < nearbyCharacters) group.push(change)
    else groups.push([change])
  }
  return groups
}
