import type { LiveBlock } from './liveBlock.ts'

/** From the key of a label to the blocks that may mention it. */
export class LabelIndex {
  readonly #blocks = new Map<string, Set<LiveBlock>>()

  add(block: LiveBlock): void {
    for (const key of block.source.labels) {
      const blocks = this.#blocks.get(key)
      if (blocks) blocks.add(block)
      else this.#blocks.set(key, new Set([block]))
    }
  }

  remove(block: LiveBlock): void {
    for (const key of block.source.labels) {
      const blocks = this.#blocks.get(key)
      blocks?.delete(block)
      if (blocks?.size === 0) this.#blocks.delete(key)
    }
  }

  blocksWith(key: string): Iterable<LiveBlock> {
    return this.#blocks.get(key) ?? []
  }
}
