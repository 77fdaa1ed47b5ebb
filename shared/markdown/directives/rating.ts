import type { ElementContent } from 'hast'
import { ratingInWords } from '../../review/rating.ts'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import { placeholder } from './placeholder.ts'
import { stars } from './stars.ts'

/** `::rating`: the stars, the rating in words, and the verdict. */
export function rating(profile: RenderProfile): ElementContent[] {
  const { rating: given, verdict } = profile.fields
  if (given === null && verdict === null) return placeholder(profile, 'The rating will stand here.')
  return [
    element(
      'div',
      { className: ['rating'] },
      given ? element('p', {}, stars(given.value, given.scale.best, ratingInWords(given)), ' ', element('span', { className: ['rating-words'], ariaHidden: 'true' }, ratingInWords(given))) : null,
      verdict ? element('p', { className: ['verdict'] }, verdict) : null,
    ),
  ]
}
