import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { starsRefused } from '../../../review/reviewJsonLd.ts'
import type { ExportPost } from '../../exportPosts.ts'

/** Search engines take no longer name. */
const longestAuthor = 99
const mostNamed = 3

/** For which reviews search engines show no stars, though their pages describe them: a sentence for each reason. */
export function starsNotes(posts: readonly ExportPost[], { author, title }: Pick<LibraryConfig, 'author' | 'title'>): string[] {
  const reviews = posts.filter(({ fields }) => fields.kind !== null || fields.rating !== null)
  const byReason = new Map<string, ExportPost[]>()
  for (const post of reviews) {
    const reason = starsRefused(post.fields)
    if (reason === null) continue
    const others = byReason.get(reason)
    if (others) others.push(post)
    else byReason.set(reason, [post])
  }
  const notes = [...byReason].map(([reason, some]) => {
    const named = some.slice(0, mostNamed).map((post) => `“${post.title}”`)
    const more = some.length > mostNamed ? ` and ${some.length - mostNamed} more` : ''
    return `Search engines show no stars for reviews ${reason}: ${named.join(', ')}${more}.`
  })
  const name = author ?? title
  if (reviews.length > 0 && name.length > longestAuthor) notes.push(`Search engines show no stars where the author’s name has more than ${longestAuthor} characters; “${author === null ? 'title' : 'author'}” in library.yaml has ${name.length}.`)
  return notes
}
