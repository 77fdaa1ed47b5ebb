import { addCursorAbove, addCursorBelow, copyLineDown, moveLineDown, moveLineUp } from '@codemirror/commands'
import { openSearchPanel, selectNextOccurrence } from '@codemirror/search'
import type { Command, KeyBinding } from '@codemirror/view'
import { type CommandId, commands } from '../../shared/commands/commandList.ts'
import { type FormatId, formatText } from '../../shared/editing/formatCommands.ts'
import { openSlashMenu } from './completion/slashProvider.ts'
import { foldAllSections, foldSection, unfoldAllSections, unfoldSection } from './folding.ts'
import { followFootnote, insertFootnote } from './footnoteCommands.ts'
import { tableAddColumn, tableAddRow, tableAlign, tableDeleteColumn, tableDeleteRow, tableTidy } from './tableCommands.ts'
import { correctSpelling } from './spelling.ts'

/** What the commands do that act in the text. One that returns false had nothing to do there. */
const table: Partial<Readonly<Record<CommandId, Command>>> = {
  'edit.find': openSearchPanel,
  'edit.moveLineUp': moveLineUp,
  'edit.moveLineDown': moveLineDown,
  'edit.copyLineDown': copyLineDown,
  'edit.selectNext': selectNextOccurrence,
  'edit.cursorAbove': addCursorAbove,
  'edit.cursorBelow': addCursorBelow,
  'edit.followFootnote': followFootnote,
  'view.fold': foldSection,
  'view.unfold': unfoldSection,
  'view.foldAll': foldAllSections,
  'view.unfoldAll': unfoldAllSections,
  'edit.spelling': correctSpelling,
  'format.bold': formats('bold'),
  'format.italic': formats('italic'),
  'format.strike': formats('strike'),
  'format.code': formats('code'),
  'format.heading': formats('heading'),
  'format.quote': formats('quote'),
  'format.bullets': formats('bullets'),
  'format.numbers': formats('numbers'),
  'format.tasks': formats('tasks'),
  'format.link': formats('link'),
  'format.insert': openSlashMenu,
  'format.table': formats('table'),
  'format.footnote': insertFootnote,
  'table.addRow': tableAddRow,
  'table.addColumn': tableAddColumn,
  'table.deleteRow': tableDeleteRow,
  'table.deleteColumn': tableDeleteColumn,
  'table.alignLeft': tableAlign('left'),
  'table.alignCentre': tableAlign('centre'),
  'table.alignRight': tableAlign('right'),
  'table.tidy': tableTidy,
  'format.spoiler': formats('spoiler'),
  'format.placeRating': formats('placeRating'),
  'format.placeWarnings': formats('placeWarnings'),
}

/** What a command does in the text, or null where it does nothing there. */
export function editorCommandOf(id: CommandId): Command | null {
  return table[id] ?? null
}

/** The commands' own keys, in the text. */
export const editorCommandKeys: readonly KeyBinding[] = commands.flatMap((command) => {
  const run = editorCommandOf(command.id)
  return run && 'key' in command ? [{ key: command.key, run, preventDefault: true }] : []
})

/** Formats the selection in one transaction. */
function formats(id: FormatId): Command {
  return (view) => {
    if (view.state.readOnly) return false
    const { from, to } = view.state.selection.main
    const { changes, selection } = formatText(id, view.state.doc.toString(), { from, to })
    view.dispatch({ changes: [...changes], selection: { anchor: selection.from, head: selection.to }, userEvent: 'input.format', scrollIntoView: true })
    return true
  }
}
