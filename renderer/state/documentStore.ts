import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Problem } from '../../shared/checks/problem.ts'
import type { ParsedHead } from '../../shared/frontMatter/headTypes.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { PostFields } from '../../shared/review/postFields.ts'
import type { WordCount } from '../../shared/text/wordCount.ts'

/** Whether the text on screen is the text on disk, and if not, why. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  /** `base` is the text that both sides began with; null where it is not known. */
  | { readonly kind: 'conflict'; readonly theirs: { readonly text: string; readonly revision: string }; readonly base: string | null }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly message: string }

/** Facts of the open post for rendering. The text itself stays in the session (renderer/session), out of React. */
export interface DocumentFacts {
  readonly path: PostPath
  readonly head: string
  readonly parsed: ParsedHead
  readonly fields: PostFields
  readonly save: SaveState
  readonly readOnly: boolean
  readonly encoding: string
  readonly lineEnds: 'lf' | 'crlf' | 'mixed'
  /** null where it was not counted yet, or is too long to be. */
  readonly counts: WordCount | null
  /** Counts of the selection, null where nothing is selected. */
  readonly selectionCounts: { readonly words: number; readonly hanCharacters: number } | null
  readonly problems: readonly Problem[]
}

/** The open post, or null. Written by renderer/session alone. */
export const documentStore = createStore<{ readonly document: DocumentFacts | null; readonly opening: PostPath | null }>(() => ({ document: null, opening: null }))

export const useDocument = <T>(selector: (state: ReturnType<typeof documentStore.getState>) => T): T => useStore(documentStore, selector)
