import { readPostDate, rfcDate } from '../post/postDate.ts'
import type { Rating } from './conventions.ts'
import { namesElsewhere } from './namesElsewhere.ts'
import type { PostFields } from './postFields.ts'
import { ratingInWords } from './rating.ts'
import { subjectKind } from './subject.ts'

type Json = string | number | readonly Json[] | { readonly [key: string]: Json }

/**
 * A post's review as schema.org describes one, for search engines; null for a post that is no review (neither kind nor rating).
 * A review for which no stars are shown (`starsRefused`) is still described. The text itself is on the page and is not said again: spoilers would stand open in it.
 */
export function reviewJsonLd(post: {
  readonly fields: PostFields
  /** The post's title, or what stands for it. */
  readonly title: string
  /** Absolute address of the published post. */
  readonly url: string | null
  readonly author: string | null
  readonly siteTitle: string
  /** BCP 47 tag. */
  readonly language: string
  /** Of dates that name no offset. */
  readonly timeZone: string
  readonly imageUrl: string | null
  readonly summary: string | null
}): { readonly [key: string]: Json } | null {
  const { fields, title, url, author, siteTitle, language, timeZone, imageUrl, summary } = post
  const { rating, kind, by, cast } = fields
  if (kind === null && rating === null) return null
  const { schemaType, byProperty, castProperty } = subjectKind(kind)
  const item = withoutEmpty({
    '@type': schemaType,
    name: fields.subject?.trim() || title,
    alternateName: fields.originalTitle,
    image: imageUrl,
    ...namesElsewhere(fields),
    ...(fields.year !== null && fields.year > 0 && fields.year <= 9999 && byProperty ? { [kind === 'series' ? 'startDate' : 'datePublished']: String(fields.year).padStart(4, '0') } : {}),
    ...(byProperty ? { [byProperty]: by.map((name) => maker(kind === 'album' ? 'MusicGroup' : kind === 'game' ? 'Organization' : 'Person', name)) } : {}),
    ...(castProperty ? { [castProperty]: cast.map((name) => maker('Person', name)) } : {}),
  })
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': 'Review',
    name: title,
    url,
    inLanguage: language,
    description: summary ?? fields.verdict,
    datePublished: isoDate(fields.date, timeZone),
    dateModified: isoDate(fields.updated, timeZone),
    author: author ? maker('Person', author) : maker('Organization', siteTitle),
    publisher: maker('Organization', siteTitle),
    itemReviewed: item,
    // out of its range a rating would be an error, and the review would count for nothing
    reviewRating: rating && isInRange(rating) ? { '@type': 'Rating', ...(rating.scale.letters ? { name: ratingInWords(rating) } : {}), ratingValue: rating.value, bestRating: rating.scale.best, worstRating: rating.scale.min } : null,
  })
}

/** Why search engines show no stars for reviews like this one, after "for reviews"; null where they can. */
export function starsRefused({ rating, kind }: PostFields): string | null {
  if (rating === null) return 'without a rating'
  if (!isInRange(rating)) return 'whose rating is not on its scale'
  if (kind === null) return 'that do not say what kind of thing they are of'
  return subjectKind(kind).hasStars ? null : `of the kind “${subjectKind(kind).label}”`
}

/** The script element's text: JSON in which no letter can end the element. */
export function jsonLdScript(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function maker(type: string, name: string): { readonly [key: string]: Json } {
  return { '@type': type, name }
}

function withoutEmpty(entries: Readonly<Record<string, Json | null>>): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== null && entry[1] !== '' && !(Array.isArray(entry[1]) && entry[1].length === 0)))
}

/** The date in ISO 8601 with the precision and the offset that it was written in, null where it is none. */
export function isoDate(written: string | null, timeZone: string): string | null {
  return written !== null && readPostDate(written, timeZone)?.precision === 'day' ? written.trim() : rfcDate(written, timeZone)
}

function isInRange({ value, scale }: Rating): boolean {
  return value >= scale.min && value <= scale.best
}
