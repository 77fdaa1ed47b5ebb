import type { RatingScale } from '../../../shared/review/conventions.ts'

/** Scales that can be chosen; others are written in library.yaml by hand and only shown. */
export const ratingScales = [
  { id: '5-halves', label: '5 stars, with halves', scale: { best: 5, step: 0.5, min: 0.5 } },
  { id: '5', label: '5 stars', scale: { best: 5, step: 1, min: 1 } },
  { id: '4-halves', label: '4 stars, with halves', scale: { best: 4, step: 0.5, min: 0.5 } },
  { id: '10', label: '10 points', scale: { best: 10, step: 1, min: 1 } },
  { id: '100', label: '100 points', scale: { best: 100, step: 1, min: 0 } },
] as const satisfies readonly { readonly id: string; readonly label: string; readonly scale: RatingScale }[]

/** The scale's id in the list above, null for one that stands in library.yaml alone. */
export function ratingScaleId(scale: RatingScale): (typeof ratingScales)[number]['id'] | null {
  if (scale.letters) return null
  return ratingScales.find((known) => known.scale.best === scale.best && known.scale.step === scale.step)?.id ?? null
}

/** A scale in words, for one that cannot be chosen. @example ratingScaleWords({ best: 20, step: 1, min: 0 }) // '0 to 20 in steps of 1' */
export function ratingScaleWords(scale: RatingScale): string {
  if (scale.letters) return `${scale.letters[0]} to ${scale.letters.at(-1)}`
  return `${scale.min} to ${scale.best} in steps of ${scale.step}`
}
