import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { sayDate } from '../post/postDate.ts'
import { ratingInWords } from '../review/rating.ts'
import { subjectKind } from '../review/subject.ts'
import { element } from './element.ts'
import { pictureElement } from './pictureElement.ts'
import type { RenderedPost, RenderProfile } from './renderProfile.ts'
import { renderPost } from './renderPost.ts'
import { leavesForWeb, safePicture } from './safeUrl.ts'
import { stars } from './directives/stars.ts'

/** A whole post as a reader sees it. `html` is the header and the blocks in one `<article class="post">`. */
export interface RenderedArticle extends RenderedPost {
  readonly header: string
  readonly html: string
}

/** Renders a post: title, byline, cover and body. */
export function renderArticle(body: string, profile: RenderProfile): RenderedArticle {
  const header = articleHeader(profile)
  const post = renderPost(body, profile)
  const html = `<article class="post" lang="${escapeAttribute(profile.language)}">\n${[header, ...post.blocks.map((block) => block.html)].join('\n')}\n</article>`
  return { ...post, header, html }
}

/** What stands above a post's body: title, byline and cover. */
export function articleHeader(profile: RenderProfile): string {
  return toHtml(headerOf(profile))
}

function headerOf(profile: RenderProfile): Root {
  const { title, date } = profile.fields
  const byline = bylineOf(profile)
  const header = element(
    'header',
    {},
    element('h1', {}, title || 'Untitled'),
    byline === '' && date === null
      ? null
      : element('p', { className: ['byline'] }, date ? element('time', { dateTime: date }, sayDate(date, profile.language)) : null, date && byline ? ', ' : null, byline || null),
    cover(profile),
  )
  return { type: 'root', children: [header] }
}

/** What is reviewed, in a line: "a film by Wong Kar-wai, 2000". */
function bylineOf({ fields }: RenderProfile): string {
  if (fields.kind === null) return ''
  const kind = subjectKind(fields.kind).label.toLowerCase()
  const what = fields.kind === 'other' ? fields.subject : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
  const by = fields.by.length > 0 ? ` by ${fields.by.join(', ')}` : ''
  return [what ? `${what}${by}` : by.trim(), fields.originalTitle, fields.year].filter((part) => part !== null && part !== '').join(', ')
}

function cover(profile: RenderProfile): ElementContent | null {
  const { cover: source, coverAlt } = profile.fields
  if (source === null) return null
  const { url: resolved, state, sources } = profile.resolvePicture(source)
  const url = safePicture(resolved)
  if (state !== 'ok' || (profile.remote === 'card' && leavesForWeb(url))) return null
  return element('figure', { className: ['cover'] }, pictureElement(url, sources, { alt: coverAlt ?? '', decoding: 'async' }))
}

/** A post's rating as stars for lists of posts, '' where it has none. */
export function ratingHtml({ fields }: Pick<RenderProfile, 'fields'>): string {
  return fields.rating ? toHtml(stars(fields.rating.value, fields.rating.scale.best, ratingInWords(fields.rating))) : ''
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}
