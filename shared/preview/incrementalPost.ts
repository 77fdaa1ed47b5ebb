import type { Root } from 'hast'
import type { BlockFacts } from '../markdown/blockFacts.ts'
import { FootnoteNumbers } from '../markdown/footnotes.ts'
import { footnoteSection } from '../markdown/footnoteSection.ts'
import { HeadingSlugs, headingsOf, nameHeadings } from '../markdown/headings.ts'
import { layOut, placedSlot } from '../markdown/postLayout.ts'
import type { LeafName } from '../markdown/houseRules.ts'
import { joinedRuns } from '../markdown/rawTags.ts'
import { blockTree } from '../markdown/renderBlock.ts'
import type { RenderedBlock, RenderProfile } from '../markdown/renderProfile.ts'
import type { TextChange } from '../text/textChange.ts'
import { drawInto } from './drawInto.ts'
import { type ExpectedLabels, expectedLabels } from './expectedLabels.ts'
import { type BlockSplice, IncrementalParser } from './incrementalParser.ts'
import { LabelIndex } from './labelIndex.ts'
import type { LiveBlock } from './liveBlock.ts'
import { PostContext } from './postContext.ts'
import { answersSame, bothReads, recordingProfile } from './readRecorder.ts'

/** How many blocks are drawn before the caller is asked whether there is something more urgent. */
const blocksAtOnce = 400
/** What is read at once of a text that was opened: first what fills a screen. */
const firstSlice = 12_000
const nextSlices = 48_000

/**
 * A body that is rendered as it is edited. Once `isDone`, its blocks are what `renderPost` makes of the same text; until then those that
 * have not been read are missing and some may be as they were.
 */
export class IncrementalPost {
  #profile: RenderProfile
  readonly #parser: IncrementalParser
  readonly #labels = new LabelIndex()
  /** What is defined; of text that has not been read, as far as can be told without reading it. */
  #context = new PostContext([])
  #expected: ExpectedLabels | null = null
  /** What is defined outside of the body, where that is a part of another. */
  #outside: ExpectedLabels | null = null
  readonly #stale = new Set<LiveBlock>()
  readonly #changed = { context: false, references: false, headings: false, groups: false, footnotes: false }
  #references: readonly string[] = []
  #footnotes: RenderedBlock | null = null
  readonly #placed = new Map<LeafName, { readonly profile: RenderProfile; readonly block: RenderedBlock }>()
  #slice = firstSlice

  constructor(profile: RenderProfile) {
    this.#profile = profile
    this.#parser = new IncrementalParser((keys) => this.#context.labelsFor(keys), (splice) => this.#took(splice))
  }

  /** Whether everything is drawn as it stands. */
  get isDone(): boolean {
    return this.#isSettled && !this.#changed.footnotes
  }

  /** Whether what is left to do is little: what an edit leaves, not what opening does. */
  get isNearlyDone(): boolean {
    return this.#parser.isDone && this.#stale.size < blocksAtOnce && !this.isDone
  }

  /** Whether only what stands below all blocks may be left to do. */
  get #isSettled(): boolean {
    const { context, references, headings, groups } = this.#changed
    return this.#parser.isDone && this.#stale.size === 0 && !context && !references && !headings && !groups
  }

  /** All of the body as it is now, read or not. */
  get body(): string {
    return this.#parser.text
  }

  /** Takes another body; what `outside` defines counts where the body itself does not define it. */
  open(body: string, outside: ExpectedLabels | null = null): void {
    this.#parser.open(body)
    this.#outside = outside
    this.#slice = firstSlice
    this.#expect()
    this.#context = new PostContext(this.#facts())
  }

  /** Takes changes that all speak of the body as it was: sorted, not overlapping. */
  edit(changes: readonly TextChange[]): void {
    if (changes.length === 0) return
    this.#parser.edit(changes)
    this.#expect()
  }

  /** The front matter, the library or its settings changed. */
  setProfile(profile: RenderProfile): void {
    this.#profile = profile
    for (const block of this.#parser.blocks) if (block.source.facts.slots.length > 0 || !answersSame(profile, block.reads)) this.#outdate(block)
    this.#changed.footnotes = true
  }

  /** Does a part of the work that is left. */
  advance(): void {
    if (!this.#parser.isDone) this.#parser.advance(this.#slice)
    this.#slice = nextSlices
    if (this.#parser.isDone && this.#expected) {
      this.#expected = null
      this.#changed.context = true
    }
    if (this.#changed.context) this.#refreshContext()
    const batch = [...this.#stale].slice(0, blocksAtOnce)
    this.#read(batch)
    if (this.#changed.context) this.#refreshContext()
    if (this.#changed.groups) this.#regroup()
    if (this.#changed.references) this.#renumber()
    this.#draw(batch)
    if (this.#isSettled && this.#changed.footnotes) this.#drawFootnotes()
  }

  /** The blocks as they are now, or those that end before an offset. Those that did not change are the same objects as before. */
  blocks(before = Infinity): RenderedBlock[] {
    const slots = new Set<string>()
    for (const { source } of this.#parser.blocks) for (const slot of source.facts.slots) slots.add(slot)
    return layOut(this.ownBlocks(before), this.#footnotes, slots, this.#profile, (name) => this.#placedSlot(name))
  }

  /** The blocks that the body itself holds, without what front matter and footnotes add. */
  ownBlocks(before = Infinity): RenderedBlock[] {
    const rendered: RenderedBlock[] = []
    let unshown = 0
    let end = 0
    for (const block of this.#parser.blocks) {
      const { source } = block
      end += source.text.length
      if (end > before) break
      if (block.lead) continue
      const lines = block.group ? linesOf(block.group) : source.lines
      const gap = unshown + source.gap
      unshown = block.html === '' ? gap + lines : 0
      if (block.html !== '') rendered.push(block.render(gap, lines))
    }
    return rendered
  }

  /** Whether everything above an offset is drawn, though it may be drawn again. */
  isDrawnTo(offset: number): boolean {
    let end = 0
    for (const block of this.#parser.blocks) {
      if (this.#stale.has(block)) return false
      end += block.source.text.length
      if (end >= offset) return true
    }
    return this.#parser.isDone
  }

  #placedSlot(name: LeafName): RenderedBlock {
    const before = this.#placed.get(name)
    if (before?.profile === this.#profile) return before.block
    const made = placedSlot(name, this.#profile)
    const block = before?.block.html === made.html ? before.block : made
    this.#placed.set(name, { profile: this.#profile, block })
    return block
  }

  #expect(): void {
    if (this.#parser.isDone) return
    this.#expected = expectedLabels(this.#parser.rest)
    this.#changed.context = true
  }

  #facts(): ExpectedLabels[] {
    const facts: ExpectedLabels[] = this.#parser.blocks.map(({ source }) => source.facts)
    if (this.#expected) facts.push(this.#expected)
    if (this.#outside) facts.push(this.#outside)
    return facts
  }

  #took({ removed, added }: BlockSplice): void {
    for (const block of removed) {
      this.#labels.remove(block)
      this.#stale.delete(block)
      this.#noteFacts(block)
      if (block.headings.length > 0) this.#changed.headings = true
    }
    for (const block of added) {
      this.#labels.add(block)
      this.#stale.add(block)
      this.#noteFacts(block)
    }
  }

  #noteFacts({ source: { facts }, group, lead }: LiveBlock): void {
    if (facts.definitions.length + facts.footnotes.length > 0) this.#changed.context = true
    if (facts.footnotes.length > 0) this.#changed.footnotes = true
    if (facts.footnoteReferences.length > 0) this.#changed.references = true
    if (facts.tags.length > 0 || group || lead) this.#changed.groups = true
  }

  #outdate(block: LiveBlock): void {
    block.outdate()
    this.#stale.add(block)
  }

  #refreshContext(): void {
    this.#changed.context = false
    const before = this.#context
    this.#context = new PostContext(this.#facts())
    for (const key of this.#context.changesSince(before)) {
      for (const block of this.#labels.blocksWith(key)) this.#outdate(block)
      this.#changed.footnotes = true
    }
  }

  /** Reads again what has no tree, as drawing needs one. */
  #read(blocks: Iterable<LiveBlock>): void {
    for (const block of blocks) {
      if (block.nodes) continue
      this.#noteFacts(block)
      this.#parser.reread(block)
      this.#noteFacts(block)
    }
  }

  /** Finds which blocks raw HTML joins. */
  #regroup(): void {
    this.#changed.groups = false
    const { blocks } = this.#parser
    const groups = new Map<LiveBlock, readonly LiveBlock[]>()
    for (const { first, last } of joinedRuns(tagsOf(blocks))) groups.set(blocks[first]!, blocks.slice(first, last + 1))
    const leads = new Map([...groups].flatMap(([lead, members]) => members.slice(1).map((member) => [member, lead] as const)))
    for (const block of blocks) {
      const group = groups.get(block) ?? null
      const lead = leads.get(block) ?? null
      if (block.lead !== lead || !sameGroup(block.group, group)) {
        this.#stale.add(block)
        this.#changed.headings = true
      }
      block.group = group
      block.lead = lead
    }
  }

  /** Counts the footnotes; blocks whose numbers changed are to be drawn again. */
  #renumber(): void {
    this.#changed.references = false
    const numbers = new FootnoteNumbers()
    for (const block of this.#parser.blocks) {
      const { footnoteReferences } = block.source.facts
      if (footnoteReferences.length === 0 && block.footnoteUses.length === 0) continue
      const uses = numbers.take(footnoteReferences)
      if (JSON.stringify(uses) !== JSON.stringify(block.footnoteUses)) this.#stale.add(block)
      block.footnoteUses = uses
    }
    if (numbers.references.join('\n') !== this.#references.join('\n')) this.#changed.footnotes = true
    this.#references = numbers.references
  }

  #draw(batch: readonly LiveBlock[]): void {
    const trees = new Map<LiveBlock, Root>()
    const plant = (block: LiveBlock): void => {
      const lead = block.lead ?? block
      this.#stale.delete(block)
      if (trees.has(lead)) return
      const members = lead.group ?? [lead]
      this.#read(members)
      for (const member of members) this.#stale.delete(member)
      const nodes = lead.group ? this.#parser.readTogether(lead.group) : (lead.nodes ?? [])
      const tree = blockTree(nodes, {
        definition: (identifier) => this.#context.definitions.get(identifier),
        footnoteUses: members.flatMap((member) => member.footnoteUses),
      })
      const headings = headingsOf(tree, nodes[0]?.position?.start.line ?? 1)
      if (headings.length + lead.headings.length > 0) this.#changed.headings = true
      lead.headings = headings
      trees.set(lead, tree)
    }
    batch.forEach(plant)
    if (this.#changed.headings) for (const block of this.#rename()) plant(block)
    const { profile, taken } = recordingProfile(this.#profile)
    for (const [block, tree] of trees) {
      nameHeadings(tree, block.slugs)
      const isDrawn = drawInto(block, tree, profile)
      block.reads = block.edited ? bothReads(block.reads, taken()) : taken()
      for (const member of block.group ?? [block]) {
        member.nodes = null
        member.edited = null
      }
      if (!isDrawn) this.#outdate(block)
    }
  }

  /** Gives all headings their ids. Returns the blocks whose ids changed. */
  #rename(): LiveBlock[] {
    this.#changed.headings = false
    const slugs = new HeadingSlugs()
    const renamed = this.#parser.blocks.filter((block) => {
      if (block.lead || (block.headings.length === 0 && block.slugs.length === 0)) return false
      const before = block.slugs
      block.slugs = slugs.take(block.headings)
      return block.slugs.length !== before.length || block.slugs.some((slug, i) => slug !== before[i])
    })
    // headings within footnotes are named after all others
    if ((this.#footnotes?.html.match(/<h[1-6]/g)?.length ?? 0) > 1) this.#changed.footnotes = true
    return renamed
  }

  #drawFootnotes(): void {
    this.#changed.footnotes = false
    const slugs = new HeadingSlugs()
    for (const block of this.#parser.blocks) if (!block.lead && block.headings.length > 0) slugs.take(block.headings)
    const { definitions, footnotes } = this.#context
    const section = footnoteSection(this.#references, {
      definition: (identifier) => definitions.get(identifier),
      footnote: (identifier) => footnotes.get(identifier),
      slugs,
      profile: this.#profile,
    })
    if (section?.html !== this.#footnotes?.html) this.#footnotes = section
  }
}

function linesOf(group: readonly LiveBlock[]): number {
  return group.reduce((sum, { source }, i) => sum + source.lines + (i > 0 ? source.gap : 0), 0)
}

function sameGroup(a: readonly LiveBlock[] | null, b: readonly LiveBlock[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((block, i) => block === b[i]))
}

function* tagsOf(blocks: readonly LiveBlock[]): Iterable<BlockFacts['tags']> {
  for (const { source } of blocks) yield source.facts.tags
}
