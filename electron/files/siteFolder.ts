import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { lstat, mkdir, readdir, readFile, realpath, rmdir, unlink } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { writeFileAtomic } from './atomicWrite.ts'
import { errnoOf, FileFailure } from './fileErrors.ts'
import { markOf } from './fileMark.ts'
import { removeLeftovers } from './leftovers.ts'
import { isInside, outside, partsOf, resolveInside } from './pathInside.ts'

const mostContentPaths = 1000
const mostFolders = 500
const listsAtOnce = 32
const deepestContent = 5
/** Posts, page templates, and the files in which Eleventy keeps what all posts of a folder share. */
const contentName = /\.(?:mdx?|markdown|astro|njk|liquid)$|\.11tydata\.[cm]?js(?:on)?$/i
const notContent = /^(?:\.|node_modules$)/
const notContentAtTop = /^(?:\.|(?:node_modules|_site|dist|output|public|themes|vendor|resources|venv|build)$)/
const largestConfig = 1_000_000

/**
 * The folder of a site: every path is relative to it with `/` between parts, and nothing is read, written or removed
 * that a symlink leads out of it.
 */
export class SiteFolder {
  /** The real path. */
  readonly folder: string
  readonly #folders = new Map<string, Promise<string>>()

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @throws FileFailure where it is no folder, what the file system says where it is not there */
  static async open(folder: string): Promise<SiteFolder> {
    // what a relative one means depends on where the app was started
    if (!isAbsolute(folder)) throw new FileFailure('invalid', `“${folder}” is not the full path of a folder.`)
    const real = await realpath(folder)
    if (!(await lstat(real)).isDirectory()) throw new FileFailure('invalid', `“${folder}” is a file. A site is a folder.`)
    return new SiteFolder(real)
  }

  /** Names at the top, folders with `/` at the end. */
  async topNames(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true })
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort()
  }

  /** A small text file, null where there is none, it leads out or it cannot be read. */
  async readText(path: string, largest = largestConfig): Promise<string | null> {
    return this.readTextOrFail(path, largest).catch(() => null)
  }

  /** As `readText`, for a file that must not be taken for missing when it cannot be read at the moment. @throws what the file system says */
  async readTextOrFail(path: string, largest: number): Promise<string | null> {
    try {
      const file = await resolveInside(this.folder, path)
      const found = await lstat(file)
      return found.isFile() && found.size <= largest ? await readFile(file, 'utf8') : null
    } catch (cause) {
      if (cause instanceof FileFailure || ['ENOENT', 'ENOTDIR'].includes(errnoOf(cause))) return null
      throw cause
    }
  }

  /**
   * Some of the site's Markdown files, page templates and folder data, those high up first; symlinks are not followed, and folders that hold what was
   * built or installed are left out.
   */
  async contentPaths(): Promise<string[]> {
    const paths: string[] = []
    const folders: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }]
    let listed: Dirent[][] = []
    for (let next = 0; next < Math.min(folders.length, mostFolders) && paths.length < mostContentPaths; next++) {
      // the next few at once, since each waits for the disk
      if (listed.length === 0) listed = await Promise.all(folders.slice(next, next + listsAtOnce).map(({ path }) => readdir(join(this.folder, path), { withFileTypes: true }).catch(() => [])))
      const { path: folder, depth } = folders[next]!
      const entries = listed.shift() ?? []
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isFile() && (contentName.test(entry.name) || entry.name === `${folder.slice(folder.lastIndexOf('/') + 1)}.json`)) paths.push(path)
        else if (entry.isDirectory() && depth < deepestContent && !(depth === 0 ? notContentAtTop : notContent).test(entry.name)) folders.push({ path, depth: depth + 1 })
      }
    }
    return paths
  }

  /** The hash of a file's bytes, null where nothing is there, or why it cannot be one of ours. */
  async stateOf(path: string): Promise<string | null | { readonly blocked: string }> {
    try {
      const found = await lstat(join(this.folder, ...path.split('/')))
      if (found.isDirectory()) return { blocked: 'A folder of that name is already there.' }
      if (found.isSymbolicLink()) return { blocked: 'A symbolic link is already there; Marquee does not write through links.' }
      if (!found.isFile()) return { blocked: 'Something that is no file is already there.' }
      return await hashFile(await resolveInside(this.folder, path))
    } catch (cause) {
      if (errnoOf(cause) === 'ENOENT') return (await this.#leadsOut(path)) ? { blocked: 'A symbolic link on the way leads out of the site folder.' } : null
      if (errnoOf(cause) === 'ENOTDIR') return { blocked: 'A file stands where a folder is needed.' }
      if (cause instanceof FileFailure) return { blocked: 'A symbolic link on the way leads out of the site folder.' }
      return { blocked: `It cannot be read (${errnoOf(cause) || String(cause)}).` }
    }
  }

  /** What is at a path, without a look into it; symlinks on the way are followed wherever they lead. `mark` tells cheaply whether a file is still the same. */
  async lookAt(path: string): Promise<{ readonly kind: 'missing' | 'folder' | 'other' } | { readonly kind: 'file'; readonly mark: string }> {
    try {
      const found = await lstat(join(this.folder, ...path.split('/')), { bigint: true })
      return found.isFile() ? { kind: 'file', mark: markOf(found) } : { kind: found.isDirectory() ? 'folder' : 'other' }
    } catch (cause) {
      return { kind: errnoOf(cause) === 'ENOENT' ? 'missing' : 'other' }
    }
  }

  /** Writes a file in one step, making folders as needed. @throws FileFailure `outside`, or what the file system says */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const parts = partsOf(path)
    const file = join(await this.#folder(parts.slice(0, -1)), parts.at(-1) ?? '')
    const isLink = (await lstat(file).catch(() => null))?.isSymbolicLink() ?? false
    await writeFileAtomic(isLink ? await resolveInside(this.folder, path) : file, bytes)
  }

  /** The real path of a folder, made where it is missing. Found once: files come by the thousand. */
  #folder(parts: readonly string[]): Promise<string> {
    const name = parts.at(-1)
    if (name === undefined) return Promise.resolve(this.folder)
    const path = parts.join('/')
    const known = this.#folders.get(path)
    if (known) return known
    const found = this.#folder(parts.slice(0, -1)).then(async (above) => {
      const folder = join(above, name)
      try {
        await mkdir(folder)
        return folder
      } catch (cause) {
        if (errnoOf(cause) !== 'EEXIST') throw cause
      }
      const real = await realpath(folder)
      if (!isInside(this.folder, real)) throw outside(path)
      return real
    })
    this.#folders.set(path, found)
    void found.catch(() => this.#folders.delete(path))
    return found
  }

  /** Removes a file, and then the folders above it that are empty. */
  async remove(path: string): Promise<void> {
    this.#folders.clear()
    // `unlink` takes the name itself away, so it is the folder that must lie inside.
    const file = await resolveInside(this.folder, path)
    await unlink(file)
    for (let folder = dirname(file); folder !== this.folder && isInside(this.folder, folder); folder = dirname(folder)) {
      try {
        await rmdir(folder)
      } catch {
        return
      }
    }
  }

  /** Removes what an export that was killed has left half-written beside these paths and at the top. */
  async sweep(paths: Iterable<string>): Promise<void> {
    const folders = new Set(['.', ...Array.from(paths, (path) => dirname(path))])
    for (const folder of folders) {
      const real = folder === '.' ? this.folder : await resolveInside(this.folder, folder).catch(() => null)
      if (real !== null) await removeLeftovers(real)
    }
  }

  async #leadsOut(path: string): Promise<boolean> {
    return resolveInside(this.folder, path).then(() => false, (cause) => cause instanceof FileFailure)
  }
}

/** SHA-256 of a file's bytes, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** SHA-256 of bytes, in hex. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
