import type { TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocumentSession, snapshotFrom, snapshotText } from '../../../renderer/session/documentSession.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { differenceOf } from '../../../shared/text/textChange.ts'

const make = (text: string): DocumentSession => new DocumentSession({ path: postPath('a.md'), text, readOnly: false, language: 'en' })
const type = (session: DocumentSession, text: string): void => session.dispatch({ changes: { from: session.body.length, insert: text }, userEvent: 'input.type' })
const setHead = (session: DocumentSession, text: string): void => session.applyHead(differenceOf(session.head, text))

describe('a document session', () => {
  it.each(['', 'x', '---\ntitle: A\n---\nBody\n', '---\ntitle: A\n---', 'a\r\nb\nc\r', '{"title": "A"}\nBody', '\n\n---\n'])('gives %j back as it was', (text) => {
    expect(make(text).text()).toBe(text)
  })

  it('gives every text back as it was, whatever line ends and fences it has, closed or not', () => {
    const part = fc.constantFrom('---', '+++', '...', 'title: a', 'a = 1', '{"a": 1}', '\n', '\r', '\r\n', ' ', '\t', 'x', '\uFEFF')
    const old = fc.constantFrom('', '---\rtitle: a\r', '---\r\ntitle: a\r\n', '+++\na = 1\r')
    fc.assert(fc.property(old, fc.array(part, { maxLength: 8 }), (start, parts) => {
      const text = start + parts.join('')
      expect(snapshotText(snapshotFrom(text))).toBe(text)
    }), { numRuns: 2000 })
  })

  it('parts what is typed below a fence that ends the file from the fence', () => {
    for (const end of ['', '\r']) {
      const session = make(`---\ntitle: A\n---${end}`)
      type(session, 'x')
      expect(session.text()).toBe(`---\ntitle: A\n---${end}\nx`)
    }
  })

  it('undoes and redoes form edits and typing in their order', () => {
    const session = make('---\ntitle: A\n---\nBody')
    const states = [session.text()]
    const note = (): void => void states.push(session.text())
    type(session, ' one')
    note()
    setHead(session, '---\ntitle: B\n---\n')
    note()
    type(session, ' two')
    note()
    setHead(session, '---\ntitle: C\n---\n')
    note()
    for (const state of states.slice(0, -1).toReversed()) {
      expect(session.undo()).toBe(true)
      expect(session.text()).toBe(state)
    }
    expect(session.undo()).toBe(false)
    for (const state of states.slice(1)) {
      expect(session.redo()).toBe(true)
      expect(session.text()).toBe(state)
    }
  })

  it('keeps the cursor when another text comes from disk, and can undo that', () => {
    const session = make('one\ntwo\nthree\n')
    session.dispatch({ selection: { anchor: 5 } })
    session.replaceText('zero\none\ntwo\nthree!\n')
    expect(session.text()).toBe('zero\none\ntwo\nthree!\n')
    expect(session.state.selection.main.head).toBe(10)
    session.undo()
    expect(session.text()).toBe('one\ntwo\nthree\n')
  })

  it('does not glue a body to a head that ends with its fence', () => {
    const session = make('---\ntitle: A\n---')
    type(session, 'Body')
    expect(session.text()).toBe('---\ntitle: A\n---\nBody')
  })

  it('goes on waiting where the next composition has begun before the end of the last one is heard of, as Korean does within a key', () => {
    const session = make('one\n')
    const view = { composing: true, state: session.state, dispatch: (spec: TransactionSpec) => session.accept([session.state.update(spec)]) }
    session.attach(view as unknown as EditorView)
    session.replaceText('zero\none\n')
    session.compositionEnded()
    expect(session.text()).toBe('one\n')
    view.composing = false
    session.compositionEnded()
    expect(session.text()).toBe('zero\none\n')
  })
})
