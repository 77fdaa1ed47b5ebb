import type { Problem } from '../../checks/problem.ts'
import { renderArticle } from '../../markdown/article.ts'
import type { RenderProfile, ResolvedUrl } from '../../markdown/renderProfile.ts'
import { decodePercent } from '../../library/linkTarget.ts'
import { formatDate } from '../../post/postDate.ts'
import { type ExportPost, type ExportPosts, bodyProblem, destinationOf, postProblem, postsOnSite, readExportPosts, settingsOf } from '../exportPosts.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import { PostPictures } from '../pictures/postPictures.ts'
import type { PostText } from '../../post/postText.ts'
import type { ExportInput, ExportSite, RenderedPost, SiteSink, SiteTarget } from '../siteTarget.ts'
import { staticFolder, themeFolder } from '../siteTheme.ts'
import { atomFeed, sitemap } from './html/feed.ts'
import { type HtmlPost, pagePath } from './html/htmlPost.ts'
import { withoutLeniency } from './html/markup.ts'
import { entryViewSource, groupByRating, groupByTag, groupsView, listView, starsOf } from './html/listViews.ts'
import type { PlaceView } from './html/pageViews.ts'
import { placeOf, postView, postViewSource } from './html/postView.ts'
import { charactersOfEach, searchIndex, searchIndexSource, searchScript, searchView, wordsOf } from './html/searchPage.ts'
import { starsNotes } from './html/starsNotes.ts'
import { SiteTheme } from './html/theme.ts'
import { warningFilters, warningsView } from './html/warningsPage.ts'

/** A complete small site of plain pages that opens from disk and needs no generator. */
export const htmlTarget: SiteTarget = { id: 'html', open: openHtmlSite }

/** Of covers in lists, in pixels: as wide as the theme has them, on screens with two pixels for one. */
const listCoverWidth = 208

/** A post's article, with what lists and feeds show of it. */
interface RenderedArticle extends RenderedPost {
  readonly entry: Omit<HtmlPost, 'post' | 'article' | 'stars'>
  readonly body: string
}

function openHtmlSite(input: ExportInput): ExportSite<RenderedArticle> {
  const { config, nowMs } = input
  const inFuture = ({ dateMs }: { readonly dateMs: number | null }) =>
    dateMs !== null && dateMs > nowMs ? `Its date is in the future: ${formatDate(dateMs, config.timeZone)}.` : null
  const statics = input.theme?.statics ?? []
  const reserved = new Set(['tags', 'ratings', 'warnings', 'search', ...(statics.length > 0 ? [staticFolder] : [])])
  const posts = postsOnSite(readExportPosts(input, reserved, inFuture, pagePath), input, pagePath)
  const known = { posts: new Set<string>(input.posts.map(({ path }) => path)), assets: input.assets }
  const beforehand = { skipped: posts.skipped, hidden: [] }
  return {
    posts: posts.posts,
    beforehand,
    context: JSON.stringify(['html', settingsOf(input)]),
    answer: (post, url) => answer(post, url, posts, known, input),
    render: (post, text, asks) => render(post, text, asks, posts, known, input),
    finish: (rendered, bodies, sink) => {
      for (const { files } of rendered) for (const file of files) sink.put(file)
      for (const path of statics) sink.put({ path: `${staticFolder}/${path}`, content: { kind: 'copy', from: `${themeFolder}/${staticFolder}/${path}` }, post: null })
      const stars = starsOf()
      putPages(posts.posts.map((post, at) => ({ ...rendered[at]!.entry, post, article: bodies[at]!, stars: stars(post) })), posts, known, input, sink)
      return { ...beforehand, problems: [...posts.problems, ...rendered.flatMap(({ problems }) => problems)], notes: starsNotes(posts.posts, config) }
    },
  }
}

/** Every page of the site, and what goes with them. */
function putPages(entries: HtmlPost[], posts: ExportPosts, known: Known, { config, theme: own }: ExportInput, { put, make, keyOf }: SiteSink): void {
  const theme = new SiteTheme(own)
  entries.sort((a, b) => (b.post.dateMs ?? Number.NEGATIVE_INFINITY) - (a.post.dateMs ?? Number.NEGATIVE_INFINITY) || (a.post.path < b.post.path ? -1 : 1))
  const text = (path: string, content: string) => put({ path, content: { kind: 'text', text: content }, post: null })
  const referrers = findReferrers(entries, posts, known)
  for (const [at, entry] of entries.entries()) {
    const around = { newer: entries[at - 1] ?? null, older: entries[at + 1] ?? null, related: unplacedRelated(entry, posts, known), referrers: (referrers.get(entry.post) ?? []).map((post) => placeOf(post, post.title)) }
    make(pagePath(entry.post), entry.post.path, `${theme.key}\n${postViewSource(entry, around)}`, () => theme.page('post', postView(entry, around, config)))
  }
  const tags = groupByTag(entries, config.language)
  const ratings = groupByRating(entries)
  const sources = new Map(entries.map((entry) => [entry, keyOf(entryViewSource(entry))]))
  const listed = (path: string, title: string, some: readonly HtmlPost[], page: () => string) => make(path, null, [theme.key, title, ...some.map((entry) => sources.get(entry))].join('\n'), page)
  listed('index.html', '', entries, () => theme.page('index', listView(config.title, entries, '', config)))
  text('tags/index.html', theme.page('groups', groupsView('Tags', tags, config)))
  text('ratings/index.html', theme.page('groups', groupsView('Ratings', ratings, config)))
  for (const { slug, label, posts: some } of tags) listed(`tags/${slug}/index.html`, label, some, () => theme.page('group', listView(label, some, '../../', config)))
  for (const { slug, label, posts: some } of ratings) listed(`ratings/${slug}/index.html`, label, some, () => theme.page('group', listView(`Rated ${label}`, some, '../../', config)))
  listed('warnings/index.html', '', entries, () => theme.page('warnings', warningsView(entries, config)))
  text('warnings/filters.css', warningFilters(entries))
  text('search/index.html', theme.page('search', searchView(config)))
  make('search/posts.js', null, searchIndexSource(entries), () => searchIndex(entries))
  text('search/search.js', searchScript)
  text('feed.xml', atomFeed(entries, config))
  text('style.css', theme.css)
  if (config.siteUrl !== null) {
    const pages = [
      { path: '', date: null },
      ...entries.map(({ post }) => ({ path: `${urlPath(post.slug)}/`, date: post.fields.updated ?? post.fields.date })),
      ...tags.map(({ slug }) => ({ path: `tags/${urlPath(slug)}/`, date: null })),
      ...ratings.map(({ slug }) => ({ path: `ratings/${slug}/`, date: null })),
      { path: 'warnings/', date: null },
    ]
    text('sitemap.xml', sitemap(pages, config.siteUrl, config.timeZone))
  }
}

function answer(post: ExportPost, url: string | null, posts: ExportPosts, known: Known, { pictures }: ExportInput): string {
  if (url === null) return JSON.stringify([post.slug, charactersOfEach(posts.posts.length)])
  const target = destinationOf(url, post.path, posts, known)
  if (target.kind === 'asset') return JSON.stringify([target, pictures.get(target.path)])
  if (target.kind !== 'post') return JSON.stringify(target)
  const { path, slug, title, fields: { rating, date } } = target.post
  return JSON.stringify([path, slug, title, rating, date, target.fragment])
}

/** Related posts of a post whose body does not place them. */
function unplacedRelated({ post, hasRelated }: HtmlPost, posts: ExportPosts, known: Known): PlaceView[] {
  return hasRelated ? [] : post.fields.related.flatMap(({ post: url, text }) => {
    const target = destinationOf(url, post.path, posts, known)
    return target.kind === 'post' ? [placeOf(target.post, text ?? target.post.title)] : []
  })
}

/** The posts that name each post as related, and that it does not name itself. */
function findReferrers(entries: readonly HtmlPost[], posts: ExportPosts, known: Known): ReadonlyMap<ExportPost, readonly ExportPost[]> {
  const named = new Map(entries.map(({ post }) => [post, new Set(post.fields.related.flatMap(({ post: url }) => {
    const target = destinationOf(url, post.path, posts, known)
    return target.kind === 'post' && target.post !== post ? [target.post] : []
  }))]))
  const referrers = new Map<ExportPost, ExportPost[]>()
  for (const [post, targets] of named) {
    for (const target of targets) {
      if (named.get(target)?.has(post)) continue
      const others = referrers.get(target)
      if (others) others.push(post)
      else referrers.set(target, [post])
    }
  }
  return referrers
}

interface Known {
  readonly posts: ReadonlySet<string>
  readonly assets: ReadonlySet<string>
}

function render(post: ExportPost, text: PostText, asks: (url: string) => void, posts: ExportPosts, known: Known, { config, pictures: facts }: ExportInput): RenderedArticle {
  const { fields } = post
  const problems: Problem[] = []
  const destinationFrom = (url: string) => {
    asks(url)
    return destinationOf(url, post.path, posts, known)
  }
  const pictures = new PostPictures(new PictureNames(['index.html']), facts, config.pictures)
  const report = (url: string, rule: string, message: string) => problems.push(bodyProblem(post, text, Math.max(0, text.body.indexOf(url)), rule, rule === 'link-to-unpublished' ? 'warning' : 'error', message))
  const resolve = (url: string, what: 'link' | 'picture'): ResolvedUrl => {
    const target = destinationFrom(url)
    switch (target.kind) {
      case 'post':
        return { url: `../${urlPath(target.post.slug)}/index.html${target.fragment ? `#${urlPath(target.fragment)}` : ''}`, state: 'ok' }
      case 'asset':
        return { url: urlPath(pictures.nameOf(target.path)) + target.suffix, state: 'ok', ...(what === 'picture' ? { sources: pictures.sourcesOf(target.path, urlPath) } : {}) }
      case 'unpublished':
        report(decodePercent(url), 'link-to-unpublished', `“${target.path}” is not exported, so the link to it leads nowhere.`)
        return { url: '#', state: 'missing' }
      case 'missing':
        report(decodePercent(url), what === 'picture' ? 'missing-picture' : 'dead-link', `There is no file “${target.path}” in the library. Correct the path or take the ${what} out.`)
        return { url: '#', state: 'missing' }
      case 'local':
        report(url, 'local-path', `“${url}” leads out of the library, to a place that readers do not have.`)
        return { url: '#', state: 'missing' }
      case 'other':
        return { url, state: 'ok' }
    }
  }
  const profile: RenderProfile = {
    fields,
    conventions: config,
    signoff: config.signoff,
    language: config.language,
    remote: 'plain',
    placeholders: false,
    resolveLink: (url) => resolve(url, 'link'),
    resolvePicture: (url) => resolve(url, 'picture'),
    related: (url) => {
      const target = destinationFrom(url)
      if (target.kind !== 'post') return null
      const { rating, date } = target.post.fields
      return { title: target.post.title, url: `../${urlPath(target.post.slug)}/index.html`, rating: rating && { value: rating.value, best: rating.scale.best }, date }
    },
  }
  for (const { post: url } of fields.related) {
    if (profile.related(url) === null) problems.push(postProblem(post, 'dead-related', 'warning', `The related post “${url}” is not on the site, so it is left out.`))
  }
  const { html } = renderArticle(text.body, { ...profile, fields: { ...fields, title: post.title } })
  const cover = fields.cover === null ? null : destinationFrom(fields.cover)
  const entry: RenderedArticle['entry'] = {
    words: wordsOf(html).slice(0, charactersOfEach(posts.posts.length)),
    hasRelated: html.includes('<ul class="related">'),
    cover: cover?.kind === 'asset' ? pictures.nameOf(cover.path) : cover?.kind === 'other' ? fields.cover : null,
    listCover: cover?.kind === 'asset' ? pictures.nameOfSmall(cover.path, listCoverWidth) : cover?.kind === 'other' ? fields.cover : null,
    summary: fields.summary ?? fields.verdict,
  }
  return { entry, body: withoutLeniency(html), problems, files: pictures.files.map(({ name, content }) => ({ path: `${post.slug}/${name}`, content, post: post.path })) }
}
