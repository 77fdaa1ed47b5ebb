import * as z from 'zod'
import { readJsonFile, writeJsonFile } from '../files/jsonFile.ts'
import type { SiteFolder } from '../files/siteFolder.ts'
import { inBatches } from './inBatches.ts'

const looksAtOnce = 16

const Looks = z.record(z.string(), z.tuple([z.string(), z.string()]))

/**
 * What stands in a site folder, by hash, as it was seen at the last look: a file with the mark that it had then is not read again. For plans alone: who
 * writes looks at the bytes. A cache: it may be deleted at any time.
 */
export class SiteLooks {
  readonly #site: SiteFolder
  readonly #file: string | null
  readonly #before: Promise<ReadonlyMap<string, readonly [mark: string, hash: string]>>
  readonly #folders = new Map<string, Promise<'missing' | 'folder' | 'other'>>()
  readonly #states = new Map<string, ReturnType<SiteFolder['stateOf']>>()
  readonly #now = new Map<string, readonly [mark: string, hash: string]>()

  /** @param file null remembers nothing */
  constructor(site: SiteFolder, file: string | null) {
    this.#site = site
    this.#file = file
    this.#before = file === null ? Promise.resolve(new Map()) : readJsonFile(file, Looks, {}).then((looks) => new Map(Object.entries(looks)))
  }

  /** As `SiteFolder.stateOf`, once for each path. */
  stateOf(path: string): ReturnType<SiteFolder['stateOf']> {
    const known = this.#states.get(path) ?? this.#look(path)
    this.#states.set(path, known)
    return known
  }

  async #look(path: string): ReturnType<SiteFolder['stateOf']> {
    const folder = await this.#kindOf(folderOf(path))
    if (folder === 'missing') return null
    const look = folder === 'folder' ? await this.#site.lookAt(path) : null
    if (look?.kind === 'missing') return null
    const mark = look?.kind === 'file' ? look.mark : null
    const before = (await this.#before).get(path)
    const state = mark !== null && before?.[0] === mark ? before[1] : await this.#site.stateOf(path)
    if (mark !== null && typeof state === 'string') this.#now.set(path, [mark, state])
    return state
  }

  /** Whether a folder is there or not, asked once for all files in it; `other` where there is more to it, as with a symlink on the way. */
  #kindOf(folder: string): Promise<'missing' | 'folder' | 'other'> {
    if (folder === '') return Promise.resolve('folder')
    const known = this.#folders.get(folder)
    if (known) return known
    const found = this.#kindOf(folderOf(folder)).then(async (above) => {
      if (above !== 'folder') return above
      const { kind } = await this.#site.lookAt(folder)
      return kind === 'file' ? 'other' : kind
    })
    this.#folders.set(folder, found)
    return found
  }

  /** Looks at these files beforehand, while there is time. */
  async prepare(paths: readonly string[]): Promise<void> {
    await inBatches(paths, looksAtOnce, async (path) => void (await this.stateOf(path)))
  }

  /** What was just written there. */
  async noteWritten(path: string, hash: string): Promise<void> {
    const look = await this.#site.lookAt(path)
    if (look.kind === 'file') this.#now.set(path, [look.mark, hash])
  }

  /** Writes down what was seen, where it is not as before. */
  async save(): Promise<void> {
    const file = this.#file
    const before = await this.#before
    if (file === null || (before.size === this.#now.size && [...this.#now].every(([path, [mark]]) => before.get(path)?.[0] === mark))) return
    await writeJsonFile(file, Object.fromEntries(this.#now), { isCompact: true }).catch(() => undefined)
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
