import { createHash } from 'node:crypto'
import { lstat, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { capBySize, thinByAge } from '../../shared/history/thinning.ts'
import { addVersion, type Version, type VersionKind } from '../../shared/history/version.ts'
import type { DeletedPost, PostTimeline } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { readPostFields } from '../../shared/review/postFields.ts'
import { countWords } from '../../shared/text/wordCount.ts'
import { makeFolder, syncFolder } from '../files/atomicWrite.ts'
import { describeFileError, errnoOf, FileFailure } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile, revisionOf } from '../files/textFile.ts'
import { HistoryFolder, type PostHistory } from './historyFolder.ts'
import type { FormerLibrary } from './knownLibraries.ts'
import type { OpenLibrary } from './openLibrary.ts'
import type { Ports } from './ports.ts'

/** How many bytes the history may take on disk. */
export interface HistoryLimits {
  readonly post: number
  readonly library: number
  /** So much is written before all of a library's histories are weighed again. */
  readonly weighAfter: number
}

const megabyte = 1024 * 1024
const usualLimits: HistoryLimits = { post: 64 * megabyte, library: 512 * megabyte, weighAfter: 16 * megabyte }
/** Counting takes main's time: 25 ms for this much. */
const longestCounted = 200 * 1024

/** A post's bytes at one moment. */
export interface FileState {
  readonly bytes: Uint8Array
  readonly revision: string
  /** When the file came to hold them, milliseconds since 1970. */
  readonly at: number
}

/** A state and how it came to be. */
interface KeptState extends FileState {
  readonly kind: VersionKind
}

/**
 * Every text that a post's file had, as far as Marquee wrote or overwrote it, in the app's own folder. Keeping one never makes a save wait,
 * and never makes it fail: what goes wrong is logged, and told where the history is looked at.
 */
export class HistoryService {
  readonly #folder: string
  readonly #ports: Pick<Ports, 'now' | 'log'>
  readonly #queue = new KeyedQueue()
  readonly #limits: HistoryLimits
  readonly #unweighed = new Map<string, number>()
  #problem: string | null = null

  constructor(userDataFolder: string, ports: Pick<Ports, 'now' | 'log'>, limits: HistoryLimits = usualLimits) {
    this.#folder = join(userDataFolder, 'history')
    this.#ports = ports
    this.#limits = limits
  }

  /** Keeps what was written, and what it replaced where that is not known yet: another program wrote it, or it is from before Marquee. */
  noteSave(library: OpenLibrary, path: PostPath, before: FileState | null, after: FileState, kind: VersionKind): void {
    void this.#keep(library, path, [...(before ? [{ ...before, kind: 'found' as const }] : []), { ...after, kind }])
  }

  /** Keeps what another program wrote into a post that has a history. */
  noteOpened(library: OpenLibrary, path: PostPath, state: FileState): void {
    void this.#keep(library, path, [{ ...state, kind: 'found' }], { onlyKnown: true })
  }

  /** Keeps the last text of a post that is deleted. */
  noteDeleted(library: OpenLibrary, path: PostPath, bytes: Uint8Array): Promise<void> {
    return this.#keep(library, path, [{ ...this.#nowHolding(bytes), kind: 'deleted' }])
  }

  /** Keeps text that is not in the file and is about to be replaced. */
  noteGivenUp(library: OpenLibrary, path: PostPath, text: string): Promise<void> {
    return this.#keep(library, path, [{ ...this.#nowHolding(Buffer.from(text)), kind: 'kept' }])
  }

  /** Keeps text that an earlier window left unsaved. @throws what the file system says where it could not be kept */
  keepLeft(library: OpenLibrary, path: PostPath, text: string): Promise<void> {
    return this.#queue.run(library.id, () => this.#add(library, path, [{ ...this.#nowHolding(Buffer.from(text)), kind: 'kept' }]))
  }

  /** The author saved: what is in the file is kept for good. */
  async checkpoint(library: OpenLibrary, path: PostPath): Promise<void> {
    const bytes = await readRegularFile(await library.resolve(path), path)
    await this.#keep(library, path, [{ ...this.#nowHolding(bytes), kind: 'manual' }])
  }

  /** The post has another name now. Where a deleted post of that name left a history, the two become one. */
  noteRenamed(library: OpenLibrary, from: PostPath, to: PostPath): void {
    void this.#told(library, () => this.#move(library, from, to))
  }

  /** Another program gave the post another name. What is kept follows where the old name is free. */
  postMoved(library: OpenLibrary, from: PostPath, to: PostPath): void {
    void this.#told(library, async () => {
      if (await isGone(library, from)) await this.#move(library, from, to)
    })
  }

  /**
   * A library is now what another was: it takes over what is kept of that one, which keeps it as well where it is not `gone` for sure.
   * @throws what the file system says where not all could be taken over; to be tried again
   */
  libraryMoved(library: OpenLibrary, { id, isGone: wasMoved }: FormerLibrary): Promise<void> {
    return this.#queue.run(library.id, async () => {
      const [source, target] = [join(this.#folder, id), join(this.#folder, library.id)]
      const names = await namesIn(source)
      if (names.length === 0) return
      if (wasMoved && (await namesIn(target)).length === 0) {
        await rename(source, target)
        return syncFolder(this.#folder)
      }
      for (const name of names) await new HistoryFolder(join(source, name)).share(join(target, name))
    })
  }

  /** The versions of a post. */
  list(library: OpenLibrary, path: PostPath): Promise<PostTimeline> {
    return this.#queue.run(library.id, async () => {
      const { path: known, versions } = await this.#readable(() => this.#of(library, path).read())
      const damaged = known === null && versions.length > 0 ? 'The list of this post’s versions was damaged. The texts were found again, but not how they came to be.' : null
      return { versions, problem: this.#problem ?? damaged }
    })
  }

  /** The bytes of one version. @throws FileFailure where they are gone or damaged */
  read(library: OpenLibrary, path: PostPath, revision: string): Promise<Uint8Array> {
    return this.#queue.run(library.id, async () => {
      const bytes = await this.#readable(() => this.#of(library, path).get(revision))
      if (!bytes) throw new FileFailure('not-found', 'This version is damaged or was thinned out, so it cannot be shown. The others are not touched by it.')
      return bytes
    })
  }

  /** Posts that are kept here and not in the library any more, the latest first. */
  listDeleted(library: OpenLibrary): Promise<readonly DeletedPost[]> {
    return this.#queue.run(library.id, async () => {
      const found: DeletedPost[] = []
      for (const [folder, history] of await this.#all(library)) {
        const newest = history.versions.at(-1)
        if (history.path === null || !newest || folder !== nameOf(history.path) || !(await isGone(library, history.path))) continue
        const bytes = await this.#of(library, history.path).get(newest.revision).catch(() => null)
        found.push({ path: history.path, title: (bytes && titleOf(library, bytes)) || history.path, at: newest.at, revision: newest.revision, words: newest.words })
      }
      return found.sort((a, b) => b.at - a.at)
    })
  }

  /** Resolves when everything that was handed in is kept. */
  flush(): Promise<void> {
    return this.#queue.idle()
  }

  #keep(library: OpenLibrary, path: PostPath, states: readonly KeptState[], options: { readonly onlyKnown?: boolean } = {}): Promise<void> {
    return this.#told(library, () => this.#add(library, path, states, options))
  }

  async #add(library: OpenLibrary, path: PostPath, states: readonly KeptState[], { onlyKnown = false } = {}): Promise<void> {
    const folder = this.#of(library, path)
    const before = (await folder.read()).versions
    if (onlyKnown && before.length === 0) return
    let versions = before
    let written = 0
    for (const { bytes, revision, at, kind } of states) {
      const newest = versions.at(-1)
      // found as it was left: no news
      if (kind === 'found' && newest?.revision === revision) continue
      const known = versions.find((version) => version.revision === revision)
      if (!known) await makeFolder(this.#folderOf(library, path))
      const size = known?.size ?? (await folder.put(revision, bytes))
      if (!known) written += size
      versions = addVersion(versions, { revision, at: timeOf(at, newest, this.#ports.now()), kind, size, words: known?.words ?? wordsIn(bytes) })
    }
    if (versions === before) return
    const [left = []] = capBySize([thinByAge(versions, this.#ports.now())], this.#limits.post)
    await folder.write(path, left)
    await this.#weigh(library, written)
  }

  async #move(library: OpenLibrary, from: PostPath, to: PostPath): Promise<void> {
    const [source, target] = [this.#of(library, from), this.#of(library, to)]
    const { versions } = await source.read()
    if (versions.length === 0) return
    if ((await target.read()).versions.length > 0) {
      await target.takeIn(source, to)
      await rm(this.#folderOf(library, from), { recursive: true, force: true })
      return
    }
    await rm(this.#folderOf(library, to), { recursive: true, force: true })
    await rename(this.#folderOf(library, from), this.#folderOf(library, to))
    await syncFolder(join(this.#folder, library.id))
    await target.write(to, versions)
  }

  /** Now and then looks whether a library's histories take too much, and thins all of them. */
  async #weigh(library: OpenLibrary, written: number): Promise<void> {
    const { weighAfter } = this.#limits
    const unweighed = (this.#unweighed.get(library.id) ?? weighAfter) + written
    this.#unweighed.set(library.id, unweighed < weighAfter ? unweighed : 0)
    if (unweighed < weighAfter) return
    const all = (await this.#all(library)).filter(([folder, { path }]) => path !== null && folder === nameOf(path))
    const left = capBySize(all.map(([, { versions }]) => versions), this.#limits.library)
    for (const [index, [, { path, versions }]] of all.entries()) {
      const fewer: readonly Version[] = left[index] ?? versions
      if (path !== null && fewer.length < versions.length) await this.#of(library, path).write(path, fewer)
    }
  }

  async #all(library: OpenLibrary): Promise<readonly (readonly [folder: string, history: PostHistory])[]> {
    const root = join(this.#folder, library.id)
    const all: [string, PostHistory][] = []
    for (const name of await readdir(root).catch(() => [])) {
      const history = await new HistoryFolder(join(root, name)).read().catch((cause: unknown) => this.#ports.log(`the history in ${name} could not be read: ${String(cause)}`))
      if (history) all.push([name, history])
    }
    return all
  }

  /** Runs a job after those before it; a failure is logged and told with the next list, not thrown. */
  #told(library: OpenLibrary, job: () => Promise<void>): Promise<void> {
    return this.#queue.run(library.id, async () => {
      try {
        await job()
        this.#problem = null
      } catch (cause) {
        this.#ports.log(`keeping the history in ${this.#folder}: ${String(cause)}`)
        this.#problem = `The last save could not be kept in the history. ${describeFileError(cause, this.#folder)?.message ?? String(cause)}`
      }
    })
  }

  /** What the file system refuses of a history is not about the post's own file. */
  async #readable<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read()
    } catch (cause) {
      const error = describeFileError(cause, this.#folder)
      throw error ? new FileFailure(error.code, `The history cannot be read. ${error.message}`) : cause
    }
  }

  #nowHolding(bytes: Uint8Array): FileState {
    return { bytes, revision: revisionOf(bytes), at: this.#ports.now() }
  }

  #of(library: OpenLibrary, path: PostPath): HistoryFolder {
    return new HistoryFolder(this.#folderOf(library, path))
  }

  #folderOf(library: OpenLibrary, path: PostPath): string {
    return join(this.#folder, library.id, nameOf(path))
  }
}

/**
 * When a version came to be: not after now, and not before the newest, as which an older file may be found. Where the clock was put back since then, it
 * is right now: else all that follows would be of one moment, and thinned to one.
 */
function timeOf(at: number, newest: Version | undefined, now: number): number {
  const time = Math.min(Math.round(at), now)
  return newest && newest.at <= now ? Math.max(time, newest.at) : time
}

function nameOf(path: PostPath): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((cause: unknown) => {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    return []
  })
}

async function isGone(library: OpenLibrary, path: PostPath): Promise<boolean> {
  return lstat(join(library.folder, path)).then(() => false, (cause: unknown) => ['ENOENT', 'ENOTDIR'].includes(errnoOf(cause)))
}

function wordsIn(bytes: Uint8Array): number | null {
  if (bytes.length > longestCounted) return null
  try {
    const { words, hanCharacters } = countWords(splitPost(decodeTextFile(bytes).text).body)
    return words + hanCharacters
  } catch {
    return null
  }
}

function titleOf(library: OpenLibrary, bytes: Uint8Array): string {
  return readPostFields(parseHead(splitPost(decodeTextFile(bytes).text).head), library.config).title
}
