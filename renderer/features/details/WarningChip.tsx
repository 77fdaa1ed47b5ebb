import type { Warning } from '../../../shared/review/conventions.ts'
import { severityLabel, warningLabel } from '../../../shared/review/warnings.ts'
import { useConventions } from './useFields.ts'

interface WarningChipProps {
  readonly warning: Warning
  readonly isOpen: boolean
  readonly onToggle: (open: boolean) => void
}

/** A declared warning in a word or two; pressing it opens its details. */
export function WarningChip({ warning, isOpen, onToggle }: WarningChipProps) {
  const label = warningLabel(warning.id, useConventions())
  return (
    <button type="button" className="warnings-chip" aria-expanded={isOpen} title={warning.note ?? undefined} onClick={() => onToggle(!isOpen)}>
      <span>{label}</span>
      {warning.absent && <small>not in it</small>}
      {warning.severity && <small>{severityLabel(warning.severity).toLowerCase()}</small>}
    </button>
  )
}
