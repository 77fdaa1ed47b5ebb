import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { isoDate, jsonLdScript, reviewJsonLd } from '../../../review/reviewJsonLd.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost } from './htmlPost.ts'
import { pageView } from './pageView.ts'
import type { PlaceView, PostView } from './pageViews.ts'

export interface Neighbours {
  readonly newer: HtmlPost | null
  readonly older: HtmlPost | null
  /** Related posts that the body does not place itself. */
  readonly related: readonly PlaceView[]
  readonly referrers: readonly PlaceView[]
}

/** All that `postView` is made from besides the library's settings. */
export function postViewSource({ post, article, cover, summary }: HtmlPost, { newer, older, related, referrers }: Neighbours): string {
  const place = (to: HtmlPost | null) => to && [to.post.slug, to.post.title]
  return JSON.stringify([article.key, post.fields, post.title, post.slug, cover, summary, place(newer), place(older), related, referrers])
}

/** A post's own page: the article, what it is tagged with, its neighbours, and what machines read of it. */
export function postView(entry: HtmlPost, { newer, older, related, referrers }: Neighbours, config: LibraryConfig): PostView {
  const { post: { fields, slug, title }, article, cover, summary } = entry
  const url = config.siteUrl === null ? null : `${config.siteUrl}/${urlPath(slug)}/`
  const image = cover === null ? null : /^https?:/i.test(cover) ? cover : url && url + urlPath(cover)
  const jsonLd = reviewJsonLd({ fields, title, url, author: config.author, siteTitle: config.title, language: config.language, timeZone: config.timeZone, imageUrl: image, summary })
  return {
    ...pageView({ title, root: '../', description: summary, url, is: 'post' }, config),
    article: article.text(),
    date: isoDate(fields.date, config.timeZone),
    image,
    imageAlt: fields.coverAlt,
    jsonLd: jsonLd ? jsonLdScript(jsonLd) : '',
    hasTags: fields.tags.length > 0,
    tags: fields.tags.map((tag) => ({ label: tag, url: `../tags/${urlPath(slugFromTitle(tag))}/index.html` })),
    hasRelated: related.length > 0,
    related,
    hasReferrers: referrers.length > 0,
    referrers,
    hasNeighbours: newer !== null || older !== null,
    older: older && placeOf(older.post, older.post.title),
    newer: newer && placeOf(newer.post, newer.post.title),
  }
}

/** A post as another post's page leads to it. */
export function placeOf({ slug }: { readonly slug: string }, title: string): PlaceView {
  return { title, url: `../${urlPath(slug)}/index.html` }
}
