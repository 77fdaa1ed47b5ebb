import { diffLines } from 'diff'
import { type TextChange, differenceOf, trimChange } from '../text/textChange.ts'

const longestSearchMs = 200

/**
 * Small changes, line by line, that turn one text into another, so that a cursor between them stays where it is.
 * Texts too different to compare quickly get the one change that covers them all.
 */
export function lineChanges(before: string, after: string): TextChange[] {
  const parts = diffLines(before, after, { timeout: longestSearchMs })
  if (!parts) return differenceOf(before, after)
  const changes: TextChange[] = []
  let at = 0
  let from = 0
  let insert = ''
  const close = (): void => {
    if (from < at || insert !== '') changes.push(trimChange(before, { from, to: at, insert }))
    insert = ''
  }
  for (const part of parts) {
    if (part.added) insert += part.value
    else if (part.removed) at += part.value.length
    else {
      close()
      at += part.value.length
      from = at
    }
  }
  close()
  return changes
}
