import type { KeyPath, ParsedHead } from '../frontMatter/headTypes.ts'
import type { BodyLink } from '../library/findLinks.ts'
import type { PostPath } from '../post/postPath.ts'
import type { PostFields } from '../review/postFields.ts'
import type { IndexedFacts } from './libraryFacts.ts'
import type { Pointer } from './pointers.ts'
import type { Problem } from './problem.ts'

/** A post as checks look at it; `head + body` is its text. */
export interface CheckedPost {
  readonly path: PostPath
  readonly head: string
  readonly body: string
  readonly parsed: ParsedHead
  readonly fields: PostFields
}

/** What every rule is given: the post, its links found once, the library around it. */
export interface RuleInput extends CheckedPost {
  readonly bodyLinks: readonly BodyLink[]
  /** The same and the head's, with what each means. */
  readonly pointers: readonly Pointer[]
  /** Slugs of the body's headings, found when first asked for. */
  anchors(): readonly string[]
  readonly facts: IndexedFacts
  /** The place of one of the head's values, or of what holds it; null where nothing of it is there. */
  inHead(path: KeyPath): Problem['place']
}

/** What a rule found; the caller adds the post, the rule's name and the line. */
export type Finding = Pick<Problem, 'severity' | 'message' | 'place'>

/** One thing to look for. `check` is pure and quick: it runs on every pause in typing. */
export interface Rule {
  readonly id: string
  check(input: RuleInput): readonly Finding[]
}

/** The place of a link's URL in the body. */
export function inBody(link: { readonly from: number; readonly to: number }): Problem['place'] {
  return { part: 'body', from: link.from, to: link.to }
}

/** Text from a post as it stands in a message: short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`
}
