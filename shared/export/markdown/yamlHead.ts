import { isFieldList, isFieldMap } from '../../frontMatter/fieldValues.ts'
import { formatScalar, quoteString } from '../../frontMatter/formatScalar.ts'
import type { FieldValue } from '../../frontMatter/headTypes.ts'

/** What stands after a key as it is: a date, which quotes would make a text. */
export class Bare {
  constructor(readonly text: string) {}
}

/** A key with its value; undefined and empty values are left out. */
export type Entry = readonly [key: string, value: FieldValue | undefined]

/**
 * Front matter with fences: YAML in which every text is quoted, empty values are left out and lists stay lists. The author's own keys
 * come last, unless they would say one of these again or mean something to the generator.
 */
export function yamlHead(entries: readonly (Entry | readonly [key: string, value: Bare | null])[], others: readonly Entry[], reserved: readonly string[] = []): string {
  const said = new Set<string>()
  const written = entries.flatMap(([key, value]) => {
    if (said.has(key) || (!(value instanceof Bare) && isEmpty(value))) return []
    said.add(key)
    return [[key, value instanceof Bare ? value.text : yamlValue(value ?? null)] as const]
  })
  const taken = new Set([...reserved, ...written.map(([key]) => key.toLowerCase())])
  const more = others.filter(([key, value]) => !taken.has(key.toLowerCase()) && !isEmpty(value)).map(([key, value]) => [key, yamlValue(value ?? null)] as const)
  return `---\n${[...written, ...more].map(([key, text]) => `${plainKey(key)}: ${text}\n`).join('')}---\n`
}

/** A group of keys without those that have no value. */
export function withoutEmpty(entries: readonly Entry[]): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, FieldValue] => !isEmpty(entry[1])))
}

/** Whether a value says nothing. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  if (isFieldList(value)) return value.length === 0
  return isFieldMap(value) && Object.keys(value).length === 0
}

function yamlValue(value: FieldValue): string {
  if (typeof value === 'string') return quoteString(value.toWellFormed())
  if (isFieldList(value)) return `[${value.map(yamlValue).join(', ')}]`
  if (isFieldMap(value)) return `{${Object.entries(value).map(([key, item]) => `${quoteString(key.toWellFormed())}: ${yamlValue(item)}`).join(', ')}}`
  return formatScalar(value)
}

function plainKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(key) ? key : quoteString(key.toWellFormed())
}
