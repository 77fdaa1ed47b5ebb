import { type EditorState, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

const line = Decoration.line({ class: 'cm-activeParagraph' })
const farthest = 200

/** Marks the lines of the paragraph that the cursor is in. */
export const activeParagraph = EditorView.decorations.compute(['doc', 'selection'], paragraphLines)

function paragraphLines(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { number } = state.doc.lineAt(state.selection.main.head)
  if (isBlank(state, number)) return builder.finish()
  let first = number
  let last = number
  while (first > 1 && number - first < farthest && !isBlank(state, first - 1)) first--
  while (last < state.doc.lines && last - number < farthest && !isBlank(state, last + 1)) last++
  for (let at = first; at <= last; at++) {
    const { from } = state.doc.line(at)
    builder.add(from, from, line)
  }
  return builder.finish()
}

function isBlank(state: EditorState, line: number): boolean {
  return state.doc.line(line).text.trim() === ''
}
