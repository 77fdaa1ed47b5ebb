import { join } from 'node:path'
import type { ExportPlan, ExportReport, SiteAppearance } from '../../shared/export/exportPlan.ts'
import { detectSite } from '../../shared/export/siteReaders.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { SiteInfo } from '../../shared/ipc/contract.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { removeLeftovers } from '../files/leftovers.ts'
import { resolveInside } from '../files/pathInside.ts'
import { SiteFolder } from '../files/siteFolder.ts'
import { removeUnused } from '../files/unusedFiles.ts'
import { type ExportRenderer, exportRenderer, type TellRender } from '../workers/exportRenderer.ts'
import { InlinePictureMaker, type PictureMaker } from '../workers/pictureMaker.ts'
import { type ExportLibrary, type ExportRequest, manifestOf, preparePlan, readFacts } from './exportPlanner.ts'
import { bytesOf, type Preparation, runPlan } from './exportRun.ts'
import { PictureCache } from './pictureCache.ts'
import type { Ports } from './ports.ts'
import type { AppearanceLibrary, SiteAppearances } from './siteAppearances.ts'
import type { PlannedSite } from './siteCommandService.ts'

const keptPlans = 4
const unusedMs = 90 * 24 * 3_600_000
const tellEveryMs = 100
const largestDiff = 2 * 1024 * 1024

/** What an export runs by; by default all in this thread, and nothing kept. */
export interface ExportMeans {
  readonly renderer?: ExportRenderer
  readonly maker?: PictureMaker
  /** Where what was made is kept for the next export. */
  readonly cacheFolder?: string | null
}

/**
 * Exports a library into a site folder: a plan first, that is shown, then the run of exactly that plan.
 * Files that it did not write are never touched unless the author names them in `overwrite`.
 */
export class ExportService {
  readonly #ports: Pick<Ports, 'send' | 'now'>
  readonly #renderer: ExportRenderer
  readonly #maker: PictureMaker
  readonly #cacheFolder: string | null
  readonly #cache: PictureCache
  /** Loaded when it is asked for. */
  #appearances: Promise<SiteAppearances> | null = null
  readonly #plans = new Map<string, Preparation>()

  constructor(ports: Pick<Ports, 'send' | 'now'>, { renderer = exportRenderer(), maker = new InlinePictureMaker(), cacheFolder = null }: ExportMeans = {}) {
    this.#ports = ports
    this.#renderer = renderer
    this.#maker = maker
    this.#cacheFolder = cacheFolder
    this.#cache = new PictureCache(cacheFolder && join(cacheFolder, 'pictures'))
  }

  /** What a folder is, as far as its own files say. Writes nothing. */
  async inspect(folder: string): Promise<SiteInfo> {
    const site = await SiteFolder.open(folder)
    const detected = detectSite(await readFacts(site, await manifestOf(site)))
    return { folder: site.folder, detected: detected?.target ?? null, because: detected?.because ?? '' }
  }

  /** What an export would do; writes nothing. @throws FileFailure where the folder cannot be exported to */
  async plan(library: ExportLibrary, request: ExportRequest): Promise<ExportPlan> {
    const preparation = await preparePlan(library, request, { renderer: this.#renderer, maker: this.#maker, pictureCache: this.#cache, cacheFolder: this.#cacheFolder, plans: [...this.#plans.values()], nowMs: this.#ports.now(), tell: this.#teller() })
    this.#keep(preparation)
    return preparation.plan
  }

  /** Stops a plan that is being made; it fails as cancelled. */
  cancelPlan(): void {
    this.#renderer.stop()
    this.#maker.stop()
  }

  /** Both sides of one file of a plan as text; null where there is none, or it is no text. */
  async diff(plan: string, path: string): Promise<{ before: string | null; after: string | null }> {
    const { items, files, texts, site, pictures } = this.#find(plan)
    const item = items.find((one) => one.path === path)
    if (!item) throw new FileFailure('not-found', `“${path}” is not part of this export.`)
    const before = item.found === null ? null : asText(Buffer.from((await site.readText(path, largestDiff)) ?? '\0'))
    if (item.action === 'unchanged') return { before, after: before }
    const file = item.hash === null ? undefined : files.get(path)
    const after = file ? asText(await bytesOf(file, { texts, pictures })) : null
    return { before, after }
  }

  /** Does what the plan says, the conflicts named in `overwrite` and the files named in `offered`; answers what happened, file by file. */
  async run(plan: string, overwrite: readonly string[], offered: readonly string[] = []): Promise<ExportReport> {
    const preparation = this.#find(plan)
    const startedMs = this.#ports.now()
    const done = await runPlan(preparation, { overwrite: new Set(overwrite), offered: new Set(offered) }, (progress) => this.#ports.send('export:progress', { plan, ...progress })).finally(async () => (await this.#appearances)?.forget())
    const caches = this.#cacheFolder === null ? [] : ['pictures', 'exports'].map((kept) => join(this.#cacheFolder ?? '', kept))
    for (const folder of caches) void removeUnused(folder, unusedMs)
    void removeLeftovers(...caches)
    const { target, skipped, hidden, problems, notes } = preparation.plan
    return {
      target,
      ...done,
      skipped,
      hidden,
      problems: problems.map(({ post, line, rule, message }) => ({ post, line, rule, message })),
      notes,
      elapsedMs: this.#ports.now() - startedMs,
    }
  }

  /** What the site of the last export makes of one post; null where there is no such site, or its folder says no kind. */
  async appearance(library: AppearanceLibrary, post: PostPath, head: string): Promise<(SiteAppearance & { readonly folder: string }) | null> {
    this.#appearances ??= import('./siteAppearances.ts').then(({ SiteAppearances }) => new SiteAppearances(this.#ports))
    return (await this.#appearances).of(library, post, head)
  }

  /** Paths of a plan whose conflicts can be overwritten. */
  forcible(plan: string): string[] {
    return this.#find(plan).items.filter(({ action, canForce }) => action === 'conflict' && canForce).map(({ path }) => path)
  }

  /** Stops a run after the file it is at. */
  cancel(plan: string): void {
    this.#find(plan).isCancelled = true
  }

  /** The absolute folder that a plan writes into. */
  siteFolder(plan: string): string {
    return this.#find(plan).plan.siteFolder
  }

  /** The site that a plan writes into. */
  siteOf(plan: string): PlannedSite {
    const { site, library, plan: { target } } = this.#find(plan)
    return { site, library, target }
  }

  /** The front page of a site of plain pages. @throws FileFailure where an export has not written one */
  async frontPage(plan: string): Promise<string> {
    const { site, plan: { target } } = this.#find(plan)
    if (target !== 'html' || !(await manifestOf(site))?.files['index.html']) throw new FileFailure('not-found', 'There is no front page that Marquee wrote. Export first.')
    return resolveInside(site.folder, 'index.html')
  }

  /** Tells the window how far a plan is, not too often. */
  #teller(): TellRender {
    let toldMs = 0
    return (done, total) => {
      const nowMs = this.#ports.now()
      if (done < total && nowMs - toldMs < tellEveryMs) return
      toldMs = nowMs
      this.#ports.send('export:planning', { done, total })
    }
  }

  #keep(preparation: Preparation): void {
    this.#plans.set(preparation.plan.id, preparation)
    for (const id of this.#plans.keys()) {
      if (this.#plans.size <= keptPlans) break
      this.#plans.delete(id)
    }
  }

  #find(plan: string): Preparation {
    const found = this.#plans.get(plan)
    if (!found) throw new FileFailure('not-found', 'This list of changes is not current any more. Make a new one.')
    return found
  }
}

function asText(bytes: Uint8Array): string | null {
  return bytes.length > largestDiff || bytes.includes(0) ? null : Buffer.from(bytes).toString('utf8')
}
