import type { RootContent } from 'mdast'
import type { FootnoteUse } from '../markdown/footnotes.ts'
import type { UnnamedHeading } from '../markdown/headings.ts'
import type { RenderedBlock } from '../markdown/renderProfile.ts'
import type { BlockEntries } from './blockEntries.ts'
import type { EditedEntries } from './editedEntries.ts'
import type { ParsedBlock, SourceBlock } from '../markdown/sourceBlock.ts'
import { noReads, type Reads } from './readRecorder.ts'

const none: readonly never[] = []

/** A block of a post that is being edited: what it was read as, and what was last drawn of it and from what. */
export class LiveBlock {
  source: SourceBlock
  /** Its tree between reading and drawing; trees are not kept. */
  nodes: readonly RootContent[] | null
  /** What `nodes` are of a list or a table, where they are not all of it. */
  edited: EditedEntries | null
  /** What was drawn of a list or a table whose entries can be told apart. */
  entries: BlockEntries | null = null
  /** All blocks that are drawn as one with this one, itself first; null where it is drawn alone or by another. */
  group: readonly LiveBlock[] | null = null
  /** The block above that draws this one too. */
  lead: LiveBlock | null = null
  headings: readonly UnnamedHeading[] = none
  slugs: readonly string[] = none
  footnoteUses: readonly FootnoteUse[] = none
  /** What was asked while it was drawn, or what is left of it from before an edit. */
  reads: Reads
  html = ''
  #rendered: RenderedBlock | null = null

  constructor({ source, nodes }: ParsedBlock, edited: EditedEntries | null = null, reads: Reads = noReads) {
    this.source = source
    this.nodes = nodes
    this.edited = edited
    this.reads = reads
  }

  /** What was read and drawn of it means something else by now. */
  outdate(): void {
    this.nodes = null
    this.edited = null
    this.entries = null
  }

  /** What was drawn, in its place: the same object as long as nothing of it changes. */
  render(gap: number, lines: number): RenderedBlock {
    const before = this.#rendered
    if (before && before.html === this.html && before.gap === gap && before.lines === lines && this.#hasHeadingsOf(before)) return before
    const headings = this.headings.map((heading, i) => ({ ...heading, slug: this.slugs[i] ?? '' }))
    return (this.#rendered = { html: this.html, gap, lines, headings })
  }

  #hasHeadingsOf({ headings }: RenderedBlock): boolean {
    return headings.length === this.headings.length && headings.every(({ line, slug }, i) => line === this.headings[i]?.line && slug === this.slugs[i])
  }
}
