import type { EditorState } from '@codemirror/state'

const farthest = 200

/** The lines (1-based) of the paragraph that the cursor is in, null on a blank line. Of a very long one, the lines near the cursor. */
export function paragraphAtCursor(state: EditorState): { readonly first: number; readonly last: number } | null {
  const { number } = state.doc.lineAt(state.selection.main.head)
  if (isBlank(state, number)) return null
  let first = number
  let last = number
  while (first > 1 && number - first < farthest && !isBlank(state, first - 1)) first--
  while (last < state.doc.lines && last - number < farthest && !isBlank(state, last + 1)) last++
  return { first, last }
}

function isBlank(state: EditorState, line: number): boolean {
  return state.doc.line(line).text.trim() === ''
}
