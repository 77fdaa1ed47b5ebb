import type { Code } from 'mdast'
import { type Nesting, boundNesting, nestingOf, sameNesting } from '../markdown/boundNesting.ts'
import { labelKeys } from '../markdown/blockFacts.ts'
import { noLabels } from '../markdown/knownLabels.ts'
import { parsePart } from '../markdown/parseMarkdown.ts'
import type { ParsedBlock, SourceBlock } from '../markdown/sourceBlock.ts'
import { type TextChange, applyChanges } from '../text/textChange.ts'

/**
 * A fenced code block after changes (offsets in its own text) of its content that neither open nor close anything: what the parser would make
 * of it, without asking it. null where that cannot be told so simply. `below` is the text of the block that follows and what its first line stands in.
 */
export function editedCode(block: SourceBlock, changes: readonly TextChange[], mostLines: number, below: Pick<SourceBlock, 'text' | 'gap' | 'nesting'> | null): ParsedBlock | null {
  if (block.shape !== 'code 0' || block.nesting.containers > 0 || block.nesting.fence !== '') return null
  const opens = startOfLine(block.text, block.gap)
  const content = startOfLine(block.text, block.gap + 1)
  const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(block.text.slice(opens, content).trimEnd())?.[0]
  if (!fence || !block.text.startsWith('\n', content - 1)) return null
  const closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`)
  const lastLine = block.text.lastIndexOf('\n', block.text.length - 2) + 1
  const isClosed = lastLine >= content && closing.test(block.text.slice(lastLine).trimEnd())
  // an open block goes on to the end of the text, so nothing may follow it
  if (!isClosed && below) return null
  if (changes.some(({ from, to }) => from < content || to > (isClosed ? lastLine - 1 : block.text.length))) return null

  const text = applyChanges(block.text, changes)
  // the parser has other line ends than "\n", and a sign of its own for what is no character
  if (text.includes('\r') || text.includes('\0')) return null
  const { lines, after } = bounded(text.slice(opens), block.nesting, mostLines)
  if (below && !sameNesting(nestingOf(below.text.slice(startOf(below).length), bounded(startOf(below), after, mostLines).after), below.nesting)) return null
  const body = lines.slice(1, isClosed ? -1 : undefined)
  if (body.some((line) => closing.test(line)) || (isClosed && !closing.test(lines.at(-1)!))) return null

  const [node] = parsePart(`${block.text.slice(0, opens)}${lines[0]}\n`, noLabels).root.children
  if (node?.type !== 'code') return null
  return { source: { ...block, text, lines: lines.length, labels: labelKeys(text) }, nodes: [{ ...node, value: body.join('\n') } satisfies Code] }
}

/** The lines of a text that the parser may be given, and what would stand below it. */
function bounded(text: string, nesting: Nesting, mostLines: number): { readonly lines: readonly string[]; readonly after: Nesting } {
  const { text: all, nestings } = boundNesting(text, nesting, mostLines)
  const lines = all.split('\n')
  // a line end begins another line, which is not this text's
  if (!text.endsWith('\n')) return { lines, after: nestings.at(-1)! }
  return { lines: lines.slice(0, -1), after: nestings.at(-2)! }
}

const startOf = ({ text, gap }: Pick<SourceBlock, 'text' | 'gap'>): string => text.slice(0, startOfLine(text, gap))

function startOfLine(text: string, line: number): number {
  let at = 0
  for (let count = 0; count < line; count++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
