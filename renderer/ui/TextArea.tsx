import { type KeyboardEvent, useId } from 'react'
import { Field } from './Field.tsx'
import type { TextFieldProps } from './TextField.tsx'
import { useDraft } from './useDraft.ts'

interface TextAreaProps extends Omit<TextFieldProps, 'inputMode' | 'children' | 'refusal'> {
  readonly rows?: number
  /** False where the value is one line however long: Enter then writes instead of breaking the line. */
  readonly multiline?: boolean
}

/** Text that wraps and grows with what is in it. */
export function TextArea({ label, value, onWrite, rows = 1, multiline = true, placeholder, disabled, spellCheck = true, lang, autoFocus, bare, ...frame }: TextAreaProps) {
  const id = useId()
  const draft = useDraft(value, (text) => onWrite(multiline ? text : text.replace(/\s*\n\s*/g, ' ')))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !multiline) {
      event.preventDefault()
      draft.write()
    }
    if (event.key === 'Escape' && draft.text !== value) {
      event.stopPropagation()
      draft.drop()
    }
  }
  const area = (
    <textarea
      {...draft.handlers}
      id={id}
      className="field-input"
      rows={rows}
      value={draft.text}
      onKeyDown={onKeyDown}
      placeholder={placeholder}
      disabled={disabled}
      spellCheck={spellCheck}
      lang={lang}
      autoFocus={autoFocus}
      aria-label={bare ? label : undefined}
      aria-invalid={frame.problem ? true : undefined}
      aria-describedby={frame.problem || frame.note ? `${id}-note` : undefined}
    />
  )
  if (bare) return area
  return (
    <Field {...frame} id={id} label={label}>
      {area}
    </Field>
  )
}
