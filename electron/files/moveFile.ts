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
  const moved = await idOf(from)
  try {
    await link(from, to)
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST' && (await isOneFile(from, to))) return finishMove(from, to, moved)
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(errnoOf(cause))) throw cause
    // No hard links here: the smallest gap between looking and renaming is the best there is.
    if (await exists(to)) throw taken(to)
    await rename(from, to)
    await syncFolder(dirname(to))
    return
  }
  await finishMove(from, to, moved)
}

/**
 * Takes the old one of a file's two names away. What another program has put in the file's old place since is what is to be moved; where it took the
 * new name, both files stay.
 */
async function finishMove(from: string, to: string, moved: string): Promise<void> {
  await syncFolder(dirname(to))
  try {
    const there = await idOf(to)
    const here = await idOf(from)
    if (here !== there) {
      if (there !== moved) throw taken(to)
      await rm(to)
      return await moveFile(from, to)
    }
    await rm(from)
  } catch (cause) {
    // A name that somebody else has taken away already was the last but this; a drive that is gone for a moment takes none away.
    const isGone = errnoOf(cause) === 'ENOENT' && !(await exists(from)) && (await exists(to))
    if (!isGone) {
      // Two names for one post would be worse than no new name.
      if (await isOneFile(from, to)) await rm(to, { force: true })
      throw cause
    }
  }
  await syncFolder(dirname(from))
}

function taken(to: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`EEXIST: '${to}'`), { code: 'EEXIST' })
}

/** True where both names are the same file's: hard links, as a move leaves that was cut off in the middle. */
export async function isOneFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => idOf(path).catch(() => null)))
  return a !== null && a === b
}

/** What a file is whatever it is called. @throws what the file system says */
async function idOf(path: string): Promise<string> {
  const { dev, ino } = await lstat(path, { bigint: true })
  return `${dev}:${ino}`
}

/** True on a disk that ignores case or Unicode form, where both names reach one and the same file. */
async function isSameEntry(from: string, to: string): Promise<boolean> {
  if (dirname(from) !== dirname(to) || foldName(basename(from)) !== foldName(basename(to))) return false
  return isOneFile(from, to)
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false)
}
