import type { FieldValue } from './headTypes.ts'

/**
 * A new value in the form that the old one has without quotes, null where that has none to keep: as many decimals where zeros end it
 * (`4.50`, then `3.00`), `True` and `TRUE` where they are written so, and `no` as bare as `yes` was.
 */
export function inFormOf(old: string, value: FieldValue): string | null {
  if (typeof value === 'number') return withDecimalsOf(old, value)
  if (typeof value === 'boolean') return inCaseOf(old, value)
  return typeof value === 'string' && isSwitchWord(old) && isSwitchWord(value) ? value : null
}

/** Zeros at the end are there on purpose; a number without them says nothing of how another is to look. */
export function withDecimalsOf(old: string, value: number): string | null {
  const decimals = /^[-+]?\d+\.(\d*0)$/.exec(old)?.[1]?.length
  if (decimals === undefined || decimals > 20 || Math.abs(value) >= 1e15) return null
  const text = value.toFixed(decimals)
  return Number(text) === value ? text : null
}

function inCaseOf(old: string, value: boolean): string | null {
  if (/^(?:True|False)$/.test(old)) return value ? 'True' : 'False'
  return /^(?:TRUE|FALSE)$/.test(old) ? String(value).toUpperCase() : null
}

/** What YAML 1.1 takes for a boolean and YAML 1.2 for a text. */
function isSwitchWord(text: string): boolean {
  return /^(?:yes|no|on|off|y|n)$/i.test(text)
}
