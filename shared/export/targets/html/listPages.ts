import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { sayDate } from '../../../post/postDate.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { ratingInWords } from '../../../review/rating.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost, PostGroup } from './htmlPost.ts'
import { escapeMarkup } from './markup.ts'
import { htmlPage, metaTag } from './page.ts'

/** A page that lists posts under a heading. */
export function listPage(heading: string, posts: readonly HtmlPost[], root: string, config: LibraryConfig): string {
  const empty = posts.length === 0 ? '<p>Nothing here yet.</p>' : ''
  const main = `<h1>${escapeMarkup(heading)}</h1>\n${empty}<ul class="posts">\n${posts.map((post) => listItem(post, root, config)).join('\n')}\n</ul>`
  const head = [...(root === '' ? metaTag('name', 'description', `${config.title}${config.author ? `, by ${config.author}` : ''}`) : []), ...metaTag('property', 'og:type', 'website'), ...metaTag('property', 'og:site_name', config.title), ...metaTag('property', 'og:title', heading), ...metaTag('property', 'og:url', root === '' && config.siteUrl ? `${config.siteUrl}/` : null)]
  return htmlPage({ title: heading, language: config.language, root, head, main }, config)
}

/** A page that lists groups with how many posts each has. */
export function groupsPage(heading: string, groups: readonly PostGroup[], config: LibraryConfig): string {
  const items = groups.map(({ slug, label, posts }) => `<li><a href="${urlPath(slug)}/index.html">${escapeMarkup(label)}</a> <span class="count">${posts.length}</span></li>`)
  const main = `<h1>${escapeMarkup(heading)}</h1>\n${items.length > 0 ? `<ul class="groups">\n${items.join('\n')}\n</ul>` : '<p>Nothing here yet.</p>'}`
  return htmlPage({ title: heading, language: config.language, root: '../', head: [], main }, config)
}

/** Posts by tag, tags in order of their letters; tags that differ only in capitals or marks are one. */
export function groupByTag(posts: readonly HtmlPost[], language: string): PostGroup[] {
  const groups = collect(posts, ({ post }) => post.fields.tags.map((tag) => ({ slug: slugFromTitle(tag), label: tag })))
  const { compare } = new Intl.Collator(language)
  return groups.sort((a, b) => compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1))
}

/** Posts by rating, best first. */
export function groupByRating(posts: readonly HtmlPost[]): PostGroup[] {
  const shares = new Map<string, number>()
  const groups = collect(posts, ({ post: { fields } }) => {
    if (!fields.rating) return []
    const { value, scale } = fields.rating
    const slug = `${String(value).replace(/[^\d-]/g, '-')}-of-${String(scale.best).replace(/\D/g, '-')}${scale.letters ? '-letters' : ''}`
    shares.set(slug, value / scale.best)
    return [{ slug, label: ratingInWords(fields.rating) }]
  })
  return groups.sort((a, b) => (shares.get(b.slug) ?? 0) - (shares.get(a.slug) ?? 0) || (a.slug < b.slug ? -1 : 1))
}

function collect(posts: readonly HtmlPost[], groupsOf: (post: HtmlPost) => readonly { readonly slug: string; readonly label: string }[]): PostGroup[] {
  const groups = new Map<string, { slug: string; label: string; posts: HtmlPost[] }>()
  for (const post of posts) {
    const seen = new Set<string>()
    for (const { slug, label } of groupsOf(post)) {
      if (seen.has(slug)) continue
      seen.add(slug)
      const group = groups.get(slug)
      if (group) group.posts.push(post)
      else groups.set(slug, { slug, label, posts: [post] })
    }
  }
  return [...groups.values()]
}

/** A post in a list; with an attribute of its own, and a further line of text. */
export function listItem({ post, stars, cover, summary }: HtmlPost, root: string, config: LibraryConfig, { attribute = '', line = '' }: { readonly attribute?: string; readonly line?: string } = {}): string {
  const { fields } = post
  const folder = `${root}${urlPath(post.slug)}/`
  const picture = cover === null ? '' : `<img src="${escapeMarkup(/^https?:/i.test(cover) ? cover : folder + urlPath(cover))}" alt="" loading="lazy">`
  const about = [fields.subject && fields.subject !== post.title ? escapeMarkup(fields.subject) : '', fields.year === null ? '' : String(fields.year)].filter((part) => part !== '').join(', ')
  const date = fields.date ? `<time datetime="${escapeMarkup(fields.date)}">${escapeMarkup(sayDate(fields.date, config.language))}</time>` : ''
  return `<li${attribute}><article>${picture}<div><h2><a href="${folder}index.html">${escapeMarkup(post.title)}</a></h2><p class="about">${[stars, about === '' ? '' : `<span>${about}</span>`, date].filter((part) => part !== '').join(' ')}</p>${summary ? `<p>${escapeMarkup(summary)}</p>` : ''}${line ? `<p class="line">${escapeMarkup(line)}</p>` : ''}</div></article></li>`
}
