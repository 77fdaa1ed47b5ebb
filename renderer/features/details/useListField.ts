import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'
import { removeListItem, setListItem } from '../../../shared/review/editReview.ts'
import type { KnownKey } from '../../../shared/review/postFields.ts'
import { editField, editHeadWith } from '../../session/headEdits.ts'
import { useFieldView, useOpenPost } from './useFields.ts'

export interface ListField {
  readonly values: readonly string[]
  readonly problem: string | undefined
  readonly disabled: boolean
  readonly add: (text: string) => void
  readonly removeAt: (index: number) => void
  readonly onRemove: (() => void) | undefined
}

/** A key of the front matter that holds texts: items come and go one by one, the others keep their bytes. */
export function useListField(key: KnownKey & ('tags' | 'categories' | 'review.cast')): ListField {
  const { fields, readOnly } = useOpenPost()
  const { raw, problem, onRemove } = useFieldView(key)
  const values = key === 'tags' ? fields.tags : key === 'categories' ? fields.categories : fields.cast
  const isList = Array.isArray(raw)
  /** Items that are no text are not shown, so that what is shown third may be the fourth. */
  const places = isList ? raw.flatMap((item: FieldValue, index: number) => (isShown(item) ? [index] : [])) : []
  return {
    values,
    problem,
    disabled: readOnly || (raw !== undefined && raw !== null && typeof raw === 'object' && !isList),
    add: (text) => {
      if (isList) editHeadWith((head, conventions) => setListItem(head, conventions, key, raw.length, text))
      else editField(key, [...values, text])
    },
    removeAt: (index) => {
      const place = places[index]
      if (place !== undefined) editHeadWith((head, conventions) => removeListItem(head, conventions, key, place))
      else editField(key, [])
    },
    onRemove,
  }
}

function isShown(item: FieldValue): boolean {
  return typeof item === 'number' || (typeof item === 'string' && item !== '')
}
