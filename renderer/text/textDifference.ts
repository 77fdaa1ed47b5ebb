import type { Text } from '@codemirror/state'
import { type TextChange, trimChange } from '../../shared/text/textChange.ts'

/** More are sent as the whole text. */
const mostChanges = 500

/**
 * The changes that turn one text into another, none where they are the same; found in a time that depends on how much they do not share. A text of
 * CodeMirror's is a tree, and an edit makes only the leaves anew that it touches.
 */
export function textDifference(before: Text, after: Text): TextChange[] {
  if (before === after) return []
  const [old, now] = [placedLeaves(before), placedLeaves(after)]
  const places = new Map(old.map(({ leaf }, index) => [leaf, index]))
  const changes: TextChange[] = []
  let oldFrom = 0
  let nowFrom = 0
  const changeUpTo = (oldTo: number, nowTo: number): void => {
    const was = rangeOf(before, old, oldFrom, oldTo)
    const is = rangeOf(after, now, nowFrom, nowTo)
    const [taken, put] = [before.sliceString(was.from, was.to), after.sliceString(is.from, is.to)]
    if (taken === put) return
    const { from, to, insert } = trimChange(taken, { from: 0, to: taken.length, insert: put })
    changes.push({ from: was.from + from, to: was.from + to, insert })
  }
  for (const [index, { leaf }] of now.entries()) {
    const place = places.get(leaf)
    if (place === undefined || place < oldFrom) continue
    if (place > oldFrom || index > nowFrom) changeUpTo(place, index)
    oldFrom = place + 1
    nowFrom = index + 1
  }
  if (oldFrom < old.length || nowFrom < now.length) changeUpTo(old.length, now.length)
  return changes.length <= mostChanges ? changes : [{ from: 0, to: before.length, insert: after.toString() }]
}

interface PlacedLeaf {
  readonly leaf: Text
  readonly from: number
}

function placedLeaves(text: Text): readonly PlacedLeaf[] {
  let from = 0
  return leavesOf(text).map((leaf) => {
    const placed = { leaf, from }
    from += leaf.length + 1
    return placed
  })
}

function leavesOf(text: Text): readonly Text[] {
  return text.children?.flatMap(leavesOf) ?? [text]
}

/** Where some leaves stand, with the line end that parts them from those behind them, or where there are none, from those before. */
function rangeOf(text: Text, leaves: readonly PlacedLeaf[], first: number, last: number): { readonly from: number; readonly to: number } {
  const isLast = last === leaves.length
  const start = leaves[first]?.from ?? text.length + 1
  return { from: isLast && first > 0 ? start - 1 : start, to: isLast ? text.length : (leaves[last]?.from ?? text.length) }
}
