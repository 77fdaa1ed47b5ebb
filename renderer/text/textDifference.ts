import type { Text } from '@codemirror/state'
import { type TextChange, trimChange } from '../../shared/text/textChange.ts'

/**
 * The change that turns one text into another, none where they are the same; found in a time that depends on what they do not share. A text of
 * CodeMirror's is a tree, and an edit makes only the leaves anew that it touches.
 */
export function textDifference(before: Text, after: Text): TextChange[] {
  if (before === after) return []
  const [old, now] = [leavesOf(before), leavesOf(after)]
  // one leaf of each is left to compare, so that what is between the shared ones is never less than nothing
  const most = Math.min(old.length, now.length) - 1
  let start = 0
  while (start < most && old[start] === now[start]) start++
  let end = 0
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const from = lengthOf(old.slice(0, start))
  const shared = lengthOf(old.slice(old.length - end))
  const [was, is] = [before.sliceString(from, before.length - shared), after.sliceString(from, after.length - shared)]
  if (was === is) return []
  const { from: at, to, insert } = trimChange(was, { from: 0, to: was.length, insert: is })
  return [{ from: from + at, to: from + to, insert }]
}

function leavesOf(text: Text): readonly Text[] {
  return text.children?.flatMap(leavesOf) ?? [text]
}

/** Each leaf with the line end that parts it from its neighbour. */
function lengthOf(leaves: readonly Text[]): number {
  return leaves.reduce((sum, { length }) => sum + length + 1, 0)
}
