import { completionStatus } from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useContext, useEffect, useLayoutEffect, useRef } from 'react'
import type { HeadProblem } from '../../../shared/frontMatter/headTypes.ts'
import { headCompletion } from '../../editor/completion/headCompletion.ts'
import { styleNonce } from '../../editor/styleNonce.ts'
import { replaceHead } from '../../session/headEdits.ts'
import { postCompletion } from '../../session/postCompletion.ts'
import { documentStore } from '../../state/documentStore.ts'
import { FieldFlush } from '../../ui/fieldFlush.ts'
import { useOpenPost } from './useFields.ts'
import './HeadSource.css'

const pauseMs = 300

/** The front matter as text, every byte of it, in a small editor; lines that cannot be read are marked. Undo is the post's own. */
export function HeadSource() {
  const { head, path, parsed, readOnly } = useOpenPost()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const register = useContext(FieldFlush)

  // A layout effect, so that going away it still knows whether it had the focus.
  useLayoutEffect(() => {
    if (!host.current) return
    const editor = makeEditor(host.current, documentStore.getState().document?.head ?? '', readOnly, (text) => {
      const document = documentStore.getState().document
      if (document?.path === path && document.head !== text) replaceHead(text)
    })
    view.current = editor.view
    if (leftWithFocus?.path === path) {
      const { anchor } = leftWithFocus
      editor.view.dispatch({ selection: { anchor: Math.min(anchor, editor.view.state.doc.length) }, scrollIntoView: true })
      editor.view.focus()
    }
    leftWithFocus = null
    const unregister = register(editor.write)
    return () => {
      unregister()
      if (editor.view.hasFocus) keepFocus(path, editor.view.state.selection.main.head)
      editor.write()
      editor.view.destroy()
      view.current = null
    }
  }, [path, readOnly, register])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const text = editor.state.doc.toString()
    // What is being typed here wins until it is written; any other change of the head is shown.
    if (text !== head && !hasUnwritten(editor)) {
      editor.dispatch({ changes: minimalChange(text, head), effects: written.of(true) })
    }
    editor.dispatch({ effects: showProblems.of(parsed.problems) })
  }, [head, parsed.problems])

  return <div ref={host} className="headSource" />
}

/**
 * Where an editor with the focus has just gone away: typing what breaks the front matter moves the editor out of the forms,
 * and the one that takes its place in the same moment goes on there.
 */
let leftWithFocus: { readonly path: string; readonly anchor: number } | null = null

function keepFocus(path: string, anchor: number): void {
  leftWithFocus = { path, anchor }
  setTimeout(() => {
    leftWithFocus = null
  })
}

const written = StateEffect.define<boolean>()
const showProblems = StateEffect.define<readonly HeadProblem[]>()

/** Whether there is typing that the post does not have yet. */
const unwritten = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => (transaction.effects.some((effect) => effect.is(written)) ? false : value || transaction.docChanged),
})

const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(showProblems)) next = marksOf(effect.value, transaction.state)
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

function marksOf(problems: readonly HeadProblem[], state: EditorState): DecorationSet {
  const lines = new Map(problems.filter(({ line }) => line >= 1 && line <= state.doc.lines).map(({ line, message }) => [line, message]))
  return Decoration.set(
    [...lines].sort(([a], [b]) => a - b).map(([line, message]) =>
      Decoration.line({ class: 'headSource-bad', attributes: { title: message, 'aria-invalid': 'true' } }).range(state.doc.line(line).from),
    ),
  )
}

function hasUnwritten(view: EditorView): boolean {
  return view.state.field(unwritten)
}

function makeEditor(parent: HTMLElement, doc: string, readOnly: boolean, onWrite: (text: string) => void): { readonly view: EditorView; readonly write: () => void } {
  let timer = 0
  const write = (): void => {
    window.clearTimeout(timer)
    if (!hasUnwritten(view) || view.composing) return
    view.dispatch({ effects: written.of(true) })
    onWrite(view.state.doc.toString())
  }
  // What is half typed may break the front matter, which would take the list away that completes it. The end of a composition need not change the text.
  const writeSoon = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => (completionStatus(view.state) === null && !view.composing ? write() : writeSoon()), pauseMs)
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc,
      extensions: [
        // Else a lone CR within a line would be taken for a line end and be lost.
        EditorState.lineSeparator.of('\n'),
        EditorState.readOnly.of(readOnly),
        styleNonce,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Front matter', spellcheck: 'false' }),
        lineNumbers(),
        keymap.of(defaultKeymap),
        headCompletion(),
        postCompletion(),
        unwritten,
        problemMarks,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || !hasUnwritten(update.view)) return
          writeSoon()
        }),
        EditorView.domEventHandlers({ blur: () => write() }),
      ],
    }),
  })
  return { view, write }
}

function minimalChange(before: string, after: string): { readonly from: number; readonly to: number; readonly insert: string } {
  let from = 0
  while (from < before.length && before[from] === after[from]) from++
  let same = 0
  while (same < Math.min(before.length, after.length) - from && before.at(-1 - same) === after.at(-1 - same)) same++
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}
