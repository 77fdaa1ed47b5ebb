import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { LibraryDiff, LibrarySnapshot } from '../../shared/library/postSummary.ts'

/** A mirror of main's library index: replaced by snapshots, advanced by diffs, never edited here. */
export const libraryStore = createStore<{ readonly library: LibrarySnapshot | null }>(() => ({ library: null }))

export const useLibrary = <T>(selector: (library: LibrarySnapshot | null) => T): T => useStore(libraryStore, (state) => selector(state.library))

/** Applies a diff; false where one was missed and a snapshot is needed. */
export function advanceLibrary(diff: LibraryDiff): boolean {
  const library = libraryStore.getState().library
  if (!library || library.id !== diff.id) return true
  if (diff.sequence <= library.sequence) return true
  if (diff.sequence !== library.sequence + 1) return false
  const gone = new Set<string>([...diff.removed, ...diff.upserted.map((post) => post.path)])
  libraryStore.setState({
    library: {
      ...library,
      sequence: diff.sequence,
      posts: [...library.posts.filter((post) => !gone.has(post.path)), ...diff.upserted],
      assets: diff.assets ?? library.assets,
      config: diff.config ?? library.config,
    },
  })
  return true
}
