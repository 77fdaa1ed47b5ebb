import type { EditorView, KeyBinding } from '@codemirror/view'
import { commands } from '../../shared/commands/commandList.ts'
import { type FormatId, formatText } from '../../shared/editing/formatCommands.ts'

const ids: ReadonlySet<string> = new Set<FormatId>([
  'bold', 'italic', 'strike', 'code', 'heading', 'quote', 'bullets', 'numbers', 'tasks', 'link', 'table', 'spoiler', 'placeRating', 'placeWarnings',
])

/** The format that a command of the list means, or null. */
export function formatOf(command: string): FormatId | null {
  const id = command.startsWith('format.') ? command.slice('format.'.length) : ''
  return isFormat(id) ? id : null
}

/** Formats the selection in one transaction. */
export function runFormat(view: EditorView, id: FormatId): boolean {
  if (view.state.readOnly) return false
  const { from, to } = view.state.selection.main
  const { changes, selection } = formatText(id, view.state.doc.toString(), { from, to })
  view.dispatch({ changes: [...changes], selection: { anchor: selection.from, head: selection.to }, userEvent: 'input.format', scrollIntoView: true })
  return true
}

/** Keys of the formats, in the text. */
export const formatKeys: readonly KeyBinding[] = commands.flatMap((command) => {
  const id = formatOf(command.id)
  return id !== null && 'key' in command ? [{ key: command.key, run: (view: EditorView) => runFormat(view, id), preventDefault: true }] : []
})

function isFormat(id: string): id is FormatId {
  return ids.has(id)
}
