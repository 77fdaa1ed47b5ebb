import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, diffBlocks } from '../../../shared/preview/blockPatch.ts'

const block = (html: string, fromLine: number, toLine = fromLine) => ({ html, fromLine, toLine })

describe('a block patch', () => {
  it('keeps the blocks around a changed one, and shifts those below', () => {
    const before = [block('a', 1), block('b', 3), block('c', 5)]
    const after = [block('a', 1), block('B', 3, 4), block('c', 6)]
    expect(diffBlocks(before, after)).toEqual([{ keep: 0, count: 1, shift: 0 }, { put: [after[1]] }, { keep: 2, count: 1, shift: 1 }])
  })

  it('turns any rendering into any other', () => {
    const blocks = fc.array(fc.record({ html: fc.constantFrom('a', 'b', 'c', 'd'), fromLine: fc.nat(20), toLine: fc.nat(20) }), { maxLength: 12 })
    fc.assert(fc.property(blocks, blocks, (before, after) => {
      expect(applyPatch(before, diffBlocks(before, after))).toEqual(after)
    }))
  })

  it('sends nothing where nothing changed', () => {
    const blocks = [block('a', 1), block('a', 3)]
    expect(diffBlocks(blocks, blocks)).toEqual([{ keep: 0, count: 2, shift: 0 }])
  })
})
