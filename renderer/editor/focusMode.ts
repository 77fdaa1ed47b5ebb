import { type EditorState, type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { sentenceAt } from '../../shared/text/sentenceAt.ts'
import { paragraphAtCursor } from './paragraph.ts'

const focusLine = Decoration.line({ class: 'cm-focusLine' })
const dim = Decoration.mark({ class: 'cm-focusDim' })
/** A sentence is looked for no farther than this from the cursor, so that a key in a giant line costs no more than one in a paragraph. */
const farthest = 5000

/** Dims all but the paragraph, or the sentence, that the cursor is in. */
export function focusMode(on: 'paragraph' | 'sentence', language: string): Extension {
  return [
    EditorView.editorAttributes.of({ class: 'cm-focusing' }),
    EditorView.decorations.compute(['doc', 'selection'], (state) => focused(state, on === 'sentence' ? language : null)),
  ]
}

function focused(state: EditorState, language: string | null): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const paragraph = paragraphAtCursor(state)
  const { head } = state.selection.main
  const first = state.doc.line(paragraph?.first ?? state.doc.lineAt(head).number)
  const last = state.doc.line(paragraph?.last ?? first.number)
  const from = Math.max(first.from, head - farthest)
  const sentence = language === null ? null : sentenceAt(state.sliceDoc(from, Math.min(last.to, head + farthest)), head - from, language)
  for (let number = first.number; number <= last.number; number++) {
    const line = state.doc.line(number)
    builder.add(line.from, line.from, focusLine)
    if (!sentence) continue
    const start = Math.min(Math.max(from + sentence.from, line.from), line.to)
    const end = Math.min(Math.max(from + sentence.to, line.from), line.to)
    if (start > line.from) builder.add(line.from, start, dim)
    if (end < line.to) builder.add(end, line.to, dim)
  }
  return builder.finish()
}
