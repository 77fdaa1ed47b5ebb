import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import './field.css'

export interface FieldFrame {
  readonly label: string
  /** Something calm to say below the field. */
  readonly note?: ReactNode
  /** What is wrong with the value, in a sentence. */
  readonly problem?: string | null | undefined
  /** Takes the field out of the front matter altogether; absent where it is not there. */
  readonly onRemove?: (() => void) | undefined
}

interface FieldProps extends FieldFrame {
  readonly id: string
  readonly children: ReactNode
  readonly className?: string
}

/** A label above a control, with its note or problem below; `${id}-note` is what the control's aria-describedby should name. */
export function Field({ id, label, note, problem, onRemove, children, className = '' }: FieldProps) {
  return (
    <div className={`field ${className}`}>
      <div className="field-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {onRemove && (
          <button type="button" className="field-icon field-remove" aria-label={`Remove the field ${label}`} title="Remove this field from the front matter" onClick={onRemove}>
            <X size={12} aria-hidden />
          </button>
        )}
      </div>
      {children}
      {problem ? (
        <p className="field-problem" id={`${id}-note`}>
          {problem}
        </p>
      ) : (
        note && (
          <div className="field-note" id={`${id}-note`}>
            {note}
          </div>
        )
      )}
    </div>
  )
}
