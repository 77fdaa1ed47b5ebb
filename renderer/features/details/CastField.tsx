import { subjectKind } from '../../../shared/review/subject.ts'
import { TagField } from '../../ui/TagField.tsx'
import { useListField } from './useListField.ts'
import { useOpenPost } from './useFields.ts'

/** Who is in it, in the order that the post names them. */
export function CastField() {
  const { values, problem, disabled, add, removeAt, onRemove } = useListField('review.cast')
  const { fields } = useOpenPost()
  return <TagField label={subjectKind(fields.kind).castLabel} values={values} onAdd={add} onRemoveAt={removeAt} placeholder="A name, then Enter" problem={problem} disabled={disabled} onRemove={onRemove} />
}
