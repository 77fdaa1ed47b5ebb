import type { Problem } from '../../checks/problem.ts'
import { formatDate } from '../../post/postDate.ts'
import type { PostText } from '../../post/postText.ts'
import type { SiteKind } from '../exportPlan.ts'
import { type Destination, type ExportPost, type ExportPosts, bodyProblem, destinationOf, postProblem, postsOnSite, readExportPosts, settingsOf } from '../exportPosts.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import { pictureMarkup } from '../pictures/pictureMarkup.ts'
import { PostPictures } from '../pictures/postPictures.ts'
import { type ExportedFile, type ExportInput, type ExportSite, type HiddenPost, isChosen, type RenderedPost } from '../siteTarget.ts'
import { type Anchors, findAnchors } from './anchors.ts'
import type { Dialect } from './dialect.ts'
import { ownMarkdown } from './textMarks.ts'
import { type RelatedLink, quotesMarkdown, ratingMarkdown, relatedMarkdown, trailerMarkdown, warningsMarkdown } from './plainMarkdown.ts'
import { type BodyNote, postBody } from './postBody.ts'
import { attributeText, type SiteForms } from './siteForms.ts'
import { separateQuotes } from './separateBlocks.ts'

/** Addresses that front matter holds, as they are on the site. */
export interface FrontPlaces {
  /** null for no cover. */
  readonly cover: string | null
  readonly related: readonly string[]
}

/** Where a file of a post goes, and how the post speaks of it. */
export interface PicturePlace {
  readonly path: string
  /** In the post. */
  readonly url: string
  /** In a Markdown picture, where that differs. */
  readonly pictureUrl?: string
  /** In its front matter. */
  readonly cover: string
}

/** How one site wants its posts: what its generator asks for, and what the site's own files say. */
export interface MarkdownSite {
  readonly id: SiteKind
  /** Its generator, as people call it. */
  readonly name: string
  readonly dialect: Dialect
  /** All that its pages depend on besides the posts. */
  readonly settings: unknown
  /** The post's file. */
  readonly postPath: (post: ExportPost) => string
  readonly picture: (post: ExportPost, name: string) => PicturePlace
  /** Where a cover goes, where that is not with the other pictures. */
  readonly coverPicture?: (post: ExportPost, name: string) => Pick<PicturePlace, 'path' | 'cover'>
  /** Names that a picture may not have beside its post. */
  readonly pictureNames: () => PictureNames
  /** Where a link to a post leads, as Markdown or, within HTML, as an attribute has it. */
  readonly link: (post: ExportPost, fragment: string | null, inHtml: boolean) => string
  /** As front matter names another post. */
  readonly reference: (post: ExportPost) => string
  readonly frontMatter: (post: ExportPost, places: FrontPlaces, text: PostText) => string
  /** Why a post cannot be on this site, null where it can. */
  readonly refuses: (post: Pick<ExportPost, 'fields' | 'dateMs'>) => string | null
  /** Why the generator does not show a post that it is given, null where it does. A link to it would lead nowhere. */
  readonly hides: (post: ExportPost) => string | null
  /** What the author should know of this post on this site. */
  readonly remarks: (post: ExportPost) => readonly Problem[]
  /** What to say where a reader will see something else than the preview shows. */
  readonly noteMessages: Readonly<Partial<Record<BodyNote['rule'], string>>>
  /** Short codes, includes or tags in which directives can be written; or why there are none, in a sentence. */
  readonly forms: SiteForms | string
  /** The last that is done to a post's text; undefined where nothing is. */
  readonly finish?: (body: string, post: ExportPost) => string
  /** What the site needs besides posts. */
  readonly moreFiles?: readonly ExportedFile[]
  /** Whether pictures with sizes are written as HTML; `markdown` where the site makes sizes itself, or its links are none in HTML. */
  readonly pictures: 'html' | 'markdown'
  /** Whether a picture that is not there breaks the build. */
  readonly needsPictures: boolean
}

/** Why a generator holds a post back until its date: the one reason that passes by itself. */
export const heldBack = 'its date is in the future'

const noteMessages: MarkdownSite['noteMessages'] = {
  'inline-spoiler': 'Which bars here make spoilers could not be told, so readers will see this text between its bars. Use a :::spoiler block.',
}

interface Context {
  readonly input: ExportInput
  readonly site: MarkdownSite
  readonly posts: ExportPosts
  readonly known: { readonly posts: ReadonlySet<string>; readonly assets: ReadonlySet<string> }
  readonly anchors: Anchors
  readonly hidden: ReadonlyMap<ExportPost, string>
  readonly forms: SiteForms | null
}

/** Every post of an export and its pictures as the site wants them. */
export function openMarkdownSite(input: ExportInput, site: MarkdownSite): ExportSite {
  const posts = postsOnSite(readExportPosts(input, new Set(), site.refuses, site.postPath), input, site.postPath)
  const wanted = posts.posts.filter(({ path }) => isChosen(input.choice, path))
  const known = { posts: new Set<string>(input.posts.map(({ path }) => path)), assets: input.assets }
  const hidden = new Map(posts.posts.flatMap((post) => {
    const reason = site.hides(post)
    return reason === null ? [] : [[post, reason] as const]
  }))
  const anchors: Anchors = site.dialect.headingId ? findAnchors(posts, known, input) : new Map()
  const isNative = input.config.directives === 'native'
  const forms = isNative && typeof site.forms !== 'string' ? site.forms : null
  const context = { input, site, posts, known, anchors, hidden, forms }
  const beforehand = { skipped: posts.skipped, hidden: wanted.flatMap((post) => hiddenPost(post, context)) }
  return {
    posts: wanted,
    beforehand,
    context: JSON.stringify([site.id, site.settings, settingsOf(input)]),
    answer: (post, url) => answer(post, url, context),
    render: (post, text, asks) => renderPost(post, text, asks, context),
    finish(rendered, _, { put }) {
      for (const file of [...(site.moreFiles ?? []), ...rendered.flatMap(({ files }) => files)]) put(file)
      for (const { path, text } of forms?.files ?? []) put({ path, content: { kind: 'text', text }, post: null, isOffered: true })
      return { ...beforehand, problems: [...posts.problems, ...rendered.flatMap(({ problems }, at) => [...problems, ...site.remarks(wanted[at]!)])], notes: isNative && typeof site.forms === 'string' ? [site.forms] : [] }
    },
  }
}

function hiddenPost(post: ExportPost, { input, site, hidden }: Context): HiddenPost[] {
  const reason = hidden.get(post)
  if (reason === undefined) return []
  const until = reason === heldBack && post.dateMs !== null ? ` Build the site after ${formatDate(post.dateMs, input.config.timeZone)}.` : ''
  return [{ post: post.path, reason: `${site.name} does not show it: ${reason}.${until}`, ...(reason === heldBack ? { isWaiting: true as const } : {}) }]
}

function answer(post: ExportPost, url: string | null, context: Context): string {
  const { input, site, posts, known, anchors } = context
  if (url === null) return JSON.stringify([site.postPath(post), site.reference(post), [...(anchors.get(post.path) ?? [])].sort()])
  const target = destinationOf(url, post.path, posts, known)
  if (target.kind === 'asset') return JSON.stringify([target, input.pictures.get(target.path)])
  if (target.kind !== 'post') return JSON.stringify(target)
  const fragment = fragmentOf(target, anchors, site)
  return JSON.stringify([target.post.path, target.post.title, whyHidden(post, target.post, context), site.reference(target.post), site.link(target.post, fragment, false), site.link(target.post, fragment, true)])
}

function renderPost(post: ExportPost, text: PostText, asks: (url: string) => void, context: Context): RenderedPost {
  const { input, site, posts, known, anchors, forms } = context
  const { dialect } = site
  const { fields } = post
  const problems: Problem[] = []
  const pictures = new PostPictures(site.pictureNames(), input.pictures, input.config.pictures)
  const destinationFrom = (url: string) => {
    asks(url)
    return destinationOf(url, post.path, posts, known)
  }

  const rewrite = (url: string, kind: 'link' | 'image', at: number, inHtml: boolean): string | null => {
    const target = destinationFrom(url)
    const what = kind === 'image' ? 'picture' : 'file'
    const noPicture = kind === 'image' && site.needsPictures ? null : url
    switch (target.kind) {
      case 'post': {
        const reason = whyHidden(post, target.post, context)
        if (reason === null) return site.link(target.post, fragmentOf(target, anchors, site), inHtml)
        problems.push(bodyProblem(post, text, at, 'link-to-hidden', 'warning', `${reason} The link to it is left out and its text stays; export again once it shows.`))
        return null
      }
      case 'asset': {
        const place = site.picture(post, pictures.nameOf(target.path))
        return (kind === 'image' && !inHtml ? (place.pictureUrl ?? place.url) : place.url) + target.suffix
      }
      case 'unpublished':
        problems.push(bodyProblem(post, text, at, 'link-to-unpublished', 'warning', `“${target.path}” is not exported, so the link to it is left out and its text stays.`))
        return null
      case 'missing':
        problems.push(bodyProblem(post, text, at, kind === 'image' ? 'missing-picture' : 'dead-link', 'error', `There is no ${what} “${target.path}” in the library. Correct the path or take the ${kind === 'image' ? 'picture' : 'link'} out.`))
        return /\.(?:md|markdown)$/i.test(target.path) ? null : noPicture
      case 'local':
        problems.push(bodyProblem(post, text, at, 'local-path', 'error', `“${url}” leads out of the library, to a place that readers do not have. Bring the ${what} into the library.`))
        return noPicture
      case 'other':
        return url
    }
  }

  const pictureHtml = (url: string, alt: string, title: string | null): string | null => {
    const target = destinationFrom(url)
    if (target.kind !== 'asset') return null
    const urlOf = (name: string) => site.picture(post, name).url
    const sources = pictures.sourcesOf(target.path, urlOf)
    return sources && pictureMarkup(urlOf(pictures.nameOf(target.path)) + target.suffix, alt, title, sources)
  }

  const related = fields.related.flatMap(({ post: url, emoji, text }) => {
    const target = destinationFrom(url)
    if (target.kind === 'post') {
      const reason = whyHidden(post, target.post, context)
      if (reason === null) return [{ emoji, text: text ?? target.post.title, target: target.post }]
      problems.push(postProblem(post, 'hidden-related', 'warning', `${reason} It is left out of the related posts; export again once it shows.`))
    } else problems.push(postProblem(post, 'dead-related', 'warning', `The related post “${url}” is ${target.kind === 'unpublished' ? 'not exported' : 'not in the library'}, so it is left out.`))
    return []
  })
  const links: RelatedLink[] = related.map(({ emoji, text, target }) => ({ emoji, text, destination: site.link(target, null, false) }))
  const leaves = {
    rating: ratingMarkdown(fields),
    warnings: warningsMarkdown(fields.warnings, input.config),
    trailer: trailerMarkdown(fields.trailer),
    quotes: quotesMarkdown(fields.quotes),
    related: relatedMarkdown(links),
  }
  const body = postBody(text.body, dialect, {
    leaves: {
      ...Object.fromEntries(Object.entries(leaves).map(([name, text]) => [name, ownMarkdown(name === 'quotes' ? separateQuotes(text, dialect) : text, dialect)])),
      signoff: postBody(input.config.signoff ?? '', dialect, { leaves: {}, placesReview: false, anchors: new Set(), rewrite: (url) => url, pictureHtml: null, forms: null }).text,
    },
    placesReview: fields.kind !== null || fields.rating !== null,
    anchors: anchors.get(post.path) ?? new Set(),
    rewrite,
    forms: forms && { site: forms, attributes: { rating: ratingAttributes(fields), trailer: fields.trailer === null ? {} : { url: attributeText(fields.trailer) } } },
    pictureHtml: site.dialect.keepsHtml && site.pictures === 'html' && hasVersions(input) ? pictureHtml : null,
  })
  for (const { rule, at } of body.notes) {
    const message = { ...noteMessages, ...site.noteMessages }[rule]
    if (message !== undefined) problems.push(bodyProblem(post, text, at, `${site.id}-${rule}`, 'warning', message))
  }
  const covers = new PostPictures(site.pictureNames(), input.pictures, input.config.pictures)
  const cover = coverOf(post, destinationFrom, (path) => (site.coverPicture ? site.coverPicture(post, covers.nameOf(path)) : site.picture(post, pictures.nameOf(path))).cover, problems)
  const head = site.frontMatter(post, { cover, related: related.map(({ target }) => site.reference(target)) }, text)
  const whole = body.text.replace(/^\n+/, '')
  const files: ExportedFile[] = [
    { path: site.postPath(post), content: { kind: 'text', text: `${head}\n${site.finish?.(whole, post) ?? whole}` }, post: post.path },
    ...pictures.files.map(({ name, content }) => ({ path: site.picture(post, name).path, content, post: post.path })),
    ...covers.files.flatMap(({ name, content }) => (site.coverPicture ? { path: site.coverPicture(post, name).path, content, post: post.path } : [])),
  ]
  return { files, problems }
}

function ratingAttributes({ rating }: ExportPost['fields']): Record<string, string> {
  return rating ? { value: String(rating.value), best: String(rating.scale.best) } : {}
}

function hasVersions({ config: { pictures } }: ExportInput): boolean {
  return pictures.widths.length > 0 || pictures.formats.length > 0
}

/** Why a link between two posts leads nowhere. Drafts are shown together, but for those that are held back for another reason too. */
function whyHidden(from: ExportPost, to: ExportPost, { hidden, site }: Context): string | null {
  const reason = hidden.get(to) === undefined || !from.fields.draft || !to.fields.draft ? (hidden.get(to) ?? null) : site.hides({ ...to, fields: { ...to.fields, draft: false } })
  return reason === null ? null : `${site.name} does not show “${to.path}”: ${reason}.`
}

/** A place in a post that the site has; where ids are written for what is linked to, no other. */
function fragmentOf({ post, fragment }: Extract<Destination, { kind: 'post' }>, anchors: Anchors, site: MarkdownSite): string | null {
  if (fragment === null || fragment === '') return null
  return site.dialect.headingId && !anchors.get(post.path)?.has(fragment) ? null : urlPath(fragment)
}

function coverOf(post: ExportPost, destinationFrom: (url: string) => Destination, place: (path: string) => string, problems: Problem[]): string | null {
  const { cover } = post.fields
  if (cover === null) return null
  const target = destinationFrom(cover)
  if (target.kind === 'asset') return place(target.path)
  if (target.kind === 'other') return cover
  problems.push(postProblem(post, 'missing-cover', 'error', `The cover “${cover}” is not in the library, so the post is exported without it.`))
  return null
}

/** Why a generator that shows every post at once is not given one dated in the future; null for any other. */
export function refusesFuture({ dateMs }: Pick<ExportPost, 'dateMs'>, name: string, { nowMs, config }: ExportInput): string | null {
  if (dateMs === null || dateMs <= nowMs) return null
  return `Its date is in the future (${formatDate(dateMs, config.timeZone)}), and ${name} would show it at once. Export again after that.`
}
