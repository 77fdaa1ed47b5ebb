import { randomBytes } from 'node:crypto'
import { link, lstat, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './atomicWrite.ts'
import { errnoOf } from './fileErrors.ts'
import { foldName } from './fileNames.ts'

/**
 * Renames a file within a file system and never replaces another: fails with EEXIST where the new name is taken. When it fails the file is
 * where it was, and when the power goes it has one of its names, or both: moving it again then ends it.
 * A new name that differs only in case or Unicode form works also on disks that hold both for the same file.
 */
export async function moveFile(from: string, to: string): Promise<void> {
  if (from === to) return
  if (await isSameEntry(from, to)) {
    // listed as a post, should the power go now: a half-written file's name would be cleared away
    const between = join(dirname(to), `${randomBytes(4).toString('hex')}-${basename(to)}`)
    await rename(from, between)
    try {
      await rename(between, to)
    } catch (cause) {
      await rename(between, from)
      throw cause
    }
    await syncFolder(dirname(to))
    return
  }
  try {
    await link(from, to)
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST' && (await isOneFile(from, to))) return finishMove(from, to)
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(errnoOf(cause))) throw cause
    // No hard links here: the smallest gap between looking and renaming is the best there is.
    if (await exists(to)) throw Object.assign(new Error(`EEXIST: '${to}'`), { code: 'EEXIST' })
    await rename(from, to)
    await syncFolder(dirname(to))
    return
  }
  await finishMove(from, to)
}

/** Takes the old one of a file's two names away. Where another program has put another file there since, that is the one to be moved. */
async function finishMove(from: string, to: string): Promise<void> {
  await syncFolder(dirname(to))
  if ((await exists(from)) && (await exists(to)) && !(await isOneFile(from, to))) {
    await rm(to)
    return moveFile(from, to)
  }
  try {
    await rm(from)
  } catch (cause) {
    // A name that somebody else has taken away already was the last but this; a drive that is gone for a moment takes none away.
    const isTaken = errnoOf(cause) === 'ENOENT' && !(await exists(from)) && (await exists(to))
    if (!isTaken) {
      // Two names for one post would be worse than no new name.
      if (await isOneFile(from, to)) await rm(to, { force: true })
      throw cause
    }
  }
  await syncFolder(dirname(from))
}

/** True where both names are the same file's: hard links, as a move leaves that was cut off in the middle. The first is looked at last. */
export async function isOneFile(one: string, other: string): Promise<boolean> {
  const look = (path: string) => lstat(path, { bigint: true }).catch(() => null)
  const b = await look(other)
  const a = await look(one)
  return a !== null && a.ino === b?.ino && a.dev === b.dev
}

/** True on a disk that ignores case or Unicode form, where both names reach one and the same file. */
async function isSameEntry(from: string, to: string): Promise<boolean> {
  if (dirname(from) !== dirname(to) || foldName(basename(from)) !== foldName(basename(to))) return false
  return isOneFile(from, to)
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false)
}
