import { isFieldList, isFieldMap } from '../frontMatter/fieldValues.ts'
import type { FieldValue } from '../frontMatter/headTypes.ts'

/** Says what is odd about the value of a dotted key. */
export type Report = (key: string, message: string) => void

/** Text as it stands; numbers count as text (`title: 1984`). Nothing and '' are null; other types are reported. */
export function readText(value: FieldValue | undefined, key: string, report: Report): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  report(key, `“${key}” should be text, but it is ${typeInWords(value)}.`)
  return null
}

/** A list of texts; a single text is a list of one. Items of other types are reported and left out. */
export function readTexts(value: FieldValue | undefined, key: string, report: Report): string[] {
  if (isFieldMap(value) || typeof value === 'boolean') {
    report(key, `“${key}” should be a list, but it is ${typeInWords(value)}.`)
    return []
  }
  if (!isFieldList(value)) {
    const text = readText(value, key, report)
    return text === null ? [] : [text]
  }
  return value.flatMap((item, index) => readText(item, `${key}.${index}`, report) ?? [])
}

/** A whole number such as a year; a text of digits counts. */
export function readYear(value: FieldValue | undefined, key: string, report: Report): number | null {
  if (value === undefined || value === null || value === '') return null
  const year = typeof value === 'string' && /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : value
  if (typeof year === 'number' && Number.isInteger(year)) return year
  report(key, `“${key}” should be a year such as 1994, but it is ${typeInWords(value)}.`)
  return null
}

/** Whether a post is a draft. What is neither true nor false is reported; unless it says no, it counts as true: nothing is published by a slip. */
export function readDraft(value: FieldValue | undefined, key: string, report: Report): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  report(key, `“${key}” should be true or false, but it is ${typeInWords(value)}.`)
  return !['false', 'no', 'off', 'n', '0', ''].includes(String(value).trim().toLowerCase())
}

/** The kind of a value, as it reads after "it is". */
export function typeInWords(value: FieldValue): string {
  if (value === null) return 'empty'
  if (isFieldList(value)) return 'a list'
  if (isFieldMap(value)) return 'a group of keys'
  if (typeof value === 'string') return `the text “${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`
  return typeof value === 'boolean' ? `${value}` : `the number ${value}`
}
