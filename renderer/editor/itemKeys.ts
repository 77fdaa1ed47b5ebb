import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { Command, KeyBinding } from '@codemirror/view'
import { indentItem, outdentItem } from '../../shared/editing/itemIndent.ts'

/** How far above an item is looked for what it may stand below. */
const mostLines = 500

function* linesAbove({ doc }: EditorState, number: number): Iterable<string> {
  for (let above = number - 1; above > 0 && above >= number - mostLines; above--) yield doc.line(above).text
}

function isInItem(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1); node.parent; node = node.parent) if (node.name === 'ListItem') return true
  return false
}

/** Moves the item of a list whose first line the cursor is in; false where it is in none, or there is nowhere to move it. */
function moveItem(move: typeof indentItem): Command {
  return ({ state, dispatch }) => {
    const { main, ranges } = state.selection
    const line = state.doc.lineAt(main.head)
    if (state.readOnly || ranges.length > 1 || main.anchor < line.from || main.anchor > line.to) return false
    const change = isInItem(state, line.from + line.text.search(/\S|$/)) ? move(line.text, linesAbove(state, line.number)) : null
    if (!change) return false
    dispatch(state.update({ changes: { ...change, from: line.from + change.from, to: line.from + change.to }, userEvent: 'input.indent', scrollIntoView: true }))
    return true
  }
}

/** Keys that move items of lists by a level, and mean what they always mean elsewhere. */
export const itemKeys: readonly KeyBinding[] = [{ key: 'Tab', run: moveItem(indentItem), shift: moveItem(outdentItem) }]
