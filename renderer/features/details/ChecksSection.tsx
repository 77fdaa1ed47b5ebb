import { Check, CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Problem, Severity } from '../../../shared/checks/problem.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { goTo } from '../../session/activeDocument.ts'
import { useDocument } from '../../state/documentStore.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'

const icons: Readonly<Record<Severity, typeof Info>> = { error: CircleAlert, warning: TriangleAlert, hint: Info }
const severityNames: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', hint: 'Hint' }

const none: readonly Problem[] = []

/** What the author would want to know before readers do; each leads to its place in the text. */
export function ChecksSection() {
  const problems = useDocument((state) => state.document?.problems ?? none)
  return (
    <Disclosure title="Checks" aside={problems.length > 0 ? problems.length : undefined}>
      {problems.length === 0 ? (
        <p className="checks-fine">
          <Check size={15} aria-hidden />
          Nothing to mend
        </p>
      ) : (
        <ul className="checks-list">
          {problems.map((problem, index) => (
            <li key={index}>
              <ProblemRow problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  )
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const Icon = icons[problem.severity]
  const { place } = problem
  const content = (
    <>
      <Icon size={15} aria-label={severityNames[problem.severity]} role="img" />
      <span>
        {place && <b>Line {problem.line}: </b>}
        {visibleText(problem.message)}
      </span>
    </>
  )
  const className = `checks-problem checks-${problem.severity}`
  if (!place) return <div className={className}>{content}</div>
  return (
    <button type="button" className={className} onClick={() => goTo(place)}>
      {content}
    </button>
  )
}
