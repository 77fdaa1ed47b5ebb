import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SiteKind } from '../../../shared/export/exportPlan.ts'
import type { SitePost } from '../../support/siteLibrary.ts'

/** A site of a generator as the tests make it: its files, and where its pages come out. */
export interface SiteSkeleton {
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** The file that the export of a post writes. */
  readonly postPath: (post: SitePost) => string
  /** The same where directives are in the generator's own form, if that is another. */
  readonly nativePath?: (post: SitePost) => string
  /** The page that the generator makes of it. */
  readonly pagePath: (post: SitePost) => string
  /** Where the site lies below its host; '' for its root. */
  readonly base: string
  /** Titles of posts that the site had before. */
  readonly theirs: readonly string[]
  /** Whether HTML in Markdown is dropped. */
  readonly dropsHtml?: boolean
  /** The page of a draft, where the generator builds one that nothing links to. */
  readonly draftPage?: string
}

/** A generator as the tests run it. */
export interface Generator {
  readonly kind: SiteKind
  /** Why it cannot be run here; null where it can. */
  readonly absent: string | null
  /** What its own forms of directives are called; null where it has none. */
  readonly forms: string | null
  readonly fresh: SiteSkeleton
  readonly existing: SiteSkeleton
  /** Builds a site folder into another one. @throws with what the generator printed where it fails, or says that something is wrong */
  readonly build: (site: string, out: string, timeZone: string) => void
}

/** Where the npm package of a generator was installed by `npm run test:sites`. */
export function installed(name: string): string {
  return join(process.env['MARQUEE_SITES'] ?? join(homedir(), '.cache/marquee/sites'), name)
}

/** Why a program cannot be run; null where it can. */
export function absence(program: string, ...args: readonly string[]): string | null {
  return spawnSync(program, args).status === 0 ? null : `${program} is not on this machine`
}

/** Why a file of an installed generator is not there; null where it is. */
export function fileAbsence(file: string): string | null {
  return existsSync(file) ? null : `${file} is not there: npm run test:sites installs it`
}

/** Runs a build and answers what it printed. @throws where it fails */
export function run(program: string, args: readonly string[], folder: string, timeZone: string, env: Readonly<Record<string, string>> = {}): string {
  const done = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, TZ: timeZone, ...env }, maxBuffer: 64 << 20 })
  const said = `${done.stdout}\n${done.stderr}`
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${done.status ?? done.signal}: ${said}`)
  return said
}
