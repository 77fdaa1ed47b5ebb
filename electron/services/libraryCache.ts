import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import { readJsonFile, readJsonFileToChange, writeJsonFile } from '../files/jsonFile.ts'
import type { IndexedPost } from './libraryIndex.ts'
import { summaryKey } from './postReader.ts'

/** To be raised whenever summaries of the same text come out differently. */
const format = 1
const delayMs = 500

const Cached = z.object({
  key: z.string(),
  posts: z.array(z.object({ mark: z.string(), summary: z.custom<PostSummary>(isSummary) })),
})

/**
 * Summaries of a library's posts from one start to the next, so that only files that changed are read again. A cache: it may be
 * deleted at any time, and one that is damaged or was made under other settings counts as empty.
 */
export class LibraryCache {
  readonly #file: string
  readonly #log: (message: string) => void
  #timer: NodeJS.Timeout | null = null
  #pending: (() => Promise<void>) | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string, libraryId: string, log: (message: string) => void) {
    this.#file = join(folder, `${libraryId}.json`)
    this.#log = log
  }

  async read(config: LibraryConfig): Promise<readonly IndexedPost[]> {
    const { key, posts } = await readJsonFile(this.#file, Cached, { key: '', posts: [] })
    return key === keyFor(config) ? posts : []
  }

  /** Posts as they were when the library was open last, under whatever settings: what they are called, and their bytes' hashes. @throws what the file system says */
  static async lastPosts(folder: string, libraryId: string): Promise<readonly PostSummary[]> {
    const { posts } = await readJsonFileToChange(join(folder, `${libraryId}.json`), Cached, { key: '', posts: [] })
    return posts.map(({ summary }) => summary)
  }

  /** A library has another id now; without its cache it is read anew. */
  static async rename(folder: string, from: string, to: string): Promise<void> {
    await rename(join(folder, `${from}.json`), join(folder, `${to}.json`)).catch(() => {})
  }

  /** Writes soon; a later call replaces an earlier one. */
  write(config: LibraryConfig, posts: () => readonly IndexedPost[]): void {
    this.#pending = () => writeJsonFile(this.#file, { key: keyFor(config), posts: posts() }, { isCompact: true })
    this.#timer ??= setTimeout(() => void this.flush(), delayMs)
    this.#timer.unref()
  }

  /** Writes now what is still to be written. When it resolves, nothing is being written any more. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const write = this.#pending
    this.#pending = null
    if (write) this.#writing = this.#writing.then(write).catch((cause: unknown) => this.#log(`the library's cache was not written: ${String(cause)}`))
    return this.#writing
  }
}

function keyFor(config: LibraryConfig): string {
  return createHash('sha256').update(JSON.stringify([format, summaryKey(config)])).digest('hex')
}

function isSummary(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { path, title, sortTime, tags, categories, anchors } = value as Record<string, unknown>
  return typeof path === 'string' && typeof title === 'string' && typeof sortTime === 'number' && [tags, categories, anchors].every(Array.isArray)
}
