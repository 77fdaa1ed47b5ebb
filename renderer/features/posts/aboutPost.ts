import type { PostSummary } from '../../../shared/library/postSummary.ts'

/**
 * What the post is about, in a few words: its subject where the title does not say it, else its kind; with the year.
 * @example aboutPost({ title: 'Perfect Days', subject: 'Perfect Days', kind: 'film', year: 2023, ... }) // 'Film, 2023'
 */
export function aboutPost(post: Pick<PostSummary, 'title' | 'subject' | 'kind' | 'year'>): string {
  const plain = (text: string): string => text.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const saidByTitle = post.subject === null || plain(post.title).includes(plain(post.subject))
  const about = saidByTitle ? (post.kind && post.kind !== 'other' ? post.kind.charAt(0).toUpperCase() + post.kind.slice(1) : null) : post.subject
  return [about, post.year].filter((part) => part !== null).join(', ')
}
