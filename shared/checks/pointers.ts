import type { BodyLink } from '../library/findLinks.ts'
import { headLinks } from '../library/linkGraph.ts'
import { type LinkTarget, readLink } from '../library/linkTarget.ts'
import { resolveFrom } from '../post/postPath.ts'
import type { ReviewConventions } from '../review/conventions.ts'
import type { Problem } from './problem.ts'
import { type CheckedPost, type RuleInput, inBody } from './rule.ts'

/** Anything in a post that points somewhere, in head or body, with what its text means. */
export interface Pointer {
  readonly kind: 'link' | 'image' | 'related' | 'cover'
  readonly written: string
  readonly target: LinkTarget
  /** The library path meant, null where it climbs out of the library or is no relative path. */
  readonly resolved: string | null
  readonly place: Problem['place']
}

/** Every pointer of a post, the head's first. */
export function pointersOf(post: CheckedPost, bodyLinks: readonly BodyLink[], conventions: ReviewConventions, inHead: RuleInput['inHead']): Pointer[] {
  const pointer = (kind: Pointer['kind'], written: string, place: Problem['place']): Pointer => {
    const target = readLink(written)
    return { kind, written, target, resolved: target.kind === 'relative' ? resolveFrom(post.path, target.path) : null, place }
  }
  return [
    ...headLinks(post.parsed.values, conventions).map(({ kind, written, path }) => pointer(kind, written, inHead(path))),
    ...bodyLinks.map((link) => pointer(link.kind, link.url, inBody(link))),
  ]
}
