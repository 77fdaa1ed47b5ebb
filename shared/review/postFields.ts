import type { FieldValue, ParsedHead } from '../frontMatter/headTypes.ts'
import type { Quote, Rating, RelatedPost, ReviewConventions, ReviewKind, Warning } from './conventions.ts'

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

/** Reads what Marquee knows from a parsed head; never throws, whatever the values' types. */
export declare function readPostFields(head: ParsedHead, conventions: ReviewConventions): PostFields
