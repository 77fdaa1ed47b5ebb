import { ChangeSet, Text } from '@codemirror/state'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { postPath } from '../../../shared/post/postPath.ts'
import type { PreviewAnswer, PreviewLibrary, PreviewMessage } from '../../../shared/preview/protocol.ts'
import { PreviewClient } from '../../../renderer/workers/previewClient.ts'

/** A thread of the page that says what it is told to say. */
class PlayedWorker {
  static readonly started: PlayedWorker[] = []
  readonly heard: PreviewMessage[] = []
  onmessage: ((event: { readonly data: PreviewAnswer }) => void) | null = null
  constructor() {
    PlayedWorker.started.push(this)
  }
  postMessage(message: PreviewMessage): void {
    this.heard.push(message)
  }
  terminate(): void {}
  answer(turn: number): void {
    this.onmessage?.({ data: { turn, path: postPath('a.md'), patch: [], isDone: true } })
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('Worker', PlayedWorker)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  PlayedWorker.started.length = 0
})

it('starts a worker anew that died after it had answered something else than what it was asked last', async () => {
  const client = new PreviewClient({ lookedAt: () => 1, read: () => ({ path: postPath('a.md'), head: '', body: Text.of(['text']) }), answered: () => undefined, drawn: () => null, paused: () => undefined })
  client.setLibrary({} as PreviewLibrary)
  client.open()
  const [first] = PlayedWorker.started
  first?.answer(1)
  client.edit(null, true)
  // what the library's change made of the text before, and then nothing more
  first?.answer(1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(PlayedWorker.started).toHaveLength(2)
  expect(PlayedWorker.started[1]?.heard.at(-1)).toMatchObject({ kind: 'open', body: 'text' })
})

it('tells the worker what was typed when the editor has drawn it, all of it at once', async () => {
  let draw = (): void => {}
  const drawn = new Promise<void>((resolve) => void (draw = resolve))
  const client = new PreviewClient({ lookedAt: () => 1, read: () => ({ path: postPath('a.md'), head: '', body: Text.of(['text']) }), answered: () => undefined, drawn: () => drawn, paused: () => undefined })
  client.setLibrary({} as PreviewLibrary)
  client.open()
  const [worker] = PlayedWorker.started
  worker?.answer(1)
  client.edit(ChangeSet.of({ from: 4, insert: 'a' }, 4), false)
  client.edit(ChangeSet.of({ from: 5, insert: 'b' }, 5), false)
  await vi.advanceTimersByTimeAsync(0)
  expect(worker?.heard.filter(({ kind }) => kind === 'edit')).toEqual([])
  draw()
  await vi.advanceTimersByTimeAsync(0)
  expect(worker?.heard.filter(({ kind }) => kind === 'edit')).toMatchObject([{ changes: [{ from: 4, to: 4, insert: 'ab' }] }])
})

it('waits four times as long for a worker that was started anew, and says then that it is paused', async () => {
  let isPaused = false
  const client = new PreviewClient({ lookedAt: () => 1, read: () => ({ path: postPath('a.md'), head: '', body: Text.of(['text']) }), answered: () => undefined, drawn: () => null, paused: () => void (isPaused = true) })
  client.setLibrary({} as PreviewLibrary)
  client.open()
  await vi.advanceTimersByTimeAsync(5000)
  expect(PlayedWorker.started).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(19_999)
  expect(isPaused).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(isPaused).toBe(true)
  expect(PlayedWorker.started).toHaveLength(2)
})
