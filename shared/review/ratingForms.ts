import type { RatingScale } from './conventions.ts'

/** Grades of a library that names none of its own, best first. */
export const commonLetters: readonly string[] = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F']

/** A written rating taken apart, with what is needed to write another value the same way. */
export interface RatingForm {
  readonly value: number
  /** The scale's end as the form itself names it; null: the library's. */
  readonly best: number | null
  /** Grades, best first, where the form is a letter. */
  readonly letters: readonly string[] | null
  /** Writes another value in this form; null where the form cannot say it. */
  readonly format: (value: number) => string | null
}

/** Reads the text of a rating; null where it is none. */
export function readForm(written: string, scale: RatingScale): RatingForm | null {
  if (written.length > 100) return null
  const text = written.trim().replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return readLetter(text, scale) ?? readNumber(text) ?? readStars(text, scale)
}

/** Writes `value` as `form` was written, or as a plain number where that form cannot say it. */
export function formatLike(value: number, form: RatingForm): string {
  const said = form.format(value)
  if (said !== null) return said
  return form.best === null ? String(value) : `${value}/${form.best}`
}

function readLetter(text: string, scale: RatingScale): RatingForm | null {
  const letters = scale.letters ?? commonLetters
  const grade = text.replace('−', '-').toLowerCase()
  const at = letters.findIndex((letter) => letter.toLowerCase() === grade)
  if (at < 0) return null
  const last = letters.length - 1
  return { value: last - at, best: null, letters, format: (value) => letters[last - value] ?? null }
}

const numeral = String.raw`(-?\d+(?:[.,]\d+)?)(\s*½|\s1\/2)?`
const numberForms = new RegExp(`^${numeral}(?:(\\s*(?:/|out of|of)\\s*)(\\d+(?:[.,]\\d+)?))?(\\s*%|\\s*stars?)?$`, 'i')

function readNumber(text: string): RatingForm | null {
  const found = numberForms.exec(text)
  if (!found) return null
  const [, digits = '', half, between, over, suffix = ''] = found
  const percent = suffix.trim() === '%'
  if (percent && over !== undefined) return null
  const best = percent ? 100 : over === undefined ? null : toNumber(over)
  if (best !== null && best <= 0) return null
  const comma = digits.includes(',')
  return {
    value: toNumber(digits) + (half ? 0.5 : 0),
    best,
    letters: null,
    format: (value) => {
      const whole = Math.floor(value)
      const number = half && value - whole === 0.5 ? `${whole}½` : comma ? String(value).replace('.', ',') : String(value)
      return number + (between ?? '') + (over ?? '') + suffix
    },
  }
}

const filled = /[★⭐🌟✭*]/gu
const empty = /[☆✩]/gu
const halfMark = /½|⯨|⯪|1\/2/u

function readStars(written: string, scale: RatingScale): RatingForm | null {
  const text = written.replace(/\uFE0F/g, '')
  const said = /\s*\(([^()]*)\)$/.exec(text)
  const drawn = said ? text.slice(0, said.index) : text
  const fullCount = drawn.match(filled)?.length ?? 0
  const emptyCount = drawn.match(empty)?.length ?? 0
  const half = halfMark.exec(drawn)?.[0]
  const rest = drawn.replace(filled, '').replace(empty, '').replace(halfMark, '').trim()
  if (rest !== '' || (fullCount + emptyCount === 0 && half !== '½')) return null
  const inner = said ? readNumber(said[1]!.trim()) : null
  if (said && !inner) return null
  const value = fullCount + (half ? 0.5 : 0)
  if (inner && inner.value !== value) return null
  const starsEnd = emptyCount > 0 ? fullCount + emptyCount + (half ? 1 : 0) : scale.letters || scale.best > 5 ? 5 : null
  const star = /[★⭐🌟✭*]/u.exec(drawn)?.[0] ?? '★'
  const hollow = /[☆✩]/u.exec(drawn)?.[0]
  return {
    value,
    best: inner?.best ?? starsEnd,
    letters: null,
    format: (next) => {
      const whole = Math.floor(next)
      const hasHalf = next - whole === 0.5
      if (next < 0 || whole > 20 || (next !== whole && !hasHalf)) return null
      // `1/2` alone would be one of two.
      const halfSign = whole === 0 || half === undefined ? '½' : half
      const hollows = hollow && starsEnd !== null ? hollow.repeat(Math.max(0, starsEnd - whole - (hasHalf ? 1 : 0))) : ''
      const stars = star.repeat(whole) + (hasHalf ? halfSign : '') + hollows
      if (stars === '') return null
      return said && inner ? stars + text.slice(said.index).replace(said[1]!, inner.format(next) ?? String(next)) : stars
    },
  }
}

function toNumber(digits: string): number {
  return Number(digits.replace(',', '.'))
}
