import type { RenderedBlock } from '../markdown/renderProfile.ts'

/** A stretch of the old blocks that stays; an old block whose HTML stays while its place changes; or blocks that are new. */
export type PatchStep =
  | { readonly keep: number; readonly count: number }
  | { readonly reuse: number; readonly place: Omit<RenderedBlock, 'html'> }
  | { readonly put: readonly RenderedBlock[] }

/** How one rendering becomes the next. Blocks that stay are not sent and their nodes are not touched. */
export type BlockPatch = readonly PatchStep[]

/** The steps from `before` to `after`. Blocks that are the same objects cost nothing; HTML is compared only between the first and the last that differ. */
export function diffBlocks(before: readonly RenderedBlock[], after: readonly RenderedBlock[]): BlockPatch {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++

  const places = new Map<string, number[]>()
  for (let index = start; index < before.length - end; index++) {
    const html = before[index]?.html ?? ''
    const same = places.get(html)
    if (same) same.push(index)
    else places.set(html, [index])
  }
  const builder = new PatchBuilder(before)
  builder.keep(0, start)
  let reached = start - 1
  for (const block of after.slice(start, after.length - end)) {
    const same = places.get(block.html)
    while (same && same.length > 0 && same[0]! <= reached) same.shift()
    const kept = same?.shift()
    if (kept === undefined) builder.put(block)
    else {
      reached = kept
      builder.reuse(kept, block)
    }
  }
  builder.keep(before.length - end, end)
  return builder.steps
}

/** The blocks after a patch. Blocks that stay are the same objects. */
export function applyPatch(before: readonly RenderedBlock[], patch: BlockPatch): RenderedBlock[] {
  const after: RenderedBlock[] = []
  for (const step of patch) {
    if ('put' in step) for (const block of step.put) after.push(block)
    else if ('reuse' in step) after.push({ html: before[step.reuse]?.html ?? '', ...step.place })
    else for (let index = step.keep; index < step.keep + step.count; index++) after.push(before[index]!)
  }
  return after
}

class PatchBuilder {
  readonly steps: PatchStep[] = []
  readonly #before: readonly RenderedBlock[]

  constructor(before: readonly RenderedBlock[]) {
    this.#before = before
  }

  keep(index: number, count: number): void {
    if (count === 0) return
    const last = this.steps.at(-1)
    if (last && 'keep' in last && last.keep + last.count === index) this.steps[this.steps.length - 1] = { keep: last.keep, count: last.count + count }
    else this.steps.push({ keep: index, count })
  }

  reuse(index: number, block: RenderedBlock): void {
    const old = this.#before[index]
    if (old && (old === block || samePlace(old, block))) return this.keep(index, 1)
    const { html: _html, ...place } = block
    this.steps.push({ reuse: index, place })
  }

  put(block: RenderedBlock): void {
    const last = this.steps.at(-1)
    if (last && 'put' in last) (last.put as RenderedBlock[]).push(block)
    else this.steps.push({ put: [block] })
  }
}

function samePlace(a: RenderedBlock, b: RenderedBlock): boolean {
  return a.gap === b.gap && a.lines === b.lines && a.headings.length === b.headings.length && a.headings.every((heading, i) => {
    const other = b.headings[i]
    return heading.line === other?.line && heading.slug === other.slug && heading.text === other.text && heading.level === other.level
  })
}
