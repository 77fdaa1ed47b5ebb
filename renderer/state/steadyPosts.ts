import type { PostSummary } from '../../shared/library/postSummary.ts'

/**
 * Makes of each list of the library's posts the one before it where nothing that is shown of them differs: who shows posts has nothing to do when
 * the text of one was saved. Its revision is another one then, and, where it has no date, the time that it is sorted by, which counts where it
 * passes another post's. To be kept for as long as the library is looked at.
 */
export function steadyPosts(): (posts: readonly PostSummary[]) => readonly PostSummary[] {
  let last: readonly PostSummary[] = []
  let steady: readonly PostSummary[] = []
  return (posts) => {
    if (posts === last) return steady
    last = posts
    const isSame = posts.length === steady.length && posts.every((post, i) => looksSame(post, steady[i]!) && !passesAnother(posts, post, steady[i]!.sortTime))
    if (!isSame) steady = posts
    return steady
  }
}

function looksSame(a: PostSummary, b: PostSummary): boolean {
  const shown = (post: PostSummary): string => JSON.stringify({ ...post, revision: '', sortTime: 0 })
  return a === b || (a.path === b.path && shown(a) === shown(b))
}

function passesAnother(posts: readonly PostSummary[], post: PostSummary, before: number): boolean {
  if (post.sortTime === before) return false
  const [from, to] = [Math.min(post.sortTime, before), Math.max(post.sortTime, before)]
  return posts.some((other) => other !== post && other.sortTime >= from && other.sortTime <= to)
}
