import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes the files of a cache that nobody has written for so long; what cannot be removed stays. */
export async function removeUnused(folder: string, unusedMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found?.isFile() && Date.now() - found.mtimeMs > unusedMs) await unlink(file).catch(() => undefined)
  }
}
