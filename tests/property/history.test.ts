import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capBySize, isCheckpoint, sizeOf, thinByAge } from '../../shared/history/thinning.ts'
import { type Version, versionKinds } from '../../shared/history/version.ts'

const now = Date.UTC(2026, 4, 4, 12)
const day = 24 * 60 * 60_000

// several scales of age, so that each step of thinning gets its share
const age = fc.oneof(fc.integer({ min: 0, max: 15 * 60_000 }), fc.integer({ min: 0, max: 2 * day }), fc.integer({ min: 0, max: 800 * day }))
const revision = fc.integer({ min: 0, max: 30 }).map((number) => number.toString(16).padStart(64, '0'))
const kind = fc.oneof({ weight: 5, arbitrary: fc.constant('auto' as const) }, { weight: 1, arbitrary: fc.constantFrom(...versionKinds) })
const versions = fc.array(fc.record({ age, revision, kind }), { maxLength: 120 }).map((made): Version[] =>
  made.sort((a, b) => b.age - a.age).map((one) => ({ revision: one.revision, at: now - one.age, kind: one.kind, size: Number.parseInt(one.revision, 16) * 7 + 1, words: null })))

const isPartOf = (part: readonly Version[], whole: readonly Version[]): boolean => {
  let at = -1
  return part.every((version) => (at = whole.indexOf(version, at + 1)) >= 0)
}

describe('thinning any history', () => {
  it('keeps the newest and all checkpoints, in their order, and the same ones when asked again', () => {
    fc.assert(fc.property(versions, (all) => {
      const left = thinByAge(all, now)
      expect(isPartOf(left, all)).toBe(true)
      expect(left.at(-1)).toBe(all.at(-1))
      for (const [index, version] of all.entries()) if (isCheckpoint(all, index)) expect(left).toContain(version)
      expect(thinByAge(left, now)).toEqual(left)
    }))
  })

  it('leaves the same, whether it was thinned on the way or not', () => {
    fc.assert(fc.property(versions, fc.integer({ min: 0, max: 400 * day }), (all, later) => {
      expect(thinByAge(thinByAge(all, now), now + later)).toEqual(thinByAge(all, now + later))
    }))
  })

  it('leaves at most some hundreds of what was saved by itself, however long the author types', () => {
    fc.assert(fc.property(versions, (all) => {
      const left = thinByAge(all, now)
      for (const [index, version] of left.entries()) {
        const next = left[index + 1]
        if (!next || isCheckpoint(left, index) || now - version.at <= 10 * 60_000) continue
        expect(Math.floor(version.at / 60_000)).not.toBe(Math.floor(next.at / 60_000))
      }
    }))
  })
})

describe('capping any histories', () => {
  it('keeps within the limit or to the newest alone, and drops no checkpoint while there is something else', () => {
    fc.assert(fc.property(fc.array(versions, { maxLength: 4 }), fc.integer({ min: 0, max: 5000 }), (all, limit) => {
      const left = capBySize(all, limit)
      const total = left.reduce((sum, list) => sum + sizeOf(list), 0)
      for (const [post, list] of left.entries()) {
        expect(isPartOf(list, all[post] ?? [])).toBe(true)
        expect(list.at(-1)).toBe(all[post]?.at(-1))
      }
      if (total > limit) expect(left.every((list) => list.length <= 1)).toBe(true)
      const lostCheckpoint = all.some((list, post) => list.some((version, index) => index < list.length - 1 && isCheckpoint(list, index) && !left[post]?.includes(version)))
      const hasOthers = left.some((list, post) => list.slice(0, -1).some((version) => !isCheckpoint(all[post] ?? [], (all[post] ?? []).indexOf(version))))
      if (lostCheckpoint) expect(hasOthers).toBe(false)
    }))
  })
})
