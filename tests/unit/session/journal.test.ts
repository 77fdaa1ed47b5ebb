import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { snapshotFrom, snapshotText } from '../../../renderer/session/documentSession.ts'
import { Journal } from '../../../renderer/session/journal.ts'
import type { SaveState } from '../../../renderer/state/documentStore.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open({ autosaves = true, problems = [] as string[] } = {}) {
  const post = { text: '', onDisk: '', base: 'r0', state: { kind: 'saved', at: null } as SaveState }
  const kept: (string | null)[] = []
  const told: (string | null)[] = []
  const journal = new Journal({
    read: () => (post.text === post.onDisk ? null : { snapshot: snapshotFrom(post.text), base: post.base }),
    state: () => post.state,
    autosaves: () => autosaves,
    betweenKeys: () => Promise.resolve(),
    keep: async ({ snapshot }) => {
      kept.push(snapshotText(snapshot))
      return problems.shift() ?? null
    },
    tell: (problem) => void told.push(problem),
    drop: async () => void kept.push(null),
  })
  const show = (state: SaveState): void => {
    post.state = state
    journal.changed()
  }
  const type = (letter: string): void => {
    post.text += letter
    if (post.state.kind === 'saved') show({ kind: 'dirty' })
    else journal.changed()
  }
  const saved = (text: string): void => {
    post.onDisk = text
    show(text === post.text ? { kind: 'saved', at: null } : { kind: 'dirty' })
  }
  return { kept, told, type, show, saved }
}

it('keeps half a second later what nobody saves, again and again', async () => {
  const { kept, type } = open({ autosaves: false })
  type('a')
  await vi.advanceTimersByTimeAsync(499)
  type('b')
  expect(kept).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(kept).toEqual(['ab'])
  type('c')
  await vi.advanceTimersByTimeAsync(500)
  expect(kept).toEqual(['ab', 'abc'])
})

it('keeps nothing while saving goes well, however long the author types', async () => {
  const { kept, type, show, saved } = open()
  for (const letter of 'typing on') {
    type(letter)
    await vi.advanceTimersByTimeAsync(500)
    show({ kind: 'saving' })
    type('+')
    await vi.advanceTimersByTimeAsync(100)
    saved(letter)
  }
  expect(kept).toEqual([])
})

it('keeps what a slow disk has not taken within three quarters of a second, and then what it has not taken since', async () => {
  const { kept, type, show, saved } = open()
  type('a')
  await vi.advanceTimersByTimeAsync(500)
  show({ kind: 'saving' })
  await vi.advanceTimersByTimeAsync(250)
  expect(kept).toEqual(['a'])
  type('b')
  // the kept text is of before the save: the next start must not take it for newer than the file
  saved('a')
  expect(kept).toEqual(['a', 'ab'])
  saved('ab')
  expect(kept).toEqual(['a', 'ab', null])
})

it('says when a text could not be kept either, tries again, and takes it back', async () => {
  const { kept, told, type } = open({ autosaves: false, problems: ['The disk is full.', 'The disk is full.'] })
  type('a')
  await vi.advanceTimersByTimeAsync(500)
  expect(told).toEqual(['The disk is full.'])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(kept).toEqual(['a', 'a', 'a'])
  expect(told).toEqual(['The disk is full.', 'The disk is full.', null])
})
