/** A line of a GFM table: what stands before it (quote marks, indentation), and the text between its pipes, blanks and all. */
export interface TableRow {
  readonly prefix: string
  readonly cells: readonly string[]
  readonly opens: boolean
  readonly closes: boolean
}

export type Alignment = 'none' | 'left' | 'centre' | 'right'

/** Reads a line of a table. A backslash keeps a pipe in its cell, in code as well: so GFM has it. */
export function readRow(line: string, prefixLength: number): TableRow {
  const text = line.slice(prefixLength).trimEnd()
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '|') {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  const opens = parts.length > 1 && parts[0]?.trim() === ''
  const closes = parts.length > 1 && parts.at(-1) === ''
  return { prefix: line.slice(0, prefixLength), cells: parts.slice(opens ? 1 : 0, closes ? -1 : undefined), opens, closes }
}

/** The line of a row; one whose last cell is empty needs its last pipe to have it. */
export function writeRow({ prefix, cells, opens, closes }: TableRow): string {
  const needsPipe = cells.at(-1)?.trim() === '' || cells.length === 1
  return prefix + (opens || cells[0]?.trim() === '' ? '|' : '') + cells.join('|') + (closes || needsPipe ? '|' : '')
}

/** Which cell of a line an offset in it is in. */
export function cellAtOffset(row: TableRow, offset: number): number {
  let end = row.prefix.length + (row.opens ? 1 : 0)
  for (const [index, cell] of row.cells.entries()) {
    end += cell.length
    if (offset <= end) return index
    end++
  }
  return row.cells.length - 1
}

/** Where in its line a cell's text is, without the blanks around it; in an empty cell one place, a blank after the pipe. */
export function rangeOfCell(row: TableRow, index: number): { readonly from: number; readonly to: number } {
  const start = row.prefix.length + (row.opens ? 1 : 0) + row.cells.slice(0, index).reduce((sum, cell) => sum + cell.length + 1, 0)
  const cell = row.cells[index] ?? ''
  const text = cell.trim()
  if (text === '') return { from: start + Math.min(1, cell.length), to: start + Math.min(1, cell.length) }
  const from = start + cell.indexOf(text)
  return { from, to: from + text.length }
}

/** What a cell of the line below the heads says. */
export function alignmentOf(cell: string): Alignment {
  const text = cell.trim()
  if (text.startsWith(':')) return text.endsWith(':') && text.length > 1 ? 'centre' : 'left'
  return text.endsWith(':') ? 'right' : 'none'
}

/** A cell of the line below the heads, so many letters wide (at least three). */
export function alignmentCell(alignment: Alignment, width = 3): string {
  const dashes = (taken: number): string => '-'.repeat(Math.max(3, width) - taken)
  switch (alignment) {
    case 'none': return dashes(0)
    case 'left': return `:${dashes(1)}`
    case 'centre': return `:${dashes(2)}:`
    case 'right': return `${dashes(1)}:`
  }
}
