import { fieldPath } from '../../review/postFields.ts'
import { isOnScale } from '../../review/rating.ts'
import type { Rule } from '../rule.ts'

/** A rating that its scale does not have. */
export const ratingScale: Rule = {
  id: 'rating-scale',
  check({ fields: { rating }, facts, inHead }) {
    if (!rating || isOnScale(rating.value, rating.scale)) return []
    const { min, best, step } = rating.scale
    const isBetween = rating.value >= min && rating.value <= best
    return [{
      severity: 'warning',
      message: isBetween
        ? `The rating ${rating.value} falls between the steps of ${step} that this scale has. Choose a step, or set “rating.step” in library.yaml.`
        : `The rating ${rating.value} is off the scale, which goes from ${min} to ${best}. Choose another, or set “rating” in library.yaml.`,
      place: inHead(fieldPath('review.rating', facts.config)),
    }]
  },
}
