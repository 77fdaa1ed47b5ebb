import { randomBytes } from 'node:crypto'
import { type FileHandle, link, lstat, mkdir, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errnoOf } from './fileErrors.ts'

/** What a file is to hold: at once, or in parts that are made while it is written. */
export type FileBytes = Uint8Array | Iterable<Uint8Array>

const temporaryName = /^\.marquee-[0-9a-f]{16}\.tmp$/

/** True for the names under which half-written bytes stand beside their target; scanners and watchers pass over them. */
export function isTemporaryName(name: string): boolean {
  return temporaryName.test(name)
}

/**
 * Replaces a file's bytes so that at every moment, even when the power goes, the path holds either the old bytes or the new ones.
 * Keeps the file's mode and, where the system lets it, its owner; writes through a symlink to what it points at, and leaves no temporary file behind when it fails.
 * The folder must exist. A file that nobody may write is refused (EACCES), though a rename could replace it.
 * @param mayReplace asked when all is ready, right before the old bytes go
 * @returns false, with nothing changed, where it may not
 */
export async function writeFileAtomic(path: string, bytes: FileBytes, mayReplace: () => Promise<boolean> = async () => true): Promise<boolean> {
  const target = await followLinks(path)
  const before = await ownershipOf(target)
  if (before !== null && (before.mode & 0o222) === 0) throw refusal('EACCES', 'read-only file', target)
  const temporary = await writeBeside(target, bytes, before)
  let isReplaced = false
  try {
    if (await mayReplace()) {
      await renameWhenFree(temporary, target)
      isReplaced = true
    }
  } finally {
    if (!isReplaced) await rm(temporary, { force: true })
  }
  if (isReplaced) await syncFolder(dirname(target))
  return isReplaced
}

/**
 * Writes a file that does not exist yet; fails with EEXIST, and changes nothing, where the name is taken (by a file, a folder or a
 * dangling symlink). The bytes appear at once or not at all.
 */
export async function createFileExclusive(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = await writeBeside(path, bytes, null)
  try {
    await link(temporary, path)
  } catch (cause) {
    // File systems without hard links (exFAT, some network shares) answer with one of these.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(errnoOf(cause))) throw cause
    await writeNew(path, bytes, 0o666)
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

/** Whose a file is and who may do what with it. */
interface Ownership {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

async function writeBeside(target: string, bytes: FileBytes, like: Ownership | null): Promise<string> {
  const temporary = join(dirname(target), `.marquee-${randomBytes(8).toString('hex')}.tmp`)
  await writeNew(temporary, bytes, like?.mode ?? 0o666, like)
  return temporary
}

async function writeNew(path: string, bytes: FileBytes, createMode: number, like: Ownership | null = null): Promise<void> {
  const file = await open(path, 'wx', createMode)
  try {
    // each follows the one before
    for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(part)
    if (like) await makeLike(file, like)
    await file.sync()
    await file.close()
  } catch (cause) {
    await closeQuietly(file)
    await rm(path, { force: true })
    throw cause
  }
}

async function makeLike(file: FileHandle, { mode, uid, gid }: Ownership): Promise<void> {
  const made = await file.stat()
  // Only an administrator may give files away; others go on with a file of their own.
  if (made.uid !== uid || made.gid !== gid) await file.chown(uid, gid).catch(() => {})
  // The process's umask may have taken bits away that the old file had, and giving it away more.
  await file.chmod(mode)
}

async function closeQuietly(file: FileHandle): Promise<void> {
  try {
    await file.close()
  } catch {
    // The first failure is the one to tell of.
  }
}

/** The file that a path finally names, also where it does not exist yet. */
async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw cause
  }
  const found = await lstat(path).catch(() => null)
  return found?.isSymbolicLink() ? resolve(dirname(path), await readlink(path)) : path
}

async function ownershipOf(path: string): Promise<Ownership | null> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw refusal('EISDIR', 'is a folder', path)
    return { mode: found.mode & 0o7777, uid: found.uid, gid: found.gid }
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return null
    throw cause
  }
}

/** On Windows a scanner or an indexer may hold the target for a moment. */
async function renameWhenFree(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (cause) {
      if (process.platform !== 'win32' || attempt === 6 || !['EPERM', 'EBUSY', 'EACCES'].includes(errnoOf(cause))) throw cause
      await delay(10 * 2 ** attempt)
    }
  }
}

/** Makes a folder and those above it where they are missing, so that they survive a power cut. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** Makes the names in a folder survive a power cut, where the system can; never fails. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // The bytes are safe in the file already.
  }
}

function refusal(code: string, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${message}, '${path}'`), { code, path })
}
