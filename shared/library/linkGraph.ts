import { editHead } from '../frontMatter/editHead.ts'
import { HeadEditError } from '../frontMatter/headEditError.ts'
import { valueAtPath } from '../frontMatter/editSteps.ts'
import { isFieldList, isFieldMap } from '../frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../frontMatter/headTypes.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { rangeOf } from '../frontMatter/rangeOf.ts'
import { type PostPath, relativeTo, resolveFrom } from '../post/postPath.ts'
import { splitPost } from '../post/postText.ts'
import type { ReviewConventions } from '../review/conventions.ts'
import { defaultConventions } from '../review/defaultConventions.ts'
import { fieldPath } from '../review/postFields.ts'
import type { TextChange } from '../text/textChange.ts'
import { findLinks } from './findLinks.ts'
import { decodePercent, readLink, writeLink } from './linkTarget.ts'

/** Something that a post points at inside of its library. */
export interface PostLink {
  /** The library path that it means, by its text alone. */
  readonly target: string
  readonly fragment: string | null
  readonly kind: 'link' | 'image' | 'related' | 'cover'
  /** Offsets in the whole text. */
  readonly from: number
  readonly to: number
}

/** An entry of the head that holds a path: `related`'s posts and the cover. */
export interface HeadLink {
  readonly path: KeyPath
  readonly kind: 'related' | 'cover'
  readonly written: string
}

/** What a post points at inside of its library, in head and body; addresses elsewhere and paths that climb out are left out. */
export function postLinks(post: string, text: string, conventions: ReviewConventions = defaultConventions): PostLink[] {
  const { head, body } = splitPost(text)
  const inHead = headLinks(parseHead(head).values, conventions).flatMap(({ path, kind, written }) => {
    const target = readLink(written)
    const resolved = target.kind === 'relative' ? resolveFrom(post, target.path) : null
    const range = rangeOf(head, path)
    return resolved && target.kind === 'relative' && range ? { target: resolved, fragment: target.fragment, kind, from: range.from, to: range.to } : []
  })
  const inBody = findLinks(body).flatMap(({ url, from, to, kind }) => {
    const target = readLink(url)
    const resolved = target.kind === 'relative' ? resolveFrom(post, target.path) : null
    return resolved && target.kind === 'relative' ? { target: resolved, fragment: target.fragment, kind, from: head.length + from, to: head.length + to } : []
  })
  return [...inHead, ...inBody]
}

/** The head's own links, in the order of the keys. */
export function headLinks(values: Readonly<Record<string, FieldValue>>, conventions: ReviewConventions): HeadLink[] {
  const links: HeadLink[] = []
  const add = (path: KeyPath, kind: HeadLink['kind'], value: FieldValue | undefined) => {
    if (typeof value === 'string' && value !== '') links.push({ path, kind, written: value })
  }
  const coverPath = fieldPath('cover', conventions)
  add(coverPath, 'cover', valueAtPath(values, coverPath))
  const relatedPath = fieldPath('related', conventions)
  const related = valueAtPath(values, relatedPath)
  const entries: readonly (readonly [FieldValue, KeyPath])[] = isFieldList(related)
    ? related.map((entry, index) => [entry, [...relatedPath, index]])
    : related === undefined ? [] : [[related, relatedPath]]
  for (const [entry, path] of entries) {
    if (isFieldMap(entry)) add([...path, 'post'], 'related', valueAtPath(entry, ['post']))
    else add(path, 'related', entry)
  }
  return links
}

/**
 * The changes to `post`'s whole text after a file moved from `from` to `to`: whatever meant the one now means the other. Where `post`
 * itself is what moved, its own relative links are led back to what they meant. Links that still mean the same stay as they are.
 */
export function retargetLinks(post: PostPath, text: string, from: string, to: string, conventions: ReviewConventions = defaultConventions): TextChange[] {
  const moved = sameName(post, from)
  const newPost = moved ? to : post
  /** The new relative path for an old one; null where nothing needs to change. */
  const renewed = (path: string): string | null => {
    const meant = resolveFrom(post, path)
    if (meant === null || meant === '' || path === '') return null
    const hit = sameName(meant, from)
    if (!moved && !hit) return null
    const target = hit ? to : meant
    const still = resolveFrom(newPost, path)
    if (still !== null && sameName(still, target)) return null
    return relativeTo(newPost, target) + (path.endsWith('/') && !hit ? '/' : '')
  }
  const { head, body } = splitPost(text)
  const changes: TextChange[] = []
  const parsed = parseHead(head)
  for (const { path, written } of parsed.broken ? [] : headLinks(parsed.values, conventions)) {
    const next = renewedHeadLink(written, renewed)
    if (next !== null) changes.push(...editedHead(head, path, next))
  }
  changes.sort((a, b) => a.from - b.from)
  for (const { url, from: start, to: end, angled } of findLinks(body)) {
    const target = readLink(url)
    const next = target.kind === 'relative' ? renewed(target.path) : null
    if (next !== null) changes.push({ from: head.length + start, to: head.length + end, insert: writeLink(next, url, angled) })
  }
  return changes
}

/** A path in the head may be written plainly (`100%.md`) or as in a link (`a%20b.md#end`): it is renewed in the manner that hits. */
function renewedHeadLink(written: string, renewed: (path: string) => string | null): string | null {
  const target = readLink(written)
  if (target.kind !== 'relative') return null
  const encoded = target.path !== written && decodePercent(written) !== written
  const next = renewed(target.path)
  if (next === null) return null
  if (encoded) return writeLink(next, written, true)
  const dotted = written.startsWith('./') && !next.startsWith('.') ? `./${next}` : next
  return dotted + target.suffix
}

/** A link that cannot be edited in place (it stands behind an alias) stays, for the check of dead links to name. */
function editedHead(head: string, path: KeyPath, value: string): TextChange[] {
  try {
    return editHead(head, path, value)
  } catch (error) {
    if (error instanceof HeadEditError) return []
    throw error
  }
}

/** Names that differ only in Unicode form are one file to most systems. */
function sameName(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC')
}
