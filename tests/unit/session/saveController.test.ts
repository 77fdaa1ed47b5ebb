import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DocumentSession, snapshotText } from '../../../renderer/session/documentSession.ts'
import { mergeForeignChange } from '../../../renderer/session/mergeForeignChange.ts'
import { type SaveJob, SaveController } from '../../../renderer/session/saveController.ts'
import type { AppError } from '../../../shared/ipc/appError.ts'
import { fail, ok } from '../../../shared/ipc/result.ts'
import { postPath } from '../../../shared/post/postPath.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(text = 'text') {
  const path = postPath('a.md')
  const session = new DocumentSession({ path, text, readOnly: false, language: 'en' })
  const jobs: (Omit<SaveJob, 'snapshot'> & { readonly text: string })[] = []
  const states: string[] = []
  const disk = { error: null as AppError | null, delayMs: 0 }
  const input = { isComposing: false }
  const saver = new SaveController(path, session.snapshot(), 'r0', {
    read: () => session.snapshot(),
    autosaves: () => true,
    betweenKeys: () => Promise.resolve(),
    isComposing: () => input.isComposing,
    merge: (base, theirs) => mergeForeignChange(session, base, theirs),
    onState: (state) => void states.push(state.kind),
    save: async ({ snapshot, ...job }) => {
      jobs.push({ ...job, text: snapshotText(snapshot) })
      if (disk.delayMs > 0) await new Promise((done) => setTimeout(done, disk.delayMs))
      return disk.error ? fail(disk.error) : ok({ revision: `r${jobs.length}`, savedAt: '2026-01-01T00:00:00Z' })
    },
  })
  session.subscribe((change) => (change.changes || change.head) && saver.edited())
  const type = (insert: string): void => session.dispatch({ changes: { from: session.body.length, insert } })
  return { session, saver, jobs, states, disk, input, type }
}

describe('the save controller', () => {
  it('saves half a second after the first edit, from the revision it knows', async () => {
    const { jobs, saver, type } = open()
    type('!')
    expect(saver.state.kind).toBe('dirty')
    await vi.advanceTimersByTimeAsync(499)
    expect(jobs).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(jobs).toEqual([{ path: 'a.md', text: 'text!', base: 'r0' }])
    expect(saver.state).toEqual({ kind: 'saved', at: '2026-01-01T00:00:00Z' })
  })

  it('goes on saving while typing goes on, and never lets a letter wait for a second', async () => {
    const { disk, jobs, type } = open()
    disk.delayMs = 200
    for (let beat = 0; beat < 40; beat++) {
      type('x')
      await vi.advanceTimersByTimeAsync(100)
      const written = jobs.length === 0 ? 0 : Math.max(...jobs.map(({ text }) => text.length - 'text'.length))
      expect(beat - written).toBeLessThan(8)
    }
  })

  it('leaves a slow disk time between two writes', async () => {
    const { disk, jobs, type } = open()
    disk.delayMs = 2000
    for (let beat = 0; beat < 120; beat++) {
      type('x')
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(jobs.length).toBeLessThan(4)
  })

  it('writes nothing for a text that is back to what is on disk', async () => {
    const { jobs, saver, session, type } = open()
    type('!')
    session.undo()
    expect(saver.state.kind).toBe('saved')
    await vi.advanceTimersByTimeAsync(5000)
    expect(jobs).toEqual([])
    expect(await saver.saveNow()).toBe(true)
    expect(jobs).toEqual([])
  })

  it('saves what was typed during a save with the new revision', async () => {
    const { jobs, disk, type } = open()
    disk.delayMs = 300
    type('1')
    await vi.advanceTimersByTimeAsync(800)
    type('2')
    await vi.advanceTimersByTimeAsync(2000)
    expect(jobs.map(({ text, base }) => [text, base])).toEqual([['text1', 'r0'], ['text12', 'r1']])
  })

  it('stops at a conflict until the author has chosen', async () => {
    const { jobs, saver, disk, type } = open()
    disk.error = { code: 'conflict', message: 'changed', theirs: { text: 'theirs', revision: 'their1' } }
    type('1')
    await vi.advanceTimersByTimeAsync(1000)
    type('2')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(jobs).toHaveLength(1)
    expect(saver.state.kind).toBe('conflict')
    expect(await saver.saveNow()).toBe(false)
    disk.error = null
    saver.overwrite({ text: 'theirs', revision: 'their1' })
    expect(await saver.saveNow()).toBe(true)
    expect(jobs.at(-1)).toEqual({ path: 'a.md', text: 'text12', base: 'their1' })
  })

  it('waits for a file that another program is just writing anew before it asks', async () => {
    const { saver, disk, type } = open()
    const states: string[] = []
    disk.error = { code: 'conflict', message: 'changed', theirs: { text: '', revision: 'empty' } }
    type('1')
    await vi.advanceTimersByTimeAsync(600)
    states.push(saver.state.kind)
    disk.error = null
    await vi.advanceTimersByTimeAsync(1000)
    expect([...states, saver.state.kind]).toEqual(['dirty', 'saved'])
    disk.error = { code: 'conflict', message: 'changed', theirs: { text: 'te', revision: 'short' } }
    type('2')
    await vi.advanceTimersByTimeAsync(2000)
    expect(saver.state).toMatchObject({ kind: 'conflict', theirs: { text: 'te' } })
  })

  it('tries again after a failure and says so until then', async () => {
    const { jobs, saver, disk, type } = open()
    disk.error = { code: 'disk-full', message: 'The disk is full.', theirs: null }
    type('1')
    await vi.advanceTimersByTimeAsync(1000)
    expect(saver.state).toEqual({ kind: 'failed', message: 'The disk is full.' })
    disk.error = null
    await vi.advanceTimersByTimeAsync(5000)
    expect(jobs).toHaveLength(2)
    expect(saver.state.kind).toBe('saved')
  })

  it('writes a deleted file anew only when asked', async () => {
    const { jobs, saver } = open()
    saver.meetDeletion()
    await vi.advanceTimersByTimeAsync(5000)
    expect(jobs).toEqual([])
    expect(saver.isDirty()).toBe(false)
    await saver.saveNow()
    expect(jobs).toEqual([{ path: 'a.md', text: 'text', base: null }])
  })

  it('saves over a file that another program wrote anew with the text that we know', async () => {
    const { saver, jobs, disk, type } = open()
    type('!')
    disk.error = { code: 'conflict', message: 'changed', theirs: { text: 'text', revision: 'other' } }
    const saving = saver.saveNow()
    disk.error = null
    expect(await saving).toBe(true)
    expect(jobs.map(({ base }) => base)).toEqual(['r0', 'other'])
    expect(saver.state.kind).toBe('saved')
  })

  it('asks nothing where a deleted file comes back as it was', async () => {
    const { saver, jobs, type } = open()
    type('!')
    saver.meetDeletion()
    saver.meetConflict({ text: 'text', revision: 'again' })
    expect(saver.state.kind).toBe('dirty')
    await vi.advanceTimersByTimeAsync(1000)
    expect(jobs).toEqual([{ path: 'a.md', text: 'text!', base: 'again' }])
  })

  it('puts what another program changed elsewhere together with the text, saves that, and undo takes it back', async () => {
    const { saver, jobs, disk, session, type } = open('one\n\ntwo\n')
    type('three\n')
    disk.error = { code: 'conflict', message: 'changed', theirs: { text: 'uno\n\ntwo\n', revision: 'their1' } }
    const saving = saver.saveNow()
    disk.error = null
    expect(await saving).toBe(true)
    expect(jobs.at(-1)).toEqual({ path: 'a.md', text: 'uno\n\ntwo\nthree\n', base: 'their1' })
    session.undo()
    expect(session.text()).toBe('one\n\ntwo\nthree\n')
    session.undo()
    expect(session.text()).toBe('one\n\ntwo\n')
  })

  it('asks where both changed the same lines, with the text that both began with', async () => {
    const { saver, session, type } = open('one\ntwo\n')
    type('mine\n')
    expect(saver.meetConflict({ text: 'one\ntwo\ntheirs\n', revision: 'their1' })).toBe(false)
    expect(saver.state).toEqual({ kind: 'conflict', theirs: { text: 'one\ntwo\ntheirs\n', revision: 'their1' }, base: 'one\ntwo\n' })
    expect(session.text()).toBe('one\ntwo\nmine\n')
    // and is settled by itself where the other program takes its line back
    expect(saver.meetConflict({ text: 'uno\ntwo\n', revision: 'their2' })).toBe(true)
    expect(session.text()).toBe('uno\ntwo\nmine\n')
  })

  it('asks where it is not known what both began with', () => {
    const { saver, type } = open('one\n')
    type('mine\n')
    expect(saver.meetConflict({ text: 'uno\n', revision: 'their1' }, null)).toBe(false)
    expect(saver.state).toMatchObject({ kind: 'conflict', base: null })
  })

  it('waits with merging until an input method has done composing, and asks main again meanwhile, in its own time', async () => {
    const { saver, jobs, disk, input, session, type } = open('one\n\ntwo\n')
    const theirs = { text: 'uno\n\ntwo\n', revision: 'their1' }
    input.isComposing = true
    disk.error = { code: 'conflict', message: 'changed', theirs }
    type('three\n')
    await vi.advanceTimersByTimeAsync(3000)
    expect(saver.state.kind).toBe('dirty')
    expect(session.text()).toBe('one\n\ntwo\nthree\n')
    expect(jobs.length).toBeLessThan(8)
    input.isComposing = false
    expect(saver.meetConflict(theirs)).toBe(true)
    disk.error = null
    await vi.advanceTimersByTimeAsync(1000)
    expect(jobs.at(-1)).toEqual({ path: 'a.md', text: 'uno\n\ntwo\nthree\n', base: 'their1' })
  })

  it('merges against the text that was chosen over, after the author kept theirs', async () => {
    const { saver, session, type } = open('one\n\ntwo\n')
    type('mine\n')
    saver.overwrite({ text: 'uno\n\ntwo\ntheirs\n', revision: 'their1' })
    expect(saver.isDirty()).toBe(true)
    expect(saver.meetConflict({ text: 'uno!\n\ntwo\ntheirs\n', revision: 'their2' })).toBe(false)
    expect(session.text()).toBe('one\n\ntwo\nmine\n')
  })
})
