import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { Problem } from '../../shared/checks/problem.ts'
import type { ExportPlan, ExportReport, SiteKind } from '../../shared/export/exportPlan.ts'
import { type Manifest, manifestName, readManifest } from '../../shared/export/manifest.ts'
import { type Output, type PlannedItem, type SiteState, planExport } from '../../shared/export/planExport.ts'
import type { PictureFacts } from '../../shared/export/pictures/pictureFacts.ts'
import type { ExportedFile, PostSource, SiteFacts, SkippedPost } from '../../shared/export/siteTarget.ts'
import { samplePaths } from '../../shared/export/sitePosts.ts'
import { detectSite, siteConfigPaths } from '../../shared/export/targets.ts'
import type { SiteInfo } from '../../shared/ipc/contract.ts'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PictureOptions } from '../../shared/library/pictureOptions.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { isInside } from '../files/pathInside.ts'
import { hashBytes, SiteFolder } from '../files/siteFolder.ts'
import { type ExportRenderer, exportRenderer, type TellRender } from '../workers/exportRenderer.ts'
import { InlinePictureMaker, type PictureMaker } from '../workers/pictureMaker.ts'
import type { RenderedFiles } from '../workers/protocol.ts'
import { bytesOf, type Preparation, runPlan } from './exportRun.ts'
import { ExportPictures } from './exportPictures.ts'
import { inBatches } from './inBatches.ts'
import { PictureCache } from './pictureCache.ts'
import type { Ports } from './ports.ts'

/** What an export needs of a library. */
export interface ExportLibrary {
  /** Real path. */
  readonly folder: string
  readonly config: LibraryConfig
  readonly assets: readonly string[]
  /** All of its posts; `readPosts` leaves out those that cannot be read, and `problem` says why. */
  readonly index: { readonly summaries: readonly Pick<PostSummary, 'path' | 'problem'>[] }
  readPosts(): Promise<readonly PostSource[]>
  /** Absolute path of a library path. @throws FileFailure where it leads out of the library */
  resolve(path: string): Promise<string>
}

export interface ExportRequest {
  readonly folder: string
  readonly target: SiteKind | 'auto'
  readonly includeDrafts: boolean
  readonly only: readonly PostPath[] | null
  /** null for what the library says. */
  readonly pictures?: PictureOptions | null | undefined
}

const keptPlans = 4
const tellEveryMs = 100
const looksAtOnce = 16
const largestManifest = 256 * 1024 * 1024
const largestDiff = 2 * 1024 * 1024

/** What an export runs by; by default all in this thread, and nothing kept. */
export interface ExportMeans {
  readonly renderer?: ExportRenderer
  readonly maker?: PictureMaker
  /** Where pictures that were made are kept. */
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
  readonly #cache: PictureCache
  readonly #plans = new Map<string, Preparation>()

  constructor(ports: Pick<Ports, 'send' | 'now'>, { renderer = exportRenderer(), maker = new InlinePictureMaker(), cacheFolder = null }: ExportMeans = {}) {
    this.#ports = ports
    this.#renderer = renderer
    this.#maker = maker
    this.#cache = new PictureCache(cacheFolder)
  }

  /** What a folder is, as far as its own files say. Writes nothing. */
  async inspect(folder: string): Promise<SiteInfo> {
    const site = await SiteFolder.open(folder)
    const detected = detectSite(await readFacts(site, await manifestOf(site)))
    return { folder: site.folder, detected: detected?.target ?? null, because: detected?.because ?? '' }
  }

  /** What an export would do; writes nothing. @throws FileFailure where the folder cannot be exported to */
  async plan(library: ExportLibrary, request: ExportRequest): Promise<ExportPlan> {
    const site = await SiteFolder.open(request.folder)
    await refuseOverlap(site.folder, library.folder)
    const manifest = await manifestOf(site)
    const facts = await readFacts(site, manifest)
    const target = request.target === 'auto' ? detectSite(facts)?.target : request.target
    if (!target) throw new FileFailure('invalid', `Nothing in “${request.folder}” says what kind of site it is. Choose the kind.`)
    const posts = await library.readPosts()
    // as with rendering: a new plan ends the one before
    this.#maker.stop()
    const options = request.pictures ?? library.config.pictures
    const pictures = new ExportPictures(library, options, this.#maker, this.#cache)
    const input = {
      posts,
      assets: new Set(library.assets),
      pictures: needsFacts(target, options) ? await pictures.factsOf(library.assets) : new Map<string, PictureFacts>(),
      config: { ...library.config, pictures: options },
      facts,
      nowMs: this.#ports.now(),
      includeDrafts: request.includeDrafts,
      only: request.only && new Set(request.only),
    }
    const tell = this.#teller()
    let rendered = await this.#renderer.render({ kind: target, input }, tell)
    let hashed = await this.#hash(rendered, pictures, tell)
    if (pictures.hasFailed) {
      // Pages speak of pictures that cannot be made: once more, without those.
      rendered = await this.#renderer.render({ kind: target, input: { ...input, pictures: await pictures.factsOf(library.assets) } }, tell)
      hashed = await this.#hash(rendered, pictures, tell)
    }
    const { produced } = rendered
    const files = new Map<string, ExportedFile>()
    for (const file of produced.files) if (!files.has(file.path)) files.set(file.path, file)
    const outputs = hashed.flatMap(({ hash, ...output }) => (hash === null ? [] : [{ ...output, hash }]))
    const unreadable = produced.files.filter((_, at) => hashed[at]?.hash === null)
    const paths = new Set([...outputs.map(({ path }) => path), ...Object.keys(manifest?.files ?? {}), ...Object.keys(manifest?.pending ?? {})])
    const siteState: SiteState = new Map(await inBatches([...paths], looksAtOnce, async (path) => [path, await site.stateOf(path)] as const))
    const notRead = unreadPosts(library, posts, input.only)
    const skipped = [...notRead, ...produced.skipped]
    const unread = new Set(skipped.filter(({ isUnread }) => isUnread).map(({ post }) => post))
    const items = planExport({ outputs, siteState, manifest, only: input.only, unread })
    const id = randomUUID()
    const problems = [...notRead.map(unreadProblem), ...produced.problems, ...unreadable.flatMap(unreadableProblem), ...pictures.problems(produced.files)]
    const plan: ExportPlan = { id, target, siteFolder: site.folder, items: items.map(shown), skipped: skipped.map(({ post, reason }) => ({ post, reason })), problems }
    this.#keep({ plan, items, files, site, pictures, manifest, isCancelled: false })
    return plan
  }

  /** Stops a plan that is being made; it fails as cancelled. */
  cancelPlan(): void {
    this.#renderer.stop()
    this.#maker.stop()
  }

  /** Both sides of one file of a plan as text; null where there is none, or it is no text. */
  async diff(plan: string, path: string): Promise<{ before: string | null; after: string | null }> {
    const { items, files, site, pictures } = this.#find(plan)
    const item = items.find((one) => one.path === path)
    if (!item) throw new FileFailure('not-found', `“${path}” is not part of this export.`)
    const before = item.found === null ? null : asText(Buffer.from((await site.readText(path, largestDiff)) ?? '\0'))
    const file = item.hash === null ? undefined : files.get(path)
    const after = file ? asText(await bytesOf(file, pictures)) : null
    return { before, after }
  }

  /** Does what the plan says, and the conflicts named in `overwrite`; answers what happened, file by file. */
  async run(plan: string, overwrite: readonly string[]): Promise<ExportReport> {
    const preparation = this.#find(plan)
    const startedMs = this.#ports.now()
    const done = await runPlan(preparation, new Set(overwrite), (progress) => this.#ports.send('export:progress', { plan, ...progress }))
    void this.#cache.sweep()
    const { target, skipped, problems } = preparation.plan
    return {
      target,
      ...done,
      skipped,
      problems: problems.map(({ post, line, rule, message }) => ({ post, line, rule, message })),
      elapsedMs: this.#ports.now() - startedMs,
    }
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

  /** Hashes of what is rendered, null for files that cannot be read. Pictures are made here, where they are not kept from before. */
  #hash({ produced, hashes }: RenderedFiles, pictures: ExportPictures, tell: TellRender): Promise<(Omit<Output, 'hash'> & { readonly hash: string | null })[]> {
    let done = 0
    return inBatches(produced.files, looksAtOnce, async (file, at) => {
      const hash = hashes[at] ?? (await hashOf(file, pictures))
      done++
      if (file.content.kind === 'picture') tell(done, produced.files.length)
      return { path: file.path, post: file.post, hash }
    })
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

/** The posts that an export is about and that could not be read. */
function unreadPosts(library: ExportLibrary, read: readonly PostSource[], only: ReadonlySet<PostPath> | null): SkippedPost[] {
  const paths = new Set(read.map(({ path }) => path))
  return library.index.summaries
    .filter(({ path }) => !paths.has(path) && (only === null || only.has(path)))
    .map(({ path, problem }) => ({ post: path, reason: `${problem ?? 'It cannot be read.'} What it has on the site stays as it is.`, isUnread: true }))
}

function unreadProblem({ post, reason }: SkippedPost): Problem {
  return { post, rule: 'unreadable', severity: 'error', message: reason, line: 1, place: null }
}

function shown({ path, action, reason, post }: PlannedItem): ExportPlan['items'][number] {
  return { path, action, reason, post }
}

async function manifestOf(site: SiteFolder): Promise<Manifest | null> {
  // without it all that we wrote would be somebody else's
  const text = await site.readTextOrFail(manifestName, largestManifest)
  return text === null ? null : readManifest(text)
}

async function readFacts(site: SiteFolder, manifest: Manifest | null): Promise<SiteFacts> {
  const read = async (paths: readonly string[]) => {
    const texts = await Promise.all(paths.map(async (path) => [path, await site.readText(path)] as const))
    return Object.fromEntries(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text]])))
  }
  const contentPaths = await site.contentPaths()
  const ours = Object.keys(manifest?.files ?? {})
  return {
    topNames: await site.topNames(),
    configTexts: await read(siteConfigPaths),
    contentPaths,
    samples: await read(samplePaths(contentPaths, ours)),
    last: manifest && { target: manifest.target, paths: ours },
  }
}

/** Exporting into the library would make posts of the site's pages, and the other way round. */
async function refuseOverlap(site: string, library: string): Promise<void> {
  const posts = await realpath(library)
  if (site === posts) throw new FileFailure('invalid', 'The site folder is the library itself. Choose another folder.')
  if (isInside(posts, site)) throw new FileFailure('invalid', 'The site folder lies inside the library. Choose one outside of it.')
  if (isInside(site, posts)) throw new FileFailure('invalid', 'The library lies inside the site folder. Move one of the two.')
}

/** Whether pages say more of a picture than its address. */
function needsFacts(target: SiteKind, { widths, formats }: PictureOptions): boolean {
  return target === 'html' || widths.length > 0 || formats.length > 0
}

/** Null where a picture cannot be read. */
async function hashOf({ content }: ExportedFile, pictures: ExportPictures): Promise<string | null> {
  if (content.kind === 'text') return hashBytes(Buffer.from(content.text))
  return pictures.hashOf(content).catch((cause: unknown) => {
    if (cause instanceof FileFailure && cause.appError.code === 'cancelled') throw cause
    return null
  })
}

function unreadableProblem({ content, post }: ExportedFile): Problem[] {
  if (post === null || content.kind === 'text') return []
  const message = `“${content.from}” cannot be read, so it is not exported. Check the file's permissions, or that it is no link out of the library.`
  return [{ post, rule: 'unreadable-picture', severity: 'error', message, line: 1, place: null }]
}

function asText(bytes: Uint8Array): string | null {
  return bytes.length > largestDiff || bytes.includes(0) ? null : Buffer.from(bytes).toString('utf8')
}
