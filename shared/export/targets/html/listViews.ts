import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { ratingHtml } from '../../../markdown/article.ts'
import { sayDate } from '../../../post/postDate.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { ratingInWords } from '../../../review/rating.ts'
import type { ExportPost } from '../../exportPosts.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost, PostGroup } from './htmlPost.ts'
import { pageView } from './pageView.ts'
import type { EntryView, GroupsView, ListView } from './pageViews.ts'

/** A page that lists posts under a heading. */
export function listView(title: string, posts: readonly HtmlPost[], root: string, config: LibraryConfig): ListView {
  const isFront = root === ''
  const description = isFront ? `${config.title}${config.author ? `, by ${config.author}` : ''}` : null
  return { ...pageView({ title, root, description, url: isFront && config.siteUrl ? `${config.siteUrl}/` : null, is: 'list' }, config), ...entries(posts.map((post) => entryView(post, root, config))) }
}

/** The posts of any list. */
export function entries(posts: readonly EntryView[]): Pick<ListView, 'posts' | 'hasPosts'> {
  return { posts, hasPosts: posts.length > 0 }
}

/** A page that lists groups with how many posts each has. */
export function groupsView(title: string, groups: readonly PostGroup[], config: LibraryConfig): GroupsView {
  return {
    ...pageView({ title, root: '../' }, config),
    hasGroups: groups.length > 0,
    groups: groups.map(({ slug, label, posts }) => ({ label, url: `${urlPath(slug)}/index.html`, count: posts.length })),
  }
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

/** All that lists make of a post, besides the library's settings. */
export function entryViewSource({ post: { title, slug, fields: { subject, year, date, rating, warnings } }, listCover, summary }: HtmlPost): string {
  return JSON.stringify([slug, title, subject, year, date, rating, warnings, listCover, summary])
}

/** Says the stars of posts, made once for each rating. */
export function starsOf(): (post: ExportPost) => string {
  const made = new Map<string, string>()
  return ({ fields }) => {
    const key = JSON.stringify(fields.rating)
    const known = made.get(key) ?? ratingHtml({ fields })
    made.set(key, known)
    return known
  }
}

/** A post in a list. */
export function entryView({ post, stars, listCover: cover, summary }: HtmlPost, root: string, config: LibraryConfig): EntryView {
  const { title, fields: { subject, year, date } } = post
  const folder = `${root}${urlPath(post.slug)}/`
  const about = [subject === title ? null : subject, year].filter((part) => part !== null && part !== '').join(', ')
  return {
    title,
    url: `${folder}index.html`,
    cover: cover === null || /^https?:/i.test(cover) ? cover : folder + urlPath(cover),
    stars,
    subject: about,
    date,
    dateInWords: date && sayDate(date, config.language),
    summary,
    warningIds: null,
    warnings: null,
  }
}
