import type { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DocumentSession, snapshotText } from '../../../renderer/session/documentSession.ts'
import { SaveController, type SaveJob } from '../../../renderer/session/saveController.ts'
import { fail, ok } from '../../../shared/ipc/result.ts'
import { type PostPath, postPath } from '../../../shared/post/postPath.ts'
import { mergedText, threeWayMerge } from '../../../shared/text/threeWayMerge.ts'

const [path, other] = [postPath('a.md'), postPath('b.md')]
/** Main’s side: files whose revisions are their texts. */
const files = new Map<PostPath, string>()

beforeEach(() => {
  vi.useFakeTimers()
  files.clear()
  vi.stubGlobal('window', { marquee: { invoke: async (_name: string, { path: asked }: { readonly path: PostPath }) => open(asked) } })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.resetModules()
})

function open(asked: PostPath) {
  const text = files.get(asked)
  if (text === undefined) return fail({ code: 'not-found', message: '', theirs: null })
  return ok({ path: asked, text, revision: text, encoding: 'utf-8', lineEnds: 'lf', readOnly: false, held: '' })
}

async function save({ path: to, snapshot, base }: SaveJob) {
  const text = files.get(to) ?? null
  if (base !== text) return text === null ? fail({ code: 'not-found', message: '', theirs: null }) : fail({ code: 'conflict', message: '', theirs: { text, revision: text } })
  files.set(to, snapshotText(snapshot))
  return ok({ revision: snapshotText(snapshot), savedAt: '' })
}

function openPost(text: string) {
  files.set(path, text)
  const session = new DocumentSession({ path, text, readOnly: false, language: 'en' })
  const saver: SaveController = new SaveController(path, session.snapshot(), text, {
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
  const noteMoved = (to: PostPath): void => {
    session.moveTo(to)
    saver.moveTo(to)
  }
  return { session, saver, isOpen: () => true, noteMoved }
}

it('what another program wrote while something is composed in a saved text waits until that is done, and neither is written over', async () => {
  const { meetForeignChange } = await import('../../../renderer/session/foreignChange.ts')
  const post = openPost('First.\n\nMiddle.\n\nLast.\n')
  const { session } = post
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
  const compose = (from: number, to: number, insert: string): void => view.dispatch({ changes: { from, to, insert } })

  composing = true
  compose(0, 0, 'ni')
  await vi.advanceTimersByTimeAsync(1000)
  expect(files.get(path)).toMatch(/^niFirst/)
  const theirs = session.text().replace('Last.', 'Theirs.')
  files.set(path, theirs)
  void meetForeignChange(post)
  await vi.advanceTimersByTimeAsync(1000)
  compose(0, 2, 'ni hao')
  await vi.advanceTimersByTimeAsync(2000)
  expect(files.get(path)).toBe(theirs)
  compose(0, 6, '你好')
  composing = false
  session.compositionEnded()
  await vi.advanceTimersByTimeAsync(3000)
  expect(session.text()).toBe('你好First.\n\nMiddle.\n\nTheirs.\n')
  expect(files.get(path)).toBe(session.text())
})

it.each([
  ['nothing is typed', '', 'First.\n\nMiddle.\n\nTheirs.\n'],
  ['something is typed elsewhere in it', 'Mine. ', 'Mine. First.\n\nMiddle.\n\nTheirs.\n'],
])('a post that another program moves and then writes in is followed with what was written where %s', async (_, typed, expected) => {
  const [{ meetForeignChange }, { libraryStore }] = await Promise.all([import('../../../renderer/session/foreignChange.ts'), import('../../../renderer/state/libraryStore.ts')])
  const post = openPost('First.\n\nMiddle.\n\nLast.\n')
  libraryStore.setState({ moves: new Map([[path, other]]) })
  files.delete(path)
  files.set(other, 'First.\n\nMiddle.\n\nTheirs.\n')
  if (typed !== '') post.session.dispatch({ changes: { from: 0, insert: typed } })
  void meetForeignChange(post)
  await vi.advanceTimersByTimeAsync(3000)
  expect(post.session.path).toBe(other)
  expect(post.session.text()).toBe(expected)
  expect([...files]).toEqual([[other, expected]])
})
