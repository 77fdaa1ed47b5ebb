import type { RatingScale } from '../../../shared/review/conventions.ts'
import { isOnScale } from '../../../shared/review/rating.ts'

/**
 * What a key adds to a rating being typed: `4` then `.` then `5`, `1` then `0`, `B` then `+`. `value` is null while the text is
 * no rating on the scale; the whole is null where the key is none that ratings are typed with.
 */
export function typedRating(key: string, before: string, scale: RatingScale): { readonly text: string; readonly value: number | null } | null {
  const isKey = scale.letters ? /^[a-z+-]$/i.test(key) : /^[\d.,]$/.test(key)
  if (!isKey) return null
  const whole = read(before + key, scale)
  // What does not fit after the rest starts anew, so that `4` then `3` is three.
  if (whole !== null || !/^[\da-z]$/i.test(key)) return { text: before + key, value: whole }
  return { text: key, value: read(key, scale) }
}

function read(text: string, { letters, ...scale }: RatingScale): number | null {
  if (letters) {
    const at = letters.findIndex((letter) => letter.toLowerCase() === text.toLowerCase())
    return at < 0 ? null : letters.length - 1 - at
  }
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) && isOnScale(value, scale) ? value : null
}
