import { diffLines } from 'diff'
import type { TextChange } from './textChange.ts'

/**
 * Changes of whole lines, their line ends with them, that turn one text into another: sorted, with at least one line that stays between
 * any two. Texts too different to compare in the time given get one change from the first line that differs to the last.
 */
export function lineHunks(before: string, after: string, longestSearchMs = 200): TextChange[] {
  const parts = diffLines(before, after, { timeout: longestSearchMs })
  if (!parts) return oneHunk(before, after)
  const hunks: TextChange[] = []
  let at = 0
  let from = 0
  let insert = ''
  const close = (): void => {
    if (from < at || insert !== '') hunks.push({ from, to: at, insert })
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
  return hunks
}

function oneHunk(before: string, after: string): TextChange[] {
  if (before === after) return []
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const from = start === 0 ? 0 : before.lastIndexOf('\n', start - 1) + 1
  // what stays at the end begins with a line of its own
  const lineEnd = before.indexOf('\n', before.length - end)
  const kept = end === 0 || lineEnd < 0 ? 0 : before.length - lineEnd - 1
  return [{ from, to: before.length - kept, insert: after.slice(from, after.length - kept) }]
}
