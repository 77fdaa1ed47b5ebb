import type { FieldValue } from './headTypes.ts'

export type FieldMap = Readonly<Record<string, FieldValue>>

/** A mapping, as against a list, a scalar or nothing. */
export function isFieldMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isFieldList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value)
}

/** Whether two values say the same; the order of a mapping's keys does not count. */
export function equalValues(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true
  if (isFieldList(a)) return isFieldList(b) && a.length === b.length && a.every((item, index) => equalValues(item, b[index]))
  if (isFieldMap(a)) {
    const keys = Object.keys(a)
    return isFieldMap(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]))
  }
  return typeof a === 'number' && typeof b === 'number' && Number.isNaN(a) && Number.isNaN(b)
}

/** The own value of a mapping's key: `constructor` and `__proto__` are keys like any other. */
export function ownValue(map: FieldMap, key: string): FieldValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

/** A mapping with one key set (a new one comes last) or, for undefined, removed. */
export function withKey(map: FieldMap, key: string, value: FieldValue | undefined): FieldMap {
  const entries = Object.entries(map)
  if (value === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key))
  if (!Object.hasOwn(map, key)) return Object.fromEntries([...entries, [key, value]])
  return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? value : old]))
}
