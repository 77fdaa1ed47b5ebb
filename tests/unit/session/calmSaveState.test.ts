import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CalmSaveState } from '../../../renderer/session/calmSaveState.ts'
import type { SaveState } from '../../../renderer/state/documentStore.ts'

const seen: SaveState['kind'][] = []
let calm: CalmSaveState

beforeEach(() => {
  vi.useFakeTimers()
  seen.length = 0
  calm = new CalmSaveState(({ kind }) => seen.push(kind))
})
afterEach(() => vi.useRealTimers())

it('says nothing of saves that go well while the author types on, and the last of it when they pause', () => {
  calm.edited()
  calm.tell({ kind: 'dirty' })
  for (let key = 0; key < 10; key++) {
    vi.advanceTimersByTime(100)
    calm.edited()
    calm.tell({ kind: 'saving' })
    calm.tell({ kind: 'saved', at: null })
    calm.tell({ kind: 'dirty' })
  }
  expect(new Set(seen)).toEqual(new Set(['dirty']))
  calm.tell({ kind: 'saving' })
  calm.tell({ kind: 'saved', at: null })
  vi.advanceTimersByTime(240)
  expect(seen.at(-1)).toBe('dirty')
  vi.advanceTimersByTime(20)
  expect(seen.at(-1)).toBe('saved')
})

it('goes on waiting where the author has typed again before the pause was over', () => {
  calm.edited()
  calm.tell({ kind: 'saving' })
  vi.advanceTimersByTime(200)
  calm.edited()
  vi.advanceTimersByTime(200)
  expect(seen).toEqual([])
  vi.advanceTimersByTime(60)
  expect(seen).toEqual(['saving'])
})

it('says at once what is wrong, and forgets what it was waiting to say', () => {
  calm.edited()
  calm.tell({ kind: 'saving' })
  calm.tell({ kind: 'failed', message: 'No room.' })
  expect(seen).toEqual(['failed'])
  vi.advanceTimersByTime(1000)
  expect(seen).toEqual(['failed'])
})

it('says at once that what was wrong is over', () => {
  calm.tell({ kind: 'conflict', theirs: { text: 'theirs', revision: 'r' }, base: null })
  calm.edited()
  calm.tell({ kind: 'saved', at: null })
  expect(seen).toEqual(['conflict', 'saved'])
})

it('says nothing of a post that has been left', () => {
  calm.edited()
  calm.tell({ kind: 'saved', at: null })
  calm.forget()
  vi.advanceTimersByTime(1000)
  expect(seen).toEqual([])
})
