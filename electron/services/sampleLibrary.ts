import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The author's own copy of the sample library: made once, whole or not at all, and never written over, so that what they try in it stays.
 * (By reading and writing, since the shipped samples may be inside an archive that only reading sees.)
 */
export async function copySamples(shipped: string, target: string): Promise<string> {
  if ((await readdir(target).catch(() => [])).length > 0) return target
  const half = join(dirname(target), `.marquee-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await copyFolder(shipped, half)
    await rename(half, target)
  } catch (cause) {
    await rm(half, { recursive: true, force: true })
    throw cause
  }
  return target
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isDirectory()) await copyFolder(join(from, entry.name), join(to, entry.name))
    else await writeFile(join(to, entry.name), await readFile(join(from, entry.name)))
  }
}
