import { type Rule, quoted } from '../rule.ts'

/** Folders of a disk, not of a site. */
const diskFolders = /^\/(?:home|users|volumes|mnt|media|tmp|var|etc|root|private)\//i

/** An address that means something on this computer only. */
export const localPath: Rule = {
  id: 'local-path',
  check: ({ pointers }) =>
    pointers.flatMap(({ target, written, place }) => {
      if (target.kind !== 'local') return []
      if (target.form === 'root' && !diskFolders.test(written)) {
        return {
          severity: 'warning' as const,
          message: `${quoted(written)} begins at the top of the site, so it works only where the site is laid out for it, and never in the preview. Use a path relative to the post.`,
          place,
        }
      }
      return {
        severity: 'error' as const,
        message: `${quoted(written)} is a place on this computer, which no reader can open. Copy the file beside the post and point to the copy.`,
        place,
      }
    }),
}
