import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/checks/problem.ts'
import type { ExportPlan, SiteKind } from '../../shared/export/exportPlan.ts'
import { type Manifest, manifestName, readManifest } from '../../shared/export/manifest.ts'
import type { PictureFacts } from '../../shared/export/pictures/pictureFacts.ts'
import { type Output, type PlannedItem, planExport } from '../../shared/export/planExport.ts'
import { samplePaths } from '../../shared/export/sitePosts.ts'
import { type ExportedFile, isChosen, type LeftOutPost, type PostChoice, type SiteFacts, type SkippedPost } from '../../shared/export/siteTarget.ts'
import { detectSite, siteConfigPaths } from '../../shared/export/siteReaders.ts'
import type { DirectiveForm, LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PictureOptions } from '../../shared/library/pictureOptions.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { isInside } from '../files/pathInside.ts'
import { hashBytes, SiteFolder } from '../files/siteFolder.ts'
import type { ExportRenderer, TellRender } from '../workers/exportRenderer.ts'
import type { PictureMaker } from '../workers/pictureMaker.ts'
import type { RenderedFiles, RenderJob } from '../workers/protocol.ts'
import { ExportPictures } from './exportPictures.ts'
import type { Preparation } from './exportRun.ts'
import { inBatches } from './inBatches.ts'
import type { PictureCache } from './pictureCache.ts'
import { SiteLooks } from './siteLooks.ts'

/** What an export needs of a library. */
export interface ExportLibrary {
  /** Real path. */
  readonly folder: string
  readonly config: LibraryConfig
  readonly assets: readonly string[]
  /** All of its posts, whether they can be read or not. */
  readonly index: { readonly summaries: readonly Pick<PostSummary, 'path'>[] }
  /** Whether the renderer was told of its posts already, for this plan. */
  readonly isLookedAt?: boolean
  /** Absolute path of a library path. @throws FileFailure where it leads out of the library */
  resolve(path: string): Promise<string>
}

export interface ExportRequest {
  readonly folder: string
  readonly target: SiteKind | 'auto'
  readonly includeDrafts: boolean
  /** The posts that it is about, null for all; of these all but `except`. What others have on the site stays. */
  readonly only: readonly PostPath[] | null
  readonly except?: readonly PostPath[] | undefined
  /** null for what the library says. */
  readonly pictures?: PictureOptions | null | undefined
  /** null for what the library says. */
  readonly directives?: DirectiveForm | null | undefined
}

/** What plans are made with. */
export interface PlanMeans {
  readonly renderer: ExportRenderer
  readonly maker: PictureMaker
  readonly pictureCache: PictureCache
  /** Where what was made and seen is kept for the next plan; null: nowhere. */
  readonly cacheFolder: string | null
  /** Plans of before, whose texts need not be made again. */
  readonly plans: readonly Pick<Preparation, 'plan' | 'items' | 'texts'>[]
  readonly nowMs: number
  readonly tell: TellRender
}

const looksAtOnce = 16
const largestManifest = 256 * 1024 * 1024
/** What pages say of pictures that cannot be made, or of files that changed meanwhile, takes another look or two. */
const mostLooks = 4

/** Finds out what an export would do; writes nothing into library or site. @throws FileFailure where the folder cannot be exported to */
export async function preparePlan(library: ExportLibrary, request: ExportRequest, means: PlanMeans): Promise<Preparation> {
  const site = await SiteFolder.open(request.folder)
  await refuseOverlap(site.folder, library.folder)
  const paths = library.index.summaries.map(({ path }) => path)
  if (!library.isLookedAt) means.renderer.lookAhead({ what: 'library', folder: library.folder, paths })
  const manifest = await manifestOf(site)
  if (manifest) means.renderer.lookAhead({ what: 'site', folder: site.folder, paths: Object.keys(manifest.files) })
  const facts = await readFacts(site, manifest)
  const target = request.target === 'auto' ? detectSite(facts)?.target : request.target
  if (!target) throw new FileFailure('invalid', `Nothing in “${request.folder}” says what kind of site it is. Choose the kind.`)
  const found = target === 'html' ? await (await import('./themeFolder.ts')).readTheme(library.folder) : null
  // as with rendering: a new plan ends the one before
  means.maker.stop()
  const options = request.pictures ?? library.config.pictures
  const pictures = new ExportPictures(library, options, means.maker, means.pictureCache)
  const choice: PostChoice = { only: request.only && new Set(request.only), except: new Set(request.except) }
  const cacheFile = (...names: string[]): string | null => means.cacheFolder && join(means.cacheFolder, 'exports', hashBytes(Buffer.from(JSON.stringify(names))))
  const job: RenderJob = {
    kind: target,
    library: { folder: library.folder, paths },
    input: {
      assets: new Set(library.assets),
      pictures: needsFacts(target, options) ? await pictures.factsOf(library.assets) : new Map<string, PictureFacts>(),
      config: { ...library.config, pictures: options, directives: request.directives ?? library.config.directives },
      facts,
      nowMs: means.nowMs,
      includeDrafts: request.includeDrafts,
      choice,
      leftOut: leftOutOf(choice, manifest),
      theme: found?.theme,
    },
    memoryFile: cacheFile('renders', target, library.folder),
    siteFolder: site.folder,
    known: knownHashes(manifest, means.plans.filter(({ plan }) => plan.target === target && plan.siteFolder === site.folder)),
    wanted: [],
  }
  const looks = new SiteLooks(site, cacheFile('looks', site.folder))
  const compared = await compare(job, { library, site: looks, manifest, pictures, means })
  const { rendered, items, notRead } = compared
  const files = new Map<string, ExportedFile>()
  for (const file of rendered.files) if (!files.has(file.path)) files.set(file.path, file)
  const unreadable = rendered.files.filter((_, at) => compared.hashes[at] === null)
  const problems = [...notRead.map(unreadProblem), ...rendered.problems, ...unreadable.flatMap(unreadableProblem), ...pictures.problems(rendered.files)]
  const skipped = [...notRead, ...rendered.skipped.filter(({ post }) => isChosen(choice, post))].map(({ post, reason }) => ({ post, reason }))
  const plan: ExportPlan = { id: randomUUID(), target, siteFolder: site.folder, items: items.map(shown), skipped, hidden: rendered.hidden.map(({ post, reason }) => ({ post, reason })), problems, notes: [...(found?.notes ?? []), ...rendered.notes, ...lackingNote(items)] }
  return { plan, items, files, texts: compared.texts, library, site, looks, pictures, manifest, versions: new Map(rendered.versions), isCancelled: false }
}

interface Compared {
  readonly rendered: RenderedFiles
  /** Of each file; null where it cannot be had. */
  readonly hashes: readonly (string | null)[]
  readonly items: readonly PlannedItem[]
  /** The posts that the export is about and that cannot be read. */
  readonly notRead: readonly SkippedPost[]
  readonly texts: ReadonlyMap<string, Uint8Array>
}

/** Renders, and looks what of it the site has. What the site lacks is rendered with its text, where it was not. */
async function compare(job: RenderJob, { library, site, manifest, pictures, means }: { readonly library: ExportLibrary; readonly site: SiteLooks; readonly manifest: Manifest | null; readonly pictures: ExportPictures; readonly means: PlanMeans }): Promise<Compared> {
  const { choice } = job.input
  const inLibrary = new Set(job.library.paths)
  const texts = new Map<string, Uint8Array>()
  let again = job
  for (let look = 1; ; look++) {
    const rendered = await means.renderer.render(again, means.tell)
    for (const [hash, bytes] of rendered.texts) texts.set(hash, bytes)
    const hashes = await hashesOf(rendered, pictures, means.tell)
    if (pictures.hasFailed && again.input.pictures === job.input.pictures && look < mostLooks) {
      // Pages speak of pictures that cannot be made: once more, without those.
      again = { ...again, input: { ...job.input, pictures: await pictures.factsOf(library.assets) } }
      continue
    }
    const outputs: Output[] = []
    for (const [at, { path, post, isOffered }] of rendered.files.entries()) {
      const hash = hashes[at] ?? null
      if (hash !== null) outputs.push({ path, post, hash, isOffered })
    }
    const paths = new Set([...outputs.map(({ path }) => path), ...Object.keys(manifest?.files ?? {}), ...Object.keys(manifest?.pending ?? {})])
    const siteState = await site.statesOf([...paths], rendered.looks)
    const notRead = rendered.unread.flatMap(({ path, reason }): SkippedPost[] => (isChosen(choice, path) ? [{ post: path, reason: `${reason} What it has on the site stays as it is.`, isUnread: true }] : []))
    const unread = new Set([...notRead, ...rendered.skipped].filter(({ isUnread }) => isUnread).map(({ post }) => post))
    const items = planExport({ outputs, siteState, manifest, choice, unread, library: inLibrary })
    const touched = items.filter(({ hash, action }) => hash !== null && action !== 'unchanged')
    const made = new Map(touched.length === 0 ? [] : rendered.files.flatMap(({ path, content }) => (content.kind === 'made' ? [[path, content.hash] as const] : [])))
    const lacking = touched.flatMap(({ path, hash }) => {
      if (hash === null || made.get(path) !== hash || texts.has(hash)) return []
      const before = means.plans.map((plan) => plan.texts.get(hash)).find((text) => text !== undefined)
      if (before) texts.set(hash, before)
      return before ? [] : [path]
    })
    if (lacking.length === 0 || look >= mostLooks) return { rendered, hashes, items, notRead, texts }
    again = { ...again, wanted: lacking }
  }
}

/** What the posts that are not chosen have on the site; undefined where all are. */
function leftOutOf(choice: PostChoice, manifest: Manifest | null): Record<string, LeftOutPost> | undefined {
  if (choice.only === null && choice.except.size === 0) return undefined
  const left = new Map<string, { readonly version: string | null; readonly paths: string[] }>()
  for (const [path, { post }] of Object.entries(manifest?.files ?? {})) {
    if (post === null || isChosen(choice, post)) continue
    const known = left.get(post)
    if (known) known.paths.push(path)
    else left.set(post, { version: manifest?.versions?.[post] ?? null, paths: [path] })
  }
  return Object.fromEntries(left)
}

/** What the site is thought to have, and what plans of before have the texts of. */
function knownHashes(manifest: Manifest | null, plans: PlanMeans['plans']): Map<string, string> {
  const known = new Map<string, string>()
  for (const [path, { hash }] of Object.entries(manifest?.files ?? {})) known.set(path, hash)
  for (const { items, texts } of plans) for (const { path, hash } of items) if (hash !== null && texts.has(hash)) known.set(path, hash)
  return known
}

/** Hashes of what is rendered. Pictures are made here, where they are not kept from before. */
async function hashesOf({ files }: RenderedFiles, pictures: ExportPictures, tell: TellRender): Promise<(string | null)[]> {
  const hashes = files.map(({ content }) => (content.kind === 'made' ? content.hash : null))
  const others = files.flatMap(({ content }, at) => (content.kind === 'made' ? [] : [at]))
  let done = files.length - others.length
  await inBatches(others, looksAtOnce, async (at) => {
    const file = files[at]!
    hashes[at] = await hashOf(file, pictures)
    done++
    if (file.content.kind === 'picture') tell(done, files.length)
  })
  return hashes
}

/** Null where a picture cannot be read. */
async function hashOf({ content }: ExportedFile, pictures: ExportPictures): Promise<string | null> {
  if (content.kind === 'made') return content.hash
  if (content.kind === 'text') return hashBytes(Buffer.from(content.text))
  return pictures.hashOf(content).catch((cause: unknown) => {
    if (cause instanceof FileFailure && cause.appError.code === 'cancelled') throw cause
    return null
  })
}

/** What must be said where posts speak of files that the site has not. */
function lackingNote(items: readonly PlannedItem[]): string[] {
  const lacking = items.filter(({ isOffered, action }) => isOffered && action === 'add').length
  if (lacking === 0) return []
  return [`Directives are written for ${lacking === 1 ? 'a file' : `${lacking} files`} that the site does not have. Have them added, or write your own under the same names: a build fails at a post that uses one that is not there.`]
}

function unreadProblem({ post, reason }: SkippedPost): Problem {
  return { post, rule: 'unreadable', severity: 'error', message: reason, line: 1, place: null }
}

function shown({ path, action, reason, post, isOffered }: PlannedItem): ExportPlan['items'][number] {
  return { path, action, reason, post, ...(isOffered ? { isOffered } : {}) }
}

/** What Marquee wrote into a site before, null where it did not. @throws what the file system says where that cannot be read */
export async function manifestOf(site: SiteFolder): Promise<Manifest | null> {
  // without it all that we wrote would be somebody else's
  const text = await site.readTextOrFail(manifestName, largestManifest)
  return text === null ? null : readManifest(text)
}

/** What tells of what kind a site is and how it is laid out. */
export async function readFacts(site: SiteFolder, manifest: Manifest | null): Promise<SiteFacts> {
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

function unreadableProblem({ content, post }: ExportedFile): Problem[] {
  if (post === null || content.kind === 'text' || content.kind === 'made') return []
  const message = `“${content.from}” cannot be read, so it is not exported. Check the file's permissions, or that it is no link out of the library.`
  return [{ post, rule: 'unreadable-picture', severity: 'error', message, line: 1, place: null }]
}
