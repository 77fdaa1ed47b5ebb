import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { formatDate, readPostDate } from '../../../post/postDate.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost } from './htmlPost.ts'
import { escapeMarkup } from './markup.ts'

const mostEntries = 30

interface Moment {
  readonly ms: number
  readonly text: string
}

/** An Atom feed of the newest posts that have a date. An entry's id is made from the file's path, so that it outlives a new slug. */
export function atomFeed(posts: readonly HtmlPost[], config: LibraryConfig): string {
  const { siteUrl, timeZone, language } = config
  const at = (path: string) => (siteUrl === null ? path : `${siteUrl}/${path}`)
  const moment = (date: string | null): Moment | null => {
    const read = date === null ? null : readPostDate(date, timeZone)
    return read && { ms: read.ms, text: formatDate(read.ms, timeZone) }
  }
  const dated: { readonly entry: HtmlPost; readonly published: Moment; readonly updated: Moment }[] = []
  for (const entry of posts) {
    if (dated.length === mostEntries) break
    const published = moment(entry.post.fields.date)
    if (published) dated.push({ entry, published, updated: moment(entry.post.fields.updated) ?? published })
  }
  const newest = dated.reduce((latest, { updated }) => (updated.ms > latest.ms ? updated : latest), { ms: Number.NEGATIVE_INFINITY, text: '1970-01-01T00:00:00Z' })
  const base = siteUrl === null ? `urn:x-marquee:${urlPath(config.title)}` : `${siteUrl}/`
  const entries = dated.map(({ entry: { post, summary }, published, updated }) => `<entry>
<title>${escapeMarkup(post.title)}</title>
<id>${escapeMarkup(`${base}${siteUrl === null ? ':' : '#'}${urlPath(post.path)}`)}</id>
<link rel="alternate" type="text/html" href="${escapeMarkup(at(`${urlPath(post.slug)}/${siteUrl === null ? 'index.html' : ''}`))}"/>
<published>${published.text}</published>
<updated>${updated.text}</updated>
${post.fields.tags.map((tag) => `<category term="${escapeMarkup(tag)}"/>\n`).join('')}${summary === null ? '<summary/>' : `<summary>${escapeMarkup(summary)}</summary>`}
</entry>
`)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeMarkup(language)}">
<title>${escapeMarkup(config.title)}</title>
<id>${escapeMarkup(base)}</id>
<updated>${newest.text}</updated>
<author><name>${escapeMarkup(config.author ?? config.title)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(at('feed.xml'))}"/>
<link rel="alternate" type="text/html" href="${escapeMarkup(at(siteUrl === null ? 'index.html' : ''))}"/>
${entries.join('')}</feed>
`
}

/** A sitemap of absolute addresses with the day of the last change; `paths` are those of folders, '' for the top. */
export function sitemap(pages: readonly { readonly path: string; readonly date: string | null }[], siteUrl: string, timeZone: string): string {
  const urls = pages.slice(0, 50_000).map(({ path, date }) => {
    const read = date === null ? null : readPostDate(date, timeZone)
    return `<url><loc>${escapeMarkup(`${siteUrl}/${path}`)}</loc>${read ? `<lastmod>${formatDate(read.ms, timeZone)}</lastmod>` : ''}</url>\n`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
