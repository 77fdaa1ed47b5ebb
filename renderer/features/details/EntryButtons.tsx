import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'

interface EntryButtonsProps {
  /** What they act on, in words. */
  readonly name: string
  readonly disabled: boolean
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

/** Up, down and away: for a list whose order the author chooses. */
export function EntryButtons({ name, disabled, onUp, onDown, onRemove }: EntryButtonsProps) {
  return (
    <div className="details-entryButtons">
      <button type="button" className="field-icon" aria-label={`Move ${name} up`} title="Up" disabled={disabled || !onUp} onClick={onUp}>
        <ArrowUp size={14} aria-hidden />
      </button>
      <button type="button" className="field-icon" aria-label={`Move ${name} down`} title="Down" disabled={disabled || !onDown} onClick={onDown}>
        <ArrowDown size={14} aria-hidden />
      </button>
      <button type="button" className="field-icon" aria-label={`Remove ${name}`} title="Remove" disabled={disabled} onClick={onRemove}>
        <Trash2 size={14} aria-hidden />
      </button>
    </div>
  )
}
