import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'
import type { Quote, RelatedPost } from '../../../shared/review/conventions.ts'
import { valueAtPath } from '../../../shared/frontMatter/editSteps.ts'
import { isFieldList, isFieldMap } from '../../../shared/frontMatter/fieldValues.ts'

/** Entries of a list as the form shows them, each with its place in the list as written (odd entries are left out, so places may skip). */
interface Entry {
  readonly place: number
  readonly entry: FieldValue
}

export function quoteEntries(raw: FieldValue | undefined): readonly (Entry & { readonly quote: Quote })[] {
  return entriesOf(raw).flatMap(({ place, entry }) => {
    const text = textOf(entry, 'text')
    return text === null ? [] : [{ place, entry, quote: { text, source: part(entry, 'source'), lang: part(entry, 'lang') } }]
  })
}

export function relatedEntries(raw: FieldValue | undefined): readonly (Entry & { readonly related: RelatedPost })[] {
  return entriesOf(raw).flatMap(({ place, entry }) => {
    const post = textOf(entry, 'post')
    return post === null || post === '' ? [] : [{ place, entry, related: { post, emoji: part(entry, 'emoji'), text: part(entry, 'text') } }]
  })
}

/** The list with one item moved up or down; at an end it stays as it is. */
export function movedItem(list: readonly FieldValue[], place: number, by: number): readonly FieldValue[] {
  const item = list[place]
  const target = place + by
  if (item === undefined || target < 0 || target >= list.length) return list
  return list.toSpliced(place, 1).toSpliced(target, 0, item)
}

function entriesOf(raw: FieldValue | undefined): readonly Entry[] {
  if (isFieldList(raw)) return raw.map((entry, place) => ({ place, entry }))
  return raw === undefined || raw === null || raw === '' ? [] : [{ place: 0, entry: raw }]
}

/** The main text of an entry: itself, or its part of that name; '' counts, so that a cleared one can be filled again. */
function textOf(entry: FieldValue, name: string): string | null {
  const value = isFieldMap(entry) ? valueAtPath(entry, [name]) : entry
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : null
}

function part(entry: FieldValue, name: string): string | null {
  const value = isFieldMap(entry) ? valueAtPath(entry, [name]) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
