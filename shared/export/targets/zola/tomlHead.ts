import { isFieldList, isFieldMap } from '../../../frontMatter/fieldValues.ts'
import { quoteString } from '../../../frontMatter/formatScalar.ts'
import type { FieldValue } from '../../../frontMatter/headTypes.ts'
import { Bare, type Entry, isEmpty } from '../../markdown/yamlHead.ts'

/** A table of front matter: its own name, '' for the top, and what stands in it. */
export interface TomlTable {
  readonly name: string
  readonly entries: readonly (Entry | readonly [key: string, value: Bare | null])[]
}

/** Front matter with fences: TOML in which every text is quoted and empty values, and tables without any other, are left out. */
export function tomlHead(tables: readonly TomlTable[]): string {
  const written = tables.flatMap(({ name, entries }) => {
    const taken = new Set<string>()
    const lines = entries.flatMap(([key, value]) => {
      if (taken.has(key) || (!(value instanceof Bare) && isEmpty(value))) return []
      taken.add(key)
      return [`${tomlKey(key)} = ${value instanceof Bare ? value.text : tomlValue(value ?? '')}\n`]
    })
    return lines.length === 0 ? [] : [`${name === '' ? '' : `[${name}]\n`}${lines.join('')}`]
  })
  return `+++\n${written.join('')}+++\n`
}

function tomlValue(value: FieldValue): string {
  if (isFieldList(value)) return `[${value.filter((item) => item !== null).map(tomlValue).join(', ')}]`
  if (isFieldMap(value)) return `{${Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [`${tomlKey(key)} = ${tomlValue(item)}`])).join(', ')}}`
  if (typeof value === 'number') return tomlNumber(value)
  return typeof value === 'boolean' ? String(value) : quoteString(String(value).toWellFormed())
}

function tomlNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  // Whole numbers have 64 bits in TOML.
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value)
}

function tomlKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoteString(key.toWellFormed())
}
