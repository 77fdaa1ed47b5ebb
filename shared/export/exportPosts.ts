import type { Problem, Severity } from '../checks/problem.ts'
import { decodePercent, readLink } from '../library/linkTarget.ts'
import { resolveFrom } from '../post/postPath.ts'
import type { PostText } from '../post/postText.ts'
import { freeName, slugFromTitle } from '../post/slug.ts'
import { lineIndex } from '../text/lineIndex.ts'
import type { PostFacts } from './postFacts.ts'
import { type ExportInput, isChosen, type SkippedPost } from './siteTarget.ts'

/** A post that will be on the site. */
export interface ExportPost extends PostFacts {
  readonly title: string
  /** Address and folder name on the site; no two posts share one. */
  readonly slug: string
}

/** The posts of an export with what their links may mean. */
export interface ExportPosts {
  readonly posts: readonly ExportPost[]
  readonly byPath: ReadonlyMap<string, ExportPost>
  readonly skipped: readonly SkippedPost[]
  readonly problems: readonly Problem[]
}

/**
 * Reads the posts of an export and says which are left out: drafts, posts whose front matter cannot be read, and where `leaveOut`
 * says so, others. Sorted by path; slugs come from the post, else from its file's name.
 * A post that is not part of this export, and that has changed since it was, stays where it is on the site, whatever it has become.
 * @param reservedSlugs names that the site uses itself
 * @param pageOf the file of a post on the site
 */
export function readExportPosts(input: ExportInput, reservedSlugs: ReadonlySet<string>, leaveOut: (post: Pick<ExportPost, 'fields' | 'dateMs'>) => string | null, pageOf: (post: ExportPost) => string): ExportPosts {
  const posts: ExportPost[] = []
  const skipped: SkippedPost[] = []
  const problems: Problem[] = []
  const taken = new Set(reservedSlugs)
  for (const facts of [...input.posts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const { path, broken, fields, dateMs } = facts
    const kept = broken ? null : keptPlace(facts, input, pageOf)
    if (kept) {
      posts.push(kept)
      if (!facts.isPast) problems.push({ post: path, rule: 'left-out-changed', severity: 'warning', message: 'The post is left out, and was changed since it was exported. What it was then is not known here, so lists show what it is now, at its place of then. Export it too.', line: 1, place: null })
      continue
    }
    if (broken) {
      const what = broken.isRead ? 'has a key twice' : 'cannot be read'
      skipped.push({ post: path, reason: `Its front matter ${what} at line ${broken.line}: ${broken.message}`, isUnread: true })
      problems.push({ post: path, rule: 'broken-front-matter', severity: 'error', message: `The front matter ${what}, so the post is not exported: ${broken.message}`, line: broken.line, place: null })
      continue
    }
    if (fields.date !== null && dateMs === null) {
      problems.push({ post: path, rule: 'unreadable-date', severity: 'error', message: `“${fields.date}” is no date that Marquee can read, so the post is exported without one. Write it as 2025-03-09T21:30:00+08:00.`, line: 1, place: null })
    }
    const reason = fields.draft && !input.includeDrafts ? 'It is a draft.' : leaveOut(facts)
    if (reason !== null) {
      const isWaiting = dateMs !== null && dateMs > input.nowMs && (input.includeDrafts || !fields.draft) && leaveOut({ ...facts, dateMs: input.nowMs }) === null
      skipped.push({ post: path, reason, ...(isWaiting ? { isWaiting: true as const } : {}) })
      continue
    }
    const wanted = slugFromTitle(fields.slug ?? fileStem(path))
    const slug = freeName(wanted, (name) => taken.has(name))
    if (slug !== wanted) {
      problems.push({ post: path, rule: 'slug-clash', severity: 'warning', message: `Another page already has the slug “${wanted}”, so this post becomes “${slug}”. Give one of them another slug.`, line: 1, place: null })
    }
    taken.add(slug)
    posts.push({ ...facts, title: fields.title || fileStem(path), slug })
  }
  return { posts, byPath: new Map(posts.map((post) => [post.path as string, post])), skipped, problems }
}

/** A left-out post that is not what was exported, in the place that it has on the site; null for any other, and where its place cannot be told. */
function keptPlace(facts: PostFacts, { leftOut }: ExportInput, pageOf: (post: ExportPost) => string): ExportPost | null {
  const left = leftOut?.[facts.path]
  if (!left || left.version === null || (left.version === facts.revision && !facts.isPast)) return null
  const { path, fields } = facts
  for (const one of left.paths) {
    for (const slug of [fileStem(one), fileStem(one).replace(/^(?:\d{4}-\d\d?-\d\d?-|_)/, '')]) {
      for (const draft of [false, true]) {
        const post = { ...facts, fields: { ...fields, draft, slug }, title: fields.title || fileStem(path), slug }
        if (pageOf(post) === one) return post
      }
    }
  }
  return null
}

/**
 * The posts that are on the site once this export has run: all of them, or where it is about some, those and what an earlier
 * export wrote. To the others no link may lead yet.
 */
export function postsOnSite(all: ExportPosts, { choice, facts }: ExportInput, pageOf: (post: ExportPost) => string): ExportPosts {
  if (choice.only === null && choice.except.size === 0) return all
  const there = new Set(facts.last?.paths)
  const posts = all.posts.filter((post) => isChosen(choice, post.path) || there.has(pageOf(post)))
  return { ...all, posts, byPath: new Map(posts.map((post) => [post.path as string, post])) }
}

/** All of a library's settings that a page may depend on. */
export function settingsOf({ config }: Pick<ExportInput, 'config'>): unknown {
  const { lastExport: _, problems: __, ...settings } = config
  return settings
}

/** What a URL in a post leads to, when all of the library is known. */
export type Destination =
  | { readonly kind: 'post'; readonly post: ExportPost; readonly fragment: string | null }
  /** A post of the library that is not exported. */
  | { readonly kind: 'unpublished'; readonly path: string }
  | { readonly kind: 'asset'; readonly path: string; readonly suffix: string }
  | { readonly kind: 'missing'; readonly path: string }
  /** `file:`, a drive, or out of the library. */
  | { readonly kind: 'local' }
  /** Stays as it is: a web address, a place in the post, a path from the site's root. */
  | { readonly kind: 'other' }

/** Says where a URL as written in a post leads. */
export function destinationOf(url: string, from: string, posts: ExportPosts, known: { readonly posts: ReadonlySet<string>; readonly assets: ReadonlySet<string> }): Destination {
  const target = readLink(url)
  if (target.kind === 'local') return target.form === 'root' ? { kind: 'other' } : { kind: 'local' }
  if (target.kind !== 'relative') return { kind: 'other' }
  const path = resolveFrom(from, target.path)
  if (path === null) return { kind: 'local' }
  for (const form of [path, path.normalize('NFC'), path.normalize('NFD')]) {
    const post = posts.byPath.get(form)
    if (post) return { kind: 'post', post, fragment: target.fragment }
    if (known.posts.has(form)) return { kind: 'unpublished', path: form }
    if (known.assets.has(form)) return { kind: 'asset', path: form, suffix: target.suffix }
  }
  return { kind: 'missing', path: decodePercent(path) }
}

/** A problem at a place in a post's body. */
export function bodyProblem({ path }: ExportPost, { head, body }: PostText, at: number, rule: string, severity: Severity, message: string): Problem {
  const line = lineIndex(head).lineCount - 1 + lineIndex(body).at(at).line
  return { post: path, rule, severity, message, line, place: { part: 'body', from: at, to: at } }
}

/** A problem of a post that is nowhere in particular. */
export function postProblem(post: ExportPost, rule: string, severity: Severity, message: string): Problem {
  return { post: post.path, rule, severity, message, line: 1, place: null }
}

/** The file's name without its ending; for `index.md` the folder's. */
function fileStem(path: string): string {
  const parts = path.split('/')
  const name = (parts.at(-1) ?? path).replace(/(.)\.[^.]+$/u, '$1')
  return /^_?index$/i.test(name) ? (parts.at(-2) ?? name) : name
}
