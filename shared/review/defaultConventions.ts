import type { RatingScale, ReviewConventions } from './conventions.ts'
import { warningCategories } from './warningCategories.ts'

/** Five stars by halves; there is no zero, as on Letterboxd. */
export const fiveStars: RatingScale = { best: 5, step: 0.5, min: 0.5 }

/** What holds in a library that says nothing. */
export const defaultConventions: ReviewConventions = { ratingScale: fiveStars, warningCategories, keys: {} }
