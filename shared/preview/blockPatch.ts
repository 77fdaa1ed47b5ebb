import type { RenderedBlock } from '../markdown/renderProfile.ts'

/** A stretch of the old blocks that stays, its lines shifted; or blocks that are new. */
export type PatchStep = { readonly keep: number; readonly count: number; readonly shift: number } | { readonly put: readonly RenderedBlock[] }

/** How one rendering becomes the next. Blocks that stay are not sent and their nodes are not touched. */
export type BlockPatch = readonly PatchStep[]

/** The steps from `before` to `after`. Blocks stay by equal HTML: at both ends first, then in order between them. */
export function diffBlocks(before: readonly RenderedBlock[], after: readonly RenderedBlock[]): BlockPatch {
  let start = 0
  const most = Math.min(before.length, after.length)
  while (start < most && before[start]?.html === after[start]?.html) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end]?.html === after[after.length - 1 - end]?.html) end++

  const places = new Map<string, number[]>()
  for (let index = start; index < before.length - end; index++) {
    const html = before[index]?.html ?? ''
    const same = places.get(html)
    if (same) same.push(index)
    else places.set(html, [index])
  }
  const builder = new PatchBuilder(before)
  let reached = start - 1
  after.forEach((block, index) => {
    if (index < start) return builder.keep(index, block)
    if (index >= after.length - end) return builder.keep(before.length - (after.length - index), block)
    const kept = places.get(block.html)?.find((place) => place > reached)
    if (kept === undefined) return builder.put(block)
    reached = kept
    builder.keep(kept, block)
  })
  return builder.steps
}

/** The blocks after a patch. Kept blocks whose lines did not move are the same objects. */
export function applyPatch(before: readonly RenderedBlock[], patch: BlockPatch): RenderedBlock[] {
  return patch.flatMap((step) => {
    if ('put' in step) return step.put
    const kept = before.slice(step.keep, step.keep + step.count)
    return step.shift === 0 ? kept : kept.map((block) => ({ ...block, fromLine: block.fromLine + step.shift, toLine: block.toLine + step.shift }))
  })
}

class PatchBuilder {
  readonly steps: PatchStep[] = []
  readonly #before: readonly RenderedBlock[]

  constructor(before: readonly RenderedBlock[]) {
    this.#before = before
  }

  keep(index: number, block: RenderedBlock): void {
    const old = this.#before[index]
    const shift = block.fromLine - (old?.fromLine ?? 0)
    if (!old || old.toLine + shift !== block.toLine) return this.put(block)
    const last = this.steps.at(-1)
    if (last && 'keep' in last && last.keep + last.count === index && last.shift === shift) this.steps[this.steps.length - 1] = { ...last, count: last.count + 1 }
    else this.steps.push({ keep: index, count: 1, shift })
  }

  put(block: RenderedBlock): void {
    const last = this.steps.at(-1)
    if (last && 'put' in last) this.steps[this.steps.length - 1] = { put: [...last.put, block] }
    else this.steps.push({ put: [block] })
  }
}
