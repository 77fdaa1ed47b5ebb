import type { PostPath } from '../post/postPath.ts'
import type { ReviewKind } from '../review/conventions.ts'

/** What the posts list, links and checks know of a post without opening it. */
export interface PostSummary {
  readonly path: PostPath
  /** Hash of the file's bytes, as `DocumentText.revision`. */
  readonly revision: string
  /** The title, else the file's name without its ending. */
  readonly title: string
  readonly date: string | null
  /** Milliseconds since 1970 to sort by: the date, else the file's time. */
  readonly sortTime: number
  readonly draft: boolean
  readonly slug: string | null
  readonly kind: ReviewKind | null
  readonly subject: string | null
  readonly year: number | null
  readonly rating: { readonly value: number; readonly best: number } | null
  readonly tags: readonly string[]
  readonly categories: readonly string[]
  readonly cover: string | null
  readonly summary: string | null
  /** Ids of declared warnings; null: not decided. */
  readonly warningIds: readonly string[] | null
  /** Headings' slugs in the body, for links with a fragment. */
  readonly anchors: readonly string[]
  /** Why the file cannot be shown rightly, in one sentence with line and column; null when all is well. */
  readonly problem: string | null
}

/** The whole library at one moment. */
export interface LibrarySnapshot {
  readonly id: string
  /** Absolute folder, to show. */
  readonly folder: string
  readonly config: import('./libraryConfig.ts').LibraryConfig
  readonly posts: readonly PostSummary[]
  /** False while the window starts: `posts` and `assets` are then not read yet, and nothing may be taken for missing. */
  readonly isWhole: boolean
  /** Every other file that a post may point at: pictures and the like, as library paths. */
  readonly assets: readonly string[]
  readonly templates: readonly TemplateInfo[]
  readonly sequence: number
}

export interface TemplateInfo {
  readonly name: string
  readonly label: string
}

/** What changed since `sequence - 1`; a gap in the numbers means: ask for a snapshot. */
export interface LibraryDiff {
  readonly id: string
  readonly sequence: number
  readonly upserted: readonly PostSummary[]
  readonly removed: readonly PostPath[]
  readonly assets: readonly string[] | null
  readonly config: import('./libraryConfig.ts').LibraryConfig | null
}
