import type { PostSummary } from '../../../shared/library/postSummary.ts'

const most = 30

/**
 * Posts to offer for a query, at most 30 however large the library: every word must be found in title, subject, tags or path;
 * titles that begin with the query come first, then the newest. Without a query the newest.
 */
export function matchingPosts(query: string, posts: readonly PostSummary[], without: ReadonlySet<string>): readonly PostSummary[] {
  const wanted = fold(query.trim())
  const words = wanted.split(/\s+/)
  const found = posts.filter((post) => {
    if (without.has(post.path)) return false
    if (wanted === '') return true
    const text = fold([post.title, post.subject ?? '', post.path, ...post.tags].join('\n'))
    return words.every((word) => text.includes(word))
  })
  const begins = (post: PostSummary): number => (wanted !== '' && fold(post.title).startsWith(wanted) ? 1 : 0)
  return found.sort((a, b) => begins(b) - begins(a) || b.sortTime - a.sortTime).slice(0, most)
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
