import type { TextChange } from '../text/textChange.ts'

/** A footnote's mark in the text, or the start of what it says. */
export interface FootnotePlace {
  readonly label: string
  readonly isDefinition: boolean
  readonly from: number
  readonly to: number
}

const mark = /\[\^([^\]\s]{1,200})\](:?)/g

/** A footnote with the first number that is free: its mark at `at`, and its note after the text; `cursor` is where the note is written. */
export function addFootnote(text: string, at: number): { readonly changes: TextChange[]; readonly cursor: number } {
  const used = new Set([...text.matchAll(mark)].map(([, label]) => label))
  let number = 1
  while (used.has(String(number))) number++
  const reference = `[^${number}]`
  const end = text.trimEnd().length
  const note = `${startsNote.test(text.slice(text.lastIndexOf('\n', end - 1) + 1, end)) ? '\n' : '\n\n'}${reference}: `
  const place = Math.max(at, end)
  return { changes: [{ from: at, to: at, insert: reference }, { from: place, to: place, insert: note }], cursor: reference.length + place + note.length }
}

const startsNote = /^\[\^[^\]\s]+\]:/

/** The footnote's mark or note of a line that a place in it is in; null where it is in none. */
export function footnoteAt(line: string, offset: number): FootnotePlace | null {
  for (const found of line.matchAll(mark)) {
    const isDefinition = found[2] === ':' && line.slice(0, found.index).trim() === ''
    const to = found.index + found[0].length - (found[2] === ':' && !isDefinition ? 1 : 0)
    if (isDefinition || (offset >= found.index && offset <= to)) return { label: found[1] ?? '', isDefinition, from: found.index, to }
  }
  return null
}

/** Where the other end of a footnote is: from a mark the place where its note is written, from a note the end of its first mark. Null where there is none. */
export function otherEndOf(text: string, { label, isDefinition }: Pick<FootnotePlace, 'label' | 'isDefinition'>): number | null {
  for (const found of text.matchAll(mark)) {
    if (found[1] !== label) continue
    const isNote = found[2] === ':' && /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, found.index - 20), found.index))
    if (isNote === isDefinition) continue
    const end = found.index + found[0].length
    return isNote ? end + (text[end] === ' ' ? 1 : 0) : end - (found[2] === ':' ? 1 : 0)
  }
  return null
}
