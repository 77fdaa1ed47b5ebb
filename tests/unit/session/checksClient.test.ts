import { Text } from '@codemirror/state'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ChecksClient } from '../../../renderer/workers/checksClient.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { type ChecksAnswer, type ChecksMessage, mostDrawn, type PreviewLibrary } from '../../../shared/preview/protocol.ts'
import { HeldTexts } from '../../../shared/text/heldTexts.ts'

/** A thread of the page that answers when it is told to, and holds the texts that it was sent. */
class PlayedWorker {
  static readonly started: PlayedWorker[] = []
  readonly bodies: (string | null)[] = []
  readonly #held = new HeldTexts('played')
  onmessage: ((event: { readonly data: Partial<ChecksAnswer> }) => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    PlayedWorker.started.push(this)
  }
  postMessage(message: ChecksMessage): void {
    if (message.kind === 'check') this.bodies.push(this.#held.take(message.body))
  }
  terminate(): void {}
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

it.each([
  ['takes more than ten seconds', async () => void (await vi.advanceTimersByTimeAsync(10_000))],
  ['breaks', async () => PlayedWorker.started[0]?.onerror?.()],
])('has the latest text checked by another worker, which is sent it whole, where one %s', async (_what, end) => {
  const client = new ChecksClient(() => undefined)
  const check = (body: string): void => client.check({ version: 1, path: postPath('a.md'), head: '', body: Text.of(body.split('\n')), nowMs: 0 })
  client.setLibrary({} as PreviewLibrary)
  check('one')
  PlayedWorker.started[0]?.onmessage?.({ data: {} })
  check('one\ntwo')
  check('one\ntwo\nthree')
  await end()
  check('one\ntwo\nfour')
  PlayedWorker.started[1]?.onmessage?.({ data: {} })
  expect(PlayedWorker.started.map(({ bodies }) => bodies)).toEqual([['one', 'one\ntwo'], ['one\ntwo\nthree', 'one\ntwo\nfour']])
})

it('sends no text that is too long, and says so of it, until it is short enough', () => {
  const answers: ChecksAnswer[] = []
  const client = new ChecksClient((answer) => answers.push(answer))
  const check = (body: string): void => client.check({ version: 1, path: postPath('a.md'), head: '', body: Text.of(body.split('\n')), nowMs: 0 })
  client.setLibrary({} as PreviewLibrary)
  check('one')
  PlayedWorker.started[0]?.onmessage?.({ data: {} })
  check('x'.repeat(mostDrawn + 1))
  expect(answers.at(-1)).toMatchObject({ counts: null, problems: [{ rule: 'too-long' }] })
  check('two')
  expect(PlayedWorker.started[0]?.bodies).toEqual(['one', 'two'])
})
