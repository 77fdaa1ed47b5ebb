import type { PostSummary } from '../../library/postSummary.ts'
import type { IndexedFacts } from '../libraryFacts.ts'
import type { Pointer } from '../pointers.ts'
import { type Finding, type Rule, type RuleInput, quoted } from '../rule.ts'

/** A link or related post that leads nowhere, or to what is not published. */
export const deadLink: Rule = {
  id: 'dead-link',
  check: (input) => input.pointers.flatMap((pointer) => checkPointer(pointer, input) ?? []),
}

function checkPointer(pointer: Pointer, input: RuleInput): Finding | null {
  const { kind, target, resolved, written, place } = pointer
  if (kind === 'image' || kind === 'cover') return null
  if (target.kind === 'fragment') {
    if (isAnchor(target.fragment, input.anchors()) || hasHtmlId(input.body, target.fragment)) return null
    return { severity: 'warning', message: `This post has no heading for ${quoted(written)}. Correct the part after “#”, or remove it.`, place }
  }
  if (target.kind !== 'relative' || resolved === null || resolved === '') return null
  const post = findPost(resolved, input.facts)
  if (!post) {
    if (input.facts.hasAsset(resolved)) return null
    const near = input.facts.nearMiss(resolved)
    return near
      ? { severity: 'warning', message: `${quoted(written)} is called ${quoted(near)} on disk. Most web servers tell capitals apart: write it as it is called.`, place }
      : { severity: 'error', message: `${quoted(written)} leads to nothing in this library. Correct the link, or remove it.`, place }
  }
  if (post.draft) return { severity: 'warning', message: `${quoted(post.title)} is a draft, so the link will be dead until it is published.`, place }
  const anchors = post.path === input.path ? input.anchors() : post.anchors
  if (target.fragment && !isAnchor(target.fragment, anchors)) {
    return { severity: 'warning', message: `${quoted(post.title)} has no heading for ${quoted(`#${target.fragment}`)}. Correct the part after “#”, or remove it.`, place }
  }
  return null
}

/** The post at a path, or the one that a link without ending means. */
function findPost(path: string, facts: IndexedFacts): PostSummary | undefined {
  return facts.post(path) ?? facts.post(`${path}.md`) ?? facts.post(`${path}/index.md`)
}

function isAnchor(fragment: string, anchors: readonly string[]): boolean {
  // Footnotes have anchors of their own, and an empty fragment or `top` is the page's beginning.
  return fragment === '' || fragment === 'top' || anchors.includes(fragment.normalize('NFC')) || anchors.includes(fragment) || /^(?:user-content-)?fn(?:ref)?-/.test(fragment)
}

function hasHtmlId(body: string, id: string): boolean {
  return body.includes(`id="${id}"`) || body.includes(`id='${id}'`)
}
