import { type EditorState, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { paragraphAtCursor } from './paragraph.ts'

const line = Decoration.line({ class: 'cm-activeParagraph' })

/** Marks the lines of the paragraph that the cursor is in. */
export const activeParagraph = EditorView.decorations.compute(['doc', 'selection'], paragraphLines)

function paragraphLines(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const paragraph = paragraphAtCursor(state)
  for (let at = paragraph?.first ?? 1; at <= (paragraph?.last ?? 0); at++) {
    const { from } = state.doc.line(at)
    builder.add(from, from, line)
  }
  return builder.finish()
}
