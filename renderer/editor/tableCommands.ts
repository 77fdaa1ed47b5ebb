import { syntaxTree } from '@codemirror/language'
import { type EditorState, EditorSelection } from '@codemirror/state'
import type { Command, KeyBinding } from '@codemirror/view'
import { addColumn, addRow, alignColumn, columnsOf, deleteColumn, deleteRow, readTable, type Table, tidyTable } from '../../shared/editing/tableEdits.ts'
import { type Alignment, cellAtOffset, rangeOfCell } from '../../shared/editing/tableText.ts'
import type { TextChange } from '../../shared/text/textChange.ts'

interface CellPlace {
  readonly table: Table
  /** 0-based line of the table; the second one is the line below the heads. */
  readonly line: number
  readonly column: number
}

/** A larger one is text like any other: its lines would all be read with each key. */
const mostLines = 2000

/** The table cell that the cursor is in, or null. */
function cellAtCursor(state: EditorState): CellPlace | null {
  const { head } = state.selection.main
  let node = syntaxTree(state).resolveInner(head, -1)
  if (node.name === 'Document' || node.to < head) node = syntaxTree(state).resolveInner(head, 1)
  for (let found: typeof node | null = node; found; found = found.parent) {
    if (found.name !== 'Table') continue
    const first = state.doc.lineAt(found.from)
    const last = state.doc.lineAt(found.to)
    const cursor = state.doc.lineAt(head)
    if (last.number - first.number > mostLines) return null
    const lines = Array.from({ length: last.number - first.number + 1 }, (_, index) => state.doc.line(first.number + index).text)
    const table = readTable(lines, first.from, found.from - first.from)
    const line = cursor.number - first.number
    const row = table.rows[line]
    return row ? { table, line, column: Math.min(cellAtOffset(row, head - cursor.from), columnsOf(table) - 1) } : null
  }
  return null
}

function tableEdit(make: (place: CellPlace) => TextChange[] | null): Command {
  return (view) => {
    const place = view.state.readOnly ? null : cellAtCursor(view.state)
    const changes = place && make(place)
    if (!changes || changes.length === 0) return place !== null
    view.dispatch({ changes, userEvent: 'input.table', scrollIntoView: true })
    return true
  }
}

export const tableAddRow: Command = (view) => {
  const place = view.state.readOnly ? null : cellAtCursor(view.state)
  if (!place) return false
  view.dispatch({ changes: addRow(place.table, place.line), userEvent: 'input.table' })
  return selectCell(view, Math.max(place.line, 1) + 1, 0)
}
export const tableDeleteRow = tableEdit(({ table, line }) => deleteRow(table, line))
export const tableAddColumn = tableEdit(({ table, column }) => addColumn(table, column))
export const tableDeleteColumn = tableEdit(({ table, column }) => deleteColumn(table, column))
export const tableTidy = tableEdit(({ table }) => tidyTable(table))
export const tableAlign = (alignment: Alignment): Command => tableEdit(({ table, column }) => alignColumn(table, column, alignment))

/** Selects a cell's text in the table that the cursor is in. */
const selectCell = (view: Parameters<Command>[0], line: number, column: number): boolean => {
  const place = cellAtCursor(view.state)
  const row = place?.table.rows[line]
  if (!place || !row) return false
  const start = view.state.doc.lineAt(place.table.from).number
  const { from } = view.state.doc.line(start + line)
  const range = rangeOfCell(row, Math.min(column, row.cells.length - 1))
  view.dispatch({ selection: EditorSelection.range(from + range.from, from + range.to), scrollIntoView: true, userEvent: 'select' })
  return true
}

/** To the next or the last cell; past the last one a row is added. */
const step = (by: 1 | -1): Command => (view) => {
  const place = view.state.selection.ranges.length > 1 ? null : cellAtCursor(view.state)
  if (!place) return false
  const { table, line, column } = place
  const columns = columnsOf(table)
  // the line below the heads has nothing to write
  const rowOf = (at: number): number => (at > 1 ? at - 1 : 0)
  const lineOf = (row: number): number => (row > 0 ? row + 1 : 0)
  const cell = rowOf(line) * columns + column + by
  if (cell < 0) return true
  const next = lineOf(Math.floor(cell / columns))
  if (next >= table.lines.length) return view.state.readOnly || tableAddRow(view)
  return selectCell(view, next, cell % columns)
}

/** To the cell below, in a new row below the last one; from an empty last row out of the table. */
const below: Command = (view) => {
  const { state } = view
  const place = state.readOnly || state.selection.ranges.length > 1 ? null : cellAtCursor(state)
  if (!place) return false
  // behind the last pipe the author writes the table by hand
  const cursor = state.doc.lineAt(state.selection.main.head)
  if (state.selection.main.head === cursor.to && cursor.text.endsWith('|')) return false
  const { table, line, column } = place
  const isLast = line === table.lines.length - 1
  if (isLast && line > 1 && table.rows[line]?.cells.every((cell) => cell.trim() === '')) {
    const [removed] = deleteRow(table, line) ?? []
    if (!removed) return false
    const prefix = (table.rows[line]?.prefix ?? '').trimEnd()
    const insert = `\n${prefix}\n${table.rows[line]?.prefix ?? ''}`
    view.dispatch({ changes: { ...removed, insert }, selection: { anchor: removed.from + insert.length }, userEvent: 'input.table', scrollIntoView: true })
    return true
  }
  if (isLast) view.dispatch({ changes: addRow(table, line), userEvent: 'input.table' })
  return selectCell(view, line === 0 ? 2 : line + 1, column)
}

/** Keys that mean cells where the cursor is in a table, and what they always mean elsewhere. */
export const tableKeys: readonly KeyBinding[] = [
  { key: 'Tab', run: step(1), shift: step(-1) },
  { key: 'Enter', run: below },
]
