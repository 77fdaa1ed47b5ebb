import * as z from 'zod'
import type { SiteState } from '../../shared/export/planExport.ts'
import { readJsonFile, writeJsonFile } from '../files/jsonFile.ts'
import type { SiteFolder } from '../files/siteFolder.ts'
import type { FileLook } from '../workers/fileLooks.ts'
import { inBatches } from './inBatches.ts'

const readsAtOnce = 16

type Seen = readonly [mark: string, hash: string]

/** Checked by hand: there are as many as posts, and schemas take ten times as long. */
const Looks = z.custom<Readonly<Record<string, Seen>>>(isRecordOfSeen)

/**
 * What stands in a site folder, by hash, as it was seen at the last look: a file with the mark that it had then is not read again. For plans alone: who
 * writes looks at the bytes. A cache: it may be deleted at any time.
 */
export class SiteLooks {
  readonly #site: SiteFolder
  readonly #file: string | null
  readonly #before: Promise<ReadonlyMap<string, Seen>>
  readonly #states = new Map<string, Awaited<ReturnType<SiteFolder['stateOf']>>>()
  readonly #now = new Map<string, Seen>()

  /** @param file null remembers nothing */
  constructor(site: SiteFolder, file: string | null) {
    this.#site = site
    this.#file = file
    this.#before = file === null ? Promise.resolve(new Map()) : readJsonFile(file, Looks, {}).then((looks) => new Map(Object.entries(looks)))
  }

  /**
   * As `SiteFolder.stateOf` of each, once for each path.
   * @param looks what a look just told of some of them
   */
  async statesOf(paths: readonly string[], looks: ReadonlyMap<string, FileLook>): Promise<SiteState> {
    const before = await this.#before
    const toRead: string[] = []
    for (const path of paths) {
      if (this.#states.has(path)) continue
      const look = looks.get(path)
      const seen = before.get(path)
      if (look === null) this.#states.set(path, null)
      else if (seen && look === seen[0]) {
        this.#states.set(path, seen[1])
        this.#now.set(path, seen)
      } else toRead.push(path)
    }
    await inBatches(toRead, readsAtOnce, async (path) => void this.#states.set(path, await this.#read(path)))
    return new Map(paths.map((path) => [path, this.#states.get(path) ?? null]))
  }

  async #read(path: string): ReturnType<SiteFolder['stateOf']> {
    // before the bytes: what changes meanwhile is read again the next time
    const look = await this.#site.lookAt(path)
    const state = await this.#site.stateOf(path)
    if (look.kind === 'file' && typeof state === 'string') this.#now.set(path, [look.mark, state])
    return state
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

function isRecordOfSeen(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((seen) => Array.isArray(seen) && seen.length === 2 && typeof seen[0] === 'string' && typeof seen[1] === 'string')
}
