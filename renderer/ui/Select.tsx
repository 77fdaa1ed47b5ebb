import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { Field, type FieldFrame } from './Field.tsx'
import './Select.css'

interface SelectProps<T extends string> extends FieldFrame {
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean | undefined
  readonly bare?: boolean
}

/** A choice of one among few: the system's own pop-up, so that keys, type-ahead and screen readers work as everywhere. */
export function Select<T extends string>({ label, value, options, onChange, disabled, bare, ...frame }: SelectProps<T>) {
  const id = useId()
  const select = (
    <span className="select">
      <select
        id={id}
        className="field-input"
        value={value}
        disabled={disabled}
        aria-label={bare ? label : undefined}
        aria-describedby={frame.problem || frame.note ? `${id}-note` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden />
    </span>
  )
  if (bare) return select
  return (
    <Field {...frame} id={id} label={label}>
      {select}
    </Field>
  )
}
