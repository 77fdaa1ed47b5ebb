import type { PostFields } from '../review/postFields.ts'
import type { ReviewConventions } from '../review/conventions.ts'

/** What a link or picture's URL, as written in the post, becomes in the output. */
export interface ResolvedUrl {
  readonly url: string
  /** `missing` marks a dead relative target; `remote` a picture that must not load by itself. */
  readonly state: 'ok' | 'missing' | 'remote'
  /** What a browser may choose from to show a picture, where that is known. */
  readonly sources?: PictureSources | null
}

/** The size of a picture, and the other sizes and formats that it has. */
export interface PictureSources {
  readonly width: number
  readonly height: number
  /** null where there is one size. */
  readonly srcset: string | null
  readonly sizes: string | null
  /** Other formats, best first. */
  readonly others: readonly { readonly type: string; readonly srcset: string }[]
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

/** A heading in a block: `line` counts from 0 at the block's first line. */
export interface BlockHeading {
  readonly level: number
  readonly text: string
  readonly slug: string
  readonly line: number
}

/** One top-level block of a rendered post. Where it stands in the body follows from the blocks before it: see `firstLines`. */
export interface RenderedBlock {
  readonly html: string
  /** Source lines between the block before and this one. */
  readonly gap: number
  /** Its own source lines; 0 where it is placed from the front matter and has none. */
  readonly lines: number
  readonly headings: readonly BlockHeading[]
}

/** A rendered post body: sanitised blocks in reading order. `blocks.map(b => b.html).join('\n')` is the post's HTML. */
export interface RenderedPost {
  readonly blocks: readonly RenderedBlock[]
}

/** The first line of each block, 1-based in the body; 0 for a block without source. */
export function firstLines(blocks: readonly RenderedBlock[]): Int32Array {
  const lines = new Int32Array(blocks.length)
  let reached = 1
  blocks.forEach((block, i) => {
    if (block.lines === 0) return
    lines[i] = reached + block.gap
    reached += block.gap + block.lines
  })
  return lines
}

/** Every heading of a post with its line, 1-based in the body. */
export function outlineOf(blocks: readonly RenderedBlock[]): BlockHeading[] {
  const lines = firstLines(blocks)
  return blocks.flatMap(({ headings }, i) => headings.map((heading) => ({ ...heading, line: heading.line + lines[i]! })))
}
