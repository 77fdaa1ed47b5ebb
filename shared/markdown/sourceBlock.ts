import type { RootContent } from 'mdast'
import { type BlockFacts, labelKeys, readFacts } from './blockFacts.ts'
import { type Nesting, nestingOf } from './boundNesting.ts'
import type { ParsedPart } from './parseMarkdown.ts'

/** A top-level block of a body as it is written. The blocks' texts and the blank lines at the end make up the body. */
export interface SourceBlock {
  /** Blank lines above the block and its own lines, each with its line end as far as it has one. */
  readonly text: string
  /** Lines above it that hold nothing. */
  readonly gap: number
  /** Its own lines. */
  readonly lines: number
  /** Whether what stands above it cannot reach into it: it begins the body or follows a blank line. */
  readonly startsClean: boolean
  /** Kinds of its nodes and their lines: two readings of the same text are the same block only if these are. */
  readonly shape: string
  /** What its first line stands in. */
  readonly nesting: Nesting
  readonly facts: BlockFacts
  /** Keys of what may be a label in it. */
  readonly labels: readonly string[]
}

/** A block with the tree that it was read as. Usually one node; several where they cannot be told apart by lines. */
export interface ParsedBlock {
  readonly source: SourceBlock
  readonly nodes: readonly RootContent[]
}

/** The blocks of a part of a body in order, and the blank lines after the last. `isStart`: the part begins the body. */
export function splitBlocks(part: string, { root, text, nestings }: ParsedPart, isStart: boolean): { readonly blocks: readonly ParsedBlock[]; readonly tail: string } {
  const lines = lineStarts(text)
  const runs: { first: number; last: number; nodes: RootContent[] }[] = []
  let line = 0
  const lineOf = (offset: number): number => {
    while (line > 0 && lines[line]! > offset) line--
    while (line + 1 < lines.length && lines[line + 1]! <= offset) line++
    return line
  }
  for (const node of root.children) {
    const from = node.position?.start.offset ?? 0
    const first = lineOf(from)
    const last = lineOf(Math.max(from, (node.position?.end.offset ?? 0) - 1))
    const before = runs.at(-1)
    if (before && (first <= before.last || areReadTogether(before.nodes.at(-1)!, node, first - before.last > 1, text))) {
      before.nodes.push(node)
      before.last = Math.max(before.last, last)
    } else runs.push({ first, last, nodes: [node] })
  }
  const starts = lineStarts(part)
  let reached = 0
  const blocks = runs.map(({ first, last, nodes }): ParsedBlock => {
    const own = part.slice(starts[reached], starts[last + 1] ?? part.length)
    const gap = first - reached
    const above = part.slice(starts[reached], starts[first])
    const startsClean = (reached === 0 && isStart) || (gap > 0 && above.trim() === '')
    reached = last + 1
    return { source: { text: own, gap, lines: last - first + 1, startsClean, shape: shapeOf(nodes), nesting: nestingOf(part.slice(starts[first], starts[first + 1]), nestings[first]!), facts: readFacts(nodes), labels: labelKeys(own) }, nodes }
  })
  return { blocks, tail: part.slice(starts[reached] ?? part.length) }
}

function shapeOf(nodes: readonly RootContent[]): string {
  const first = nodes[0]?.position?.start.line ?? 0
  return nodes.map(({ type, position }) => `${type} ${(position?.start.line ?? 0) - first}`).join()
}

/** Whether the parser reads the second of two neighbours otherwise than it would alone: the line below a definition, and what stands around its indented code. */
function areReadTogether(above: RootContent, below: RootContent, isApart: boolean, text: string): boolean {
  if (above.type === 'definition' && !isApart) return true
  return isIndentedCode(above, text) || isIndentedCode(below, text)
}

function isIndentedCode(node: RootContent, text: string): boolean {
  return node.type === 'code' && !/[`~]/.test(text.charAt(node.position?.start.offset ?? 0))
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
