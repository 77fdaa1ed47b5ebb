import type { PostSummary } from './postSummary.ts'

/** The posts that the list shows, newest first; posts of one moment stand in the order of their paths. `matches` null: no search. */
export function filterPosts(
  posts: readonly PostSummary[],
  query: { readonly filter: 'all' | 'drafts' | 'published'; readonly matches: ReadonlySet<string> | null },
): PostSummary[] {
  const { filter, matches } = query
  return posts
    .filter((post) => (filter === 'all' || post.draft === (filter === 'drafts')) && (!matches || matches.has(post.path)))
    .sort((a, b) => b.sortTime - a.sortTime || (a.path < b.path ? -1 : 1))
}

/**
 * What of a post is searched, folded once so that each query is a plain look-up: title, subject, tags, categories, summary, body.
 * Give the result to `matchesQuery`.
 */
export function searchText(summary: PostSummary, body: string): string {
  const { title, subject, year, tags, categories, summary: said } = summary
  return folded([title, subject, year, ...tags, ...categories, said, body].filter((part) => part !== null).join('\n'))
}

/** Whether every word of a query is in a text made by `searchText`; capitals, accents' form and full-width letters make no difference. An empty query matches all. */
export function matchesQuery(haystack: string, query: string): boolean {
  return folded(query).split(/\s+/).every((word) => haystack.includes(word))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
