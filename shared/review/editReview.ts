import { editHead } from '../frontMatter/editHead.ts'
import { valueAtPath } from '../frontMatter/editSteps.ts'
import { type FieldMap, isFieldList, isFieldMap, withKey } from '../frontMatter/fieldValues.ts'
import type { FieldValue } from '../frontMatter/headTypes.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import type { TextChange } from '../text/textChange.ts'
import type { ReviewConventions, Severity } from './conventions.ts'
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
  const before = present(head, conventions, 'review.rating')
  if (value === null) return editHead(head, path, undefined)
  if (readRating(before, conventions.ratingScale)?.value === value) return []
  return editHead(head, path, writeRating(value, before, conventions.ratingScale))
}

/** Ticks or unticks one content warning. Unticking the last one leaves "not decided yet", never "none". */
export function toggleWarning(head: string, conventions: ReviewConventions, id: string, on: boolean): TextChange[] {
  const entries = readEntries(head, conventions, 'warnings')
  const others = entries.filter((entry) => warningIdOf(entry, conventions) !== id)
  if (on) return others.length < entries.length ? [] : writeEntries(head, conventions, 'warnings', [...entries, id])
  return others.length === entries.length ? [] : writeEntries(head, conventions, 'warnings', others)
}

/**
 * Says more, or less, of a content warning; one that is not ticked is ticked by it. An entry that is a bare category becomes
 * `{id, …}` only when a detail is set; details that are taken away leave no empty key behind.
 */
export function setWarningDetail(head: string, conventions: ReviewConventions, id: string, detail: WarningDetail): TextChange[] {
  const entries = readEntries(head, conventions, 'warnings')
  const index = entries.findIndex((entry) => warningIdOf(entry, conventions) === id)
  if (index < 0) return writeEntries(head, conventions, 'warnings', [...entries, withDetail(id, detail)])
  return writeEntries(head, conventions, 'warnings', entries.with(index, withDetail(entries[index] ?? id, detail)))
}

/** Declares that there is nothing to warn of (`[]`), or takes that declaration back; warnings that are listed stay unless `on`. */
export function setNoWarnings(head: string, conventions: ReviewConventions, on: boolean): TextChange[] {
  const path = fieldPath('warnings', conventions)
  if (on) return editHead(head, path, [])
  return readEntries(head, conventions, 'warnings').length === 0 ? editHead(head, path, undefined) : []
}

/** Sets the item at `index` of a list; an index past the end appends. A single value stands for a list of one, and becomes a list when a second comes. */
export function setListItem(head: string, conventions: ReviewConventions, key: ListKey, index: number, item: FieldValue): TextChange[] {
  const entries = readEntries(head, conventions, key)
  return writeEntries(head, conventions, key, index < entries.length ? entries.with(index, item) : [...entries, item])
}

/** Removes the item at `index` of a list. An emptied list stays as `[]` in its place, but an emptied `warnings` goes, as `[]` would say "none". */
export function removeListItem(head: string, conventions: ReviewConventions, key: ListKey, index: number): TextChange[] {
  return writeEntries(head, conventions, key, readEntries(head, conventions, key).filter((_, at) => at !== index))
}

function present(head: string, conventions: ReviewConventions, key: KnownKey): FieldValue | undefined {
  return valueAtPath(parseHead(head).values, fieldPath(key, conventions))
}

function readEntries(head: string, conventions: ReviewConventions, key: ListKey): readonly FieldValue[] {
  const value = present(head, conventions, key)
  if (isFieldList(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}

/** Writes a list in place of what is there; a single value stays one while it is alone. */
function writeEntries(head: string, conventions: ReviewConventions, key: ListKey, entries: readonly FieldValue[]): TextChange[] {
  const value = present(head, conventions, key)
  const path = fieldPath(key, conventions)
  const [first] = entries
  if (first === undefined) return editHead(head, path, key === 'warnings' || value === undefined ? undefined : [])
  const isSingle = value !== undefined && value !== null && value !== '' && !isFieldList(value)
  return editHead(head, path, isSingle && entries.length === 1 && !isFieldMap(first) ? first : entries)
}

function withDetail(entry: FieldValue, detail: WarningDetail): FieldValue {
  const isLong = isFieldMap(entry)
  const usesLevel = isLong && Object.hasOwn(entry, 'level') && !Object.hasOwn(entry, 'severity')
  let result: FieldMap = isLong ? entry : { id: entry }
  for (const [name, value] of Object.entries(detail)) {
    const isUnset = value === undefined || value === null || value === false || value === ''
    if (value !== undefined) result = withKey(result, name === 'severity' && usesLevel ? 'level' : name, isUnset ? undefined : value)
  }
  return isLong || Object.keys(result).length > 1 ? result : entry
}
