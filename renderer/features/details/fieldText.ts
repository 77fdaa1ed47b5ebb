import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'

/** How a value stands in a text field. A list or a group of keys is shown as data, not to be edited as text. */
export function textInField(value: FieldValue | undefined): { readonly text: string; readonly isText: boolean } {
  if (value === undefined || value === null) return { text: '', isText: true }
  if (typeof value === 'object') return { text: JSON.stringify(value), isText: false }
  return { text: String(value), isText: true }
}

/** Names as one line of text: `Wong Kar-wai, Christopher Doyle`. */
export function namesInField(names: readonly string[]): string {
  return names.join(', ')
}

/**
 * What to write for a line of names: a list where there are several or where the post has a list already, else the plain text.
 * Commas of any script separate.
 */
export function namesFromField(text: string, previous: FieldValue | undefined): FieldValue {
  const names = text.split(/[,，、]/).map((name) => name.trim()).filter((name) => name !== '')
  if (Array.isArray(previous)) return names
  return names.length > 1 ? names : (names[0] ?? '')
}
