import type { PostSummary } from '../library/postSummary.ts'
import { decodePercent, writeLink } from '../library/linkTarget.ts'
import { folderOf, relativeTo, resolveFrom } from '../post/postPath.ts'
import { starParts } from '../review/rating.ts'
import { escapeText } from './escapeText.ts'

/** A link that is being typed. */
export interface LinkQuery {
  /** `link`: a whole one, to be made with its label; the others are addresses alone, `heading` from its `#`. */
  readonly kind: 'link' | 'post' | 'picture' | 'heading'
  readonly query: string
  /** Characters up to the cursor that choosing replaces. */
  readonly length: number
  /** For headings: the address before the `#`, '' for the post itself. */
  readonly target: string
}

const wiki = /\[\[([^[\]\n]{0,80})$/
const address = /(!?)\[((?:[^[\]\\]|\\.)*)\]\(((?![\s<])[^()<>#\n]{0,100})$/
const fragment = /\]\(([^()<>#\s]{0,200})#([^()<>#\s]{0,100})$/
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/)/i
const pictureName = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i
const mostPictures = 40

/** Reads the link that ends at the cursor: `[[words`, `](words`, `![…](words`, `](#words`; null where there is none, or one to another site. */
export function linkQuery(before: string): LinkQuery | null {
  const heading = fragment.exec(before)
  if (heading) {
    const [, target = '', query = ''] = heading
    return elsewhere.test(target) ? null : { kind: 'heading', query, target, length: query.length + 1 }
  }
  const named = wiki.exec(before)
  if (named) return { kind: 'link', query: named[1] ?? '', target: '', length: named[0].length }
  const found = address.exec(before)
  if (!found) return null
  const [whole, picture, label, query = ''] = found
  if (elsewhere.test(query)) return null
  if (picture) return { kind: 'picture', query, target: '', length: query.length }
  return label === '' ? { kind: 'link', query, target: '', length: whole.length } : { kind: 'post', query, target: '', length: query.length }
}

/** What of the text behind the cursor belongs to the link: the rest of an address and its bracket, or the closing brackets of `[[`. */
export function restOfLink({ kind }: LinkQuery, before: string, after: string): number {
  const isWiki = kind === 'link' && wiki.test(before)
  return (isWiki ? /^\]{1,2}/ : /^[\w./%?=&-]*(?:#[\w%-]*)?\)/).exec(after)?.[0].length ?? 0
}

/** The address of a library file from a post, written as the author writes them: see `nearbyAddress`. */
export function addressOf(target: string, post: string, like: string): string {
  return writeLink(relativeTo(post, target), like, false)
}

/** A whole link to a post, which shows its title. */
export function linkTo(target: Pick<PostSummary, 'path' | 'title'>, post: string, like: string): string {
  return `[${escapeText(target.title)}](${addressOf(target.path, post, like)})`
}

/** The last relative address of a stretch of text, without its fragment: whether the author begins with `./`, whether letters are encoded. */
export function nearbyAddress(text: string): string {
  const found = [...text.matchAll(/\]\(([^()\s<>#?]{1,300})(?=[)#?])/g)].map((match) => match[1] ?? '')
  return found.findLast((url) => !elsewhere.test(url)) ?? ''
}

/** The post that an address in another one leads to. */
export function postAt(url: string, post: string, posts: readonly PostSummary[]): PostSummary | null {
  const path = resolveFrom(post, decodePercent(url.replace(/[?#].*$/s, '')))
  return posts.find((other) => other.path === path) ?? null
}

/** Date and stars of a post, and whether it is a draft, to tell posts of the same title apart. Stars are not to be read out: `said` is. */
export function factsInBrief({ date, rating, draft }: Pick<PostSummary, 'date' | 'rating' | 'draft'>): { readonly detail: string; readonly stars: { readonly shown: string; readonly said: string } | null } {
  const { full, half } = rating ? starParts(rating.value, rating.best) : { full: 0, half: 0 }
  return {
    detail: [date?.slice(0, 10), draft ? 'draft' : ''].filter((part) => part).join(', '),
    stars: rating && { shown: '★'.repeat(full) + (half ? '½' : ''), said: `${rating.value} out of ${rating.best}` },
  }
}

/** The pictures of a library that answer a query by their paths, at most 40, those beside the post first. */
export function pictureFinder(assets: readonly string[], post: string): (query: string) => readonly string[] {
  const own = folderOf(post)
  const pictures = assets.filter((path) => pictureName.test(path)).map((path) => ({ path, folded: path.toLowerCase(), isNear: folderOf(path) === own }))
  const sorted = pictures.sort((a, b) => Number(b.isNear) - Number(a.isNear))
  return (query) => {
    const words = query.toLowerCase().split(/\s+/)
    const found: string[] = []
    for (const { path, folded } of sorted) {
      if (words.every((word) => folded.includes(word))) found.push(path)
      if (found.length === mostPictures) break
    }
    return found
  }
}
