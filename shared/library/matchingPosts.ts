import type { PostSummary } from './postSummary.ts'

const most = 30
/** What queries are looked for in, made once for each summary. */
const searched = new WeakMap<PostSummary, { readonly title: string; readonly all: string }>()

/**
 * Posts to offer for a query, at most 30 however large the library: every word must be found in title, subject, tags or path;
 * titles that begin with the query come first, then the newest. Without a query the newest.
 */
export function matchingPosts(query: string, posts: readonly PostSummary[], without: ReadonlySet<string>): readonly PostSummary[] {
  const wanted = fold(query.trim())
  const words = wanted.split(/\s+/)
  const found = posts.filter((post) => !without.has(post.path) && (wanted === '' || words.every((word) => textOf(post).all.includes(word))))
  const begins = (post: PostSummary): number => (wanted !== '' && textOf(post).title.startsWith(wanted) ? 1 : 0)
  return found.sort((a, b) => begins(b) - begins(a) || b.sortTime - a.sortTime).slice(0, most)
}

function textOf(post: PostSummary): { readonly title: string; readonly all: string } {
  const known = searched.get(post)
  if (known) return known
  const made = { title: fold(post.title), all: fold([post.title, post.subject ?? '', post.path, ...post.tags].join('\n')) }
  searched.set(post, made)
  return made
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
