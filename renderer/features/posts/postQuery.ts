import type { PostSummary } from '../../../shared/library/postSummary.ts'
import type { PostsView } from '../../state/postsViewStore.ts'

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const share = (post: PostSummary): number => (post.rating ? post.rating.value / post.rating.best : -1)

/** The posts that the view asks for, in its order; what is equal in it stands newest first. */
export function listPosts(posts: readonly PostSummary[], view: Pick<PostsView, 'filter' | 'sort' | 'found'>): readonly PostSummary[] {
  const { filter, sort, found } = view
  const kept = posts.filter((post) => (filter === 'all' || post.draft === (filter === 'drafts')) && (found === null || found.has(post.path)))
  const newest = (a: PostSummary, b: PostSummary): number => b.sortTime - a.sortTime || (a.path < b.path ? -1 : 1)
  if (sort === 'title') return kept.sort((a, b) => collator.compare(a.title, b.title) || newest(a, b))
  if (sort === 'rating') return kept.sort((a, b) => share(b) - share(a) || newest(a, b))
  return kept.sort(newest)
}

/** How many posts each filter would show. */
export function countPosts(posts: readonly PostSummary[]): { readonly all: number; readonly drafts: number; readonly published: number } {
  const drafts = posts.reduce((count, post) => count + Number(post.draft), 0)
  return { all: posts.length, drafts, published: posts.length - drafts }
}
