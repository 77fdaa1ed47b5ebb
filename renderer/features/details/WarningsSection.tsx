import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Warning } from '../../../shared/review/conventions.ts'
import { setNoWarnings, toggleWarning } from '../../../shared/review/editReview.ts'
import { editHeadWith } from '../../session/headEdits.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ChosenWarning } from './ChosenWarning.tsx'
import { WarningPicker } from './WarningPicker.tsx'
import { useConventions, useFieldView, useOpenPost } from './useFields.ts'
import { matchingWarnings } from './matchingWarnings.ts'
import './WarningsSection.css'

/** What the post warns of, each with its severity and note; below, every category to tick, and None. */
export function WarningsSection() {
  const { fields, readOnly } = useOpenPost()
  const { warningCategories } = useConventions()
  const { raw, problem } = useFieldView('warnings')
  const [query, setQuery] = useState('')
  // A mapping or the like under this key is not ours to rewrite.
  const disabled = readOnly || (fields.warnings === null && raw !== undefined && raw !== null && raw !== '')
  const chosen = distinct(fields.warnings ?? [])
  const isNone = fields.warnings !== null && chosen.length === 0
  const search = useRef<HTMLInputElement>(null)
  const groups = matchingWarnings(query, warningCategories, chosen.map(({ id }) => id))
  const toggle = (id: string, on: boolean): void => editHeadWith((head, conventions) => toggleWarning(head, conventions, id, on))
  const own = query.trim()
  return (
    <Disclosure title="Content warnings" aside={chosen.length > 0 ? chosen.length : undefined}>
      {problem && <p className="field-problem">{problem}</p>}
      {chosen.length === 0 && !isNone && <p className="field-note">Not decided yet: tick what the work contains, or None.</p>}
      {chosen.length > 0 && (
        <ul className="warnings-chosen">
          {chosen.map((warning) => (
            <ChosenWarning
              key={warning.id}
              warning={warning}
              disabled={disabled}
              onRemove={() => {
                toggle(warning.id, false)
                search.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
      <div className="warnings-picker">
        <div className="warnings-search">
          <Search size={14} aria-hidden />
          <input
            ref={search}
            type="search"
            aria-label="Find a warning"
            placeholder="Find a warning"
            value={query}
            disabled={disabled}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || query === '') return
              event.stopPropagation()
              setQuery('')
            }}
          />
        </div>
        <WarningPicker groups={groups} chosen={chosen.map(({ id }) => id)} disabled={disabled} onToggle={toggle} />
        {groups.length === 0 && (
          <div className="warnings-own">
            <p className="field-note">No category has “{own}” in its name.</p>
            <button
              type="button"
              className="field-button"
              disabled={disabled}
              onClick={() => {
                toggle(own, true)
                setQuery('')
              }}
            >
              Warn of it all the same
            </button>
          </div>
        )}
      </div>
      <Checkbox label="None" checked={isNone} disabled={disabled} onChange={(on) => editHeadWith((head, conventions) => setNoWarnings(head, conventions, on))}>
        None <span className="warnings-noneNote">nothing to warn of</span>
      </Checkbox>
    </Disclosure>
  )
}

/** A category named twice in a post is one warning in the form: its first entry is what the form edits. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return warnings.filter(({ id }, index) => warnings.findIndex((other) => other.id === id) === index)
}
