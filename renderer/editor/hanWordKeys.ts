import { EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state'
import type { Command, KeyBinding } from '@codemirror/view'
import { hanWordEdge } from '../../shared/text/hanWords.ts'

/** Where a word without spaces around it ends beside the cursor of a range; null where there is none. */
function edgeBeside(state: EditorState, { head }: SelectionRange, isForward: boolean): number | null {
  const line = state.doc.lineAt(head)
  const edge = hanWordEdge(line.text, head - line.from, isForward)
  return edge === null ? null : line.from + edge
}

/** Moves one cursor by a word, selecting or not. Several cursors, and other scripts, are left to the editor. */
function moveBy(isForward: boolean, isSelecting: boolean): Command {
  return ({ state, dispatch }) => {
    const { main, ranges } = state.selection
    const edge = ranges.length > 1 ? null : edgeBeside(state, main, isForward)
    if (edge === null) return false
    dispatch(state.update({ selection: isSelecting ? EditorSelection.range(main.anchor, edge) : EditorSelection.cursor(edge), scrollIntoView: true, userEvent: 'select' }))
    return true
  }
}

function deleteBy(isForward: boolean): Command {
  return ({ state, dispatch }) => {
    const { main, ranges } = state.selection
    const edge = state.readOnly || ranges.length > 1 || !main.empty ? null : edgeBeside(state, main, isForward)
    if (edge === null) return false
    const [from, to] = isForward ? [main.head, edge] : [edge, main.head]
    dispatch(state.update({ changes: { from, to }, userEvent: isForward ? 'delete.forward' : 'delete.backward', scrollIntoView: true }))
    return true
  }
}

/** The keys that go by words, for Chinese and Japanese: the editor itself takes all letters up to the next mark for one word. */
export const hanWordKeys: readonly KeyBinding[] = [
  { key: 'Ctrl-ArrowLeft', mac: 'Alt-ArrowLeft', run: moveBy(false, false), shift: moveBy(false, true) },
  { key: 'Ctrl-ArrowRight', mac: 'Alt-ArrowRight', run: moveBy(true, false), shift: moveBy(true, true) },
  { key: 'Ctrl-Backspace', mac: 'Alt-Backspace', run: deleteBy(false) },
  { key: 'Ctrl-Delete', mac: 'Alt-Delete', run: deleteBy(true) },
]
