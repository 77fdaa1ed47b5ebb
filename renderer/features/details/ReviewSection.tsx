import { ExternalLink } from 'lucide-react'
import { reviewKinds } from '../../../shared/review/conventions.ts'
import { setRating } from '../../../shared/review/editReview.ts'
import { subjectKind } from '../../../shared/review/subject.ts'
import { readTrailer } from '../../../shared/review/trailer.ts'
import { bridge } from '../../bridge/bridge.ts'
import { notify } from '../../state/noticeStore.ts'
import { editField, editHeadWith } from '../../session/headEdits.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CastField } from './CastField.tsx'
import { namesFromField, namesInField } from './fieldText.ts'
import { HeadTextField } from './HeadTextField.tsx'
import { RatingSlider } from './RatingSlider.tsx'
import { useConventions, useFieldView, useOpenPost } from './useFields.ts'

/** What the review says at a glance: stars, verdict, what it is about. */
export function ReviewSection() {
  const { fields, readOnly } = useOpenPost()
  const { ratingScale } = useConventions()
  const rating = useFieldView('review.rating')
  return (
    <Disclosure title="Review">
      <div className="field">
        <RatingSlider
          value={fields.rating?.value ?? null}
          scale={fields.rating?.scale ?? ratingScale}
          disabled={readOnly}
          onRate={(value) => editHeadWith((head, conventions) => setRating(head, conventions, value))}
        />
        {rating.problem && <p className="field-problem">{rating.problem}</p>}
      </div>
      <HeadTextField field="review.verdict" label="Verdict" wraps placeholder="In one line" />
      <div className="details-pair details-wideFirst">
        <HeadTextField field="review.subject" label="Subject" placeholder="What it is about" />
        <YearField />
      </div>
      <div className="details-pair">
        <HeadTextField field="review.originalTitle" label="Original title" spellCheck={false} />
        <ByField />
      </div>
      <KindField />
      <CastField />
      <TrailerField />
    </Disclosure>
  )
}

function KindField() {
  const { fields } = useOpenPost()
  const { raw, problem, disabled, onRemove } = useFieldView('review.kind')
  const unknown = fields.kind === null && typeof raw === 'string' && raw !== '' ? raw : null
  const options = [
    { value: '', label: unknown ?? 'Not said' },
    ...reviewKinds.map((kind) => ({ value: kind, label: subjectKind(kind).label })),
  ]
  return (
    <Select
      label="Kind"
      value={fields.kind ?? ''}
      options={options}
      onChange={(kind) => editField('review.kind', kind === '' ? undefined : kind)}
      problem={problem}
      disabled={disabled}
      onRemove={onRemove}
    />
  )
}

function YearField() {
  const { fields } = useOpenPost()
  const { value, raw, problem, disabled, onWrite, onRemove } = useFieldView('review.year')
  const write = (typed: string): string | null => {
    const text = typed.trim()
    if (text === '') return onWrite('')
    if (!/^-?\d{1,4}$/.test(text)) return null
    // A year that the post has as text (`"1994"`) stays text.
    if (text !== value) editField('review.year', typeof raw === 'string' && raw !== '' ? text : Number(text))
    return String(Number(text)) === text || typeof raw === 'string' ? text : String(Number(text))
  }
  return (
    <TextField label={subjectKind(fields.kind).yearLabel} value={value} onWrite={write} refusal="A year such as 1994." inputMode="numeric" spellCheck={false} problem={problem} disabled={disabled} onRemove={onRemove} />
  )
}

function ByField() {
  const { fields } = useOpenPost()
  const { value, raw, problem, disabled, onWrite, onRemove } = useFieldView('review.by')
  const isList = Array.isArray(raw)
  const shown = isList ? namesInField(fields.by) : value
  const write = (text: string): string => {
    const next = namesFromField(text, raw)
    if (!isList && typeof next === 'string') return onWrite(next) ?? next
    const written = Array.isArray(next) ? namesInField(next) : String(next)
    if (written !== shown) editField('review.by', next)
    return written
  }
  return <TextField label={subjectKind(fields.kind).byLabel} value={shown} onWrite={write} spellCheck={false} problem={problem} disabled={disabled && !isList} onRemove={onRemove} />
}

function TrailerField() {
  const { value } = useFieldView('review.trailer')
  const trailer = readTrailer(value)
  const open = async (): Promise<void> => {
    const result = await bridge.invoke('shell:openExternal', { url: trailer?.watchUrl ?? '' })
    if (!result.ok) notify({ kind: 'error', message: result.error.message })
  }
  const problem = value.trim() !== '' && !trailer ? 'A web address begins with https:// and has no spaces.' : undefined
  return (
    <HeadTextField field="review.trailer" label="Trailer" inputMode="url" spellCheck={false} placeholder="https://" problem={problem}>
      {trailer && (
        <button type="button" className="field-button" onClick={() => void open()}>
          <ExternalLink size={13} aria-hidden />
          Open
        </button>
      )}
    </HeadTextField>
  )
}
