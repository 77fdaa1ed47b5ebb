import type { PostSummary } from '../../../shared/library/postSummary.ts'

/** Other posts that would be published under `slug`: by their own slug, else by their file's name. Letter case does not tell them apart. */
export function postsWithSlug(slug: string, own: string, posts: readonly PostSummary[]): readonly PostSummary[] {
  const wanted = fold(slug)
  if (wanted === '') return []
  return posts.filter((post) => post.path !== own && fold(post.slug ?? nameOf(post.path)) === wanted)
}

function nameOf(path: string): string {
  const parts = path.split('/')
  const name = (parts.pop() ?? '').replace(/\.[^.]+$/, '')
  return name === 'index' ? (parts.pop() ?? name) : name
}

function fold(slug: string): string {
  return slug.trim().normalize('NFC').toLowerCase()
}
