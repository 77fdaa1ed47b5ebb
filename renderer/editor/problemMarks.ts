import { type Diagnostic, forEachDiagnostic, nextDiagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Problem } from '../../shared/checks/problem.ts'

const severities = { error: 'error', warning: 'warning', hint: 'hint' } as const

/** Underlines the problems that have a place in the body. Places outside of the text (it is newer) are left out. */
export function markProblems(state: EditorState, problems: readonly Problem[]): TransactionSpec {
  const marks = problems.flatMap(({ place, severity, message }): Diagnostic[] =>
    place?.part === 'body' && place.to <= state.doc.length ? [{ from: place.from, to: place.to, severity: severities[severity], message }] : [],
  )
  return setDiagnostics(state, marks)
}

/** Goes to the next problem, and has screen readers say what and where it is. */
export function goToNextProblem(view: EditorView): boolean {
  if (!nextDiagnostic(view)) return false
  const { main } = view.state.selection
  const said: string[] = []
  forEachDiagnostic(view.state, ({ message }, from, to) => void (from === main.from && to === main.to && said.push(message)))
  view.dispatch({ effects: EditorView.announce.of(`Line ${view.state.doc.lineAt(main.from).number}: ${said.join(' ')}`) })
  return true
}
