import type { Text } from '@codemirror/state'
import type { RenderedBlock } from '../../../shared/markdown/renderProfile.ts'
import { itemLines } from '../../../shared/preview/itemLines.ts'
import { headLines } from '../../../shared/preview/blockEntries.ts'
import type { ShownBlock } from './frameDocument.ts'

/** Source lines that are shown between two heights of the window. */
interface Stretch {
  readonly fromLine: number
  readonly lines: number
  readonly top: number
  readonly bottom: number
}

/** The items of a list or the rows of a table, with the line of the block, from 0, at which each begins. */
interface Entries {
  readonly nodes: ArrayLike<Element>
  readonly starts: readonly number[]
}

/** Where in the window the item or row is in which a line (1-based in the body) of a shown block stands; the block, where it has none. */
export function boxOfLine(shown: ShownBlock, body: Text, line: number): { readonly top: number; readonly bottom: number } {
  return stretchAtLine(shown, entriesOf(shown, body), line)
}

/** The height in the window of a line (1-based in the body, with its fraction) of a shown block: items and rows are found one by one. */
export function heightOfLine(shown: ShownBlock, body: Text, line: number): number {
  const stretch = stretchAtLine(shown, entriesOf(shown, body), line)
  const part = isCode(shown) ? (line - stretch.fromLine) / stretch.lines : shareOf(body, stretch, line)
  return stretch.top + Math.min(1, part) * (stretch.bottom - stretch.top)
}

/** The line (1-based in the body, with its fraction) of a shown block that is at a height of the window. */
export function lineAtHeight(shown: ShownBlock, body: Text, height: number): number {
  const entries = entriesOf(shown, body)
  const stretch = stretchOf(shown, entries, entries ? lastIndex(entries.starts.length, (i) => entries.nodes[i]!.getBoundingClientRect().top <= height) : 0)
  const part = Math.min(1, Math.max(0, (height - stretch.top) / Math.max(1, stretch.bottom - stretch.top)))
  return isCode(shown) ? stretch.fromLine + part * stretch.lines : lineAtShare(body, stretch, part)
}

function stretchAtLine(shown: ShownBlock, entries: Entries | null, line: number): Stretch {
  return stretchOf(shown, entries, entries ? lastIndex(entries.starts.length, (i) => shown.fromLine + entries.starts[i]! <= line) : 0)
}

function stretchOf({ block, node, fromLine }: ShownBlock, entries: Entries | null, index: number): Stretch {
  const { top, bottom } = node.getBoundingClientRect()
  if (!entries) return { fromLine, lines: Math.max(1, block.lines), top, bottom }
  const { nodes, starts } = entries
  const next = nodes[index + 1]
  return {
    fromLine: fromLine + starts[index]!,
    lines: Math.max(1, (starts[index + 1] ?? block.lines) - starts[index]!),
    top: nodes[index]!.getBoundingClientRect().top,
    bottom: next ? next.getBoundingClientRect().top : bottom,
  }
}

const isCode = ({ node }: ShownBlock): boolean => node.firstElementChild?.tagName === 'PRE'

/** Which part of the letters of a stretch stands before a line: paragraphs are set anew, so that their lines say little of their height. */
function shareOf(body: Text, { fromLine, lines }: Stretch, line: number): number {
  const { from, to } = rangeOf(body, fromLine, lines)
  const whole = body.line(within(body, Math.floor(line)))
  return (whole.from + Math.min(1, line - whole.number) * whole.length - from) / Math.max(1, to - from)
}

function lineAtShare(body: Text, { fromLine, lines }: Stretch, share: number): number {
  const { from, to } = rangeOf(body, fromLine, lines)
  const at = from + share * (to - from)
  const line = body.lineAt(Math.floor(at))
  return line.number + (line.length > 0 ? (at - line.from) / line.length : 0)
}

function rangeOf(body: Text, fromLine: number, lines: number): { readonly from: number; readonly to: number } {
  return { from: body.line(within(body, fromLine)).from, to: body.line(within(body, fromLine + lines - 1)).to }
}

/** The text may be shorter by now than what is shown of it. */
const within = (body: Text, line: number): number => Math.min(Math.max(1, line), body.lines)

let last: { readonly block: RenderedBlock; readonly node: Element; readonly body: Text; readonly entries: Entries | null } | null = null

/** null where what is shown is no list and no table, or its source does not have the same items: asked for at each scroll, found once. */
function entriesOf(shown: ShownBlock, body: Text): Entries | null {
  const { block, node } = shown
  // the same block is another node once the preview was hidden in between
  if (last?.block !== block || last.node !== node || last.body !== body) last = { block, node, body, entries: findEntries(shown, body) }
  return last.entries
}

function findEntries({ block, node, fromLine }: ShownBlock, body: Text): Entries | null {
  const shown = node.firstElementChild
  const isList = shown?.tagName === 'UL' || shown?.tagName === 'OL'
  const table = shown?.tagName === 'TABLE' && isTable(body, fromLine) ? (shown as HTMLTableElement) : null
  const nodes = isList ? shown.children : table?.rows
  if (!nodes || nodes.length === 0) return null
  const starts = isList
    ? itemLines(body.iterLines(within(body, fromLine), within(body, fromLine + block.lines - 1) + 1))
    : Array.from(nodes, (_row, i) => (i === 0 ? 0 : i - 1 + headLines))
  return starts.length === nodes.length ? { nodes, starts } : null
}

/** Whether a table is Markdown's, a row in each line: HTML may put it anyhow. */
function isTable(body: Text, fromLine: number): boolean {
  return /^[ \t>|:-]*-[ \t|:-]*$/.test(body.line(within(body, fromLine + 1)).text)
}

/** The last index for which something holds that holds from 0 up to it. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
