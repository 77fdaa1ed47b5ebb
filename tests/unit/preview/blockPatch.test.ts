import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderedBlock } from '../../../shared/markdown/renderProfile.ts'
import { applyPatch, diffBlocks } from '../../../shared/preview/blockPatch.ts'

const block = (html: string, gap = 1, lines = 1): RenderedBlock => ({ html, gap, lines, headings: [] })

describe('a block patch', () => {
  it('keeps the blocks around a changed one, and sends no HTML of one that only moved', () => {
    const before = [block('a', 0), block('b'), block('c'), block('d')]
    const after = [before[0]!, block('B', 1, 2), block('c', 2), before[3]!]
    expect(diffBlocks(before, after)).toEqual([{ keep: 0, count: 1 }, { put: [after[1]] }, { reuse: 2, place: { gap: 2, lines: 1, headings: [] } }, { keep: 3, count: 1 }])
  })

  it('turns any rendering into any other', () => {
    const one = fc.record({ html: fc.constantFrom('a', 'b', 'c', 'd'), gap: fc.nat(2), lines: fc.nat(2), headings: fc.constantFrom([], [{ level: 2, text: 'T', slug: 't', line: 0 }]) })
    const blocks = fc.array(one, { maxLength: 12 })
    fc.assert(fc.property(blocks, blocks, fc.nat(12), (before, rest, shared) => {
      const after = [...before.slice(0, shared), ...rest]
      expect(applyPatch(before, diffBlocks(before, after))).toEqual(after)
    }))
  })

  it('sends nothing where nothing changed', () => {
    const blocks = [block('a'), block('a')]
    expect(diffBlocks(blocks, blocks)).toEqual([{ keep: 0, count: 2 }])
  })
})
