import fc from 'fast-check'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'

/** Cases per property: as many as each test run has time for, more by MARQUEE_RUNS (`npm run nightly`). */
export const runs = Number(process.env['MARQUEE_RUNS'] ?? 2000)

const words = ['Chungking', 'Express', 'rain', '花樣年華', '🌸', 'don’t', "it's", 'C:', '#1', '- x', 'a: b', '"so"', 'yes', '1917', '2025-01-01', 'null', '~', '\\n', '{{ x }}', '[b]', '***', '&c', '%d', '`q`', '@me', '…']

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) },
  fc.constantFrom('', ' ', 'plain', 'ends:', 'two\nlines', 'two\n\nlines\n', '  indented', 'tab\there', 'keep\n\n\n', '\u0000\u0007', '\u2028', '\ufeffbom', '\ud83c', 'off', '0x1F', '1_000', '1:30', '.5', '1e3', '---', '...', '2025-03-09T23:30:00+08:00', '\r\n', 'a\r\nb'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

export const scalar: fc.Arbitrary<FieldValue> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.integer({ min: -3000, max: 3000 }),
  fc.constantFrom(4.5, 0.1, 1e21, true, false, null),
)

const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('title', 'rating', 'tags', 'warnings', 'note', 'id', 'cover', 'year') }, fc.constantFrom('1917', 'a b', '片名', 'yes', '__proto__', 'x.y', 'a:b', '"q"'))

export const value: fc.Arbitrary<FieldValue> = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** One way to write a value; a choice of numbers decides on styles, so that shrinking finds the plainest head. */
class HeadWriter {
  readonly #choices: readonly number[]
  #at = 0
  #anchors = 0

  constructor(choices: readonly number[]) {
    this.#choices = choices
  }

  lines(entries: readonly (readonly [string, FieldValue])[], column: number): string[] {
    return entries.flatMap(([name, item]) => {
      const own = [...this.#between(column), ...this.#pair(name, item, column)]
      if (this.#anchors > 0 && column === 0 && this.#pick(8) === 1) own.push(`alias${this.#at}: *a${this.#pick(this.#anchors)}${this.#comment()}`)
      return own
    })
  }

  #pair(name: string, item: FieldValue, column: number): string[] {
    return this.#valueLines(`${' '.repeat(column)}${this.#key(name)}:`, item, column, this.#pick(3) === 1 ? 0 : 2)
  }

  #valueLines(prefix: string, item: FieldValue, column: number, listStep: number): string[] {
    const gap = this.#pick(6) === 1 ? '   ' : ' '
    const isCollection = typeof item === 'object' && item !== null
    const size = isCollection ? Object.keys(item).length : 0
    if (isCollection && size > 0 && this.#pick(3) !== 1) {
      const props = this.#anchor(gap)
      const head = `${prefix}${props}${this.#comment()}`
      if (Array.isArray(item)) return [head, ...item.flatMap((entry) => [...this.#between(column + listStep), ...this.#item(entry, column + listStep)])]
      return [head, ...this.lines(Object.entries(item), column + 2)]
    }
    if (isCollection) {
      const multi = size > 0 && this.#pick(4) === 1
      const flow = this.#flow(item, multi ? column + 2 : null)
      return `${prefix}${this.#anchor(gap)}${gap}${flow}${this.#comment()}`.split('\n')
    }
    if (typeof item === 'string') {
      const block = this.#block(item, column)
      if (block) return [`${prefix}${this.#anchor(gap)}${gap}${block[0]}`, ...block.slice(1)]
    }
    const scalarText = this.#scalar(item, false)
    if (scalarText === '') return [`${prefix}${this.#comment()}`]
    // A value on a line of its own, perhaps with a comment between.
    if (this.#pick(10) === 1) return [`${prefix}${this.#comment()}`, ...(this.#pick(3) === 1 ? [`${' '.repeat(column + 2)}# between`] : []), `${' '.repeat(column + 2)}${scalarText}${this.#comment()}`]
    return [`${prefix}${this.#anchor(gap)}${gap}${scalarText}${this.#comment()}`]
  }

  #item(entry: FieldValue, column: number): string[] {
    const dash = `${' '.repeat(column)}-`
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry) && Object.keys(entry).length > 0 && this.#pick(4) !== 1) {
      const [first = '', ...rest] = this.lines(Object.entries(entry), column + 2).filter((line) => line.trim() !== '')
      // Comments before the first key would stand on the dash's line.
      return first.trim().startsWith('#') ? [dash, first, ...rest] : [`${dash} ${first.trimStart()}`, ...rest]
    }
    return this.#valueLines(dash, entry, column, 2)
  }

  #flow(item: FieldValue, column: number | null): string {
    const separator = column === null ? ', ' : `,\n${' '.repeat(column)}`
    const [open, close] = column === null ? ['', ''] : [`\n${' '.repeat(column)}`, `\n${' '.repeat(column)}`]
    const pad = column === null && this.#pick(3) === 1 ? ' ' : ''
    const last = this.#pick(5) === 1 ? ',' : ''
    if (Array.isArray(item)) {
      if (item.length === 0) return '[]'
      return `[${open}${pad}${item.map((entry) => this.#flowItem(entry)).join(separator)}${last}${pad}${close}]`
    }
    const entries = Object.entries(item as object) as [string, FieldValue][]
    if (entries.length === 0) return '{}'
    return `{${open}${pad}${entries.map(([name, entry]) => `${this.#key(name)}: ${this.#flowItem(entry)}`).join(separator)}${last}${pad}${close}}`
  }

  #flowItem(entry: FieldValue): string {
    return typeof entry === 'object' && entry !== null ? this.#flow(entry, null) : this.#scalar(entry, true)
  }

  #scalar(item: FieldValue, inFlow: boolean): string {
    if (item === null) return inFlow ? 'null' : ['', '~', 'null'][this.#pick(3)] ?? ''
    if (typeof item !== 'string') return String(item)
    const style = this.#pick(4)
    if (style < 2 && /^[\p{L}\p{Extended_Pictographic}][\p{L}\p{Extended_Pictographic}’ ]*$/u.test(item) && item === item.trim() && !/^(null|true|false)$/i.test(item)) return item
    if (style === 2 && !/[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff\ufffe\uffff]/u.test(item)) return `'${item.replaceAll("'", "''")}'`
    return JSON.stringify(item).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  }

  #block(item: string, column: number): string[] | null {
    const body = item.replace(/\n+$/, '')
    if (body === '' || /^\s/.test(body) || /[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff\ufffe\uffff]/u.test(body.replaceAll('\n', '')) || /\n[ ]/.test(body) || this.#pick(3) !== 1) return null
    const trailing = item.length - body.length
    const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+'
    const folded = this.#pick(2) === 1
    const source = folded ? body.replace(/\n+/g, (ends) => `${ends}\n`) : body
    return [`${folded ? '>' : '|'}${chomping}`, ...source.split('\n').map((line) => (line === '' ? '' : ' '.repeat(column + 2) + line)), ...Array<string>(Math.max(0, trailing - 1)).fill('')]
  }

  #key(name: string): string {
    if (/^[a-z\p{Script=Han}]+$/u.test(name) && this.#pick(6) !== 1) return name
    return this.#pick(2) === 1 && !/[\p{Cc}]/u.test(name) ? `'${name.replaceAll("'", "''")}'` : JSON.stringify(name)
  }

  #anchor(gap: string): string {
    return this.#pick(9) === 1 ? `${gap}&a${this.#anchors++}` : ''
  }

  #comment(): string {
    return [`  # trailing`, ' # “é” 🌸', '\t# tab'][this.#pick(12)] ?? ''
  }

  #between(column: number): string[] {
    return [[''], [`${' '.repeat(column)}# about the next`], ['# at the margin']][this.#pick(14)] ?? []
  }

  #pick(below: number): number {
    const choice = this.#choices[this.#at++ % this.#choices.length] ?? 0
    return choice % below
  }
}

/** A head in any of the styles that authors and programs write, with LF or CRLF and perhaps a BOM. */
export const head: fc.Arbitrary<string> = fc
  .tuple(fc.uniqueArray(fc.tuple(key, value), { maxLength: 6, selector: ([name]) => name }), fc.array(fc.nat(5039), { minLength: 20, maxLength: 60 }), fc.boolean(), fc.integer({ min: 0, max: 9 }), fc.boolean())
  .map(([entries, choices, crlf, bom, dots]) => {
    const lines = ['---', ...new HeadWriter(choices).lines(entries, 0), dots && (choices[0] ?? 0) % 7 === 1 ? '...' : '---', '']
    return (bom === 1 ? '\ufeff' : '') + lines.join(crlf ? '\r\n' : '\n')
  })

/** Paths of everything in the values. */
export function pathsIn(from: FieldValue, path: KeyPath = []): KeyPath[] {
  if (typeof from !== 'object' || from === null) return path.length > 0 ? [path] : []
  const own = path.length > 0 ? [path] : []
  if (Array.isArray(from)) return [...own, ...from.flatMap((item, index) => pathsIn(item, [...path, index]))]
  return [...own, ...Object.entries(from).flatMap(([key, item]) => pathsIn(item as FieldValue, [...path, key]))]
}
