import { editHead } from '../../../shared/frontMatter/editHead.ts'
import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'
import { removeListItem, setListItem } from '../../../shared/review/editReview.ts'
import { isFieldMap } from '../../../shared/frontMatter/fieldValues.ts'
import { fieldPath } from '../../../shared/review/postFields.ts'
import { editField, editHeadWith } from '../../session/headEdits.ts'
import { documentStore } from '../../state/documentStore.ts'
import { movedItem } from './listEntries.ts'
import { useFieldView, useOpenPost } from './useFields.ts'

/** A list of entries in the front matter, and its edits: each touches only the entry it speaks of. */
export interface Entries {
  readonly raw: FieldValue | undefined
  readonly problem: string | undefined
  readonly disabled: boolean
  /** The place that a new entry gets. */
  readonly nextPlace: number
  /** Says one part of an entry anew; '' takes a part away, except the main one. */
  readonly say: (place: number, part: string, value: string) => void
  readonly append: (entry: FieldValue) => void
  readonly remove: (place: number) => void
  readonly move: (place: number, by: number) => void
}

/** The quotes or related posts of the open post; `main` is the part that an entry of plain text stands for. */
export function useEntries(key: 'quotes' | 'related', main: 'text' | 'post'): Entries {
  const { path, readOnly } = useOpenPost()
  const { raw, problem } = useFieldView(key)
  const nextPlace = Array.isArray(raw) ? raw.length : raw === undefined || raw === null || raw === '' ? 0 : 1
  const entryAt = (place: number): FieldValue | undefined => (Array.isArray(raw) ? raw[place] : place === 0 ? raw : undefined)
  // A field may write as it goes away, when another post is already open.
  const edit: typeof editHeadWith = (make) => {
    if (documentStore.getState().document?.path === path) editHeadWith(make)
  }
  const put = (place: number, entry: FieldValue): void => edit((head, conventions) => setListItem(head, conventions, key, place, entry))
  return {
    raw,
    problem,
    disabled: readOnly || isFieldMap(raw),
    nextPlace,
    say: (place, part, value) => {
      const entry = entryAt(place)
      if (entry === undefined || entry === null) put(place, part === main ? { [main]: value } : { [main]: '', [part]: value })
      else if (isFieldMap(entry) && Array.isArray(raw)) {
        edit((head, conventions) => editHead(head, [...fieldPath(key, conventions), place, part], value === '' && part !== main ? undefined : value))
      } else if (part === main) put(place, value)
      else if (value !== '') put(place, { [main]: entry, [part]: value })
    },
    append: (entry) => put(nextPlace, entry),
    remove: (place) => edit((head, conventions) => removeListItem(head, conventions, key, place)),
    move: (place, by) => {
      if (Array.isArray(raw)) editField(key, movedItem(raw, place, by))
    },
  }
}
