import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Field, type FieldFrame } from './Field.tsx'
import { useDraft } from './useDraft.ts'

export interface TextFieldProps extends FieldFrame {
  readonly value: string
  /** Answers the text that the field will read once written, or null where it cannot be written as it stands. */
  readonly onWrite: (text: string) => string | null
  /** Shown while what is typed cannot be written. */
  readonly refusal?: string
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly inputMode?: 'text' | 'numeric' | 'url'
  readonly spellCheck?: boolean
  readonly lang?: string | undefined
  /** Takes the focus when it appears: only for a field that the author has just asked for. */
  readonly autoFocus?: boolean
  /** Names the control where no label is drawn. */
  readonly bare?: boolean
  /** Controls to the right, on the same line. */
  readonly children?: ReactNode
}

/** One line of text: written after a pause, on blur and on Enter; Escape gives back the value. */
export function TextField({ label, value, onWrite, refusal, placeholder, disabled, inputMode, spellCheck = true, lang, autoFocus, bare, children, ...frame }: TextFieldProps) {
  const id = useId()
  const draft = useDraft(value, onWrite)
  const problem = draft.isRefused ? (refusal ?? null) : (frame.problem ?? null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') draft.write()
    if (event.key === 'Escape' && draft.text !== value) {
      event.stopPropagation()
      draft.drop()
    }
  }
  const input = (
    <input
      {...draft.handlers}
      id={id}
      className="field-input"
      type="text"
      value={draft.text}
      onKeyDown={onKeyDown}
      placeholder={placeholder}
      disabled={disabled}
      inputMode={inputMode}
      spellCheck={spellCheck}
      lang={lang}
      autoFocus={autoFocus}
      autoComplete="off"
      aria-label={bare ? label : undefined}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem || frame.note ? `${id}-note` : undefined}
    />
  )
  if (bare) return input
  return (
    <Field {...frame} id={id} label={label} problem={problem}>
      {children ? (
        <div className="field-row">
          {input}
          {children}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}
