import type { PostPath } from '../post/postPath.ts'
import type { LibraryDiff, PostSummary } from './postSummary.ts'

/** Where posts went that another program moved, as far as one diff tells: a path that is gone, and one new path that has the same bytes. */
export function movesIn(posts: readonly PostSummary[], { removed, upserted }: Pick<LibraryDiff, 'removed' | 'upserted'>): ReadonlyMap<PostPath, PostPath> {
  const moves = new Map<PostPath, PostPath>()
  if (removed.length === 0) return moves
  const revisions = new Map(posts.map(({ path, revision }) => [path, revision]))
  const added = upserted.filter(({ path }) => !revisions.has(path))
  for (const path of removed) {
    const revision = revisions.get(path) ?? ''
    const [to, ...others] = revision === '' ? [] : added.filter((post) => post.revision === revision)
    if (to && others.length === 0) moves.set(path, to.path)
  }
  return moves
}
