import { readdirSync, readFileSync } from 'node:fs'

/** Whether a process runs; one that has ended and was not asked for yet still has its number, and does not. Linux alone. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !/^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1))
  } catch {
    return false
  }
}

/** The processes whose command line holds all of these. Linux alone. */
export function processesWith(...words: readonly string[]): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => {
    if (!Number.isInteger(pid) || pid === process.pid || !isRunning(pid)) return false
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return words.every((word) => line.includes(word))
    } catch {
      return false
    }
  })
}
