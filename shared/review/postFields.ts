import type { FieldValue, KeyPath, ParsedHead } from '../frontMatter/headTypes.ts'
import { type Quote, type Rating, type RelatedPost, type ReviewConventions, type ReviewKind, type Warning, reviewKinds } from './conventions.ts'
import { valueAtPath } from '../frontMatter/editSteps.ts'
import { type FieldMap, isFieldList, isFieldMap } from '../frontMatter/fieldValues.ts'
import { type Report, readDraft, readText, readTexts, readYear, typeInWords } from './fieldReaders.ts'
import { readRating } from './rating.ts'
import { readWarnings } from './warnings.ts'

/** A value that is there but is not what its key promises: shown and kept, never "fixed". */
export interface FieldTypeProblem {
  /** Dotted key as found in the post. */
  readonly key: string
  readonly message: string
}

/** A post's front matter as Marquee understands it: a view of the head, never stored. */
export interface PostFields {
  readonly title: string
  /** As written: `2025-03-09T21:30:00+08:00`, or with less precision. */
  readonly date: string | null
  readonly updated: string | null
  readonly slug: string | null
  readonly draft: boolean
  readonly summary: string | null
  readonly tags: readonly string[]
  readonly categories: readonly string[]
  readonly cover: string | null
  readonly coverAlt: string | null
  readonly kind: ReviewKind | null
  readonly subject: string | null
  readonly originalTitle: string | null
  readonly year: number | null
  readonly by: readonly string[]
  readonly cast: readonly string[]
  readonly rating: Rating | null
  readonly verdict: string | null
  readonly trailer: string | null
  /** null: not decided yet (no key); empty: "none". */
  readonly warnings: readonly Warning[] | null
  readonly quotes: readonly Quote[]
  readonly related: readonly RelatedPost[]
  /** Keys that Marquee does not know, in the head's order. */
  readonly otherKeys: readonly { readonly key: string; readonly value: FieldValue }[]
  readonly typeProblems: readonly FieldTypeProblem[]
}

/** Every key that Marquee understands, by our own dotted names. */
export const knownKeys = [
  'title', 'date', 'updated', 'slug', 'draft', 'summary', 'tags', 'categories', 'cover', 'coverAlt',
  'review.kind', 'review.subject', 'review.originalTitle', 'review.year', 'review.by', 'review.cast',
  'review.rating', 'review.verdict', 'review.trailer', 'warnings', 'quotes', 'related',
] as const
export type KnownKey = (typeof knownKeys)[number]

/**
 * Where this library keeps what we call `key` (dotted; items by number).
 * @example fieldPath('review.rating', conventions) // ['review', 'rating'], or ['stars'] where the library says so
 */
export function fieldPath(key: string, conventions: ReviewConventions): KeyPath {
  const mapped = Object.hasOwn(conventions.keys, key) ? conventions.keys[key] : undefined
  return (mapped ?? key).split('.')
}

/** Reads what Marquee knows from a parsed head; never throws, whatever the values' types. */
export function readPostFields(head: ParsedHead, conventions: ReviewConventions): PostFields {
  const typeProblems: FieldTypeProblem[] = []
  const report: Report = (key, message) => void typeProblems.push({ key, message })
  const read = <T>(key: KnownKey, reader: (value: FieldValue | undefined, key: string, report: Report) => T): T => {
    const path = fieldPath(key, conventions)
    return reader(valueAtPath(head.values, path), path.join('.'), report)
  }
  if (head.values['review'] !== undefined && head.values['review'] !== null && !isFieldMap(head.values['review']) && usesReviewGroup(conventions)) {
    report('review', `“review” should be a group of keys, but it is ${typeInWords(head.values['review'])}.`)
  }
  return {
    title: read('title', readText) ?? '',
    date: read('date', readText),
    updated: read('updated', readText),
    slug: read('slug', readText),
    draft: read('draft', readDraft),
    summary: read('summary', readText),
    tags: read('tags', readTexts),
    categories: read('categories', readTexts),
    cover: read('cover', readText),
    coverAlt: read('coverAlt', readText),
    kind: read('review.kind', readKind),
    subject: read('review.subject', readText),
    originalTitle: read('review.originalTitle', readText),
    year: read('review.year', readYear),
    by: read('review.by', readTexts),
    cast: read('review.cast', readTexts),
    rating: read('review.rating', (value, key) => {
      const rating = readRating(value, conventions.ratingScale)
      if (!rating && value !== undefined && value !== null && value !== '') report(key, `“${key}” should be a rating, but it is ${typeInWords(value)}.`)
      return rating
    }),
    verdict: read('review.verdict', readText),
    trailer: read('review.trailer', readText),
    warnings: read('warnings', (value, key) => readWarnings(value, conventions, key, report)),
    quotes: read('quotes', readQuotes),
    related: read('related', readRelated),
    otherKeys: otherKeys(head.values, conventions),
    typeProblems,
  }
}

function readKind(value: FieldValue | undefined, key: string, report: Report): ReviewKind | null {
  if (value === undefined || value === null || value === '') return null
  const kind = typeof value === 'string' ? reviewKinds.find((known) => known === value.trim().toLowerCase()) : undefined
  if (!kind) report(key, `“${key}” should be one of ${reviewKinds.join(', ')}, but it is ${typeInWords(value)}.`)
  return kind ?? null
}

function readQuotes(value: FieldValue | undefined, key: string, report: Report): Quote[] {
  return entriesOf(value).flatMap(([entry, suffix]) => {
    const at = key + suffix
    if (!isFieldMap(entry)) {
      const text = readText(entry, at, report)
      return text === null ? [] : { text, source: null, lang: null }
    }
    const text = readText(valueAtPath(entry, ['text']), `${at}.text`, report)
    if (text === null) return []
    return { text, source: readText(valueAtPath(entry, ['source']), `${at}.source`, report), lang: readText(valueAtPath(entry, ['lang']), `${at}.lang`, report) }
  })
}

function readRelated(value: FieldValue | undefined, key: string, report: Report): RelatedPost[] {
  return entriesOf(value).flatMap(([entry, suffix]) => {
    const at = key + suffix
    if (!isFieldMap(entry)) {
      const post = readText(entry, at, report)
      return post === null ? [] : { post, emoji: null, text: null }
    }
    const post = readText(valueAtPath(entry, ['post']), `${at}.post`, report)
    if (post === null) return []
    return { post, emoji: readText(valueAtPath(entry, ['emoji']), `${at}.emoji`, report), text: readText(valueAtPath(entry, ['text']), `${at}.text`, report) }
  })
}

/** A list's items with what their key ends in; a single value is a list of one. */
function entriesOf(value: FieldValue | undefined): readonly (readonly [entry: FieldValue, suffix: string])[] {
  if (isFieldList(value)) return value.map((entry, index) => [entry, `.${index}`] as const)
  return value === undefined || value === null ? [] : [[value, '']]
}

function otherKeys(values: FieldMap, conventions: ReviewConventions): PostFields['otherKeys'] {
  const known = new Set<string>()
  const groups = new Set<string>()
  for (const key of knownKeys) {
    const path = fieldPath(key, conventions)
    known.add(path.join('.'))
    for (let depth = 1; depth < path.length; depth++) groups.add(path.slice(0, depth).join('.'))
  }
  const collect = (map: FieldMap, prefix: string): PostFields['otherKeys'] =>
    Object.entries(map).flatMap(([name, value]) => {
      const key = prefix + name
      if (known.has(key)) return []
      if (!groups.has(key)) return { key, value }
      return isFieldMap(value) ? collect(value, `${key}.`) : []
    })
  return collect(values, '')
}

function usesReviewGroup(conventions: ReviewConventions): boolean {
  return knownKeys.some((key) => fieldPath(key, conventions)[0] === 'review')
}
