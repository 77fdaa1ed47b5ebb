import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { ComboBox } from './ComboBox.tsx'
import { Field, type FieldFrame } from './Field.tsx'
import './TagField.css'

interface TagFieldProps extends FieldFrame {
  readonly values: readonly string[]
  readonly onAdd: (value: string) => void
  readonly onRemoveAt: (index: number) => void
  /** What others used, most used first. */
  readonly suggestions?: readonly { readonly text: string; readonly count: number }[]
  readonly placeholder?: string
  readonly disabled?: boolean | undefined
}

const shownSuggestions = 12

/** A list of short texts as chips: Enter or a comma adds, Backspace takes the last one back, each has its cross. */
export function TagField({ label, values, onAdd, onRemoveAt, suggestions = [], placeholder, disabled, ...frame }: TagFieldProps) {
  const id = useId()
  const [query, setQuery] = useState('')
  const add = (text: string): void => {
    const value = text.trim()
    setQuery('')
    if (value !== '' && !values.includes(value)) onAdd(value)
  }
  const wanted = query.trim().toLowerCase()
  const options = suggestions
    .filter(({ text }) => !values.includes(text) && text.toLowerCase().includes(wanted))
    .slice(0, shownSuggestions)
    .map(({ text, count }) => ({
      id: text,
      content: (
        <>
          <span className="tagField-name">{text}</span>
          <span className="tagField-count" aria-label={`${count} ${count === 1 ? 'post' : 'posts'}`}>
            {count}
          </span>
        </>
      ),
    }))
  return (
    <Field {...frame} id={id} label={label}>
      <div className="field-input tagField">
        {values.map((value, index) => (
          <span key={`${index}-${value}`} className="tagField-tag">
            <span className="tagField-name">{value}</span>
            {!disabled && (
              <button type="button" aria-label={`Remove ${value}`} onClick={() => onRemoveAt(index)}>
                <X size={11} aria-hidden />
              </button>
            )}
          </span>
        ))}
        <ComboBox
          id={id}
          className="tagField-input"
          label={label}
          query={query}
          onQuery={setQuery}
          options={options}
          onPick={add}
          onCustom={add}
          onBlur={() => add(query)}
          onBackspace={() => values.length > 0 && onRemoveAt(values.length - 1)}
          placeholder={values.length === 0 ? placeholder : undefined}
          disabled={disabled}
        />
      </div>
    </Field>
  )
}
