import type { FieldValue } from '../frontMatter/headTypes.ts'
import type { Rating, RatingScale } from './conventions.ts'
import { fiveStars } from './defaultConventions.ts'
import { formatLike, readForm } from './ratingForms.ts'

/**
 * Reads a rating however its author writes it: `3.5`, `"3.5/5"`, `7/10`, `70%`, `★★★½`, `★★★★☆ (4/5)`, `B+`.
 * A form that names its own scale is on that scale; every other is on the library's. A number off the scale is still
 * read (the checks speak of it); what is no rating at all is null.
 */
export function readRating(value: FieldValue | undefined, scale: RatingScale): Rating | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, scale, written: value } : null
  if (typeof value !== 'string') return null
  const form = readForm(value, scale)
  return form && { value: form.value, scale: scaleOf(form.best, form.letters, scale), written: value }
}

/**
 * What to write for a rating so that the author's own form stays: `7/10` becomes `8/10`, `★★★` becomes `★★★½`, `3` becomes `3.5`.
 * `value` is on the scale that `previous` reads on; where there was no rating, on `scale`.
 */
export function writeRating(value: number, previous: FieldValue | undefined, scale: RatingScale): FieldValue {
  const before = typeof previous === 'string' ? readForm(previous, scale) : null
  if (before) {
    const like = formatLike(value, before)
    const { best } = scaleOf(before.best, before.letters, scale)
    const back = readRating(like, scale)
    // `★★☆☆` is of four, but `★★★★` would be read as four of five.
    return back?.value === value && back.scale.best === best ? like : `${value}/${best}`
  }
  return scale.letters ? (letterAt(value, scale.letters) ?? value) : value
}

/** A rating for screen readers and plain text: `4.5 out of 5`, or the letter grade. */
export function ratingInWords(rating: { readonly value: number; readonly scale: RatingScale }): string {
  const { value, scale } = rating
  return (scale.letters && letterAt(value, scale.letters)) ?? `${value} out of ${scale.best}`
}

/** The same verdict on another scale: linear from zero to best, rounded half up to the target's step, kept on the scale. */
export function convertRating(value: number, from: RatingScale, to: RatingScale): number {
  return roundToScale((value / from.best) * to.best, to)
}

/** The nearest value that the scale knows; halfway goes up. */
export function roundToScale(value: number, scale: RatingScale): number {
  // A hair is added before rounding, as 3.15 / 0.1 is a hair less than 31.5 in binary.
  const steps = Math.floor(value / scale.step + 0.5 + 1e-9)
  return Math.min(scale.best, Math.max(scale.min, Number((steps * scale.step).toFixed(6))))
}

/** Whether a value lies on the scale's range and on one of its steps. */
export function isOnScale(value: number, scale: RatingScale): boolean {
  return value >= scale.min && value <= scale.best && Math.abs(roundToScale(value, scale) - value) < 1e-6
}

/** A rating drawn as five stars, by halves: the three always add up to five. */
export function starParts(value: number, best: number): { readonly full: number; readonly half: number; readonly empty: number } {
  const share = best > 0 && Number.isFinite(value) ? value / best : 0
  const halves = Math.min(10, Math.max(0, Math.floor(share * 10 + 0.5 + 1e-9)))
  const full = Math.floor(halves / 2)
  const half = halves % 2
  return { full, half, empty: 5 - full - half }
}

function letterAt(value: number, letters: readonly string[]): string | undefined {
  return letters[letters.length - 1 - value]
}

/** The scale of a form that names `best` itself. */
function scaleOf(best: number | null, letters: readonly string[] | null, library: RatingScale): RatingScale {
  if (letters) return letters === library.letters ? library : { best: letters.length - 1, step: 1, min: 0, letters }
  if (best === null || (best === library.best && !library.letters)) return library
  if (best === fiveStars.best) return fiveStars
  return { best, step: best <= 10 ? 0.5 : 1, min: 0 }
}
