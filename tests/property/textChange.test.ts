import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, changesWithin, composeChanges, differenceOf, invertChanges, mapPosition, type TextChange, trimChange } from '../../shared/text/textChange.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '花', '🌸'), maxLength: 30 })

/** Sorted changes that do not overlap, of a text of this length. */
function changesOf(length: number): fc.Arbitrary<TextChange[]> {
  return fc.array(fc.tuple(fc.nat(length), text), { maxLength: 8 }).map((points) => {
    const sorted = points.toSorted((a, b) => a[0] - b[0])
    const changes: TextChange[] = []
    sorted.forEach(([to], index) => {
      const [from, insert] = sorted[index - 1] ?? [0, '']
      if (index % 2 === 1) changes.push({ from, to, insert })
    })
    return changes
  })
}

const changed = text.chain((before) => fc.tuple(fc.constant(before), changesOf(before.length)))
const changedTwice = changed.chain(([before, first]) => fc.tuple(fc.constant(before), fc.constant(first), changesOf(applyChanges(before, first).length)))

describe('text changes', () => {
  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(changed, ([before, changes]) => {
        expect(applyChanges(applyChanges(before, changes), invertChanges(before, changes))).toBe(before)
      }),
    )
  })

  it('composed do what the two do one after the other', () => {
    fc.assert(
      fc.property(changedTwice, ([before, first, second]) => {
        const both = composeChanges(before.length, first, second)
        expect(applyChanges(before, both)).toBe(applyChanges(applyChanges(before, first), second))
        expect(both.every(({ from, to, insert }) => from < to || insert !== '')).toBe(true)
      }),
    )
  })

  it('between two texts are one change, and it leads from one to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = differenceOf(before, after)
        expect(changes.length).toBe(before === after ? 0 : 1)
        expect(applyChanges(before, changes)).toBe(after)
      }),
    )
  })

  it('within the beginning of a text leave a beginning of what they make of the whole', () => {
    fc.assert(
      fc.property(changed, fc.nat(40), ([before, changes], length) => {
        const start = before.slice(0, length)
        const made = applyChanges(start, changesWithin(changes, start.length))
        expect(applyChanges(before, changes).startsWith(made)).toBe(true)
        if (changes.every(({ to }) => to < start.length)) expect(made).toBe(applyChanges(start, changes))
      }),
    )
  })

  it('do the same when trimmed', () => {
    fc.assert(
      fc.property(changed, ([before, changes]) => {
        expect(applyChanges(before, changes.map((change) => trimChange(before, change)))).toBe(applyChanges(before, changes))
      }),
    )
  })

  it('keep positions in order, within the text, and at the same character where it was not touched', () => {
    fc.assert(
      fc.property(changed, fc.constantFrom(-1 as const, 1 as const), ([before, changes], side) => {
        const after = applyChanges(before, changes)
        const mapped = Array.from({ length: before.length + 1 }, (_, at) => mapPosition(at, changes, side))
        expect(mapped).toEqual(mapped.toSorted((a, b) => a - b))
        expect(mapped.at(-1)).toBeLessThanOrEqual(after.length)
        for (let at = 0; at < before.length; at++) {
          const isKept = changes.every(({ from, to }) => at < from || at >= to)
          if (isKept && mapPosition(at, changes, 1) < after.length) expect(after[mapPosition(at, changes, 1)]).toBe(before[at])
        }
      }),
    )
  })
})
