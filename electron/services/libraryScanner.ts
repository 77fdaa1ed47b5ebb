import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from '../files/atomicWrite.ts'
import { errnoOf } from '../files/fileErrors.ts'
import { markOf } from '../files/fileMark.ts'
import { isInside } from '../files/pathInside.ts'

/** A regular file of a library, and what tells cheaply whether it changed. */
export interface FoundFile {
  /** Library path: relative, `/` between parts, Unicode as on disk. */
  readonly path: string
  /** Where its bytes are: inside the library also where the path is a symlink. */
  readonly realPath: string
  readonly size: number
  readonly mtimeMs: number
  /** Size, times to the nanosecond and inode in one string: two equal marks mean an untouched file. */
  readonly mark: string
}

export interface FoundFiles<Post = FoundFile> {
  readonly posts: readonly Post[]
  readonly assets: readonly string[]
  /** Folders that hold half-written files of ours. */
  readonly unfinished: readonly string[]
  /** Files and folders that are there and could not be looked at: what was known of them may still be true. */
  readonly unseen: readonly string[]
  /** What was left out and why, in sentences. */
  readonly problems: readonly string[]
}

/** Looks at one file of a library; null where there is none that counts. */
export type Look<Post> = (root: string, path: string, isLink: boolean) => Post | null | Promise<Post | null>

const depthLimit = 32
const entryLimit = 200_000

/** True for the files that a library lists as posts. */
export function isPostName(name: string): boolean {
  return /\.(md|markdown|mdown|mkd)$/i.test(name)
}

/** True for library paths that are never listed: anything in a dot folder or node_modules, dot files, half-written files. */
export function isHiddenPath(path: string): boolean {
  return path.split('/').some(isHiddenName)
}

function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || isTemporaryName(name)
}

/**
 * Every regular file of a library. Folders behind symlinks are not entered (inside, they are listed where they are; outside, they are
 * not the library's), so there are no loops; a symlinked file counts where it leads to a regular file inside. A folder that cannot be read is a problem, not a failure.
 * @param root the library's real path
 * @param look what is to be known of each file, null for none; by default all that tells whether it changed
 * @throws what the file system says where the root itself cannot be read
 */
export async function scanLibrary(root: string): Promise<FoundFiles>
export async function scanLibrary<Post extends { readonly path: string }>(root: string, look: Look<Post>): Promise<FoundFiles<Post>>
export async function scanLibrary(root: string, look: Look<Pick<FoundFile, 'path'>> = lookAt): Promise<FoundFiles<Pick<FoundFile, 'path'>>> {
  const posts: Pick<FoundFile, 'path'>[] = []
  const assets: string[] = []
  const unfinished: string[] = []
  const unseen: string[] = []
  const problems: string[] = []
  let entries = 0

  const visit = async (folder: string, depth: number): Promise<void> => {
    const found = await readdir(join(root, folder), { withFileTypes: true })
    const below: string[] = []
    const candidates: { readonly path: string; readonly isLink: boolean }[] = []
    if (found.some(({ name }) => isTemporaryName(name))) unfinished.push(folder)
    for (const entry of found) {
      if (isHiddenName(entry.name)) continue
      if (++entries > entryLimit) return
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name.includes('\ufffd') && !(await isThere(join(root, path)))) {
        if (entry.isDirectory() || isPostName(entry.name)) problems.push(`The name of “${path}” is in an encoding that is not UTF-8, so it cannot be reached and is not listed. Rename it in another program.`)
        continue
      }
      if (entry.isDirectory()) below.push(path)
      else if (entry.isFile() && !isPostName(entry.name)) assets.push(path)
      else if (entry.isFile() || entry.isSymbolicLink()) candidates.push({ path, isLink: entry.isSymbolicLink() })
    }
    const files = candidates.map(async ({ path, isLink }) => look(root, path, isLink)).map((file, at) => file.catch(() => void unseen.push(candidates[at]?.path ?? '')))
    for (const file of await Promise.all(files)) {
      if (!file) continue
      if (isPostName(file.path)) posts.push(file)
      else assets.push(file.path)
    }
    if (depth === depthLimit && below.length > 0) {
      problems.push(`Folders more than ${depthLimit} deep are not listed (“${below[0]}”).`)
      return
    }
    for (const path of below) {
      try {
        await visit(path, depth + 1)
      } catch {
        unseen.push(path)
        problems.push(`The folder “${path}” could not be read, so its posts are not listed.`)
      }
    }
  }
  await visit('', 0)
  if (entries > entryLimit) problems.push(`This folder holds more than ${entryLimit.toLocaleString('en')} files; the rest are not listed.`)
  return { posts, assets: assets.sort(), unfinished, unseen, problems }
}

/** False for a name whose bytes are no text: what is read of it names nothing. */
async function isThere(absolute: string): Promise<boolean> {
  return lstat(absolute).then(() => true, (cause) => errnoOf(cause) !== 'ENOENT')
}

/** One file as a scan would find it; null where there is no regular file, or a symlink leads out of the library. @throws what the file system says where it cannot be looked at */
export async function lookAt(root: string, path: string): Promise<FoundFile | null> {
  const absolute = join(root, path)
  try {
    let found = await lstat(absolute, { bigint: true })
    let realPath = absolute
    if (found.isSymbolicLink()) {
      realPath = await realpath(absolute)
      if (!isInside(root, realPath)) return null
      found = await stat(realPath, { bigint: true })
    }
    return found.isFile() ? { path, realPath, size: Number(found.size), mtimeMs: Number(found.mtimeMs), mark: markOf(found) } : null
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errnoOf(cause))) return null
    throw cause
  }
}
