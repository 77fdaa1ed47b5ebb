import { rangeOf } from '../frontMatter/rangeOf.ts'
import { findAnchors } from '../library/findAnchors.ts'
import { findLinks } from '../library/findLinks.ts'
import { lineIndex } from '../text/lineIndex.ts'
import { type IndexedFacts, type LibraryFacts, indexFacts } from './libraryFacts.ts'
import { pointersOf } from './pointers.ts'
import type { Problem } from './problem.ts'
import type { CheckedPost, Rule, RuleInput } from './rule.ts'
import { deadLink } from './rules/deadLink.ts'
import { fieldType } from './rules/fieldType.ts'
import { frontMatter } from './rules/frontMatter.ts'
import { linkOutside } from './rules/linkOutside.ts'
import { localPath } from './rules/localPath.ts'
import { missingAlt } from './rules/missingAlt.ts'
import { missingPicture } from './rules/missingPicture.ts'
import { missingWarnings } from './rules/missingWarnings.ts'
import { postDate } from './rules/postDate.ts'
import { ratingScale } from './rules/ratingScale.ts'
import { slugClash } from './rules/slugClash.ts'
import { unknownDirective } from './rules/unknownDirective.ts'
import { unknownWarning } from './rules/unknownWarning.ts'

/** Every rule, in the order in which problems without a place are told. */
const rules: readonly Rule[] = [
  frontMatter, fieldType, missingWarnings, unknownWarning, ratingScale, postDate, slugClash,
  deadLink, linkOutside, localPath, missingPicture, missingAlt, unknownDirective,
]

/**
 * Everything in a post that its author would want to know before readers do, in the order of the text; what has no place comes first.
 * Facts made by `indexFacts` may be shared between calls.
 */
export function runChecks(post: CheckedPost, facts: LibraryFacts | IndexedFacts): Problem[] {
  const bodyLinks = findLinks(post.body)
  const inHead: RuleInput['inHead'] = (path) => {
    for (let length = path.length; length > 0; length--) {
      const range = rangeOf(post.head, path.slice(0, length))
      if (range) return { part: 'head', from: range.from, to: range.to }
    }
    return null
  }
  let anchors: readonly string[] | undefined
  const input: RuleInput = {
    ...post,
    facts: 'nearMiss' in facts ? facts : indexFacts(facts),
    bodyLinks,
    pointers: pointersOf(post, bodyLinks, facts.config, inHead),
    anchors: () => (anchors ??= findAnchors(post.body)),
    inHead,
  }
  const found = rules.flatMap((rule) => rule.check(input).map((finding) => ({ ...finding, rule: rule.id })))
  if (found.length === 0) return []
  const lines = lineIndex(post.head + post.body)
  const offset = (place: Problem['place']) => (place === null ? -1 : place.part === 'head' ? place.from : post.head.length + place.from)
  return found
    .map((finding): Problem => ({ post: post.path, line: lines.at(offset(finding.place)).line, ...finding }))
    .sort((a, b) => offset(a.place) - offset(b.place))
}
