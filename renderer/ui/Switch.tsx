import type { ReactNode } from 'react'
import './Switch.css'

interface SwitchProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
  readonly note?: ReactNode
}

/** On or off, taking effect at once. */
export function Switch({ label, checked, onChange, disabled, note }: SwitchProps) {
  return (
    <label className="switch">
      <input type="checkbox" role="switch" aria-label={label} checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className="switch-track" aria-hidden />
      <span className="switch-label">
        {label}
        {note && <span className="switch-note">{note}</span>}
      </span>
    </label>
  )
}
