import { type SiteAppearance, siteKinds } from '../../shared/export/exportPlan.ts'
import type { Manifest } from '../../shared/export/manifest.ts'
import { type PostFacts, readPostFacts } from '../../shared/export/postFacts.ts'
import { siteAppearance } from '../../shared/export/siteAppearance.ts'
import { allPosts, type SiteFacts } from '../../shared/export/siteTarget.ts'
import { detectSite } from '../../shared/export/siteReaders.ts'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import { readPostDate } from '../../shared/post/postDate.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { SiteFolder } from '../files/siteFolder.ts'
import { manifestOf, readFacts } from './exportPlanner.ts'
import type { Ports } from './ports.ts'

/** What is to be known of a library to tell what a site makes of one of its posts. */
export interface AppearanceLibrary {
  readonly config: LibraryConfig
  readonly index: { readonly summaries: readonly Pick<PostSummary, 'path' | 'date' | 'draft' | 'slug' | 'problem'>[] }
}

interface Looked {
  readonly folder: string
  readonly atMs: number
  readonly facts: SiteFacts
  readonly manifest: Manifest | null
}

const staleMs = 2000

/** Tells, while one writes, what the site of the last export will make of a post. Reads the site's folder, and writes nothing. */
export class SiteAppearances {
  readonly #ports: Pick<Ports, 'now'>
  #looked: Looked | null = null
  /** Counts what makes a look stale that is being taken. */
  #forgotten = 0

  constructor(ports: Pick<Ports, 'now'>) {
    this.#ports = ports
  }

  /** Looks at the site anew the next time. */
  forget(): void {
    this.#looked = null
    this.#forgotten++
  }

  /** null where the library was exported nowhere, or what was there is no site any more. */
  async of({ config, index }: AppearanceLibrary, path: PostPath, head: string): Promise<(SiteAppearance & { readonly folder: string }) | null> {
    const last = config.lastExport
    const looked = last && (await this.#lookAt(last.folder).catch(() => null))
    if (!last || !looked) return null
    const kind = siteKinds.find((one) => one === last.target) ?? detectSite(looked.facts)?.target
    if (!kind) return null
    const nowMs = this.#ports.now()
    const own = readPostFacts({ path, text: head, revision: '' }, config)
    if (own.broken) return { folder: looked.folder, state: 'hidden', text: `Not exported while its front matter ${own.broken.isRead ? 'has a key twice' : 'cannot be read'}.` }
    // a site may show no more than its newest posts
    const others = kind === 'jekyll' ? index.summaries.flatMap((summary) => (summary.path === path || summary.problem !== null ? [] : [factsOf(summary, own, config)])) : []
    const { state, text } = siteAppearance(kind, { posts: [own, ...others], assets: new Set(), pictures: new Map(), config, facts: looked.facts, nowMs, includeDrafts: false, choice: allPosts }, path)
    const isThere = Object.values(looked.manifest?.files ?? {}).some((file) => file.post === path)
    return { folder: looked.folder, state, text: state === 'shown' ? (isThere ? text : `Not exported yet. ${text.replace(/ shows it\.$/, ' will show it.')}`) : isThere && text.startsWith('Not exported') ? `${text} The next export takes it off the site.` : text }
  }

  async #lookAt(folder: string): Promise<Looked> {
    const atMs = this.#ports.now()
    if (this.#looked?.folder === folder && atMs - this.#looked.atMs < staleMs) return this.#looked
    const forgotten = this.#forgotten
    const site = await SiteFolder.open(folder)
    const manifest = await manifestOf(site)
    const looked = { folder, atMs, facts: await readFacts(site, manifest), manifest }
    if (forgotten === this.#forgotten) this.#looked = looked
    return looked
  }
}

/** As much of another post as the index has. */
function factsOf({ path, date, draft, slug }: AppearanceLibrary['index']['summaries'][number], own: PostFacts, { timeZone }: LibraryConfig): PostFacts {
  const dateMs = (date === null ? null : readPostDate(date, timeZone))?.ms ?? null
  return { ...own, path, dateMs, momentsMs: [], linksToParts: [], fields: { ...own.fields, date, draft, slug, otherKeys: [] } }
}
