import type { FieldValue } from '../frontMatter/headTypes.ts'

export const reviewKinds = ['film', 'series', 'book', 'game', 'album', 'place', 'other'] as const
export type ReviewKind = (typeof reviewKinds)[number]

export const severities = ['mention', 'mild', 'moderate', 'severe'] as const
export type Severity = (typeof severities)[number]

/** How a library rates. Letter grades are a scale with `letters`, best first; `value` then counts from the worst (0) up. */
export interface RatingScale {
  readonly best: number
  readonly step: number
  readonly min: number
  readonly letters?: readonly string[]
}

/** A rating read from a post: the number on its scale, and the value exactly as found in the head. */
export interface Rating {
  readonly value: number
  readonly scale: RatingScale
  readonly written: FieldValue
}

export interface WarningCategory {
  readonly id: string
  readonly label: string
  readonly group: string
}

/** One content warning as the post declares it; `absent` is a reassurance ("the dog lives"). */
export interface Warning {
  readonly id: string
  readonly severity: Severity | null
  readonly note: string | null
  readonly spoiler: boolean
  readonly absent: boolean
}

export interface Quote {
  readonly text: string
  readonly source: string | null
  readonly lang: string | null
}

/** A hand-picked related post: its path relative to the post that names it, as written. */
export interface RelatedPost {
  readonly post: string
  readonly emoji: string | null
  readonly text: string | null
}

/** What a library may set about reviews; every function of the review domain takes this and nothing else of the library. */
export interface ReviewConventions {
  readonly ratingScale: RatingScale
  /** The taxonomy with the library's own categories added and its hidden ones left out. */
  readonly warningCategories: readonly WarningCategory[]
  /** A library's own names: from our dotted key to the top-level or dotted key that its posts use (`'review.rating': 'stars'`). */
  readonly keys: Readonly<Record<string, string>>
}
