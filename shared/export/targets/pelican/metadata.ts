import { isFieldList, isFieldMap } from '../../../frontMatter/fieldValues.ts'
import type { FieldValue } from '../../../frontMatter/headTypes.ts'

/** A key with its value; undefined and empty values are left out. */
export type MetaEntry = readonly [key: string, value: FieldValue | undefined]

/**
 * Metadata as Pelican reads it: `Key: value`, one line each, no quotes. A list is joined by commas, or by semicolons where an item has a
 * comma; a group becomes a key for each of its own. What is no plain value is left out.
 */
export function pelicanMetadata(entries: readonly MetaEntry[], others: readonly MetaEntry[], reserved: readonly string[]): string {
  const lines: string[] = []
  const taken = new Set<string>()
  const write = (key: string, value: FieldValue | undefined, isOwn: boolean): void => {
    const name = key.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^_+|_+$/g, '')
    if (isFieldMap(value)) {
      for (const [inner, item] of Object.entries(value)) write(`${name}_${inner}`, item, isOwn)
      return
    }
    const text = textOf(value)
    if (text === '' || name === '' || taken.has(name.toLowerCase()) || (isOwn && reserved.includes(name.toLowerCase()))) return
    taken.add(name.toLowerCase())
    lines.push(`${name}: ${text}\n`)
  }
  for (const [key, value] of entries) write(key, value, false)
  for (const [key, value] of others) write(key, value, true)
  return lines.join('')
}

function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null || isFieldMap(value)) return ''
  if (!isFieldList(value)) return oneLine(String(value))
  const items = value.filter((item) => !isFieldMap(item) && !isFieldList(item)).map(textOf).filter((item) => item !== '')
  if (!items.some((item) => item.includes(','))) return items.join(', ')
  // One item alone needs the semicolon too, so that its comma is none between items.
  return items.length === 1 ? `${items[0] ?? ''};` : items.map((item) => item.replaceAll(';', ',')).join('; ')
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
