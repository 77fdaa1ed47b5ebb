import type { Problem } from '../checks/problem.ts'
import type { LibraryConfig } from '../library/libraryConfig.ts'
import type { PostSummary } from '../library/postSummary.ts'
import type { PostPath } from '../post/postPath.ts'
import type { SentText } from '../text/sentText.ts'
import type { TextChange } from '../text/textChange.ts'
import type { WordCount } from '../text/wordCount.ts'
import type { BlockPatch } from './blockPatch.ts'

/** UTF-16 units of a body that are drawn, and read by the checks at all. What follows costs time and memory that no page is worth, and the text itself is all there. */
export const mostDrawn = 8_000_000
/** UTF-16 units of a body that the preview is sent: with a line end that is drawn, and something below it that tells that this is not all. */
export const mostSent = mostDrawn + 2

/** What the preview and the checks know of the library around a post. */
export interface PreviewLibrary {
  readonly posts: readonly PostSummary[]
  readonly assets: readonly string[]
  readonly config: LibraryConfig
}

export interface LibraryMessage {
  readonly kind: 'library'
  readonly library: PreviewLibrary
}

/**
 * To the preview's worker, which holds the text: the whole of it once, then what changes. `turn` counts the messages that are answered.
 * `body` ends where no more is drawn; `line` is the line of it that is looked at, which is drawn first.
 */
export type PreviewMessage =
  | LibraryMessage
  | { readonly kind: 'open'; readonly turn: number; readonly path: PostPath; readonly head: string; readonly body: string; readonly line: number }
  | { readonly kind: 'look'; readonly line: number }
  | { readonly kind: 'edit'; readonly turn: number; readonly head: string | null; readonly changes: readonly TextChange[] }

/** From the preview's worker: at least one for each turn, and more while text is left to read. `patch` speaks of the blocks of the answer before. */
export interface PreviewAnswer {
  readonly turn: number
  readonly path: PostPath
  readonly patch: BlockPatch
  /** Whether the blocks are those of the whole text. */
  readonly isDone: boolean
}

/** To the checks' worker, which holds the text: what changed when the author pauses. */
export type ChecksMessage =
  | LibraryMessage
  | { readonly kind: 'check'; readonly version: number; readonly path: PostPath; readonly head: string; readonly body: SentText; readonly nowMs: number }

/** From the checks' worker, stamped with the version that it was made from. */
export interface ChecksAnswer {
  readonly version: number
  readonly path: PostPath
  readonly problems: readonly Problem[]
  /** null where the text is too long to be counted. */
  readonly counts: WordCount | null
}
