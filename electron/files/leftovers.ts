import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName } from './atomicWrite.ts'

/** Younger ones may be another program's that is at work: a second Marquee on a shared disk, a folder being synced. */
const youngMs = 60_000

/** Removes what a program that was killed left half-written in folders (not below them), where it is older than a minute. What cannot be removed stays. */
export async function removeLeftovers(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter(isTemporaryName)) await removeLeftover(join(folder, name))
  }
}

async function removeLeftover(file: string): Promise<void> {
  try {
    const found = await lstat(file)
    if (found.isFile() && Date.now() - found.mtimeMs > youngMs) await rm(file, { force: true })
  } catch {
    // It is in nobody's way.
  }
}
