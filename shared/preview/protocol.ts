import type { Problem } from '../checks/problem.ts'
import type { LibraryConfig } from '../library/libraryConfig.ts'
import type { PostSummary } from '../library/postSummary.ts'
import type { RenderedPost } from '../markdown/renderProfile.ts'
import type { PostPath } from '../post/postPath.ts'
import type { WordCount } from '../text/wordCount.ts'
import type { BlockPatch } from './blockPatch.ts'

/** What the preview and the checks know of the library around a post. */
export interface PreviewLibrary {
  readonly posts: readonly PostSummary[]
  readonly assets: readonly string[]
  readonly config: LibraryConfig
}

/** To the worker. The library is sent when it changed, the text with each version. */
export type PreviewMessage =
  | { readonly kind: 'library'; readonly library: PreviewLibrary }
  | { readonly kind: 'render'; readonly version: number; readonly path: PostPath; readonly head: string; readonly body: string; readonly nowMs: number }

/** From the worker, stamped with the version that it was made from. `patch` speaks of the blocks of the answer before. */
export interface PreviewAnswer {
  readonly version: number
  readonly path: PostPath
  readonly patch: BlockPatch
  readonly outline: RenderedPost['outline']
  readonly problems: readonly Problem[]
  readonly counts: WordCount
}
