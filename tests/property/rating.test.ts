import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RatingScale } from '../../shared/review/conventions.ts'
import { convertRating, isOnScale, readRating, roundToScale, starParts, writeRating } from '../../shared/review/rating.ts'
import { part } from '../support/part.ts'

const scales: readonly RatingScale[] = [
  { best: 5, step: 0.5, min: 0.5 },
  { best: 5, step: 0.25, min: 0.25 },
  { best: 4, step: 0.5, min: 0 },
  { best: 10, step: 1, min: 1 },
  { best: 10, step: 0.1, min: 0 },
  { best: 100, step: 1, min: 0 },
  { best: 4, step: 1, min: 0, letters: ['A', 'B', 'C', 'D', 'F'] },
]
const scale = fc.constantFrom(...scales)
const onScale = (of: RatingScale) => part.map((share) => roundToScale(of.min + share * (of.best - of.min), of))
/** Numbers as people rate, and every other one. */
const anyNumber = fc.oneof(part.map((share) => share * 100), fc.integer({ min: -10, max: 100 }), fc.double())
const forms = fc.constantFrom<(string | number)[]>('3', '3,5', '3.5/5', '7/10', '7 / 10', '70%', '★★★½', '★★★★☆', '★★★★☆ (4/5)', '***1/2', 'B+', '4 stars', 3, 2.5)

describe('ratings', () => {
  it('read back as what was written, in whatever form', () => {
    fc.assert(
      fc.property(scale, forms, part, (library, previous, share) => {
        const before = readRating(previous, library)
        const own = before?.scale ?? library
        const value = roundToScale(share * own.best, own)
        const written = writeRating(value, previous, library)
        expect(readRating(written, library)).toMatchObject({ value, scale: { best: own.best } })
      }),
    )
  })

  it('keep their form when written twice', () => {
    fc.assert(
      fc.property(scale, forms, part, (library, previous, share) => {
        const own = readRating(previous, library)?.scale ?? library
        const once = writeRating(roundToScale(share * own.best, own), previous, library)
        const value = readRating(once, library)?.value ?? Number.NaN
        expect(writeRating(value, once, library)).toBe(once)
      }),
    )
  })

  it('convert onto the target scale, and never turn a better verdict into a worse one', () => {
    fc.assert(
      fc.property(
        scale.chain((from) => fc.tuple(fc.constant(from), scale, onScale(from), onScale(from))),
        ([from, to, one, other]) => {
          const [low, high] = one <= other ? [one, other] : [other, one]
          const converted = convertRating(low, from, to)
          expect(isOnScale(converted, to)).toBe(true)
          expect(converted).toBeLessThanOrEqual(convertRating(high, from, to))
        },
      ),
    )
  })

  it('stay as they are on their own scale', () => {
    fc.assert(
      fc.property(
        scale.chain((of) => fc.tuple(fc.constant(of), onScale(of))),
        ([of, value]) => {
          expect(convertRating(value, of, of)).toBe(value)
        },
      ),
    )
  })

  it('are always drawn as five stars', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (value, best) => {
        const { full, half, empty } = starParts(value, best)
        expect(full + half + empty).toBe(5)
        expect(Math.min(full, half, empty)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('are read from any text without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('★', '☆', '½', '1', '/', '5', ' ', '(', ')', '%', '.', 'B', '+', '*') }), scale, (text, of) => void readRating(text, of)))
  })
})
