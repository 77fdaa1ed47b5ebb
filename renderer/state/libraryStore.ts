import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { StartState } from '../../shared/ipc/contract.ts'
import { movesIn } from '../../shared/library/movedPosts.ts'
import type { LibraryDiff, LibrarySnapshot, PostSummary } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { ReviewConventions } from '../../shared/review/conventions.ts'
import { defaultConventions } from '../../shared/review/defaultConventions.ts'
import { steadyPosts } from './steadyPosts.ts'

interface LibraryState {
  /** A mirror of main's library index: replaced by snapshots, advanced by diffs, never edited here. */
  readonly library: LibrarySnapshot | null
  /** Where posts of the library are now that were moved since it was opened. */
  readonly moves: ReadonlyMap<PostPath, PostPath>
  /** Libraries that were open before, the latest first. */
  readonly recent: StartState['recent']
}

export const libraryStore = createStore<LibraryState>(() => ({ library: null, moves: new Map(), recent: [] }))

export const useLibrary = <T>(selector: (library: LibrarySnapshot | null) => T): T => useStore(libraryStore, (state) => selector(state.library))

const steady = steadyPosts()
const noPosts: readonly PostSummary[] = []

/** The posts of the open library as readers see them: the same array until more has changed than the revision of a file. */
export function postsNow(): readonly PostSummary[] {
  const { library } = libraryStore.getState()
  return library ? steady(library.posts) : noPosts
}

export const usePosts = (): readonly PostSummary[] => useStore(libraryStore, postsNow)

export const useRecentLibraries = (): StartState['recent'] => useStore(libraryStore, (state) => state.recent)

/** Puts a library in the place of the one that was open, and first among the recent ones. */
export function enterLibrary(library: LibrarySnapshot): void {
  const entry = { id: library.id, folder: library.folder, title: library.config.title }
  libraryStore.setState(({ recent }) => ({ library, moves: new Map(), recent: [entry, ...recent.filter(({ id }) => id !== library.id)] }))
}

/** Applies a diff; false where one was missed and a snapshot is needed. */
export function advanceLibrary(diff: LibraryDiff): boolean {
  const { library, moves } = libraryStore.getState()
  if (!library || library.id !== diff.id) return true
  if (diff.sequence <= library.sequence) return true
  if (diff.sequence !== library.sequence + 1) return false
  const gone = new Set<string>([...diff.removed, ...diff.upserted.map((post) => post.path)])
  const removed = new Set<string>(diff.removed)
  const upserted = new Map<string, PostSummary>(diff.upserted.map((post) => [post.path, post]))
  const posts: PostSummary[] = []
  for (const post of library.posts) {
    if (removed.has(post.path)) continue
    posts.push(upserted.get(post.path) ?? post)
    upserted.delete(post.path)
  }
  libraryStore.setState({
    moves: new Map([...[...moves].filter(([path]) => !gone.has(path)), ...movesIn(library.posts, diff)]),
    library: {
      ...library,
      sequence: diff.sequence,
      posts: [...posts, ...upserted.values()],
      assets: diff.assets ?? library.assets,
      config: diff.config ?? library.config,
    },
  })
  return true
}

/** The names that the open library gives the fields of reviews. */
export function conventionsNow(): ReviewConventions {
  return libraryStore.getState().library?.config ?? defaultConventions
}
