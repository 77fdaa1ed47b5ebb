import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DocumentSession, snapshotText } from '../../../renderer/session/documentSession.ts'
import { SaveController, type SaveJob } from '../../../renderer/session/saveController.ts'
import { fail, ok } from '../../../shared/ipc/result.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { mergedText, threeWayMerge } from '../../../shared/text/threeWayMerge.ts'

const path = postPath('a.md')
/** Main’s side: a file whose revision is its text. */
let file = ''
const overwritten: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  overwritten.length = 0
  vi.stubGlobal('window', { marquee: { invoke: async () => ok({ path, text: file, revision: file, encoding: 'utf-8', lineEnds: 'lf', readOnly: false, held: '' }) } })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function save({ snapshot, base }: SaveJob) {
  if (base !== file) return fail({ code: 'conflict', message: '', theirs: { text: file, revision: file } })
  overwritten.push(file)
  file = snapshotText(snapshot)
  return ok({ revision: file, savedAt: '' })
}

it('what another program wrote while something is composed in a saved text waits until that is done, and neither is written over', async () => {
  const { meetForeignChange } = await import('../../../renderer/session/foreignChange.ts')
  file = 'First.\n\nMiddle.\n\nLast.\n'
  const session = new DocumentSession({ path, text: file, readOnly: false, language: 'en' })
  let composing = false
  const view = {
    get composing() {
      return composing
    },
    get state() {
      return session.state
    },
    dispatch: (spec: Parameters<DocumentSession['dispatch']>[0]) => session.accept([session.state.update(spec)]),
  }
  session.attach(view as unknown as EditorView)
  const saver: SaveController = new SaveController(path, session.snapshot(), file, {
    read: () => session.snapshot(),
    save,
    onState: () => undefined,
    autosaves: () => true,
    betweenKeys: async () => undefined,
    isComposing: () => session.isComposing,
    merge: (base, theirs) => {
      const merged = mergedText(threeWayMerge(base, session.text(), theirs))
      if (merged !== null) session.replaceText(merged)
      return merged !== null
    },
  })
  session.subscribe(() => saver.edited())
  const compose = (from: number, to: number, insert: string): void => view.dispatch({ changes: { from, to, insert } })

  composing = true
  compose(0, 0, 'ni')
  await vi.advanceTimersByTimeAsync(1000)
  expect(file).toMatch(/^niFirst/)
  const theirs = file.replace('Last.', 'Theirs.')
  file = theirs
  void meetForeignChange({ session, saver, isOpen: () => true, noteMoved: () => undefined })
  await vi.advanceTimersByTimeAsync(1000)
  compose(0, 2, 'ni hao')
  await vi.advanceTimersByTimeAsync(2000)
  expect(file).toBe(theirs)
  compose(0, 6, '你好')
  composing = false
  session.compositionEnded()
  await vi.advanceTimersByTimeAsync(3000)
  expect(session.text()).toBe('你好First.\n\nMiddle.\n\nTheirs.\n')
  expect(file).toBe(session.text())
})
