import { createStore } from 'zustand/vanilla'
import type { RenderedBlock } from '../../shared/markdown/renderProfile.ts'
import type { PostPath } from '../../shared/post/postPath.ts'

/** The last rendering of the open post: first its header, then its blocks. Written by renderer/session alone. */
export interface PreviewFacts {
  readonly path: PostPath | null
  /** Another number for each post that is opened; the same where it is only called otherwise. */
  readonly opened: number
  readonly language: string
  /** Kept blocks are the same objects from one rendering to the next, or have the same HTML. */
  readonly blocks: readonly RenderedBlock[]
  /** 1-based line of the cursor in the body. */
  readonly cursorLine: number
  /** 1-based line at the top of the editor, with its fraction; null while the preview leads. */
  readonly topLine: number | null
  /** Why there is no fresh preview. */
  readonly paused: string | null
}

export const previewStore = createStore<PreviewFacts>(() => ({ path: null, opened: 0, language: 'en', blocks: [], cursorLine: 1, topLine: null, paused: null }))
