import type { Nodes, Parents } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'

// Hidden until selected, with no stylesheet of the site's.
const opening = '<span class="spoiler" title="Spoiler" style="background:currentColor">'

/** Whether a node is an inline spoiler, which has no position of its own. */
export function isInlineSpoiler(node: Nodes): boolean {
  return node.type === 'emphasis' && node.data?.hName === 'span'
}

/** The inline spoilers directly within a node as elements; null where it cannot be told which bars make them. */
export function spoilerSpans(body: string, parent: Parents): TextChange[] | null {
  const from = parent.position?.start.offset
  const to = parent.position?.end.offset
  if (from === undefined || to === undefined) return null
  const inner: Nodes[] = parent.children.flatMap((child): Nodes[] => (isInlineSpoiler(child) && 'children' in child ? child.children : [child]))
  const others = inner.flatMap(({ type, position }) => (type === 'text' || !position ? [] : [[position.start.offset ?? 0, position.end.offset ?? 0] as const]))
  const bars = [...body.slice(from, to).matchAll(/(?:\\?\|){2}/g)]
    .map(({ index, 0: mark }) => ({ from: from + index, to: from + index + mark.length }))
    .filter((bar) => !others.some(([start, end]) => start <= bar.from && bar.from < end))
  const changes: TextChange[] = []
  let next = 0
  for (const child of parent.children) {
    if (child.type === 'text' && child.value === '||') next++
    if (!isInlineSpoiler(child)) continue
    const [open, close] = [bars[next], bars[next + 1]]
    if (!open || !close) return null
    changes.push({ ...open, insert: opening }, { ...close, insert: '</span>' })
    next += 2
  }
  return next === bars.length ? changes : null
}
