import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { PostPath } from '../../shared/post/postPath.ts'

export type PostFilter = 'all' | 'drafts' | 'published'
export type PostSort = 'date' | 'title' | 'rating'

/** Which posts the list shows, and in which order. It outlives the pane, which may be hidden. */
export interface PostsView {
  readonly query: string
  /** What main found for `query`; null where there is no query or no answer yet. */
  readonly found: ReadonlySet<PostPath> | null
  readonly filter: PostFilter
  readonly sort: PostSort
}

export const postsViewStore = createStore<PostsView>(() => ({ query: '', found: null, filter: 'all', sort: 'date' }))

export const usePostsView = <T>(selector: (view: PostsView) => T): T => useStore(postsViewStore, selector)
