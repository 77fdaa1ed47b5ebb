import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addColumn, addRow, alignColumn, columnsOf, deleteColumn, deleteRow, readTable, type Table, tidyTable } from '../../../shared/editing/tableEdits.ts'
import { cellAtOffset, rangeOfCell, readRow, writeRow } from '../../../shared/editing/tableText.ts'
import { applyChanges, type TextChange } from '../../../shared/text/textChange.ts'

const table = (text: string, firstPrefix = 0): Table => readTable(text.split('\n'), 0, firstPrefix)
const after = (text: string, edit: (table: Table) => TextChange[] | null, firstPrefix = 0): string => applyChanges(text, edit(table(text, firstPrefix)) ?? [])

const films = '| Film | Year |\n| --- | ---: |\n| Yi Yi | 2000 |\n| a \\| b | `c` |'

describe('rows and columns of a table', () => {
  it('are added below and to the right', () => {
    expect(after(films, (found) => addRow(found, 2))).toBe('| Film | Year |\n| --- | ---: |\n| Yi Yi | 2000 |\n|  |  |\n| a \\| b | `c` |')
    expect(after(films, (found) => addRow(found, 0))).toBe('| Film | Year |\n| --- | ---: |\n|  |  |\n| Yi Yi | 2000 |\n| a \\| b | `c` |')
    expect(after(films, (found) => addColumn(found, 0))).toBe('| Film |  | Year |\n| --- | --- | ---: |\n| Yi Yi |  | 2000 |\n| a \\| b |  | `c` |')
  })

  it('are taken away, but for the heads and the last column', () => {
    expect(after(films, (found) => deleteRow(found, 2))).toBe('| Film | Year |\n| --- | ---: |\n| a \\| b | `c` |')
    expect(deleteRow(table(films), 0)).toBeNull()
    expect(deleteRow(table(films), 1)).toBeNull()
    expect(after(films, (found) => deleteColumn(found, 0))).toBe('| Year |\n| ---: |\n| 2000 |\n| `c` |')
    expect(deleteColumn(table('| a |\n| - |'), 0)).toBeNull()
  })

  it('are aligned, changing the line below the heads alone', () => {
    expect(after(films, (found) => alignColumn(found, 0, 'centre'))).toBe(films.replace('| --- |', '| :-: |'))
    expect(after(films, (found) => alignColumn(found, 1, 'none'))).toBe(films.replace('---:', '----'))
  })

  it('are made even, Han two letters wide', () => {
    expect(after('|Film|Year|\n|:-|-:|\n|一一|2000|\n|Chungking|1994|', tidyTable)).toBe(
      '| Film      | Year |\n| :-------- | ---: |\n| 一一      | 2000 |\n| Chungking | 1994 |',
    )
  })

  it('keep the quote marks or the list that they are in', () => {
    expect(after('> | a | b |\n> | - | - |\n> | c | d |', (found) => addRow(found, 2), 2)).toBe('> | a | b |\n> | - | - |\n> | c | d |\n> |  |  |')
    expect(after('- | a |\n  | - |\n  | c |', (found) => addColumn(found, 0), 2)).toBe('- | a |  |\n  | - | --- |\n  | c |  |')
  })
})

describe('a line of a table', () => {
  it('is read cell by cell, with or without outer pipes', () => {
    expect(readRow('a | b', 0).cells).toEqual(['a ', ' b'])
    expect(readRow('| a | b', 0).cells).toEqual([' a ', ' b'])
    expect(readRow('| a \\| x | `b|c` |', 0).cells.map((cell) => cell.trim())).toEqual(['a \\| x', '`b', 'c`'])
  })

  it('knows where its cells are', () => {
    const row = readRow('> | ab |  | c |', 2)
    expect(rangeOfCell(row, 0)).toEqual({ from: 4, to: 6 })
    expect(rangeOfCell(row, 1)).toEqual({ from: 9, to: 9 })
    expect(cellAtOffset(row, 5)).toBe(0)
    expect(cellAtOffset(row, 9)).toBe(1)
    expect(cellAtOffset(row, 15)).toBe(2)
  })
})

describe('any table', () => {
  const cell = fc.constantFrom('a', ' b ', '', ' ', '中文', ' \\| ', '`x`', ' **b** ', '🙂', ' long text ')
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 4 }))
    .chain(([columns, rows]) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows + 1, maxLength: rows + 1 }))
    .map(([heads = [], ...rows]) => [heads, heads.map(() => ' --- '), ...rows].map((cells) => `|${cells.join('|')}|`).join('\n'))
  const texts = (text: string): string[][] => table(text).rows.map(({ cells }) => cells.map((found) => found.trim()))

  it('is what it was after a row or a column came and went', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), (text, a, b) => {
        const found = table(text)
        const column = a % columnsOf(found)
        const line = b % found.lines.length
        expect(texts(after(after(text, (one) => addColumn(one, column)), (one) => deleteColumn(one, column + 1)))).toEqual(texts(text))
        expect(after(after(text, (one) => addRow(one, line)), (one) => deleteRow(one, Math.max(line, 1) + 1))).toBe(text)
      }),
    )
  })

  it('keeps every cell’s text when it is made even, which changes nothing the second time', () => {
    fc.assert(
      fc.property(tables, (text) => {
        const tidied = after(text, tidyTable)
        const [heads, , ...rows] = texts(tidied)
        const [headsBefore, , ...rowsBefore] = texts(text)
        expect([heads, ...rows]).toEqual([headsBefore, ...rowsBefore])
        expect(after(tidied, tidyTable)).toBe(tidied)
      }),
    )
  })

  it('is written as it was read', () => {
    fc.assert(
      fc.property(tables, (text) => {
        expect(table(text).rows.map((row) => writeRow(row)).join('\n')).toBe(text)
      }),
    )
  })
})
