import type { RenderedBlock } from '../../../shared/markdown/renderProfile.ts'

interface ShownBlock {
  readonly block: RenderedBlock
  readonly node: HTMLElement
}

/** The nodes of the preview: one element a block, which stays as long as its block stays. */
export class FrameDocument {
  readonly #main: HTMLElement
  #shown: readonly ShownBlock[] = []

  constructor(document: Document) {
    const main = document.querySelector('main')
    if (!main) throw new Error('preview.html has no main')
    this.#main = main
  }

  /** Shows these blocks. Nodes of blocks with the same HTML are kept and not touched: pictures do not load again, opened details stay open. */
  show(blocks: readonly RenderedBlock[]): void {
    const byHtml = new Map<string, HTMLElement[]>()
    for (const { block, node } of this.#shown) {
      const same = byHtml.get(block.html)
      if (same) same.push(node)
      else byHtml.set(block.html, [node])
    }
    const next = blocks.map((block) => ({ block, node: byHtml.get(block.html)?.shift() ?? this.#make(block.html) }))
    for (const rest of byHtml.values()) for (const node of rest) node.remove()
    let before: ChildNode | null = this.#main.firstChild
    for (const { node } of next) {
      if (node === before) before = before.nextSibling
      else this.#main.insertBefore(node, before)
    }
    this.#shown = next
  }

  /** The block of a line: the last one that begins at it or above. Blocks that are placed from the front matter have no lines. */
  at(line: number): ShownBlock | null {
    let found: ShownBlock | null = null
    for (const entry of this.#shown) if (entry.block.fromLine > 0 && entry.block.fromLine <= line) found = entry
    return found
  }

  /** The block that a node stands in. */
  of(node: Node): ShownBlock | null {
    return this.#shown.find((entry) => entry.node.contains(node)) ?? null
  }

  /** The first block that reaches below the top of the window. */
  first(top: number): ShownBlock | null {
    return this.#shown.find(({ block, node }) => block.fromLine > 0 && node.offsetTop + node.offsetHeight > top) ?? null
  }

  mark(line: number): void {
    const current = this.at(line)
    const isWithin = current !== null && line <= current.block.toLine
    for (const { node } of this.#shown) if (node !== current?.node) delete node.dataset['current']
    if (current && isWithin) current.node.dataset['current'] = ''
    else if (current) delete current.node.dataset['current']
  }

  #make(html: string): HTMLElement {
    const node = this.#main.ownerDocument.createElement('div')
    node.className = 'block'
    node.innerHTML = html
    return node
  }
}
