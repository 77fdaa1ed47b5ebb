import { randomBytes } from 'node:crypto'
import { link, lstat, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errnoOf } from './fileErrors.ts'
import { foldName } from './fileNames.ts'

/**
 * Renames a file within a file system and never replaces another: fails with EEXIST where the new name is taken.
 * A new name that differs only in case or Unicode form works also on disks that hold both for the same file.
 */
export async function moveFile(from: string, to: string): Promise<void> {
  if (from === to) return
  if (await isSameEntry(from, to)) {
    const between = join(dirname(from), `.marquee-${randomBytes(8).toString('hex')}.tmp`)
    await rename(from, between)
    await rename(between, to)
    return
  }
  try {
    await link(from, to)
  } catch (cause) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(errnoOf(cause))) throw cause
    // No hard links here: the smallest gap between looking and renaming is the best there is.
    if (await exists(to)) throw Object.assign(new Error(`EEXIST: '${to}'`), { code: 'EEXIST' })
    await rename(from, to)
    return
  }
  await rm(from)
}

/** True on a disk that ignores case or Unicode form, where both names reach one and the same file. */
async function isSameEntry(from: string, to: string): Promise<boolean> {
  if (dirname(from) !== dirname(to) || foldName(basename(from)) !== foldName(basename(to))) return false
  const [before, after] = await Promise.all([lstat(from, { bigint: true }), lstat(to, { bigint: true }).catch(() => null)])
  return after !== null && before.ino === after.ino && before.dev === after.dev
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false)
}
