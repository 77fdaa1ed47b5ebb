import type { ReactNode } from 'react'
import { TextField } from './TextField.tsx'

interface DateFieldProps {
  readonly label: string
  /** The date in words that `onWrite` also takes. */
  readonly value: string
  readonly onWrite: (text: string) => string | null
  readonly onNow: () => void
  readonly note?: ReactNode
  readonly problem?: string | null | undefined
  readonly disabled?: boolean | undefined
  readonly onRemove?: (() => void) | undefined
}

/** A date as text, as precise as the author likes, with the present moment a press away. What cannot be read is marked and not written. */
export function DateField({ onNow, disabled, ...field }: DateFieldProps) {
  return (
    <TextField {...field} disabled={disabled} spellCheck={false} placeholder="9 Mar 2025 21:30" refusal="Not a date yet, so it is not written: try 9 Mar 2025 21:30 or 2025-03-09.">
      <button type="button" className="field-button" disabled={disabled} onClick={onNow}>
        Now
      </button>
    </TextField>
  )
}
