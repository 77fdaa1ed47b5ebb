import { editHead } from '../frontMatter/editHead.ts'
import { isFieldList, isFieldMap } from '../frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../frontMatter/headTypes.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { type TextChange, applyChanges } from '../text/textChange.ts'
import type { ReviewConventions, Severity } from './conventions.ts'
import { valueAt } from './fieldReaders.ts'
import { type KnownKey, fieldPath } from './postFields.ts'
import { readRating, writeRating } from './rating.ts'
import { warningIdOf } from './warnings.ts'

/** What a content warning may say besides its category; null and false take a detail away, a missing key leaves it. */
export interface WarningDetail {
  readonly severity?: Severity | null
  readonly note?: string | null
  readonly spoiler?: boolean
  readonly absent?: boolean
}

/** Keys that hold a list of texts or entries. */
export type ListKey = Extract<KnownKey, 'tags' | 'categories' | 'review.by' | 'review.cast' | 'quotes' | 'related' | 'warnings'>

/** The changes to a head that give one of our keys a value (undefined removes it), where this library keeps it. */
export function setField(head: string, conventions: ReviewConventions, key: KnownKey, value: FieldValue | undefined): TextChange[] {
  return editHead(head, fieldPath(key, conventions), value)
}

/** Sets the rating in the form that its author uses; null takes it away. The number is on the scale that the present rating reads on. */
export function setRating(head: string, conventions: ReviewConventions, value: number | null): TextChange[] {
  const path = fieldPath('review.rating', conventions)
  const present = valueAt(parseHead(head).values, path)
  if (value === null) return present === undefined ? [] : editHead(head, path, undefined)
  if (readRating(present, conventions.ratingScale)?.value === value) return []
  return editHead(head, path, writeRating(value, present, conventions.ratingScale))
}

/** Ticks or unticks one content warning. Unticking the last one leaves "not decided yet", never "none". */
export function toggleWarning(head: string, conventions: ReviewConventions, id: string, on: boolean): TextChange[] {
  const { path, value, entries } = warningsIn(head, conventions)
  const places = placesOf(entries, id, conventions)
  if (on === places.length > 0 || isFieldMap(value)) return []
  if (on) return setListItem(head, conventions, 'warnings', entries.length, id)
  if (places.length === entries.length) return editHead(head, path, undefined)
  return inTurn(head, places.reverse().map((index) => (text) => editHead(text, [...path, index], undefined)))
}

/**
 * Says more, or less, of a content warning; one that is not ticked is ticked by it. An entry that is a bare category becomes
 * `{id, …}` only when a detail is set; details that are taken away leave no empty key behind.
 */
export function setWarningDetail(head: string, conventions: ReviewConventions, id: string, detail: WarningDetail): TextChange[] {
  const { path, value, entries } = warningsIn(head, conventions)
  if (isFieldMap(value)) return []
  const set = Object.entries(detail).map(([key, wanted]) => [key, wanted === null || wanted === false || wanted === '' ? undefined : wanted] as const)
  const said = set.filter((pair): pair is readonly [string, string | true] => pair[1] !== undefined)
  const index = placesOf(entries, id, conventions)[0]
  const entry = index === undefined ? undefined : entries[index]
  if (index === undefined || entry === undefined) {
    return setListItem(head, conventions, 'warnings', entries.length, said.length > 0 ? { id, ...Object.fromEntries(said) } : id)
  }
  if (!isFieldMap(entry)) return said.length === 0 ? [] : setListItem(head, conventions, 'warnings', index, { id: entry, ...Object.fromEntries(said) })
  const usesLevel = Object.hasOwn(entry, 'level') && !Object.hasOwn(entry, 'severity')
  const edits = set
    .map(([key, wanted]) => [key === 'severity' && usesLevel ? 'level' : key, wanted] as const)
    .filter(([key, wanted]) => wanted !== undefined || Object.hasOwn(entry, key))
  return inTurn(head, edits.map(([key, wanted]) => (text) => editHead(text, [...path, index, key], wanted)))
}

/** Declares that there is nothing to warn of (`[]`), or takes that declaration back; warnings that are listed stay unless `on`. */
export function setNoWarnings(head: string, conventions: ReviewConventions, on: boolean): TextChange[] {
  const { path, value } = warningsIn(head, conventions)
  if (on) return editHead(head, path, [])
  return isFieldList(value) && value.length === 0 ? editHead(head, path, undefined) : []
}

/** Sets the item at `index` of a list; an index past the end appends. A key with a single value becomes a list when a second comes. */
export function setListItem(head: string, conventions: ReviewConventions, key: ListKey, index: number, item: FieldValue): TextChange[] {
  const path = fieldPath(key, conventions)
  const value = valueAt(parseHead(head).values, path)
  if (isFieldList(value) && value.length > 0) return editHead(head, [...path, Math.min(index, value.length)], item)
  if (value === undefined || value === null || value === '' || isFieldList(value)) return editHead(head, path, [item])
  return editHead(head, path, index === 0 ? (isFieldMap(item) ? [item] : item) : [value, item])
}

/** Removes the item at `index` of a list. An emptied list stays as `[]` in its place, but an emptied `warnings` goes, as `[]` would say "none". */
export function removeListItem(head: string, conventions: ReviewConventions, key: ListKey, index: number): TextChange[] {
  const path = fieldPath(key, conventions)
  const value = valueAt(parseHead(head).values, path)
  const isLast = isFieldList(value) ? value.length === 1 && index === 0 : value !== undefined && index === 0
  if (isLast) return editHead(head, path, key === 'warnings' ? undefined : [])
  return isFieldList(value) && index >= 0 && index < value.length ? editHead(head, [...path, index], undefined) : []
}

function warningsIn(head: string, conventions: ReviewConventions): { readonly path: KeyPath; readonly value: FieldValue | undefined; readonly entries: readonly FieldValue[] } {
  const path = fieldPath('warnings', conventions)
  const value = valueAt(parseHead(head).values, path)
  const entries = isFieldList(value) ? value : value === undefined || value === null || value === '' ? [] : [value]
  return { path, value, entries }
}

function placesOf(entries: readonly FieldValue[], id: string, conventions: ReviewConventions): number[] {
  return entries.flatMap((entry, index) => (warningIdOf(entry, conventions) === id ? index : []))
}

/** Several edits, each made on the result of the one before, as one list of changes to the first text. */
function inTurn(head: string, edits: readonly ((head: string) => TextChange[])[]): TextChange[] {
  if (edits.length === 1) return edits[0]!(head)
  const after = edits.reduce((text, edit) => applyChanges(text, edit(text)), head)
  if (after === head) return []
  let from = 0
  while (from < head.length && head[from] === after[from]) from++
  let same = 0
  while (same < Math.min(head.length, after.length) - from && head.at(-1 - same) === after.at(-1 - same)) same++
  return [{ from, to: head.length - same, insert: after.slice(from, after.length - same) }]
}
