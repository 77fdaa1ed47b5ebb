import { describe, expect, it } from 'vitest'
import { typedRating } from '../../../renderer/features/details/typedRating.ts'
import type { RatingScale } from '../../../shared/review/conventions.ts'

const five: RatingScale = { best: 5, step: 0.5, min: 0.5 }
const ten: RatingScale = { best: 10, step: 1, min: 1 }
const letters: RatingScale = { best: 4, step: 1, min: 0, letters: ['A', 'B+', 'B', 'C', 'F'] }

function type(keys: string, scale: RatingScale): readonly (number | null | undefined)[] {
  let text = ''
  return [...keys].map((key) => {
    const result = typedRating(key, text, scale)
    text = result?.text ?? text
    return result?.value
  })
}

describe('a rating typed on the slider', () => {
  it('is whole, then with its half', () => {
    expect(type('4.5', five)).toEqual([4, 4, 4.5])
  })

  it('starts anew where a figure does not fit', () => {
    expect(type('43', five)).toEqual([4, 3])
  })

  it('ignores what is not on the scale', () => {
    expect(type('70', five)).toEqual([null, null])
  })

  it('takes two figures where the scale has them', () => {
    expect(type('10', ten)).toEqual([1, 10])
  })

  it('takes a grade, and its sign after it', () => {
    expect(type('b+', letters)).toEqual([2, 3])
  })

  it('has no part in other keys', () => {
    expect(typedRating('a', '', five)).toBeNull()
    expect(typedRating('Enter', '', letters)).toBeNull()
  })
})
