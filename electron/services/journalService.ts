import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { KeptText } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { PostPathSchema } from '../../shared/post/postPathSchema.ts'
import { writeJsonFile } from '../files/jsonFile.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile } from '../files/textFile.ts'
import type { OpenLibrary } from './openLibrary.ts'
import type { Ports } from './ports.ts'

const Entry = z.object({ library: z.string(), path: PostPathSchema, text: z.string(), base: z.string().nullable(), at: z.string() })

/**
 * Texts that are not in their files yet, kept in the app's own folder: one file a post, replaced whole each time. What autosave cannot write
 * (it is off, the disk refuses, another program changed the file) outlives the app here.
 */
export class JournalService {
  readonly #folder: string
  readonly #ports: Pick<Ports, 'now' | 'log'>
  readonly #queue = new KeyedQueue()

  constructor(userDataFolder: string, ports: Pick<Ports, 'now' | 'log'>) {
    this.#folder = join(userDataFolder, 'journal')
    this.#ports = ports
  }

  /** Keeps a post's text. @param base the revision of the file that the text was made from; null where there is none */
  async keep(library: OpenLibrary, path: PostPath, text: string, base: string | null): Promise<void> {
    const file = this.#fileOf(library, path)
    const at = new Date(this.#ports.now()).toISOString()
    await this.#queue.run(file, () => writeJsonFile(file, { library: library.folder, path, text, base, at }, { isCompact: true }))
  }

  /** Forgets a post's text: its file has it now, or the author does not want it. */
  async drop(library: OpenLibrary, path: PostPath): Promise<void> {
    const file = this.#fileOf(library, path)
    await this.#queue.run(file, () => rm(file, { force: true }))
  }

  /** What is kept for a library and is not what the file says, the latest first. */
  async list(library: OpenLibrary): Promise<readonly KeptText[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const kept: KeptText[] = []
    for (const name of names.filter((found) => found.endsWith('.json'))) {
      const entry = await this.#read(join(this.#folder, name))
      if (!entry || entry.library !== library.folder) continue
      const { path, text, base, at } = entry
      const disk = await library.resolve(path).then(async (file) => decodeTextFile(await readRegularFile(file, path))).catch(() => null)
      if (disk?.text === text) await this.drop(library, path)
      else kept.push({ path, text, base, at, disk: disk && { text: disk.text, revision: disk.revision } })
    }
    return kept.sort((a, b) => b.at.localeCompare(a.at))
  }

  async #read(file: string): Promise<z.infer<typeof Entry> | null> {
    try {
      return Entry.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch (cause) {
      this.#ports.log(`the kept text ${file} could not be read: ${String(cause)}`)
      return null
    }
  }

  #fileOf(library: OpenLibrary, path: PostPath): string {
    return join(this.#folder, `${createHash('sha256').update(`${library.folder}\0${path}`).digest('hex').slice(0, 32)}.json`)
  }
}
