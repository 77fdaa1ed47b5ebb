import { type Rule, quoted } from '../rule.ts'

/** A relative path that leads out of the library: no export can take along what it means. */
export const linkOutside: Rule = {
  id: 'link-outside',
  check: ({ pointers }) =>
    pointers.flatMap(({ target, resolved, written, place }) =>
      target.kind === 'relative' && resolved === null
        ? { severity: 'error' as const, message: `${quoted(written)} leads out of the library. Copy the file beside the post and point to the copy.`, place }
        : [],
    ),
}
