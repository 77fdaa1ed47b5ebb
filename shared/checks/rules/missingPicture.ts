import { type Rule, quoted } from '../rule.ts'

/** A picture in the body, or a cover, whose file is not there. */
export const missingPicture: Rule = {
  id: 'missing-picture',
  check: ({ pointers, facts }) =>
    pointers.flatMap(({ kind, resolved, written, place }) => {
      if ((kind !== 'image' && kind !== 'cover') || resolved === null || facts.hasAsset(resolved)) return []
      const near = facts.nearMiss(resolved)
      return {
        severity: 'error' as const,
        message: near
          ? `The picture ${quoted(written)} is called ${quoted(near)} on disk. Most web servers tell capitals apart: write it as it is called.`
          : `The picture ${quoted(written)} is not there. Put the file back, or choose another picture.`,
        place,
      }
    }),
}
