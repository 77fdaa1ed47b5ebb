import { Facet } from '@codemirror/state'
import type { Snippet } from '../../../shared/ipc/contract.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import type { ReviewConventions } from '../../../shared/review/conventions.ts'
import type { PostFields } from '../../../shared/review/postFields.ts'

/** What the lists of the editor offer from beside the text: read when a list opens, not before. */
export interface CompletionFacts {
  readonly path: string
  readonly fields: PostFields
  readonly conventions: ReviewConventions
  readonly posts: readonly PostSummary[]
  readonly assets: readonly string[]
  /** Of this post, as the preview shows them last. */
  headings(): readonly { readonly text: string; readonly slug: string; readonly level: number }[]
  snippets(): Promise<readonly Snippet[]>
  /** Lets the author choose a picture and puts it at the cursor. */
  choosePicture(): void
}

/** How the lists come by the facts; null while no post is open. */
export const completionFacts = Facet.define<() => CompletionFacts | null, () => CompletionFacts | null>({ combine: ([first]) => first ?? (() => null) })
