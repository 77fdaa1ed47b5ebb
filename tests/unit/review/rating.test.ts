import { describe, expect, it } from 'vitest'
import type { RatingScale } from '../../../shared/review/conventions.ts'
import { fiveStars } from '../../../shared/review/defaultConventions.ts'
import { convertRating, isOnScale, ratingInWords, readRating, starParts, writeRating } from '../../../shared/review/rating.ts'

const tenPoints: RatingScale = { best: 10, step: 1, min: 1 }
const letters: RatingScale = { best: 4, step: 1, min: 0, letters: ['A', 'B', 'C', 'D', 'F'] }

describe('readRating', () => {
  it.each([
    [3.5, 3.5, 5],
    [0, 0, 5],
    ['3.5', 3.5, 5],
    ['3,5', 3.5, 5],
    ['3.5/5', 3.5, 5],
    ['3½', 3.5, 5],
    ['3 1/2', 3.5, 5],
    ['4 out of 5', 4, 5],
    ['4 stars', 4, 5],
    ['7/10', 7, 10],
    ['7 / 10', 7, 10],
    ['7/10', 7, 10],
    ['70%', 70, 100],
    ['★★★½', 3.5, 5],
    ['★★★★☆', 4, 5],
    ['★★☆☆', 2, 4],
    ['⭐️⭐️⭐️', 3, 5],
    ['***1/2', 3.5, 5],
    ['★★★★★ (5/5)', 5, 5],
    ['☆☆☆☆☆', 0, 5],
    ['B+', 9, 12],
    ['b−', 7, 12],
    ['F', 0, 12],
    [7, 7, 5],
  ])('reads %j as %d of %d', (written, value, best) => {
    const rating = readRating(written, fiveStars)
    expect([rating?.value, rating?.scale.best]).toEqual([value, best])
    expect(rating?.written).toBe(written)
  })

  it.each([null, undefined, '', 'good', '★ or so', '/5', '5/0', true, [4], { value: 4 }, Number.NaN, Infinity, '1'.repeat(200), '★★★ (2/5)'])(
    'finds no rating in %j',
    (written) => expect(readRating(written, fiveStars)).toBeNull(),
  )

  it("reads a library's own letters, counted from the worst", () => {
    expect(readRating('A', letters)).toMatchObject({ value: 4, scale: letters })
    expect(readRating('f', letters)).toMatchObject({ value: 0, scale: letters })
    expect(readRating('B+', letters)).toBeNull()
  })

  it('takes stars to be of five where the library counts to ten', () => {
    expect(readRating('★★★½', tenPoints)).toMatchObject({ value: 3.5, scale: { best: 5 } })
    expect(readRating('8', tenPoints)).toMatchObject({ value: 8, scale: tenPoints })
  })
})

describe('writeRating', () => {
  it.each([
    [4, undefined, 4],
    [4, null, 4],
    [4.5, 3, 4.5],
    [4.5, '3', '4.5'],
    [4.5, '3,0', '4,5'],
    [4, '3.5/5', '4/5'],
    [8, '7 / 10', '8 / 10'],
    [80, '70%', '80%'],
    [4, '3.5 out of 5', '4 out of 5'],
    [2.5, '3½', '2½'],
    [4, '★★★½', '★★★★'],
    [3.5, '★★★', '★★★½'],
    [2.5, '★★★★☆', '★★½☆☆'],
    [2.5, '***1/2', '**1/2'],
    [4, '★★★★★ (5/5)', '★★★★ (4/5)'],
    [11, 'B+', 'A'],
    [3.75, '★★★', '3.75'],
    [4, '★★☆☆', '4/4'],
    [3.75, '★★★☆☆', '3.75/5'],
    [4, 'splendid', 4],
  ])('writes %d over %j as %j', (value, previous, written) => {
    expect(writeRating(value, previous, fiveStars)).toBe(written)
  })

  it('writes a letter where the library rates in letters', () => {
    expect(writeRating(3, undefined, letters)).toBe('B')
  })
})

describe('ratings for people', () => {
  it('says a rating in words', () => {
    expect(ratingInWords({ value: 4.5, scale: fiveStars })).toBe('4.5 out of 5')
    expect(ratingInWords({ value: 3, scale: letters })).toBe('B')
  })

  it.each([
    [3.5, 5, 3, 1, 1],
    [7, 10, 3, 1, 1],
    [70, 100, 3, 1, 1],
    [5, 5, 5, 0, 0],
    [0, 5, 0, 0, 5],
    [9, 5, 5, 0, 0],
    [-1, 5, 0, 0, 5],
    [3.25, 5, 3, 1, 1],
    [3, 0, 0, 0, 5],
  ])('draws %d of %d', (value, best, full, half, empty) => expect(starParts(value, best)).toEqual({ full, half, empty }))
})

describe('convertRating', () => {
  it('is linear and rounds half up', () => {
    expect(convertRating(3.5, fiveStars, tenPoints)).toBe(7)
    expect(convertRating(3.5, fiveStars, { best: 5, step: 1, min: 1 })).toBe(4)
    expect(convertRating(70, { best: 100, step: 1, min: 0 }, fiveStars)).toBe(3.5)
    expect(convertRating(0, tenPoints, fiveStars)).toBe(0.5)
    expect(convertRating(0.315, { best: 1, step: 0.005, min: 0 }, { best: 10, step: 0.1, min: 0 })).toBe(3.2)
  })

  it('knows what lies on a scale', () => {
    expect([0.5, 3, 4.5, 5].every((value) => isOnScale(value, fiveStars))).toBe(true)
    expect([0, 0.25, 3.7, 5.5, -1, Number.NaN].some((value) => isOnScale(value, fiveStars))).toBe(false)
  })
})
