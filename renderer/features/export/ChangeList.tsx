import { ChevronRight, FileCheck, FilePen, FilePlus, FileWarning, FileX } from 'lucide-react'
import { useState } from 'react'
import type { ExportPlan, PlanAction, PlanItem } from '../../../shared/export/exportPlan.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FileDiff } from './FileDiff.tsx'
import { type ChangeGroup, groupChanges } from './exportGroups.ts'

interface ChangeListProps {
  readonly plan: ExportPlan
  readonly overwrite: ReadonlySet<string>
  readonly onOverwrite: (path: string, on: boolean) => void
}

const icons: Readonly<Record<PlanAction, typeof FileX>> = { conflict: FileWarning, add: FilePlus, change: FilePen, remove: FileX, unchanged: FileCheck }
/** Rows of a group at first and with each "more": ten thousand rows at once would keep the window waiting. */
const pageSize = 100

/** Every file that the export would touch, by what would happen to it; each opens to its difference. */
export function ChangeList({ plan, overwrite, onOverwrite }: ChangeListProps) {
  return (
    <ul className="changeList" aria-label="Changes">
      {groupChanges(plan.items).map((group) => (
        <Group key={group.action} group={group} plan={plan.id} overwrite={overwrite} onOverwrite={onOverwrite} />
      ))}
      {plan.items.length === 0 && <li className="field-note">There is nothing to export.</li>}
    </ul>
  )
}

interface GroupProps extends Omit<ChangeListProps, 'plan'> {
  readonly group: ChangeGroup
  readonly plan: string
}

function Group({ group, plan, overwrite, onOverwrite }: GroupProps) {
  const [isOpen, setOpen] = useState(group.action !== 'unchanged')
  const [shown, setShown] = useState(pageSize)
  const rest = group.items.length - shown
  return (
    <>
      <li className="changeList-heading">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={14} aria-hidden />
          {group.title} <span>{group.items.length.toLocaleString('en')}</span>
        </button>
      </li>
      {isOpen && group.items.slice(0, shown).map((item) => <Row key={item.path} item={item} plan={plan} isOverwritten={overwrite.has(item.path)} onOverwrite={onOverwrite} />)}
      {isOpen && rest > 0 && (
        <li>
          <button type="button" className="field-button changeList-more" onClick={() => setShown(shown + pageSize * 5)}>
            Show {Math.min(rest, pageSize * 5).toLocaleString('en')} more of {rest.toLocaleString('en')}
          </button>
        </li>
      )}
    </>
  )
}

interface RowProps {
  readonly item: PlanItem
  readonly plan: string
  readonly isOverwritten: boolean
  readonly onOverwrite: (path: string, on: boolean) => void
}

function Row({ item, plan, isOverwritten, onOverwrite }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const Icon = icons[item.action]
  const name = item.path.lastIndexOf('/') + 1
  return (
    <li className={`changeList-row changeList-${item.action}`}>
      <div className="changeList-line">
        <button type="button" className="changeList-file" aria-expanded={isOpen} disabled={item.action === 'unchanged'} onClick={() => setOpen(!isOpen)}>
          <Icon size={15} strokeWidth={1.75} aria-hidden />
          <span className="changeList-path">
            {visibleText(item.path.slice(0, name))}
            <b>{visibleText(item.path.slice(name))}</b>
          </span>
        </button>
        {item.action === 'conflict' && (
          <Checkbox label={`Overwrite ${visibleText(item.path)}`} checked={isOverwritten} onChange={(on) => onOverwrite(item.path, on)}>
            Overwrite
          </Checkbox>
        )}
      </div>
      {item.reason && <p className="changeList-reason">{visibleText(item.reason)}</p>}
      {isOpen && <FileDiff plan={plan} path={item.path} />}
    </li>
  )
}
