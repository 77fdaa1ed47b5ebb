import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { errnoOf, FileFailure } from './fileErrors.ts'

/** True where an absolute path is the folder itself or lies below it, by its letters alone. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/**
 * The absolute path of `/`-separated relative path in a folder, with every symlink on the way followed and none leading out.
 * The file itself, and folders above it, need not exist yet.
 * @throws FileFailure `outside` for a path that is absolute, has `.`/`..`/empty parts, backslashes or NUL, or leads out by a symlink.
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const parts = partsOf(path)
  const realRoot = await realpath(root)
  const found = await realpathOfNearest(join(realRoot, ...parts), path)
  if (!isInside(realRoot, found) || found === realRoot) throw outside(path)
  return found
}

/** The names in a `/`-separated relative path. @throws FileFailure `outside` for a path that is absolute, has `.`/`..`/empty parts, backslashes or NUL */
export function partsOf(path: string): string[] {
  const parts = path.split('/')
  // A colon would name a drive or an alternate data stream on Windows.
  const hostile = process.platform === 'win32' ? /[\\\0:]/ : /[\\\0]/
  if (hostile.test(path) || parts.some((part) => part === '' || part === '.' || part === '..')) throw outside(path)
  return parts
}

/** Real path of a file that may not exist: that of its nearest existing folder, with the rest put on again. */
async function realpathOfNearest(absolute: string, shown: string): Promise<string> {
  try {
    return await realpath(absolute)
  } catch (cause) {
    // Where not even the root is there, the drive went away meanwhile.
    if (errnoOf(cause) !== 'ENOENT' || dirname(absolute) === absolute) throw cause
  }
  // A name that exists and yet has no real path is a dangling symlink: what it would create is elsewhere.
  const found = await lstat(absolute).catch(() => null)
  if (found?.isSymbolicLink()) throw outside(shown)
  // Another program has put it there since.
  if (found) return realpath(absolute)
  return join(await realpathOfNearest(dirname(absolute), shown), basename(absolute))
}

/** What is thrown for a path that leads out of its folder. */
export function outside(path: string): FileFailure {
  return new FileFailure('outside', `“${path.replaceAll('\0', '␀')}” leads out of the folder, so it was not opened.`)
}
