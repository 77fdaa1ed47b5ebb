import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'

/** Puts a small disk in memory at a folder; false where this user may not. To be taken away by `umount`. */
export function mountSmall(folder: string, size = '128k'): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Writes until the disk takes no more. */
export async function fill(path: string): Promise<void> {
  for (let bytes = 64; ; bytes /= 2) {
    if (bytes < 1) return
    await writeFile(path, Buffer.alloc(Math.floor(bytes * 1024)), { flag: 'a' }).then(() => (bytes *= 2), () => undefined)
  }
}
