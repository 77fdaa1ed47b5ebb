import type { ExportPlan, ExportReport } from '../../shared/export/exportPlan.ts'
import { isSameManifest, type Manifest, type ManifestFile, manifestName, writeManifest } from '../../shared/export/manifest.ts'
import type { PlannedItem } from '../../shared/export/planExport.ts'
import type { ExportedFile } from '../../shared/export/siteTarget.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { describeFileError, FileFailure } from '../files/fileErrors.ts'
import { hashBytes, type SiteFolder } from '../files/siteFolder.ts'
import type { ExportLibrary } from './exportPlanner.ts'
import type { ExportPictures } from './exportPictures.ts'
import { inBatches } from './inBatches.ts'
import type { SiteLooks } from './siteLooks.ts'

/** A plan with all that its run needs. */
export interface Preparation {
  readonly plan: ExportPlan
  readonly items: readonly PlannedItem[]
  readonly files: ReadonlyMap<string, ExportedFile>
  /** By hash, all that may be written. */
  readonly texts: ReadonlyMap<string, Uint8Array>
  readonly library: ExportLibrary
  readonly site: SiteFolder
  readonly looks: SiteLooks
  readonly pictures: ExportPictures
  readonly manifest: Manifest | null
  /** The revision of each post that it is about. */
  readonly versions: ReadonlyMap<PostPath, string>
  isCancelled: boolean
}

export interface RunProgress {
  readonly done: number
  readonly total: number
  readonly path: string
}

type Done = Pick<ExportReport, 'written' | 'unchanged' | 'removed' | 'conflicts' | 'failed' | 'cancelled'>

const writesAtOnce = 8

/** What the author says of files of a plan, by path. */
export interface Wishes {
  /** Conflicts to be written over. */
  readonly overwrite: ReadonlySet<string>
  /** Offered files to be added. */
  readonly offered: ReadonlySet<string>
}

/**
 * Writes and removes what the plan says. What it is about to write is in the manifest's `pending` before the first byte is, so that
 * a crash leaves no file that the next export would not know. Every file is looked at again right before: one that is not as the
 * plan found it is a conflict. Where nothing is to do nothing is written, the manifest included.
 */
export async function runPlan(preparation: Preparation, { overwrite, offered }: Wishes, tell: (progress: RunProgress) => void): Promise<Done> {
  const { items, site, looks, manifest, plan } = preparation
  const written: string[] = []
  const removed: string[] = []
  const conflicts: { path: string; reason: string }[] = []
  const failed: { path: string; reason: string }[] = []
  const isForced = (item: PlannedItem) => item.action === 'conflict' && item.canForce && overwrite.has(item.path)
  const toDo = items.filter((item) => (item.action === 'add' && (!item.isOffered || offered.has(item.path))) || item.action === 'change' || item.action === 'remove' || isForced(item))
  const writes = toDo.filter(({ hash }) => hash !== null)
  const removals = toDo.filter(({ hash }) => hash === null)
  for (const item of items) if (item.action === 'conflict' && !isForced(item)) conflicts.push({ path: item.path, reason: item.reason ?? '' })

  const files = new Map<string, ManifestFile>(Object.entries(manifest?.files ?? {}))
  for (const [path, file] of Object.entries(manifest?.pending ?? {})) if (!files.has(path)) files.set(path, file)
  const pending = writes.flatMap(({ path, hash, post }) => (hash === null ? [] : [[path, { hash, post }] as const]))
  const save = (waiting: typeof pending) =>
    site.write(manifestName, Buffer.from(writeManifest({ version: 1, target: plan.target, files: Object.fromEntries(files), pending: Object.fromEntries(waiting), versions: manifest?.versions })))
  if (toDo.length > 0 || manifest?.pending) await site.sweep(Object.keys(manifest?.pending ?? {}))
  if (pending.length > 0) await save(pending)

  let done = 0
  const handle = async (item: PlannedItem): Promise<void> => {
    if (preparation.isCancelled) return
    try {
      const outcome = await applyItem(item, preparation)
      if (outcome !== null) conflicts.push({ path: item.path, reason: outcome })
      else if (item.hash === null) {
        removed.push(item.path)
        files.delete(item.path)
      } else {
        written.push(item.path)
        await looks.noteWritten(item.path, item.hash)
        files.set(item.path, { hash: item.hash, post: item.post })
      }
    } catch (cause) {
      failed.push({ path: item.path, reason: describeFileError(cause, item.path)?.message ?? String(cause) })
    }
    done++
    tell({ done, total: toDo.length, path: item.path })
  }
  await inBatches(writes, writesAtOnce, handle)
  // Folders are removed as they empty, so one after the other.
  await inBatches(removals, 1, handle)

  for (const { path, action, hash, post } of items) if (action === 'unchanged') {
    if (hash === null) files.delete(path)
    else files.set(path, { hash, post })
  }
  // What somebody else removed is no longer ours to know.
  const planned = new Set(items.map(({ path }) => path))
  for (const path of files.keys()) if (!planned.has(path) && (await site.stateOf(path)) === null) files.delete(path)
  const last = { version: 1, target: plan.target, files: Object.fromEntries(files), pending: {}, versions: versionsOf(preparation, files) } as const
  if (pending.length > 0 || manifest === null || !isSameManifest(manifest, last)) await site.write(manifestName, Buffer.from(writeManifest(last)))
  await looks.save()
  const unchanged = items.filter(({ action }) => action === 'unchanged').length
  const byName = (a: string, b: string) => (a < b ? -1 : 1)
  return {
    written: written.sort(byName),
    unchanged,
    removed: removed.sort(byName),
    conflicts: conflicts.sort((a, b) => byName(a.path, b.path)),
    failed: failed.sort((a, b) => byName(a.path, b.path)),
    cancelled: preparation.isCancelled,
  }
}

/** Which revision of each post the site has now: of those whose files are all as they were to be, the one that was exported. */
function versionsOf({ items, manifest, versions }: Preparation, files: ReadonlyMap<string, ManifestFile>): Record<string, string> {
  const unfinished = new Set<PostPath | null>()
  for (const { path, hash, post } of items) if (hash !== null && files.get(path)?.hash !== hash) unfinished.add(post)
  const there = new Set<string | null>()
  for (const { post } of files.values()) there.add(post)
  const now = new Map<string, string>()
  for (const [post, version] of Object.entries(manifest?.versions ?? {})) if (there.has(post)) now.set(post, version)
  for (const [post, version] of versions) if (there.has(post) && !unfinished.has(post)) now.set(post, version)
  return Object.fromEntries(now)
}

/** Writes or removes one file; answers why it was left alone, null where it was done. */
async function applyItem(item: PlannedItem, preparation: Preparation): Promise<string | null> {
  const { site, files } = preparation
  const file = files.get(item.path)
  const bytes = item.hash === null || !file ? null : await bytesOf(file, preparation)
  if (bytes && hashBytes(bytes) !== item.hash) return 'Its picture was changed in the library since the list of changes was made.'
  const isMissing = (await site.lookAt(item.path)).kind === 'missing'
  const state = isMissing ? null : await site.stateOf(item.path)
  if (state !== null && typeof state === 'object') return state.blocked
  if (state !== item.found) return 'The file was changed in the site folder since the list of changes was made.'
  if (bytes) await site.write(item.path, bytes)
  else await site.remove(item.path)
  return null
}

/** The bytes of a file to be written. @throws where they cannot be had any more */
export async function bytesOf({ path, content }: ExportedFile, { texts, pictures }: Pick<Preparation, 'texts' | 'pictures'>): Promise<Uint8Array> {
  if (content.kind === 'text') return Buffer.from(content.text)
  if (content.kind !== 'made') return pictures.bytesOf(content)
  const bytes = texts.get(content.hash)
  if (!bytes) throw new FileFailure('invalid', `“${path}” was changed while the list of changes was made. Make a new one.`)
  return bytes
}
