import type { Nodes, Parents } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'
import { offsets } from './nodeChanges.ts'

/** Hidden until selected, with no stylesheet of the site's. */
export const plainSpan = { open: '<span class="spoiler" title="Spoiler" style="background:currentColor">', close: '</span>' }

/** Whether a node is an inline spoiler, which has no position of its own. */
export function isInlineSpoiler(node: Nodes): boolean {
  return node.type === 'emphasis' && node.data?.hName === 'span'
}

/** The inline spoilers directly within a node between these marks; null where it cannot be told which bars make them. */
export function spoilerSpans(body: string, parent: Parents, marks: typeof plainSpan): TextChange[] | null {
  const bars = textRanges(parent).flatMap(({ from, to }) =>
    [...body.slice(from, to).matchAll(/(?:\\?\|){2}/g)].map(({ index, 0: mark }) => ({ from: from + index, to: from + index + mark.length })),
  )
  const changes: TextChange[] = []
  let next = 0
  for (const child of parent.children) {
    if (child.type === 'text' && child.value === '||') next++
    if (!isInlineSpoiler(child)) continue
    const [open, close] = [bars[next], bars[next + 1]]
    if (!open || !close) return null
    changes.push({ ...open, insert: marks.open }, { ...close, insert: marks.close })
    next += 2
  }
  return next === bars.length ? changes : null
}

/** Where the text directly within a node stands: between its children that are more than text. */
export function textRanges(parent: Parents): { readonly from: number; readonly to: number }[] {
  const inner: Nodes[] = parent.children.flatMap((child): Nodes[] => (isInlineSpoiler(child) && 'children' in child ? child.children : [child]))
  const { from: start, to: end } = offsets(parent)
  const ranges: { from: number; to: number }[] = []
  let at = start
  for (const child of inner) {
    if (child.type === 'text' || !child.position) continue
    const { from, to } = offsets(child)
    if (from > at) ranges.push({ from: at, to: from })
    at = Math.max(at, to)
  }
  if (end > at) ranges.push({ from: at, to: end })
  return ranges
}
