import type { Version } from './version.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Of the versions saved by themselves that are older than `olderThan`, one is kept for each stretch of `onePer`. */
const steps: readonly { readonly olderThan: number; readonly onePer: number }[] = [
  { olderThan: 365 * day, onePer: 7 * day },
  { olderThan: 30 * day, onePer: day },
  { olderThan: day, onePer: hour },
  { olderThan: hour, onePer: 10 * minute },
  { olderThan: 10 * minute, onePer: minute },
]

/**
 * Whether the version at `index` is kept whatever its age: all but those that were saved by themselves, and of these the last one
 * before something else than typing changed the text.
 */
export function isCheckpoint(versions: readonly Version[], index: number): boolean {
  const next = versions[index + 1]
  return versions[index]?.kind !== 'auto' || (next !== undefined && next.kind !== 'auto' && next.kind !== 'manual')
}

/** What is left of a post's versions at the time `now`: every save of the last ten minutes, then fewer the older they are. */
export function thinByAge(versions: readonly Version[], now: number): readonly Version[] {
  return versions.filter((version, index) => {
    const next = versions[index + 1]
    if (next === undefined || isCheckpoint(versions, index)) return true
    // the last one of its stretch stays, so that thinning again later takes away no other ones
    const onePer = steps.find(({ olderThan }) => now - version.at > olderThan)?.onePer
    return onePer === undefined || Math.floor(version.at / onePer) !== Math.floor(next.at / onePer)
  })
}

/** The bytes that versions take on disk: texts that are the same are there once. */
export function sizeOf(versions: readonly Version[]): number {
  return [...new Map(versions.map(({ revision, size }) => [revision, size])).values()].reduce((sum, size) => sum + size, 0)
}

/**
 * What is left of several posts' versions so that they take at most `limit` bytes: the oldest go first, those saved by themselves before
 * all checkpoints. The newest of each post always stays, even where those alone are more than the limit.
 */
export function capBySize(histories: readonly (readonly Version[])[], limit: number): readonly (readonly Version[])[] {
  let total = histories.reduce((sum, versions) => sum + sizeOf(versions), 0)
  if (total <= limit) return histories
  const users = histories.map((versions) => countRevisions(versions))
  const candidates = histories.flatMap((versions, post) => versions.slice(0, -1).map((version, index) => ({ post, version, index, isCheckpoint: isCheckpoint(versions, index) })))
  candidates.sort((a, b) => Number(a.isCheckpoint) - Number(b.isCheckpoint) || a.version.at - b.version.at)
  const dropped = histories.map(() => new Set<number>())
  for (const { post, version, index } of candidates) {
    if (total <= limit) break
    dropped[post]?.add(index)
    const left = (users[post]?.get(version.revision) ?? 1) - 1
    users[post]?.set(version.revision, left)
    if (left === 0) total -= version.size
  }
  return histories.map((versions, post) => versions.filter((_, index) => !dropped[post]?.has(index)))
}

function countRevisions(versions: readonly Version[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { revision } of versions) counts.set(revision, (counts.get(revision) ?? 0) + 1)
  return counts
}
