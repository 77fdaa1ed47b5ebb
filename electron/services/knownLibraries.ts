import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { errnoOf } from '../files/fileErrors.ts'
import { readJsonFileToChange, writeJsonFile } from '../files/jsonFile.ts'
import type { OpenLibrary } from './openLibrary.ts'

/** What a folder is, whatever it is called: its number on its disk, and when it was made. */
interface FolderMark {
  readonly inode: string
  readonly born: string
}

const Known = z.object({ id: z.string(), folder: z.string(), inode: z.string(), born: z.string() })
type KnownLibrary = z.infer<typeof Known>
const knownLimit = 200
const answerMs = 1000
const mostAsked = 100

/** What a library was called before its folder was moved. */
export interface FormerLibrary {
  readonly id: string
  readonly folder: string
  /** Whether it is this very folder that was moved; else its posts are those of one that is not to be found at its place. */
  readonly isGone: boolean
}

/**
 * Which folders were libraries, kept in the app's own folder: what is kept of a library goes by its place, and finds it again when it is moved.
 * Nothing is written into the library for it.
 */
export class KnownLibraries {
  readonly #file: string
  readonly #lastPosts: (id: string) => Promise<readonly PostSummary[]>

  /** @param lastPosts the posts that a library had when it was open last */
  constructor(userDataFolder: string, lastPosts: (id: string) => Promise<readonly PostSummary[]>) {
    this.#file = join(userDataFolder, 'libraries.json')
    this.#lastPosts = lastPosts
  }

  /**
   * The library that a folder was when it had another place, asked of one that is opened for the first time there. It is the one that has the
   * folder's mark. Else it is one whose folder is nowhere and that had half of these posts, by name and to the byte, and few others: a copy
   * on another disk, say. Where the other folder is still there this is a copy of it, and begins anew.
   * @throws where something cannot be read that may tell
   */
  async formerOf(library: OpenLibrary): Promise<FormerLibrary | null> {
    const known = await readJsonFileToChange(this.#file, z.array(Known), [])
    if (known.some(({ id }) => id === library.id)) return null
    const mark = await markOf(library.folder)
    const lost: KnownLibrary[] = []
    for (const other of known) {
      // a share that does not answer is not gone
      const now = await Promise.race([markOf(other.folder), delay(answerMs, other, { ref: false })])
      if (mark && isSame(mark, other) && !(now && isSame(now, other))) return { id: other.id, folder: other.folder, isGone: true }
      if (now === null) lost.push(other)
    }
    if (lost.length === 0) return null
    await library.fill()
    for (const { id, folder } of lost) {
      const posts = await this.#lastPosts(id)
      if (isMostly(library.index.summaries, posts)) return { id, folder, isGone: false }
      const untold = await firstUntold(library, posts)
      if (untold) throw new Error(`“${untold}” could not be read`)
    }
    return null
  }

  /** Remembers a library's place. What is taken over from its former one must be there. */
  async note(library: OpenLibrary, former: FormerLibrary | null): Promise<void> {
    const mark = await markOf(library.folder)
    if (!mark) return
    const known = await readJsonFileToChange(this.#file, z.array(Known), [])
    if (known.some((other) => other.id === library.id && isSame(other, mark))) return
    const others = known.filter(({ id }) => id !== library.id && !(former?.isGone && id === former.id))
    await writeJsonFile(this.#file, [{ id: library.id, folder: library.folder, ...mark }, ...others].slice(0, knownLimit))
  }
}

async function markOf(folder: string): Promise<FolderMark | null> {
  try {
    const { ino, birthtimeNs } = await stat(folder, { bigint: true })
    return { inode: String(ino), born: String(birthtimeNs) }
  } catch (cause) {
    if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(cause))) throw cause
    return null
  }
}

function isSame(one: FolderMark, other: FolderMark): boolean {
  return one.inode === other.inode && one.born === other.born
}

/** A post that was read before and could not be read now, though it is there. */
async function firstUntold(library: OpenLibrary, before: readonly PostSummary[]): Promise<PostPath | null> {
  const untold = before.filter(({ path, revision }) => revision !== '' && (library.index.get(path)?.summary.revision ?? '') === '')
  for (const { path } of untold.slice(0, mostAsked)) if (await library.hasPost(path)) return path
  return null
}

function isMostly(posts: readonly PostSummary[], before: readonly PostSummary[]): boolean {
  const revisions = new Map(posts.map(({ path, revision }) => [path, revision]))
  const same = before.filter(({ path, revision }) => revision !== '' && revisions.get(path) === revision).length
  return same > 0 && same * 2 >= Math.max(posts.length, before.length)
}
