import { parse, TomlDate, TomlError } from 'smol-toml'
import type { SourceProblem } from './headProblem.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { tomlPlaces } from './tomlPlaces.ts'

/**
 * Reads TOML; dates and times stay as written, whole numbers beyond 2^53 become texts. Never throws; with a problem there are no values, and a key
 * that is there twice is one: TOML says that such a text means nothing.
 */
export function readToml(source: string): { readonly values: Readonly<Record<string, FieldValue>>; readonly problems: readonly SourceProblem[]; readonly repeated: readonly SourceProblem[] } {
  try {
    const table = parse(source, { integersAsBigInt: 'asNeeded', maxDepth: 100 })
    let written: Map<string, string> | null = null
    const asWritten = (path: KeyPath): string | undefined => {
      written ??= new Map(tomlPlaces(source).places.map((place) => [JSON.stringify(place.path), source.slice(place.from, place.to)]))
      return written.get(JSON.stringify(path))
    }
    return { values: Object.fromEntries(entriesOf(table, [], asWritten)), problems: [], repeated: [] }
  } catch (cause) {
    if (cause instanceof RangeError) return { values: {}, problems: [{ message: 'This is nested too deeply.', from: 0, to: source.length }], repeated: [] }
    if (!(cause instanceof TomlError)) throw cause
    const at = offsetOf(source, cause.line, cause.column)
    return { values: {}, problems: [{ message: inWords(cause.message), from: at, to: at + 1 }], repeated: [] }
  }
}

type AsWritten = (path: KeyPath) => string | undefined

function entriesOf(table: object, path: KeyPath, asWritten: AsWritten): [string, FieldValue][] {
  return Object.entries(table).map(([key, value]) => [key, valueOf(value, [...path, key], asWritten)])
}

function valueOf(value: unknown, path: KeyPath, asWritten: AsWritten): FieldValue {
  if (value instanceof TomlDate) return asWritten(path) ?? value.toISOString()
  if (Array.isArray(value)) return value.map((item, index) => valueOf(item, [...path, index], asWritten))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(entriesOf(value, path, asWritten))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

function offsetOf(source: string, line: number, column: number): number {
  let start = 0
  for (let passed = 1; passed < line; passed++) start = source.indexOf('\n', start) + 1
  return start + column - 1
}

/** The parser's message without its code frame. */
function inWords(message: string): string {
  const [first = ''] = message.split('\n')
  const words = first.replace(/^Invalid TOML document: /, '')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}
