import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { jsonLdScript, reviewJsonLd } from '../../../review/reviewJsonLd.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost } from './htmlPost.ts'
import { escapeMarkup } from './markup.ts'
import { htmlPage, metaTag } from './page.ts'

export interface Neighbours {
  readonly newer: HtmlPost | null
  readonly older: HtmlPost | null
  /** Markup of related posts that the body does not place itself, '' for none. */
  readonly related: string
}

/** All that `postPage` is made from besides the library's settings. */
export function postPageSource({ post, article, cover, summary }: HtmlPost, { newer, older, related }: Neighbours): string {
  const place = (to: HtmlPost | null) => to && [to.post.slug, to.post.title]
  return JSON.stringify([article.key, post.fields, post.title, post.slug, cover, summary, place(newer), place(older), related])
}

/** A post's own page: the article, what it is tagged with, its neighbours, and what machines read of it. */
export function postPage(entry: HtmlPost, { newer, older, related }: Neighbours, config: LibraryConfig): string {
  const { post, article, cover, summary } = entry
  const { fields } = post
  const url = config.siteUrl === null ? null : `${config.siteUrl}/${urlPath(post.slug)}/`
  const imageUrl = cover === null ? null : /^https?:/i.test(cover) ? cover : url && url + urlPath(cover)
  const jsonLd = reviewJsonLd({ fields, url, author: config.author, siteTitle: config.title, language: config.language, imageUrl, summary })
  const head = [
    ...metaTag('name', 'description', summary),
    ...metaTag('name', 'author', config.author),
    ...(url === null ? [] : [`<link rel="canonical" href="${escapeMarkup(url)}">`]),
    ...metaTag('property', 'og:type', 'article'),
    ...metaTag('property', 'og:title', post.title),
    ...metaTag('property', 'og:site_name', config.title),
    ...metaTag('property', 'og:description', summary),
    ...metaTag('property', 'og:url', url),
    ...metaTag('property', 'og:image', imageUrl),
    ...(imageUrl === null ? [] : metaTag('property', 'og:image:alt', fields.coverAlt)),
    ...metaTag('property', 'article:published_time', fields.date),
    ...fields.tags.flatMap((tag) => metaTag('property', 'article:tag', tag)),
    ...(jsonLd ? [`<script type="application/ld+json">${jsonLdScript(jsonLd)}</script>`] : []),
  ]
  const tags = fields.tags.map((tag) => `<li><a href="../tags/${urlPath(slugFromTitle(tag))}/index.html" rel="tag">${escapeMarkup(tag)}</a></li>`)
  const link = (to: HtmlPost | null, rel: 'prev' | 'next', label: string) =>
    to ? `<a rel="${rel}" href="../${urlPath(to.post.slug)}/index.html"><span>${label}</span> ${escapeMarkup(to.post.title)}</a>` : ''
  const main = [
    article.text(),
    related,
    tags.length > 0 ? `<nav aria-label="Tags"><ul class="tags">${tags.join('')}</ul></nav>` : '',
    newer || older ? `<nav class="neighbours" aria-label="Other posts">${link(older, 'prev', 'Older:')}${link(newer, 'next', 'Newer:')}</nav>` : '',
  ]
  return htmlPage({ title: post.title, language: config.language, root: '../', head, main: main.filter((part) => part !== '').join('\n') }, config)
}
