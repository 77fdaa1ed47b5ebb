import { copyFile, link, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import * as z from 'zod'
import { mergeVersions, type Version } from '../../shared/history/version.ts'
import { VersionRevisionSchema, VersionSchema } from '../../shared/history/versionSchema.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { PostPathSchema } from '../../shared/post/postPathSchema.ts'
import { isTemporaryName, makeFolder, syncFolder, writeFileAtomic } from '../files/atomicWrite.ts'
import { errnoOf } from '../files/fileErrors.ts'
import { writeJsonFile } from '../files/jsonFile.ts'
import { revisionOf } from '../files/textFile.ts'
import { postSizeLimit } from '../files/readRegularFile.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

const Index = z.object({ path: PostPathSchema, versions: z.array(VersionSchema) })
const indexName = 'index.json'
const ending = '.gz'

export interface PostHistory {
  /** null where the record of it is damaged. */
  readonly path: PostPath | null
  readonly versions: readonly Version[]
}

/**
 * One post's versions in a folder: the bytes of each, compressed, in a file named by their hash, and a list of them. Texts are written
 * before the list that names them, and removed after it: whenever the power goes, what is listed is there.
 */
export class HistoryFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** What is kept; empty where nothing is. A list that is missing or damaged is made anew from the texts that are there. */
  async read(): Promise<PostHistory> {
    const names = new Set(await readdir(this.#folder).catch((cause: unknown) => {
      if (errnoOf(cause) === 'ENOENT') return []
      throw cause
    }))
    if (names.size === 0) return { path: null, versions: [] }
    // a post's history is read and written by one job at a time: what is half-written now stays so
    for (const name of names) if (isTemporaryName(name)) await rm(join(this.#folder, name), { force: true }).catch(() => {})
    const json = names.has(indexName) ? await readFile(join(this.#folder, indexName), 'utf8') : ''
    const index = parsed(json)
    if (!index) return { path: null, versions: await this.#rebuilt([...names]) }
    return { path: index.path, versions: index.versions.filter(({ revision }) => names.has(revision + ending)) }
  }

  /** Keeps bytes under their hash. @returns how many they are on disk */
  async put(revision: string, bytes: Uint8Array): Promise<number> {
    // each save of a long post is packed while its author types on: 9 ms a megabyte, where the usual level takes 52 for a fifth less
    const packed = await compress(bytes, { level: constants.Z_BEST_SPEED })
    await writeFileAtomic(this.#file(revision), packed)
    return packed.length
  }

  /** The bytes of a version; null where they are missing or not what they were. @throws what the file system says where they cannot be read at the moment */
  async get(revision: string): Promise<Uint8Array | null> {
    const packed = await readFile(this.#file(revision)).catch((cause: unknown) => {
      if (errnoOf(cause) !== 'ENOENT') throw cause
      return null
    })
    const bytes = packed && (await decompress(packed, { maxOutputLength: postSizeLimit }).catch(() => null))
    return bytes && revisionOf(bytes) === revision ? bytes : null
  }

  /** Sets the list, and removes the texts that are not in it. */
  async write(path: PostPath, versions: readonly Version[]): Promise<void> {
    await writeJsonFile(join(this.#folder, indexName), { path, versions }, { isCompact: true })
    const wanted = new Set([indexName, ...versions.map(({ revision }) => revision + ending)])
    for (const name of await readdir(this.#folder)) if (!wanted.has(name)) await rm(join(this.#folder, name), { force: true })
  }

  /** Takes another post's versions in; they stay there as well. */
  async takeIn(other: HistoryFolder, path: PostPath): Promise<void> {
    const [own, added] = [await this.read(), await other.read()]
    for (const { revision } of added.versions) await copyFile(other.#file(revision), this.#file(revision))
    await this.write(path, mergeVersions(own.versions, added.versions))
  }

  /** Has the history in another folder begin as this one is, or takes this one's versions into it; each goes its own way from then on. */
  async share(folder: string): Promise<void> {
    const { path, versions } = await this.read()
    const other = new HistoryFolder(folder)
    const known = (await other.read()).versions
    if (known.length > 0) {
      const isNews = versions.some(({ revision, at }) => !known.some((version) => version.revision === revision && version.at === at))
      return path !== null && isNews ? other.takeIn(this, path) : undefined
    }
    const half = `${folder}.half`
    await rm(half, { recursive: true, force: true })
    await makeFolder(half)
    for (const name of await readdir(this.#folder)) {
      // written once and then only replaced or removed, a file may have two names
      await link(join(this.#folder, name), join(half, name)).catch(async () => void (await writeFileAtomic(join(half, name), await readFile(join(this.#folder, name)))))
    }
    await syncFolder(half)
    await rm(folder, { recursive: true, force: true })
    await rename(half, folder)
    await syncFolder(dirname(folder))
  }

  async #rebuilt(names: readonly string[]): Promise<readonly Version[]> {
    const found: Version[] = []
    for (const name of names) {
      const revision = VersionRevisionSchema.safeParse(name.slice(0, -ending.length))
      if (!name.endsWith(ending) || !revision.success) continue
      const { mtimeMs, size } = await stat(join(this.#folder, name))
      found.push({ revision: revision.data, at: Math.round(mtimeMs), kind: 'rebuilt', size, words: null })
    }
    return found.sort((a, b) => a.at - b.at)
  }

  #file(revision: string): string {
    return join(this.#folder, revision + ending)
  }
}

function parsed(json: string): z.infer<typeof Index> | null {
  try {
    return Index.parse(JSON.parse(json))
  } catch {
    return null
  }
}
