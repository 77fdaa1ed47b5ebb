import { ChevronRight, FileCheck, FilePen, FilePlus, FileWarning, FileX } from 'lucide-react'
import { useState } from 'react'
import type { ExportPlan, PlanAction, PlanItem } from '../../../shared/export/exportPlan.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FileDiff } from './FileDiff.tsx'
import { type ChangeGroup, groupChanges, kindOf } from './exportGroups.ts'

interface ChangeListProps {
  readonly plan: ExportPlan
  readonly ticked: ReadonlySet<string>
  readonly onTick: (path: string, on: boolean) => void
}

const icons: Readonly<Record<PlanAction, typeof FileX>> = { conflict: FileWarning, add: FilePlus, change: FilePen, remove: FileX, unchanged: FileCheck }
/** Rows of a group at first and with each "more": ten thousand rows at once would keep the window waiting. */
const pageSize = 100

/** Every file that the export would touch, by what would happen to it; each opens to its difference. */
export function ChangeList({ plan, ticked, onTick }: ChangeListProps) {
  return (
    <ul className="changeList" aria-label="Changes">
      {groupChanges(plan.items).map((group) => (
        <Group key={group.kind} group={group} plan={plan.id} ticked={ticked} onTick={onTick} />
      ))}
      {plan.items.length === 0 && <li className="field-note">There is nothing to export.</li>}
    </ul>
  )
}

interface GroupProps extends Omit<ChangeListProps, 'plan'> {
  readonly group: ChangeGroup
  readonly plan: string
}

function Group({ group, plan, ticked, onTick }: GroupProps) {
  const [isOpen, setOpen] = useState(group.kind !== 'unchanged')
  const [shown, setShown] = useState(pageSize)
  const rest = group.items.length - shown
  return (
    <>
      <li className="changeList-heading">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={14} aria-hidden />
          {group.title} <span>{group.items.length.toLocaleString('en')}</span>
        </button>
        {group.kind === 'offered' && (
          <button type="button" className="field-button" onClick={() => group.items.forEach(({ path }) => onTick(path, true))}>
            Add all
          </button>
        )}
      </li>
      {isOpen && group.items.slice(0, shown).map((item) => <Row key={item.path} item={item} plan={plan} isTicked={ticked.has(item.path)} onTick={onTick} />)}
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
  readonly isTicked: boolean
  readonly onTick: (path: string, on: boolean) => void
}

function Row({ item, plan, isTicked, onTick }: RowProps) {
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
          <Checkbox label={`Overwrite ${visibleText(item.path)}`} checked={isTicked} onChange={(on) => onTick(item.path, on)}>
            Overwrite
          </Checkbox>
        )}
        {kindOf(item) === 'offered' && (
          <Checkbox label={`Add ${visibleText(item.path)}`} checked={isTicked} onChange={(on) => onTick(item.path, on)}>
            Add
          </Checkbox>
        )}
      </div>
      {item.reason && <p className="changeList-reason">{visibleText(item.reason)}</p>}
      {isOpen && <FileDiff plan={plan} path={item.path} />}
    </li>
  )
}
