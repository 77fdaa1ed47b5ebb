import { Check } from 'lucide-react'
import type { ReactNode, RefAttributes } from 'react'
import './Checkbox.css'

interface CheckboxProps extends RefAttributes<HTMLInputElement> {
  /** Its accessible name; also what is drawn, unless there are children. */
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
  readonly tabIndex?: number
  readonly onFocus?: () => void
  readonly children?: ReactNode
}

export function Checkbox({ label, checked, onChange, disabled, tabIndex, onFocus, children, ref }: CheckboxProps) {
  return (
    <label className="checkbox">
      <input
        ref={ref}
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="checkbox-box" aria-hidden>
        {/* only where it shows: each picture is drawn apart */}
        {checked && <Check size={12} strokeWidth={3} />}
      </span>
      <span className="checkbox-label">{children ?? label}</span>
    </label>
  )
}
