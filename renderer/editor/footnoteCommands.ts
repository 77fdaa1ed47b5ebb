import { type Command, EditorView } from '@codemirror/view'
import { addFootnote, footnoteAt, otherEndOf } from '../../shared/editing/footnoteEdits.ts'

/** Puts a footnote after the selection, and the cursor where its note is written. */
export const insertFootnote: Command = (view) => {
  if (view.state.readOnly) return false
  const { changes, cursor } = addFootnote(view.state.doc.toString(), view.state.selection.main.to)
  view.dispatch({ changes, selection: { anchor: cursor }, userEvent: 'input.footnote', scrollIntoView: true })
  return true
}

/** From a footnote's mark to its note, from a note to its first mark. */
export const followFootnote: Command = (view) => {
  const { doc, selection } = view.state
  const line = doc.lineAt(selection.main.head)
  const place = footnoteAt(line.text, selection.main.head - line.from)
  const at = place && otherEndOf(doc.toString(), place)
  if (at === null) return false
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }), userEvent: 'select' })
  return true
}
