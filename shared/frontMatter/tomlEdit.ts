import { applyChanges, composeChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { applyStep, type EditStep, planSteps, valueAtPath } from './editSteps.ts'
import { HeadEditError } from './headEditError.ts'
import { equalValues, isFieldList, isFieldMap } from './fieldValues.ts'
import { quoteString } from './formatScalar.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { withDecimalsOf } from './scalarForm.ts'
import { isFirstInLine, lineEndAfter, lineStartBefore, nextLine } from './sourceLines.ts'
import { readToml } from './tomlHead.ts'
import { type TomlHeader, type TomlPlace, tomlPlaces } from './tomlPlaces.ts'

/** Changes of a TOML text that give a path its new value and nothing else another; undefined removes it, and so does null, which TOML has not. */
export function editToml(source: string, newline: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const { values, problems } = readToml(source)
  if (problems[0]) throw new HeadEditError(`The front matter cannot be read: ${problems[0].message}`)
  let text = source
  let changes: TextChange[] = []
  for (const step of planSteps(values, path, withoutNulls(value))) {
    const made = editStep(text, newline, step)
    changes = composeChanges(source.length, changes, made)
    text = applyChanges(text, made)
  }
  return changes
}

function editStep(source: string, newline: string, step: EditStep): TextChange[] {
  const { values } = readToml(source)
  // What is written in an uncommon place is written anew together with what surrounds it.
  for (let length = step.path.length; length > 0; length--) {
    const path = step.path.slice(0, length)
    const wider: EditStep = length === step.path.length ? step : { kind: 'set', path, value: applyStep(valueAtPath(values, path) ?? null, { ...step, path: step.path.slice(length) }) }
    const expected = applyStep(values, wider)
    for (const changes of waysOf(new TomlText(source, newline), wider)) {
      const trimmed = changes.map((change) => trimChange(source, change))
      const edited = applyChanges(source, trimmed)
      const after = readToml(edited)
      // a line of a text must not close the front matter
      if (!/^\+\+\+[ \t]*\r?$/m.test(edited) && after.problems.length === 0 && equalValues(after.values, expected)) return trimmed
    }
  }
  throw new HeadEditError(`“${step.path.join('.')}” cannot be changed here without touching more; edit the front matter itself.`)
}

function* waysOf(text: TomlText, step: EditStep): Generator<TextChange[]> {
  const { source } = text
  const place = text.placeOf(step.path)
  if (step.kind === 'remove') yield* removals(text, step.path, place)
  else if (step.kind === 'set' && place) yield* formatted(step.value, source.slice(place.from, place.to), text.newline).map((insert) => [{ from: place.from, to: place.to, insert }])
  else {
    for (const value of formatted(step.value, '', text.newline)) {
      const gone = step.kind === 'set' ? text.everythingOf(step.path).map((range) => ({ ...range, insert: '' })) : []
      for (const added of additions(text, step, value)) yield [...gone, ...added].sort((a, b) => a.from - b.from || a.to - b.to)
    }
  }
}

function* removals(text: TomlText, path: KeyPath, place: TomlPlace | undefined): Generator<TextChange[]> {
  const { source } = text
  if (!place) return yield text.everythingOf(path).map(({ from, to }) => ({ from: from - blankBefore(source, { from, to }), to, insert: '' }))
  const siblings = text.inside(path.slice(0, -1))
  const index = siblings.indexOf(place)
  const [before, after] = [siblings[index - 1], siblings[index + 1]]
  const owner = text.placeOf(path.slice(0, -1))
  if (!owner) yield [{ from: lineStartBefore(source, place.keyFrom), to: nextLine(source, place.to), insert: '' }]
  else if (after) yield [{ from: place.keyFrom, to: after.keyFrom, insert: '' }]
  else if (before) {
    // A comment behind the comma belongs to the item that stays.
    if (source.slice(before.to, place.keyFrom).includes('#')) yield [{ from: lineEndAfter(source, before.to), to: place.to + (source[place.to] === ',' ? 1 : 0), insert: '' }]
    yield [{ from: before.to, to: place.to, insert: '' }]
  }
  else yield [{ from: owner.from + 1, to: owner.to - 1, insert: '' }]
}

/** The blank line that sets the last section off, as one that is added is. */
function blankBefore(source: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const isSection = /^[ \t]*\[/.test(source.slice(from, to))
  return !isSection || to < source.length ? 0 : (/(?<=\n)\r?\n$/.exec(source.slice(0, from))?.[0].length ?? 0)
}

function* additions(text: TomlText, { kind, path, ...step }: EditStep, value: string): Generator<TextChange[]> {
  const { source, newline } = text
  const key = path.at(-1) ?? ''
  const parent = path.slice(0, -1)
  const owner = text.placeOf(parent)
  const written = typeof key === 'number' ? value : `${formatKey(key)} = ${value}`
  if (owner) {
    const items = text.inside(parent)
    const next = typeof key === 'number' && kind === 'insert' ? items[key] : undefined
    const last = items.at(-1)
    const at = next ?? last
    const separator = at && isFirstInLine(source, at.keyFrom) ? `,${newline}${source.slice(lineStartBefore(source, at.keyFrom), at.keyFrom)}` : ', '
    if (next) yield [insertion(next.keyFrom, written + separator)]
    else if (last) yield [insertion(last.to, separator + written)]
    else yield [{ from: owner.from + 1, to: owner.to - 1, insert: typeof key === 'number' ? written : ` ${written} ` }]
    return
  }
  const raw = 'value' in step ? step.value : null
  if (typeof key === 'number') {
    const previous = text.sectionOf([...parent, key - 1])
    const first = text.sectionOf([...parent, 0])
    const at = previous ? previous.to : first?.from
    if (at !== undefined && isFieldMap(raw)) yield [insertion(at, text.ownLines(at, [`[[${parent.map(formatKey).join('.')}]]`, ...pairLines(raw)]))]
    return
  }
  const pairs = text.pairsIn(parent)
  const header = text.headerOf(parent)
  const dotted = text.dottedUnder(parent)
  if (parent.length === 0 && isFieldMap(raw) && Object.keys(raw).length > 0) {
    yield [insertion(source.length, text.ownLines(source.length, [...(source.trim() === '' ? [] : ['']), `[${formatKey(key)}]`, ...pairLines(raw)]))]
  }
  const last = pairs.at(-1)
  if (last) yield [insertion(nextLine(source, last.to), text.ownLines(nextLine(source, last.to), [written]))]
  else if (dotted) {
    const prefix = source.slice(dotted.keyFrom, dotted.from).replace(/\.[^.]*$/, '.')
    yield [insertion(nextLine(source, dotted.to), text.ownLines(nextLine(source, dotted.to), [prefix + written]))]
  } else if (header) yield [insertion(nextLine(source, header.to), text.ownLines(nextLine(source, header.to), [written]))]
  else if (parent.length === 0) {
    const at = text.firstHeader()?.from ?? source.length
    yield [insertion(at, text.ownLines(at, [written]))]
  }
}

/** A TOML text with the places in it, for one edit. */
class TomlText {
  readonly source: string
  readonly newline: string
  readonly #places: readonly TomlPlace[]
  readonly #headers: readonly TomlHeader[]

  constructor(source: string, newline: string) {
    this.source = source
    this.newline = newline
    const { places, headers } = tomlPlaces(source)
    this.#places = places
    this.#headers = headers
  }

  placeOf(path: KeyPath): TomlPlace | undefined {
    return this.#places.find((place) => samePath(place.path, path))
  }

  /** The places directly within a list or inline table, or directly under a table, in the text's order. */
  inside(path: KeyPath): TomlPlace[] {
    return this.#places.filter((place) => place.path.length === path.length + 1 && startsWith(place.path, path))
  }

  /** The pairs of a table that stand in its own section, without dots. */
  pairsIn(table: KeyPath): TomlPlace[] {
    return this.inside(table).filter((place) => samePath(place.table, table))
  }

  /** The last `table.key = …` of a table that has no header. */
  dottedUnder(table: KeyPath): TomlPlace | undefined {
    return this.inside(table).findLast((place) => place.table.length < table.length)
  }

  headerOf(table: KeyPath): TomlHeader | undefined {
    return this.#headers.find((header) => samePath(header.path, table))
  }

  firstHeader(): TomlHeader | undefined {
    return this.#headers[0]
  }

  /** Where a table or a list of tables is written: its sections, and the dotted keys that lead to it from others. */
  everythingOf(path: KeyPath): { readonly from: number; readonly to: number }[] {
    const sections = this.#headers.flatMap((header, index) => (startsWith(header.path, path) ? [{ from: lineStartBefore(this.source, header.from), to: this.#sectionEnd(index) }] : []))
    const isPair = ({ path: own }: TomlPlace): boolean => !this.#places.some((other) => other.path.length < own.length && startsWith(own, other.path))
    const pairs = this.#places.filter((place) => startsWith(place.path, path) && !startsWith(place.table, path) && isPair(place))
    return [...sections, ...pairs.map(({ keyFrom, to }) => ({ from: lineStartBefore(this.source, keyFrom), to: nextLine(this.source, to) }))].sort((a, b) => a.from - b.from)
  }

  /** Comments right above the next header are about that. */
  #sectionEnd(index: number): number {
    const next = this.#headers[index + 1]
    if (!next) return this.source.length
    const end = lineStartBefore(this.source, next.from)
    return end - (/(?<=\n)(?:[ \t]*#[^\n]*\n)+$/.exec(this.source.slice(0, end))?.[0].length ?? 0)
  }

  /** From a table's header up to the next header that is not below it. */
  sectionOf(table: KeyPath): { readonly from: number; readonly to: number } | null {
    const index = this.#headers.findIndex((header) => samePath(header.path, table))
    const header = this.#headers[index]
    if (!header) return null
    const next = this.#headers.slice(index + 1).find(({ path }) => !startsWith(path, table))
    return { from: lineStartBefore(this.source, header.from), to: next ? lineStartBefore(this.source, next.from) : this.source.length }
  }

  /** Lines to put in at an offset, which may be behind a last line without line end. */
  ownLines(at: number, lines: readonly string[]): string {
    const isOpen = at > 0 && at === lineEndAfter(this.source, at) && this.source[at - 1] !== '\n'
    return (isOpen ? this.newline : '') + lines.map((line) => line + this.newline).join('')
  }
}

function insertion(at: number, insert: string): TextChange {
  return { from: at, to: at, insert }
}

/** Ways to write a value, the best first; texts keep the quotes of the old value where they can. */
function formatted(value: FieldValue, old: string, newline: string): string[] {
  if (typeof value === 'number') return [withDecimalsOf(old, value) ?? formatValue(value)]
  if (typeof value !== 'string') return [formatValue(value)]
  const ways: string[] = []
  if (tomlDate.test(value) && (old === '' || tomlDate.test(old))) ways.push(value)
  if (/^'(?!'')/.test(old) && /^[^'\p{Cc}]*$/u.test(value)) ways.push(`'${value}'`)
  // a line end right after the quotes is not part of the text
  const begin = /^(?:'''|""")(?!\r?\n)/.test(old) && !value.startsWith('\n') ? '' : newline
  // over several lines a text has the line ends of its head
  if (newline !== '\n' && value.includes('\n')) return [...ways, quoteString(value)]
  if (old.startsWith("'''") && !/'''|'$|[^\P{Cc}\t]/u.test(value.replaceAll('\n', ' '))) ways.push(`'''${begin}${value}'''`)
  if (old.startsWith('"""') && !/[\\"\p{Cc}]/u.test(value.replaceAll('\n', ''))) ways.push(`"""${begin}${value}"""`)
  return [...ways, quoteString(value)]
}

function formatValue(value: FieldValue): string {
  if (isFieldList(value)) return `[${value.map(formatValue).join(', ')}]`
  if (isFieldMap(value)) {
    const pairs = Object.entries(value).map(([key, item]) => `${formatKey(key)} = ${formatValue(item)}`)
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  }
  if (typeof value === 'string') return quoteString(value)
  if (typeof value !== 'number') return String(value)
  return Number.isNaN(value) ? 'nan' : Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf'
}

function pairLines(map: Readonly<Record<string, FieldValue>>): string[] {
  return Object.entries(map).map(([key, item]) => `${formatKey(key)} = ${formatted(item, '', '\n')[0]}`)
}

function formatKey(key: string | number): string {
  return /^[A-Za-z0-9_-]+$/.test(String(key)) ? String(key) : quoteString(String(key))
}

function withoutNulls(value: FieldValue | undefined): FieldValue | undefined {
  if (value === null || value === undefined) return undefined
  if (isFieldList(value)) return value.flatMap((item) => withoutNulls(item) ?? [])
  if (!isFieldMap(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item) ?? '']])))
}

function startsWith(path: KeyPath, start: KeyPath): boolean {
  return start.every((key, index) => path[index] === key)
}

function samePath(a: KeyPath, b: KeyPath): boolean {
  return a.length === b.length && startsWith(a, b)
}

const tomlDate = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|z|[+-]\d\d:\d\d)?)?$/
