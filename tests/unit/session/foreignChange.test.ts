import type { TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DocumentSession as Session } from '../../../renderer/session/documentSession.ts'
import { postPath } from '../../../shared/post/postPath.ts'

let file = 'a.md'
let disk = { text: 'one\n', revision: 'one' }

beforeEach(() => {
  vi.useFakeTimers()
  file = 'a.md'
  const invoke = async (_channel: string, { path }: { readonly path: string }): Promise<unknown> => (path === file ? { ok: true, value: { path, ...disk, encoding: 'utf-8', lineEnds: 'lf', readOnly: false } } : { ok: false, error: { code: 'not-found', message: 'gone' } })
  vi.stubGlobal('window', Object.assign(globalThis, { marquee: { invoke } }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** A view in which an input method may be composing. */
function viewOf(session: Session): { composing: boolean } {
  const view = { composing: false, state: session.state, dispatch: (spec: TransactionSpec) => session.accept([session.state.update(spec)]) }
  session.attach(view as unknown as EditorView)
  return view
}

/** A post that is open and saved, in a view, with all that follows its file. */
async function openPost(text: string) {
  const [{ DocumentSession, snapshotText }, { SaveController }, { meetForeignChange }, { mergeForeignChange }, { libraryStore }] = await Promise.all([
    import('../../../renderer/session/documentSession.ts'), import('../../../renderer/session/saveController.ts'),
    import('../../../renderer/session/foreignChange.ts'), import('../../../renderer/session/mergeForeignChange.ts'), import('../../../renderer/state/libraryStore.ts'),
  ])
  const session = new DocumentSession({ path: postPath('a.md'), text, readOnly: false, language: 'en' })
  const view = viewOf(session)
  disk = { text, revision: 'r0' }
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
  const lookAtFile = () => meetForeignChange({ session, saver, isOpen: () => true, noteMoved: (to) => [session, saver].forEach((one) => one.moveTo(to)) })
  return { session, view, saver, lookAtFile, libraryStore }
}

it('puts what another program wrote while a saved word was being composed together with the word, and saves both', async () => {
  const { session, view, lookAtFile } = await openPost('one\n\ntwo ni\n')
  view.composing = true
  disk = { text: 'one, from elsewhere\n\ntwo ni\n', revision: 'theirs' }
  void lookAtFile()
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

it.each(['', ' and mine'])('takes over what another program wrote into a file that it had just moved, with %j typed here', async (typed) => {
  const { session, lookAtFile, libraryStore } = await openPost('one\n\ntwo\n')
  session.dispatch({ changes: { from: 8, insert: typed } })
  libraryStore.setState({ moves: new Map([[postPath('a.md'), postPath('b.md')]]) })
  file = 'b.md'
  disk = { text: 'one, from elsewhere\n\ntwo\n', revision: 'theirs' }
  void lookAtFile()
  await vi.advanceTimersByTimeAsync(3000)
  expect(session.path).toBe('b.md')
  expect(session.text()).toBe(`one, from elsewhere\n\ntwo${typed}\n`)
  expect(disk.text).toBe(session.text())
})

it('goes on where another program moved the file some time after it was gone', async () => {
  const { session, saver, lookAtFile, libraryStore } = await openPost('one\n')
  file = 'b.md'
  void lookAtFile()
  await vi.advanceTimersByTimeAsync(1000)
  expect(saver.state.kind).toBe('deleted')
  libraryStore.setState({ moves: new Map([[postPath('a.md'), postPath('b.md')]]) })
  void lookAtFile()
  await vi.advanceTimersByTimeAsync(1000)
  expect([session.path, saver.state.kind, saver.base]).toEqual(['b.md', 'saved', 'r0'])
})
