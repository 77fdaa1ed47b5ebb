import { CircleAlert, CircleCheck, FolderOpen } from 'lucide-react'
import type { ExportReport } from '../../../shared/export/exportPlan.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { Button } from '../../ui/Button.tsx'
import { reportInWords } from './exportGroups.ts'

interface ExportOutcomeProps {
  readonly report: ExportReport
  readonly onShowFolder: () => void
}

const mostNamed = 100

/** What an export did, and what it could not do. */
export function ExportOutcome({ report, onShowFolder }: ExportOutcomeProps) {
  const isWhole = !report.cancelled && report.failed.length === 0
  const Icon = isWhole ? CircleCheck : CircleAlert
  const title = report.cancelled ? 'Stopped: what was written so far stays, the rest is as it was' : isWhole ? 'Exported' : 'Exported, but not everything'
  return (
    <section className="exportOutcome" aria-live="polite">
      <h3 className={isWhole ? 'exportOutcome-good' : 'exportOutcome-bad'}>
        <Icon size={18} aria-hidden />
        {title}
      </h3>
      <p>{reportInWords(report)}</p>
      <Named title="Could not be written" items={report.failed.map(({ path, reason }) => [path, reason])} />
      <Named title="Will not appear yet" items={report.hidden.map(({ post, reason }) => [post, reason])} />
      <Named title="Left alone" items={report.conflicts.map(({ path, reason }) => [path, reason])} />
      <div>
        <Button onPress={onShowFolder}>
          <FolderOpen size={15} aria-hidden />
          Show folder
        </Button>
      </div>
    </section>
  )
}

interface NamedProps {
  readonly title: string
  readonly items: readonly (readonly [name: string, reason: string])[]
}

/** Names with a reason each, under a heading; nothing where there are none. */
export function Named({ title, items }: NamedProps) {
  if (items.length === 0) return null
  return (
    <section className="exportNamed">
      <h3>
        {title} <span>{items.length.toLocaleString('en')}</span>
      </h3>
      <ul>
        {items.slice(0, mostNamed).map(([name, reason], index) => (
          <li key={index}>
            <b>{visibleText(name)}</b> {visibleText(reason)}
          </li>
        ))}
        {items.length > mostNamed && <li>and {(items.length - mostNamed).toLocaleString('en')} more</li>}
      </ul>
    </section>
  )
}
