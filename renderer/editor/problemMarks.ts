import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { Problem } from '../../shared/checks/problem.ts'

const severities = { error: 'error', warning: 'warning', hint: 'hint' } as const

/** Underlines the problems that have a place in the body. Places outside of the text (it is newer) are left out. */
export function markProblems(state: EditorState, problems: readonly Problem[]): TransactionSpec {
  const marks = problems.flatMap(({ place, severity, message }): Diagnostic[] =>
    place?.part === 'body' && place.to <= state.doc.length ? [{ from: place.from, to: place.to, severity: severities[severity], message }] : [],
  )
  return setDiagnostics(state, marks)
}
