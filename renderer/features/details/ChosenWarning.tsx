import { X } from 'lucide-react'
import { type Severity, type Warning, severities } from '../../../shared/review/conventions.ts'
import { type WarningDetail, setWarningDetail } from '../../../shared/review/editReview.ts'
import { severityLabel, warningLabel } from '../../../shared/review/warnings.ts'
import { editHeadWith } from '../../session/headEdits.ts'
import { documentStore } from '../../state/documentStore.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useConventions, useOpenPost } from './useFields.ts'

const severityOptions: readonly { readonly value: Severity | 'none'; readonly label: string }[] = [
  { value: 'none', label: 'No severity' },
  ...severities.map((severity) => ({ value: severity, label: severityLabel(severity) })),
]

interface ChosenWarningProps {
  readonly warning: Warning
  readonly disabled: boolean
  readonly onRemove: () => void
}

/** One warning that the post declares: how severe, a note, whether it gives something away. */
export function ChosenWarning({ warning, disabled, onRemove }: ChosenWarningProps) {
  const { path } = useOpenPost()
  const label = warningLabel(warning.id, useConventions())
  const say = (detail: WarningDetail): void => {
    // A note may be written as its row goes away, when another post is already open.
    const { document } = documentStore.getState()
    if (document?.path !== path || !document.fields.warnings?.some(({ id }) => id === warning.id)) return
    editHeadWith((head, conventions) => setWarningDetail(head, conventions, warning.id, detail))
  }
  return (
    <li className="warnings-warning">
      <div className="warnings-row">
        <span className="warnings-label">
          {label}
          {warning.absent && <small> is not in it</small>}
        </span>
        <Select bare label={`Severity: ${label}`} value={warning.severity ?? 'none'} options={severityOptions} disabled={disabled} onChange={(severity) => say({ severity: severity === 'none' ? null : severity })} />
        <button type="button" className="field-icon" aria-label={`Remove the warning ${label}`} title="Remove" disabled={disabled} onClick={onRemove}>
          <X size={13} aria-hidden />
        </button>
      </div>
      <div className="warnings-row">
        <TextField
          bare
          label={`Note: ${label}`}
          value={warning.note ?? ''}
          placeholder="Note"
          disabled={disabled}
          onWrite={(typed) => {
            const note = typed.trim()
            if (note !== (warning.note ?? '')) say({ note: note === '' ? null : note })
            return note
          }}
        />
        <Checkbox label={`Spoiler: ${label}`} checked={warning.spoiler} disabled={disabled} onChange={(spoiler) => say({ spoiler })}>
          Spoiler
        </Checkbox>
      </div>
    </li>
  )
}
