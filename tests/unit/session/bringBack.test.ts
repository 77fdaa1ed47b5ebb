import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bringBack } from '../../../renderer/session/bringBack.ts'
import { DocumentSession, snapshotText } from '../../../renderer/session/documentSession.ts'
import { SaveController } from '../../../renderer/session/saveController.ts'
import { fail, ok } from '../../../shared/ipc/result.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { mergedText, threeWayMerge } from '../../../shared/text/threeWayMerge.ts'

const path = postPath('a.md')
const old = 'First.\n\nMiddle.\n\nLast.\n'
/** The file, whose revision is its text. */
let file = ''
let isOpen = true
/** What the post said right before it was given the kept text. */
const taken: string[] = []

/** The post as its file now is. */
function opened() {
  const session = new DocumentSession({ path, text: file, readOnly: false, language: 'en' })
  const saver: SaveController = new SaveController(path, session.snapshot(), file, {
    read: () => session.snapshot(),
    save: async ({ snapshot, base }) => {
      if (base !== file) return fail({ code: 'conflict', message: '', theirs: { text: file, revision: file } })
      file = snapshotText(snapshot)
      return ok({ revision: file, savedAt: '' })
    },
    onState: () => undefined,
    autosaves: () => true,
    betweenKeys: async () => undefined,
    isComposing: () => false,
    merge: (base, theirs) => {
      const merged = mergedText(threeWayMerge(base, session.text(), theirs))
      if (merged !== null) session.replaceText(merged)
      return merged !== null
    },
  })
  session.subscribe(() => saver.edited())
  return { session, saver, isOpen: () => isOpen, noteTaken: () => void taken.push(session.text()) }
}

const kept = { path, text: old.replace('First', 'Kept'), base: old, at: '', disk: { text: old, revision: old } }

beforeEach(() => {
  vi.useFakeTimers()
  isOpen = true
  taken.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

it('brings a kept text back into the file that it was made from', async () => {
  file = old
  const post = opened()
  await bringBack(post, kept, kept.disk, async () => null)
  await vi.advanceTimersByTimeAsync(1000)
  expect([post.session.text(), file]).toEqual([kept.text, kept.text])
  expect(taken).toEqual([old])
})

it('puts it together with what another program wrote since the texts were listed, however long the history takes', async () => {
  file = old.replace('Last', 'Theirs')
  const post = opened()
  void bringBack(post, kept, kept.disk, (revision) => new Promise((resolve) => setTimeout(() => resolve(revision), 2000)))
  await vi.advanceTimersByTimeAsync(1500)
  expect(file).toBe(old.replace('Last', 'Theirs'))
  await vi.advanceTimersByTimeAsync(2000)
  expect([post.session.text(), file]).toEqual(Array(2).fill('Kept.\n\nMiddle.\n\nTheirs.\n'))
})

it('asks where both changed the same lines, or it is not known what both began with, and writes nothing over', async () => {
  for (const [theirs, known] of [[old.replace('First', 'Theirs'), old], [old.replace('Last', 'Theirs'), null]] as const) {
    file = theirs
    const post = opened()
    await bringBack(post, kept, kept.disk, async () => known)
    await vi.advanceTimersByTimeAsync(1000)
    expect(post.saver.state).toMatchObject({ kind: 'conflict', theirs: { text: theirs } })
    expect([post.session.text(), file]).toEqual([kept.text, theirs])
  }
})

it('leaves it kept where another post is opened before it is there', async () => {
  file = old.replace('Last', 'Theirs')
  const post = opened()
  const done = bringBack(post, kept, kept.disk, (revision) => new Promise((resolve) => setTimeout(() => resolve(revision), 100)))
  expect(taken).toEqual([])
  isOpen = false
  await vi.advanceTimersByTimeAsync(2000)
  await done
  expect([taken, post.session.text(), file]).toEqual([[], file, old.replace('Last', 'Theirs')])
})
