import { type RenderedBlock, firstLines } from '../../../shared/markdown/renderProfile.ts'
import { morphChildren } from './morphNode.ts'
import { morphEntry } from './morphEntry.ts'
import { PreviewChunks } from './previewChunks.ts'

/** Of blocks with so much HTML only the item or row that changed is read. */
const longHtml = 4000

/** A block on the page and the first of its source lines; 0 where it has none. */
export interface ShownBlock {
  readonly block: RenderedBlock
  readonly node: HTMLElement
  readonly fromLine: number
}

/** The nodes of the preview: one element a block, which stays as long as its block stays. */
export class FrameDocument {
  readonly #page: Document
  readonly #chunks: PreviewChunks
  #blocks: readonly RenderedBlock[] = []
  #nodes: HTMLElement[] = []
  /** First line of each block; null until somebody asks. */
  #lines: Int32Array | null = null
  #marked: HTMLElement | null = null
  readonly #parsed: HTMLTemplateElement
  readonly #prepare: (content: ParentNode) => void

  /** `prepare` may change what is about to be put into the page. */
  constructor(page: Document, prepare: (content: ParentNode) => void) {
    const main = page.querySelector('main')
    if (!main) throw new Error('preview.html has no main')
    this.#page = page
    this.#prepare = prepare
    this.#parsed = page.createElement('template')
    this.#chunks = new PreviewChunks(main)
  }

  /**
   * Shows these blocks. Nodes of blocks with the same HTML are kept and not touched, and of an edited block what is the same in it: pictures do
   * not load again, opened details stay open.
   */
  show(blocks: readonly RenderedBlock[]): void {
    const before = this.#blocks
    const most = Math.min(before.length, blocks.length)
    let start = 0
    while (start < most && before[start]!.html === blocks[start]!.html) start++
    let end = 0
    while (end < most - start && before[before.length - 1 - end]!.html === blocks[blocks.length - 1 - end]!.html) end++

    const spare = new Map<string, HTMLElement[]>()
    for (let i = start; i < before.length - end; i++) {
      const same = spare.get(before[i]!.html)
      if (same) same.push(this.#nodes[i]!)
      else spare.set(before[i]!.html, [this.#nodes[i]!])
    }
    const changed = blocks.slice(start, blocks.length - end)
    const same = changed.map((block) => spare.get(block.html)?.shift() ?? null)
    // a block that was edited becomes what it is now: those that are left, in the order of the text
    const left = new Set([...spare.values()].flat())
    const old = this.#nodes.slice(start, before.length - end).flatMap((node, i) => (left.has(node) ? [{ node, html: before[start + i]!.html }] : []))
    const nodes = changed.map((block, i) => same[i] ?? this.#become(old.shift() ?? { node: this.#make(), html: '' }, block.html))
    for (const { node } of old) this.#chunks.remove(node)
    nodes.forEach((node, i) => this.#chunks.place(node, i > 0 ? nodes[i - 1]! : (this.#nodes[start - 1] ?? null)))
    this.#chunks.tidy()
    this.#nodes.splice(start, before.length - end - start, ...nodes)
    this.#blocks = blocks
    this.#lines = null
  }

  /** Takes everything away, for another post: nothing of one is kept in the other. */
  clear(): void {
    for (const node of this.#nodes) this.#chunks.remove(node)
    this.#chunks.tidy()
    this.#nodes = []
    this.#blocks = []
    this.#lines = null
  }

  /** The block of a line: the last one that begins at it or above. Blocks that are placed from the front matter have no lines. */
  at(line: number): ShownBlock | null {
    const lines = this.#firstLines()
    let found = -1
    for (let i = 0; i < lines.length; i++) if (lines[i]! > 0 && lines[i]! <= line) found = i
    return this.#shown(found)
  }

  /** Has a block laid out, so that it can be measured also where it is off the screen. */
  reveal({ node }: ShownBlock): void {
    this.#chunks.reveal(node)
  }

  /** The block that a node stands in. */
  of(node: Node): ShownBlock | null {
    const element = node instanceof this.#page.defaultView!.Element ? node : node.parentElement
    const block = element?.closest<HTMLElement>('.block')
    return block ? this.#shown(this.#nodes.indexOf(block)) : null
  }

  /** The first block with lines that reaches below a height of the window. */
  firstBelow(height: number): ShownBlock | null {
    const lines = this.#firstLines()
    const chunk = this.#chunks.firstBelow(height)
    const from = chunk ? this.#nodes.indexOf(chunk.firstElementChild as HTMLElement) : -1
    for (let i = Math.max(0, from); i < this.#nodes.length; i++) if (lines[i]! > 0 && this.#nodes[i]!.getBoundingClientRect().bottom > height) return this.#shown(i)
    return null
  }

  mark(line: number): void {
    const current = this.at(line)
    const marked = current && line < current.fromLine + current.block.lines ? current.node : null
    if (marked === this.#marked) return
    if (this.#marked) delete this.#marked.dataset['current']
    if (marked) marked.dataset['current'] = ''
    this.#marked = marked
  }

  #shown(index: number): ShownBlock | null {
    const block = this.#blocks[index]
    const node = this.#nodes[index]
    return block && node ? { block, node, fromLine: this.#firstLines()[index]! } : null
  }

  #firstLines(): Int32Array {
    return (this.#lines ??= firstLines(this.#blocks))
  }

  #make(): HTMLElement {
    const node = this.#page.createElement('div')
    node.className = 'block'
    return node
  }

  /** Makes a node that shows one HTML show another. */
  #become({ node, html: before }: { readonly node: HTMLElement; readonly html: string }, html: string): HTMLElement {
    const isDone = before.length >= longHtml && morphEntry(node, before, html, (piece) => this.#parse(piece))
    if (!isDone) morphChildren(node, this.#parse(html))
    this.#chunks.touch(node)
    return node
  }

  #parse(html: string): DocumentFragment {
    this.#parsed.innerHTML = html
    this.#prepare(this.#parsed.content)
    return this.#parsed.content
  }
}
