import { formatDate, sayDate } from '../post/postDate.ts'
import type { PostPath } from '../post/postPath.ts'
import { type SiteAppearance, type SiteKind, siteKindNames } from './exportPlan.ts'
import { siteTarget } from './targets.ts'
import { type ExportInput, type HiddenPost, isChosen, type SkippedPost } from './siteTarget.ts'

/** What a site makes of one post now: by the site's own settings, and before anything is rendered. */
export function siteAppearance(kind: SiteKind, input: Omit<ExportInput, 'headingIds'>, path: PostPath): SiteAppearance {
  const name = kind === 'html' ? 'the site' : siteKindNames[kind]
  const { skipped, hidden } = siteTarget(kind).open({ ...input, headingIds: () => new Set() }).beforehand
  const away = (posts: readonly (SkippedPost | HiddenPost)[]) => posts.find(({ post }) => post === path && isChosen(input.choice, post))
  const left = away(skipped)
  const unseen = left ?? away(hidden)
  if (!unseen) return { state: 'shown', text: `${capital(name)} shows it.` }
  const { dateMs = null } = input.posts.find((post) => post.path === path) ?? {}
  if (unseen.isWaiting === true && dateMs !== null) {
    const why = left ? `${name} would show it at once, so it is not exported before` : `${name} leaves out posts of the future`
    return { state: 'waiting', text: `Not yet: it is dated ${sayMoment(dateMs, input.nowMs, input.config.timeZone)}, and ${why}.` }
  }
  return { state: 'hidden', text: left ? `Not exported: ${lowered(unseen.reason)}` : unseen.reason }
}

/** A moment for people to read: `tomorrow 09:00 in Hong Kong`, or `9 March 2027 09:00 in Hong Kong`. */
export function sayMoment(ms: number, nowMs: number, timeZone: string): string {
  const [there, now] = [formatDate(ms, timeZone), formatDate(nowMs, timeZone)]
  const dayOf = (written: string): number => Date.parse(written.slice(0, 10)) / dayMs
  const days = dayOf(there) - dayOf(now)
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : sayDate(there, 'en')
  const place = timeZone === 'UTC' ? 'UTC' : `in ${timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')}`
  return `${day} ${there.slice(11, 16)} ${place}`
}

const dayMs = 86_400_000

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A sentence of its own as the rest of one; names stay as they are. */
function lowered(sentence: string): string {
  return /^(?:It|Its|The) /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
