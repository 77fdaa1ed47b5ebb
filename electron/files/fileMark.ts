import type { BigIntStats } from 'node:fs'

/** What tells cheaply whether a file is still the same: size, times to the nanosecond and inode. */
export function markOf(found: BigIntStats): string {
  return `${found.size}:${found.mtimeNs}:${found.ctimeNs}:${found.ino}`
}
