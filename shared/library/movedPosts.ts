import type { PostPath } from '../post/postPath.ts'
import type { LibraryDiff, PostSummary } from './postSummary.ts'

/** Where posts went that another program moved, as far as one diff tells: a path that is gone, alone with its bytes, and one new path that has the same. */
export function movesIn(posts: readonly PostSummary[], { removed, upserted }: Pick<LibraryDiff, 'removed' | 'upserted'>): ReadonlyMap<PostPath, PostPath> {
  const moves = new Map<PostPath, PostPath>()
  if (removed.length === 0) return moves
  const revisions = new Map(posts.map(({ path, revision }) => [path, revision]))
  const gone = byRevision(removed.map((path) => ({ path, revision: revisions.get(path) ?? '' })))
  const added = byRevision(upserted.filter(({ path }) => !revisions.has(path)))
  for (const [revision, [from, ...alike]] of gone) {
    const [to, ...others] = added.get(revision) ?? []
    if (from && to && revision !== '' && alike.length === 0 && others.length === 0) moves.set(from.path, to.path)
  }
  return moves
}

type Named = Pick<PostSummary, 'path' | 'revision'>

function byRevision(posts: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const found = new Map<string, Named[]>()
  for (const post of posts) {
    const alike = found.get(post.revision)
    if (alike) alike.push(post)
    else found.set(post.revision, [post])
  }
  return found
}
