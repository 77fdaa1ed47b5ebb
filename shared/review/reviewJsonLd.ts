import { formatDate, readPostDate } from '../post/postDate.ts'
import type { PostFields } from './postFields.ts'
import { subjectKind } from './subject.ts'

type Json = string | number | readonly Json[] | { readonly [key: string]: Json }

/**
 * A post's review as schema.org describes one, for search engines; null for a post that is no review (neither kind nor rating).
 * A review without a rating is still described, though no stars are shown for it.
 */
export function reviewJsonLd(post: {
  readonly fields: PostFields
  /** Absolute address of the published post. */
  readonly url: string | null
  readonly author: string | null
  readonly siteTitle: string
  /** BCP 47 tag. */
  readonly language: string
  readonly imageUrl: string | null
  readonly summary: string | null
}): { readonly [key: string]: Json } | null {
  const { fields, url, author, siteTitle, language, imageUrl, summary } = post
  const { rating, kind, by, cast } = fields
  if (kind === null && rating === null) return null
  const { schemaType, byProperty, castProperty } = subjectKind(kind)
  const item = withoutEmpty({
    '@type': schemaType,
    name: fields.subject ?? fields.title,
    alternateName: fields.originalTitle,
    image: imageUrl,
    ...(fields.year !== null && byProperty ? { [kind === 'series' ? 'startDate' : 'datePublished']: String(fields.year).padStart(4, '0') } : {}),
    ...(byProperty ? { [byProperty]: by.map((name) => maker(kind === 'album' ? 'MusicGroup' : kind === 'game' ? 'Organization' : 'Person', name)) } : {}),
    ...(castProperty ? { [castProperty]: cast.map((name) => maker('Person', name)) } : {}),
  })
  return withoutEmpty({
    '@context': 'https://schema.org',
    '@type': 'Review',
    name: fields.title,
    url,
    inLanguage: language,
    description: summary ?? fields.verdict,
    datePublished: isoDate(fields.date),
    dateModified: isoDate(fields.updated),
    author: author ? maker('Person', author) : maker('Organization', siteTitle),
    publisher: maker('Organization', siteTitle),
    itemReviewed: item,
    reviewRating: rating && { '@type': 'Rating', ratingValue: rating.value, bestRating: rating.scale.best, worstRating: rating.scale.min },
  })
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

/** The date in ISO 8601 with the precision it was written in, null where it is none. */
function isoDate(written: string | null): string | null {
  const date = written === null ? null : readPostDate(written, 'UTC')
  if (written === null || !date) return null
  if (date.precision === 'day') return written.trim()
  if (/^\S+T\S+$/.test(written.trim())) return written.trim()
  const inUtc = formatDate(date.ms, 'UTC')
  return date.hasOffset ? inUtc : inUtc.slice(0, 19)
}
