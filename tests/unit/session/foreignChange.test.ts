import type { TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DocumentSession as Session } from '../../../renderer/session/documentSession.ts'
import { postPath } from '../../../shared/post/postPath.ts'

let disk = { text: 'one\n', revision: 'one' }

beforeEach(() => {
  vi.useFakeTimers()
  const invoke = (): unknown => Promise.resolve({ ok: true, value: { path: 'a.md', ...disk, encoding: 'utf-8', lineEnds: 'lf', readOnly: false } })
  vi.stubGlobal('window', Object.assign(globalThis, { marquee: { invoke } }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A view in which an input method may be composing. */
function viewOf(session: Session): { composing: boolean } {
  const view = { composing: false, state: session.state, dispatch: (spec: TransactionSpec) => session.accept([session.state.update(spec)]) }
  session.attach(view as unknown as EditorView)
  return view
}

it('puts what another program wrote while a saved word was being composed together with the word, and saves both', async () => {
  const [{ DocumentSession, snapshotText }, { SaveController }, { meetForeignChange }, { mergeForeignChange }] = await Promise.all([
    import('../../../renderer/session/documentSession.ts'), import('../../../renderer/session/saveController.ts'),
    import('../../../renderer/session/foreignChange.ts'), import('../../../renderer/session/mergeForeignChange.ts'),
  ])
  const session = new DocumentSession({ path: postPath('a.md'), text: 'one\n\ntwo ni\n', readOnly: false, language: 'en' })
  const view = viewOf(session)
  disk = { text: session.text(), revision: 'r0' }
  const saver = new SaveController(session.path, session.snapshot(), disk.revision, {
    read: () => session.snapshot(),
    save: async ({ snapshot, base }) => {
      if (base !== disk.revision) return { ok: false, error: { code: 'conflict', message: 'changed', theirs: disk } }
      disk = { text: snapshotText(snapshot), revision: `ours ${snapshotText(snapshot)}` }
      return { ok: true, value: { revision: disk.revision, savedAt: '' } }
    },
    onState: () => undefined,
    autosaves: () => true,
    betweenKeys: () => Promise.resolve(),
    isComposing: () => session.isComposing,
    merge: (base, theirs) => mergeForeignChange(session, base, theirs),
  })
  session.subscribe(() => saver.edited())
  view.composing = true
  disk = { text: 'one, from elsewhere\n\ntwo ni\n', revision: 'theirs' }
  void meetForeignChange({ session, saver, isOpen: () => true, noteMoved: () => undefined })
  await vi.advanceTimersByTimeAsync(100)
  session.dispatch({ changes: { from: 9, to: 11, insert: '你' }, userEvent: 'input.type.compose' })
  await vi.advanceTimersByTimeAsync(2000)
  expect(session.text()).toBe('one\n\ntwo 你\n')
  expect(disk.text).toBe('one, from elsewhere\n\ntwo ni\n')
  view.composing = false
  session.compositionEnded()
  await vi.advanceTimersByTimeAsync(2000)
  expect(session.text()).toBe('one, from elsewhere\n\ntwo 你\n')
  expect(disk.text).toBe('one, from elsewhere\n\ntwo 你\n')
})
