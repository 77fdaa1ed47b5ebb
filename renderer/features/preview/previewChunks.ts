const mostBlocks = 80

/**
 * Groups the nodes of the preview's blocks into chunks that cost no layout while they are off the screen (previewFrame.css). Each chunk keeps
 * its margins to itself, so that one begins only where none would meet the margin above: with a plain paragraph.
 */
export class PreviewChunks {
  readonly #main: HTMLElement
  readonly #touched = new Set<HTMLElement>()
  #revealed: HTMLElement | null = null

  constructor(main: HTMLElement) {
    this.#main = main
    this.#main.replaceChildren(this.#make())
  }

  /** Puts a node behind another one, or first of all. */
  place(node: HTMLElement, before: HTMLElement | null): void {
    if (before ? node.previousElementSibling === before : this.#main.firstElementChild?.firstElementChild === node) return
    const old = node.parentElement
    if (old) this.#touched.add(old)
    if (before) before.after(node)
    else this.#main.firstElementChild!.prepend(node)
    this.#touched.add(node.parentElement!)
  }

  /** Says that what is in a node has changed. */
  touch(node: HTMLElement): void {
    if (node.parentElement) this.#touched.add(node.parentElement)
  }

  remove(node: HTMLElement): void {
    this.touch(node)
    node.remove()
  }

  /** Lays a node's chunk out also while it is off the screen, so that the node can be measured; the one before goes back to its guess. */
  reveal(node: HTMLElement): void {
    const chunk = node.parentElement
    if (chunk === this.#revealed) return
    this.#revealed?.classList.remove('chunk-revealed')
    chunk?.classList.add('chunk-revealed')
    this.#revealed = chunk
  }

  /** Splits chunks that grew, joins what must not begin one with the chunk above, and removes empty ones. */
  tidy(): void {
    for (const chunk of this.#touched) {
      const above = chunk.previousElementSibling
      if (above) while (chunk.firstElementChild && !mayBegin(chunk.firstElementChild)) above.append(chunk.firstElementChild)
      if (!chunk.firstElementChild && this.#main.childElementCount > 1) chunk.remove()
      else this.#split(chunk)
    }
    this.#touched.clear()
  }

  /** The first chunk that reaches below a height of the window. */
  firstBelow(top: number): Element | null {
    const chunks = this.#main.children
    let low = 0
    let high = chunks.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (chunks[middle]!.getBoundingClientRect().bottom > top) high = middle
      else low = middle + 1
    }
    return chunks[low] ?? null
  }

  /** Each node moves once, however many were put into the chunk together. */
  #split(chunk: HTMLElement): void {
    if (chunk.childElementCount <= mostBlocks) return
    const nodes = [...chunk.children]
    let last: Element = chunk
    let begin = 0
    const moveInto = (next: Element, end: number): void => {
      if (next !== chunk) next.append(...nodes.slice(begin, end))
      begin = end
    }
    for (let i = 0; i < nodes.length && nodes.length - begin > mostBlocks; i++) {
      if (i - begin < mostBlocks / 2 || !mayBegin(nodes[i]!)) continue
      moveInto(last, i)
      const next = this.#make()
      last.after(next)
      last = next
    }
    moveInto(last, nodes.length)
  }

  #make(): HTMLElement {
    const chunk = this.#main.ownerDocument.createElement('div')
    chunk.className = 'chunk'
    return chunk
  }
}

function mayBegin(node: Element): boolean {
  const first = node.firstElementChild
  return first?.tagName === 'P' && first.className === ''
}
