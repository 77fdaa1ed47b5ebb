import { createHash } from 'node:crypto'
import { access, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptText } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { errnoOf } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile } from '../files/textFile.ts'
import type { HistoryService } from './historyService.ts'
import { type JournalEntry, readJournalFile, writeJournalFile } from './journalFile.ts'
import type { FormerLibrary } from './knownLibraries.ts'
import type { OpenLibrary } from './openLibrary.ts'
import type { Ports } from './ports.ts'

/** A text on its way into its file. */
interface Saving {
  readonly hash: LazyHash
  /** The revision that it takes the place of. */
  readonly base: string | null
}

/** The hash of a text, made when it is asked for: most saves have no text that is kept beside them. */
class LazyHash {
  #text: string | null
  #hash = ''

  constructor(text: string) {
    this.#text = text
  }

  get value(): string {
    if (this.#text !== null) this.#hash = hashOf(this.#text)
    this.#text = null
    return this.#hash
  }
}

/**
 * Texts that are not in their files yet, kept in the app's own folder: one file a post, replaced whole each time. What autosave cannot write
 * (it is off, the disk refuses, another program changed the file) outlives the app here. What an earlier window left of a post, and its author
 * did not take up, goes into the post's history before anything takes its place.
 */
export class JournalService {
  readonly #folder: string
  readonly #ports: Pick<Ports, 'now' | 'log'>
  readonly #queue = new KeyedQueue()
  /** What is being saved of each kept text, or was last, until the window knows that it is. */
  readonly #saving = new Map<string, Saving>()
  readonly #history: Pick<HistoryService, 'keepLeft'>
  /** Files that the window which is open has written; all others are an earlier one's. */
  readonly #ownFiles = new Set<string>()

  constructor(userDataFolder: string, ports: Pick<Ports, 'now' | 'log'>, history: Pick<HistoryService, 'keepLeft'>) {
    this.#folder = join(userDataFolder, 'journal')
    this.#ports = ports
    this.#history = history
  }

  /** The window begins anew: what is kept by now is offered to its author. */
  windowStarted(): void {
    this.#ownFiles.clear()
  }

  /** Keeps a post's text. @param base the revision of the file that the text was made from; null where there is none */
  async keep(library: OpenLibrary, path: PostPath, text: string, base: string | null): Promise<void> {
    const file = this.#fileOf(library, path)
    if (this.#saving.get(file)?.base !== base) this.#saving.delete(file)
    await this.#queue.run(file, async () => {
      await this.#putAside(file, library, path, text)
      await this.#write(file, library, path, text, base)
    })
  }

  /**
   * To be called before a text is saved: what is kept of it is then never older than its file, so that an end in between does not make the
   * save look like another program's. A journal that cannot be written holds up no save.
   */
  async noteSaving(library: OpenLibrary, path: PostPath, text: string, base: string | null): Promise<void> {
    const file = this.#fileOf(library, path)
    // of posts that were left, the hash is enough
    for (const [other, { hash }] of this.#saving) if (other !== file) void hash.value
    this.#saving.set(file, { hash: new LazyHash(text), base })
    try {
      await this.#queue.run(file, async () => {
        if (!(await exists(file))) return
        if (await this.#putAside(file, library, path, text)) await rm(file, { force: true })
        else await this.#write(file, library, path, text, base)
      })
    } catch (cause) {
      this.#ports.log(`keeping ${path} while it is saved: ${String(cause)}`)
    }
  }

  /** Brings what an earlier window left of a post into its history, where it is not what is written now. @returns whether there was something */
  async #putAside(file: string, library: OpenLibrary, path: PostPath, text: string): Promise<boolean> {
    if (this.#ownFiles.has(file)) return false
    const left = await readJournalFile(file)
    const isOther = left !== null && left.text !== text
    if (isOther) await this.#history.keepLeft(library, path, left.text)
    this.#ownFiles.add(file)
    return isOther
  }

  #write(file: string, library: OpenLibrary, path: PostPath, text: string, base: string | null): Promise<void> {
    const at = new Date(this.#ports.now()).toISOString()
    return writeJournalFile(file, { library: library.folder, path, text, base, at, saving: this.#saving.get(file)?.hash.value })
  }

  /** Forgets a post's text: its file has it now, or the author does not want it. */
  async drop(library: OpenLibrary, path: PostPath): Promise<void> {
    const file = this.#fileOf(library, path)
    await this.#queue.run(file, () => rm(file, { force: true }))
  }

  /** Another program gave the post another name: what is kept of it follows, where nothing is kept under that name yet. */
  async postMoved(library: OpenLibrary, from: PostPath, to: PostPath): Promise<void> {
    const [old, now] = [this.#fileOf(library, from), this.#fileOf(library, to)]
    await this.#queue.run(old, () => this.#pass(old, now, { path: to }, true)).catch((cause: unknown) => this.#ports.log(`keeping ${to}, which was ${from}: ${String(cause)}`))
  }

  /**
   * A library is now what another was: the texts that are kept of that one are kept of it, and of that one as well where it is not gone for sure.
   * @throws what the file system says where not all could be taken over; to be tried again
   */
  async libraryMoved(library: OpenLibrary, { folder, isGone }: FormerLibrary): Promise<void> {
    const names = await readdir(this.#folder).catch((cause: unknown) => {
      if (errnoOf(cause) !== 'ENOENT') throw cause
      return []
    })
    for (const name of names.filter((found) => found.endsWith('.kept'))) {
      const file = join(this.#folder, name)
      const entry = await readJournalFile(file)
      if (entry?.library === folder) await this.#queue.run(file, () => this.#pass(file, this.#fileOf(library, entry.path), { library: library.folder }, isGone))
    }
  }

  /** Keeps a text under another name or place before the old one goes. What is kept there already stays. */
  async #pass(old: string, now: string, changed: Partial<JournalEntry>, removesOld: boolean): Promise<void> {
    const entry = await readJournalFile(old)
    if (!entry) return
    const before = await readJournalFile(now)
    if (!before) await writeJournalFile(now, { ...entry, ...changed })
    // what was cut off between the two is ended the next time
    if (removesOld && (!before || before.text === entry.text)) await rm(old, { force: true })
  }

  /** What is kept for a library and is not what the file says, the latest first. */
  async list(library: OpenLibrary): Promise<readonly KeptText[]> {
    await this.#queue.idle()
    const names = await readdir(this.#folder).catch(() => [])
    const kept: KeptText[] = []
    for (const name of names.filter((found) => found.endsWith('.kept'))) {
      const entry = await this.#read(join(this.#folder, name))
      if (!entry || entry.library !== library.folder) continue
      const { path, text, base, at, saving } = entry
      const disk = await library.resolve(path).then(async (file) => decodeTextFile(await readRegularFile(file, path))).catch(() => null)
      if (disk?.text === text) await this.drop(library, path)
      // typed while the file was written: made from what it says now
      else kept.push({ path, text, base: disk && hashOf(disk.text) === saving ? disk.revision : base, at, disk: disk && { text: disk.text, revision: disk.revision } })
    }
    return kept.sort((a, b) => b.at.localeCompare(a.at))
  }

  async #read(file: string): Promise<JournalEntry | null> {
    const entry = await readJournalFile(file).catch((cause: unknown) => String(cause))
    if (entry !== null && typeof entry !== 'string') return entry
    this.#ports.log(`the kept text ${file} could not be read: ${entry ?? 'it is damaged'}`)
    return null
  }

  #fileOf(library: OpenLibrary, path: PostPath): string {
    return join(this.#folder, `${createHash('sha256').update(`${library.folder}\0${path}`).digest('hex').slice(0, 32)}.kept`)
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function exists(file: string): Promise<boolean> {
  return access(file).then(() => true, () => false)
}
