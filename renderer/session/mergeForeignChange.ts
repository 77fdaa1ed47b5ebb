import { mergedText, threeWayMerge } from '../../shared/text/threeWayMerge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'

/** Puts what another program made of `base` into the text, as one change that can be undone, and says so; false where both touched the same lines. */
export function mergeForeignChange(session: DocumentSession, base: string, theirs: string): boolean {
  const mine = session.text()
  const merge = threeWayMerge(base, mine, theirs)
  const merged = mergedText(merge)
  if (merged === null) return false
  if (merged !== mine) session.replaceText(merged)
  const changes = merge.taken === 1 ? 'Its change was' : `Its ${merge.taken} changes were`
  if (merge.taken > 0) notify({ kind: 'info', message: `Another program changed “${session.path}” while you were writing. ${changes} put together with yours; undo takes that back.` })
  return true
}
