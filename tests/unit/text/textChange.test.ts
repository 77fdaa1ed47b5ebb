import { describe, expect, it } from 'vitest'
import { applyChanges, composeChanges, differenceOf, mapPosition } from '../../../shared/text/textChange.ts'

describe('text changes', () => {
  it('all speak of the text as it was', () => {
    expect(applyChanges('abcdef', [{ from: 1, to: 2, insert: 'BBB' }, { from: 4, to: 4, insert: '-' }])).toBe('aBBBcd-ef')
  })

  it.each([[[{ from: 3, to: 2, insert: '' }]], [[{ from: 0, to: 9, insert: '' }]], [[{ from: 2, to: 4, insert: '' }, { from: 3, to: 5, insert: '' }]]])('that do not fit are refused: %j', (changes) => {
    expect(() => applyChanges('abcdef', changes)).toThrow(RangeError)
  })

  it('compose to one list', () => {
    expect(composeChanges(3, [{ from: 1, to: 1, insert: 'xyz' }], [{ from: 2, to: 3, insert: '' }])).toEqual([{ from: 1, to: 1, insert: 'xz' }])
  })

  it('between equal texts are none', () => {
    expect(differenceOf('a', 'a')).toEqual([])
    expect(differenceOf('rating: 4', 'rating: 4.5')).toEqual([{ from: 9, to: 9, insert: '.5' }])
  })

  it('move positions along; an insertion pushes those that look back at it', () => {
    const changes = [{ from: 2, to: 2, insert: 'xx' }, { from: 4, to: 6, insert: 'y' }]
    expect([1, 2, 3, 5, 6, 7].map((at) => mapPosition(at, changes, -1))).toEqual([1, 2, 5, 6, 7, 8])
    expect([1, 2, 3, 5, 6, 7].map((at) => mapPosition(at, changes, 1))).toEqual([1, 4, 5, 7, 7, 8])
  })
})
