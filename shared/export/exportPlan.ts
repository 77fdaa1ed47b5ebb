import type { PostPath } from '../post/postPath.ts'
import type { Problem } from '../checks/problem.ts'

export const siteKinds = ['hugo', 'jekyll', 'eleventy', 'hexo', 'astro', 'zola', 'pelican', 'html'] as const
export type SiteKind = (typeof siteKinds)[number]

/** As people call them. */
export const siteKindNames: Readonly<Record<SiteKind, string>> = { hugo: 'Hugo', jekyll: 'Jekyll', eleventy: 'Eleventy', hexo: 'Hexo', astro: 'Astro', zola: 'Zola', pelican: 'Pelican', html: 'Web pages (html)' }

export type PlanAction = 'add' | 'change' | 'unchanged' | 'remove' | 'conflict'

/** One file of the site folder and what the export would do with it. Paths are relative to the site folder, `/` between parts. */
export interface PlanItem {
  readonly path: string
  readonly action: PlanAction
  /** Why it is a conflict, in a sentence; null otherwise. */
  readonly reason: string | null
  readonly post: PostPath | null
  /** The site does without it unless the author asks for it. */
  readonly isOffered?: true
}

/** What an export would do; nothing is written before the author says so. */
export interface ExportPlan {
  readonly id: string
  readonly target: SiteKind
  readonly siteFolder: string
  readonly items: readonly PlanItem[]
  readonly skipped: readonly { readonly post: PostPath; readonly reason: string }[]
  /** Posts that the site gets, and that its generator does not show as things stand. */
  readonly hidden: readonly { readonly post: PostPath; readonly reason: string }[]
  readonly problems: readonly Problem[]
  /** What else to say, of no post, in sentences. */
  readonly notes: readonly string[]
}

/** What an export did: the shape that `marquee export --json` prints. */
export interface ExportReport {
  readonly target: SiteKind
  readonly written: readonly string[]
  readonly unchanged: number
  readonly removed: readonly string[]
  readonly conflicts: readonly { readonly path: string; readonly reason: string }[]
  readonly skipped: readonly { readonly post: PostPath; readonly reason: string }[]
  readonly hidden: readonly { readonly post: PostPath; readonly reason: string }[]
  readonly problems: readonly { readonly post: PostPath; readonly line: number; readonly rule: string; readonly message: string }[]
  readonly notes: readonly string[]
  readonly failed: readonly { readonly path: string; readonly reason: string }[]
  readonly cancelled: boolean
  readonly elapsedMs: number
}

/** What becomes of a post on a site, as things stand. */
export interface SiteAppearance {
  /** `shown` and `waiting` (until its date) come by themselves; `hidden` does not. */
  readonly state: 'shown' | 'waiting' | 'hidden'
  /** A sentence or two. */
  readonly text: string
}
