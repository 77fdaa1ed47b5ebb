import type { TextChange } from '../../text/textChange.ts'

/**
 * Changes in order, none over another: of two at the same place the first given stays, and what would be put at the start of a
 * line goes where that line is joined to the one before.
 */
export function orderedChanges(body: string, changes: readonly TextChange[]): TextChange[] {
  const kept: TextChange[] = []
  for (const change of changes.map((change, order) => ({ change, order })).sort((a, b) => a.change.from - b.change.from || a.order - b.order)) {
    const last = kept.at(-1)
    const { from, to } = change.change
    const isJoined = from === to && last !== undefined && last.to === from && last.insert.trim() === '' && body[last.from] === '\n'
    if ((last && from < last.to) || isJoined) continue
    kept.push(change.change)
  }
  return kept
}
