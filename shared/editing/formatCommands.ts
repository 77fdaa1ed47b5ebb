import { type TextChange, applyChanges, mapPosition } from '../text/textChange.ts'

export interface Selection {
  readonly from: number
  readonly to: number
}

/** What a format does: the changes, and the selection in the text after them. */
export interface FormatEdit {
  readonly changes: readonly TextChange[]
  readonly selection: Selection
}

const around = { bold: '**', italic: '*', strike: '~~', code: '`' } as const
const linePrefix = { quote: '> ', bullets: '- ', tasks: '- [ ] ' } as const
const anyMarker = /^([ \t]*)(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )?/
const placed = { placeRating: '::rating', placeWarnings: '::warnings' } as const

export type FormatId = keyof typeof around | keyof typeof linePrefix | keyof typeof placed | 'heading' | 'numbers' | 'link' | 'table' | 'spoiler'

/** Applies a Markdown format to a selection, or takes it away where it is there already. */
export function formatText(id: FormatId, text: string, selection: Selection): FormatEdit {
  switch (id) {
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code': return toggleAround(text, selection, around[id])
    case 'heading': return cycleHeading(text, selection)
    case 'quote': return toggleQuote(text, selection)
    case 'bullets':
    case 'tasks': return toggleList(text, selection, () => linePrefix[id], id === 'tasks' ? /^[ \t]*[-*+] \[[ xX]\] / : /^[ \t]*[-*+] (?!\[[ xX]\] )/)
    case 'numbers': return toggleList(text, selection, (index) => `${index + 1}. `, /^[ \t]*\d+[.)] /)
    case 'link': return makeLink(text, selection)
    case 'table': return insertBlock(text, selection, '| Column | Column |\n| --- | --- |\n|  |  |', 2, 8)
    case 'spoiler': return wrapSpoiler(text, selection)
    case 'placeRating':
    case 'placeWarnings': return insertBlock(text, selection, placed[id], placed[id].length, placed[id].length)
  }
}

/** A link around the selection with the address that was pasted over it. */
export function linkSelection(text: string, { from, to }: Selection, url: string): FormatEdit {
  const insert = `[${text.slice(from, to)}](${url})`
  return { changes: [{ from, to, insert }], selection: { from: from + insert.length, to: from + insert.length } }
}

function toggleAround(text: string, selection: Selection, mark: string): FormatEdit {
  const { from, to } = tighten(text, selection.from === selection.to ? wordAt(text, selection.from) : selection)
  const size = mark.length
  const inside = text.slice(from, to)
  if (isMarked(inside, 0, inside.length, mark) && inside.length >= size * 2) {
    return edit([{ from, to: from + size, insert: '' }, { from: to - size, to, insert: '' }], { from, to: to - size * 2 })
  }
  if (isMarked(text, from - size, to + size, mark)) {
    return edit([{ from: from - size, to: from, insert: '' }, { from: to, to: to + size, insert: '' }], shifted(selection, -size))
  }
  return edit([{ from, to: from, insert: mark }, { from: to, to, insert: mark }], selection.from === selection.to ? shifted(selection, size) : { from: from + size, to: to + size })
}

/** Whether a stretch begins and ends with the mark itself; one star of two is not italic's. */
function isMarked(text: string, from: number, to: number, mark: string): boolean {
  if (from < 0 || to > text.length || to - from < mark.length * 2) return false
  if (!text.startsWith(mark, from) || !text.startsWith(mark, to - mark.length)) return false
  if (mark !== '*') return true
  const opening = runLength(text, from, 1) + runLength(text, from - 1, -1)
  return opening !== 2
}

function runLength(text: string, at: number, step: 1 | -1): number {
  let length = 0
  while (text[at + length * step] === '*') length++
  return length
}

function cycleHeading(text: string, selection: Selection): FormatEdit {
  const changes = linesOf(text, selection).map(({ from, line }) => {
    const present = /^(#{1,6})[ \t]+/.exec(line)
    const level = present?.[1]?.length ?? 0
    const next = level === 0 ? 2 : level >= 4 ? 0 : level + 1
    return { from, to: from + (present?.[0].length ?? 0), insert: next === 0 ? '' : `${'#'.repeat(next)} ` }
  })
  return mapped(changes, selection)
}

function toggleQuote(text: string, selection: Selection): FormatEdit {
  const lines = linesOf(text, selection)
  const isQuoted = lines.every(({ line }) => line.startsWith('>'))
  return mapped(
    lines.map(({ from, line }) => (isQuoted ? { from, to: from + (/^> ?/.exec(line)?.[0].length ?? 0), insert: '' } : { from, to: from, insert: linePrefix.quote })),
    selection,
  )
}

function toggleList(text: string, selection: Selection, markerOf: (index: number) => string, present: RegExp): FormatEdit {
  const all = linesOf(text, selection)
  const lines = all.length === 1 ? all : all.filter(({ line }) => line.trim() !== '')
  const isListed = lines.length > 0 && lines.every(({ line }) => present.test(line))
  const changes = lines.map(({ from, line }, index) => {
    const [found = '', indent = ''] = anyMarker.exec(line) ?? []
    return { from: from + indent.length, to: from + found.length, insert: isListed ? '' : markerOf(index) }
  })
  return mapped(changes, selection)
}

function makeLink(text: string, { from, to }: Selection): FormatEdit {
  const label = text.slice(from, to)
  if (/^https?:\/\/\S+$/.test(label)) return { changes: [{ from, to, insert: `[](${label})` }], selection: { from: from + 1, to: from + 1 } }
  const at = label === '' ? from + 1 : to + 3
  return { changes: [{ from, to, insert: `[${label}]()` }], selection: { from: at, to: at } }
}

function wrapSpoiler(text: string, selection: Selection): FormatEdit {
  const lines = linesOf(text, selection)
  const from = lines[0]?.from ?? 0
  const last = lines.at(-1)
  const to = (last?.from ?? 0) + (last?.line.length ?? 0)
  const before = from > 0 && text[from - 2] !== '\n' && from >= 2 ? '\n' : ''
  const opening = `${before}:::spoiler[Spoiler]\n`
  const changes = [{ from, to: from, insert: opening }, { from: to, to, insert: `\n:::${to < text.length && text[to + 1] !== '\n' ? '\n' : ''}` }]
  return { changes, selection: shifted(selection, opening.length) }
}

/** Puts a block on lines of its own below the line of the selection; the selection goes to an offset in it. */
function insertBlock(text: string, selection: Selection, block: string, from: number, to: number): FormatEdit {
  const [line] = linesOf(text, { from: selection.to, to: selection.to })
  const start = line?.from ?? 0
  const isEmpty = (line?.line.trim() ?? '') === ''
  const at = isEmpty ? start : start + (line?.line.length ?? 0)
  const above = text.slice(0, at).replace(/[ \t]+$/, '')
  const before = above === '' || above.endsWith('\n\n') ? '' : above.endsWith('\n') ? '\n' : '\n\n'
  const end = isEmpty ? start + (line?.line.length ?? 0) : at
  const below = text.slice(end)
  const after = below === '' ? '\n' : below.startsWith('\n\n') || below === '\n' ? '' : '\n'
  const insert = before + block + after
  return { changes: [{ from: at, to: end, insert }], selection: { from: at + before.length + from, to: at + before.length + to } }
}

function linesOf(text: string, { from, to }: Selection): { readonly from: number; readonly line: string }[] {
  const lines: { readonly from: number; readonly line: string }[] = []
  let start = text.lastIndexOf('\n', from - 1) + 1
  if (from === 0) start = 0
  for (;;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    // a selection that ends at a line's start does not mean that line
    if (start === to && lines.length > 0 && from < to) return lines
    lines.push({ from: start, line: text.slice(start, end) })
    if (found < 0 || end >= to) return lines
    start = end + 1
  }
}

function wordAt(text: string, at: number): Selection {
  const before = /[\p{L}\p{N}\p{M}’'-]*$/u.exec(text.slice(Math.max(0, at - 100), at))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}\p{M}’'-]*/u.exec(text.slice(at, at + 100))?.[0].length ?? 0
  return { from: at - before, to: at + after }
}

/** Markdown's marks do not work with blanks at their inner side. */
function tighten(text: string, { from, to }: Selection): Selection {
  const part = text.slice(from, to)
  if (part.trim() === '') return { from, to }
  return { from: from + part.length - part.trimStart().length, to: to - (part.length - part.trimEnd().length) }
}

const shifted = ({ from, to }: Selection, by: number): Selection => ({ from: from + by, to: to + by })

const edit = (changes: readonly TextChange[], selection: Selection): FormatEdit => ({ changes, selection })

function mapped(changes: readonly TextChange[], { from, to }: Selection): FormatEdit {
  const kept = changes.filter((change) => change.to > change.from || change.insert !== '')
  return { changes: kept, selection: { from: mapPosition(from, kept, 1), to: mapPosition(to, kept, 1) } }
}

/** The text after a format, for those who have no editor. */
export function formatted(id: FormatId, text: string, selection: Selection): string {
  return applyChanges(text, formatText(id, text, selection).changes)
}
