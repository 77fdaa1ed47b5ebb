import type { PostFields } from '../review/postFields.ts'
import type { ReviewConventions } from '../review/conventions.ts'

/** What a link or picture's URL, as written in the post, becomes in the output. */
export interface ResolvedUrl {
  readonly url: string
  /** `missing` marks a dead relative target; `remote` a picture that must not load by itself. */
  readonly state: 'ok' | 'missing' | 'remote'
}

/** What is known of a related post's target. */
export interface RelatedTarget {
  readonly title: string
  readonly url: string
  readonly rating: { readonly value: number; readonly best: number } | null
  readonly date: string | null
}

/**
 * How one rendering differs from another: preview, `marquee render` and every export are the same pipeline
 * with another profile. Its functions are pure.
 */
export interface RenderProfile {
  readonly fields: PostFields
  readonly conventions: ReviewConventions
  /** Markdown of the sign-off, null when the library has none. */
  readonly signoff: string | null
  /** BCP 47 tag of the text around. */
  readonly language: string
  resolveLink(url: string): ResolvedUrl
  resolvePicture(url: string): ResolvedUrl
  related(post: string): RelatedTarget | null
  /** Remote pictures and trailers become cards to click (`card`) or plain elements (`plain`). */
  readonly remote: 'card' | 'plain'
  /** True in the preview alone: a directive whose field is empty says what it will show. */
  readonly placeholders: boolean
}

/** One top-level block of a rendered post. Lines are 1-based in the body; a placed block that has no source has lines 0-0. */
export interface RenderedBlock {
  readonly html: string
  readonly fromLine: number
  readonly toLine: number
}

/** A rendered post body: sanitised blocks in reading order. `blocks.map(b => b.html).join('\n')` is the post's HTML. */
export interface RenderedPost {
  readonly blocks: readonly RenderedBlock[]
  readonly outline: readonly { readonly level: number; readonly text: string; readonly slug: string; readonly line: number }[]
}
