import type { Command } from '@codemirror/view'
import { standApart } from './standApart.ts'

/** Enter on a quoted line that holds nothing ends the quote, as it ends a list: the innermost mark goes. */
export const endEmptyQuote: Command = ({ state, dispatch }) => {
  const { main } = state.selection
  const line = state.doc.lineAt(main.head)
  const found = /^(.*)>[ \t]*$/.exec(line.text)
  if (state.readOnly || state.selection.ranges.length > 1 || !main.empty || main.head !== line.to || !found || !/^[ \t>]*$/.test(found[1] ?? '')) return false
  dispatch(standApart(state.update({ changes: { from: line.from + (found[1] ?? '').length, to: line.to }, userEvent: 'delete.markup' })))
  return true
}
