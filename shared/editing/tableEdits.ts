import { type TextChange, differenceOf } from '../text/textChange.ts'
import { type Alignment, alignmentCell, alignmentOf, readRow, type TableRow, writeRow } from './tableText.ts'

/** A GFM table of a text: its lines, and where the first one begins. Every line ends with one line feed, but for the last. */
export interface Table {
  readonly from: number
  readonly lines: readonly string[]
  readonly rows: readonly TableRow[]
}

const delimiterLine = 1
const containerPrefix = /^(?:[ \t]*>)*[ \t]*/

/** @param firstPrefix length of what stands before the first line's own text: of a list's marker too, which only that line has */
export function readTable(lines: readonly string[], from: number, firstPrefix: number): Table {
  const rows = lines.map((line, index) => readRow(line, index === 0 ? firstPrefix : (containerPrefix.exec(line)?.[0].length ?? 0)))
  return { from, lines, rows }
}

/** How many columns the table has: as many as its heads. */
export const columnsOf = ({ rows }: Table): number => rows[0]?.cells.length ?? 0

/** An empty row below another; below the heads where that is one of the first two lines. */
export function addRow(table: Table, line: number): TextChange[] {
  const below = Math.max(line, delimiterLine)
  const at = endOf(table, below)
  const prefix = table.rows[Math.max(delimiterLine, below)]?.prefix ?? ''
  return [{ from: at, to: at, insert: `\n${prefix}|${'  |'.repeat(columnsOf(table))}` }]
}

/** Takes a row away; null for the heads and the line below them, which make the table one. */
export function deleteRow(table: Table, line: number): TextChange[] | null {
  if (line <= delimiterLine) return null
  return [{ from: endOf(table, line - 1), to: endOf(table, line), insert: '' }]
}

/** An empty column to the right of another. */
export function addColumn(table: Table, column: number): TextChange[] {
  return eachRow(table, (row, line) => {
    if (row.cells.length <= column) return row
    const cell = line === delimiterLine ? ` ${alignmentCell('none')} ` : '  '
    return { ...row, cells: row.cells.toSpliced(column + 1, 0, cell) }
  })
}

/** Takes a column away; null for the last one. */
export function deleteColumn(table: Table, column: number): TextChange[] | null {
  if (columnsOf(table) <= 1) return null
  return eachRow(table, (row) => ({ ...row, cells: row.cells.length > 1 ? row.cells.toSpliced(column, 1) : row.cells }))
}

export function alignColumn(table: Table, column: number, alignment: Alignment): TextChange[] {
  return eachRow(table, (row, line) => {
    if (line !== delimiterLine) return row
    const before = row.cells[column] ?? ''
    return { ...row, cells: row.cells.with(column, before.replace(before.trim(), alignmentCell(alignment, before.trim().length))) }
  })
}

/** Makes the columns as wide as their widest cell, to look at in a fixed-width font: a Han letter is two wide. */
export function tidyTable(table: Table): TextChange[] {
  const columns = columnsOf(table)
  const texts = table.rows.map(({ cells }) => Array.from({ length: columns }, (_, index) => (cells[index] ?? '').trim()))
  const alignments = texts[delimiterLine]?.map(alignmentOf) ?? []
  const widths = Array.from({ length: columns }, (_, column) => Math.max(3, ...texts.map((row, line) => (line === delimiterLine ? 0 : widthOf(row[column] ?? '')))))
  return eachRow(table, (row, line) => {
    const cells = (texts[line] ?? []).map((text, column) => {
      const width = widths[column] ?? 3
      const alignment = alignments[column] ?? 'none'
      return ` ${line === delimiterLine ? alignmentCell(alignment, width) : padded(text, width, alignment)} `
    })
    // what is beyond the heads is not shown, and still not ours to drop
    return { ...row, cells: [...cells, ...row.cells.slice(columns)], opens: true, closes: true }
  })
}

function padded(text: string, width: number, alignment: Alignment): string {
  const room = width - widthOf(text)
  const left = alignment === 'right' ? room : alignment === 'centre' ? Math.floor(room / 2) : 0
  return ' '.repeat(left) + text + ' '.repeat(room - left)
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u

function widthOf(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1
  return width
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function eachRow(table: Table, make: (row: TableRow, line: number) => TableRow): TextChange[] {
  return table.rows.flatMap((row, line) => {
    const made = make(row, line)
    const before = table.lines[line] ?? ''
    const start = startOf(table, line)
    // only what differs: the cursor stays in its cell
    return made === row ? [] : differenceOf(before, writeRow(made)).map(({ from, to, insert }) => ({ from: start + from, to: start + to, insert }))
  })
}

function startOf(table: Table, line: number): number {
  return table.from + table.lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0)
}

function endOf(table: Table, line: number): number {
  return startOf(table, line) + (table.lines[line] ?? '').length
}
