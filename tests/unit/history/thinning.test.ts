import { describe, expect, it } from 'vitest'
import { capBySize, isCheckpoint, sizeOf, thinByAge } from '../../../shared/history/thinning.ts'
import { addVersion, mergeVersions, type Version } from '../../../shared/history/version.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 4, 4, 12)

const version = (ago: number, kind: Version['kind'] = 'auto', revision = `r${ago}`, size = 10): Version => ({ revision, at: now - ago, kind, size, words: null })
const agesOf = (versions: readonly Version[]): number[] => versions.map(({ at }) => now - at)

/** One version each `step` from `from` ago to `to` ago. */
function series(from: number, to: number, step: number): Version[] {
  return Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, index) => version(from - index * step))
}

describe('thinning by age', () => {
  it('keeps every save of the last ten minutes', () => {
    const versions = series(10 * minute, 0, 1000)
    expect(thinByAge(versions, now)).toEqual(versions)
  })

  it('keeps the last of each minute in the last hour, of each ten minutes in the last day, of each hour in the last month', () => {
    expect(thinByAge([...series(30 * minute, 20 * minute + 1, 1000), version(0)], now)).toHaveLength(11)
    expect(thinByAge([...series(5 * hour, 4 * hour + 1, minute), version(0)], now)).toHaveLength(7)
    expect(thinByAge([...series(3 * day, 2 * day + 1, minute), version(0)], now)).toHaveLength(25)
    expect(thinByAge([...series(60 * day, 50 * day + 1, hour), version(0)], now).length).toBeLessThanOrEqual(12)
    const [first] = thinByAge([version(30 * minute + 40_000), version(30 * minute + 10_000), version(30 * minute + 5000), version(0)], now)
    expect(now - (first?.at ?? 0)).toBe(30 * minute + 5000)
  })

  it('keeps what the author saved, what was found on disk, and what was there before another program’s change', () => {
    const versions = [version(90 * day, 'found'), version(89 * day + 3000, 'auto'), version(89 * day + 2000, 'manual'), version(89 * day + 1000, 'auto', 'before'), version(89 * day, 'found'), version(0)]
    expect(agesOf(thinByAge(versions, now))).toEqual([90 * day, 89 * day + 2000, 89 * day + 1000, 89 * day, 0])
    expect(versions.map((_, index) => isCheckpoint(versions, index))).toEqual([true, false, true, true, true, false])
  })

  it('keeps versions that a wrong clock dated in the future', () => {
    const versions = [version(-5 * day), version(-4 * day), version(0)]
    expect(thinByAge(versions, now)).toEqual(versions)
  })
})

describe('capping by size', () => {
  it('drops the oldest that were saved by themselves first, then the oldest checkpoints, never a post’s newest', () => {
    const a = [version(50, 'manual'), version(40), version(10)]
    const b = [version(45), version(30, 'found'), version(5)]
    expect(capBySize([a, b], 60)).toEqual([a, b])
    expect(capBySize([a, b], 50).map(agesOf)).toEqual([[50, 40, 10], [45, 30, 5]].map((ages) => ages.filter((age) => age !== 40)))
    expect(capBySize([a, b], 20).map(agesOf)).toEqual([[10], [5]])
    expect(capBySize([a, b], 0).map(agesOf)).toEqual([[10], [5]])
  })

  it('counts a text that comes twice once', () => {
    const versions = [version(30, 'auto', 'same'), version(20, 'auto', 'other'), version(10, 'auto', 'same')]
    expect(sizeOf(versions)).toBe(20)
    expect(capBySize([versions], 10).map(agesOf)).toEqual([[10]])
  })
})

describe('a list of versions', () => {
  it('names the newest text once, and remembers that the author saved it', () => {
    const saved = addVersion([version(20)], version(10, 'auto', 'a'))
    expect(addVersion(saved, version(5, 'auto', 'a'))).toEqual(saved)
    expect(addVersion(saved, version(5, 'manual', 'a')).map(({ kind }) => kind)).toEqual(['auto', 'manual'])
    expect(addVersion([version(5, 'manual', 'a')], version(1, 'found', 'a')).map(({ kind }) => kind)).toEqual(['manual'])
    expect(addVersion([version(5, 'manual', 'a')], version(1, 'deleted', 'a')).map(({ kind }) => kind)).toEqual(['manual', 'deleted'])
    expect(addVersion(saved, version(5, 'auto', 'r20'))).toHaveLength(3)
  })

  it('is put together of two by their times', () => {
    expect(agesOf(mergeVersions([version(30), version(10)], [version(20), version(5)]))).toEqual([30, 20, 10, 5])
  })

  it('leaves each its order where a clock was put back, so that the newest stays the newest', () => {
    expect(agesOf(mergeVersions([version(30), version(-60), version(0)], [version(20), version(10)]))).toEqual([30, 20, 10, -60, 0])
  })
})
