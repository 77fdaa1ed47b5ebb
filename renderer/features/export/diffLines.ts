import { structuredPatch } from 'diff'

export interface DiffLine {
  readonly kind: 'add' | 'remove' | 'same' | 'gap'
  readonly text: string
}

const mostLines = 400
const timeoutMs = 400

/** What changes between two texts, line by line with a little around; null where that would take too long to find out. */
export function diffText(before: string, after: string): readonly DiffLine[] | null {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 2, timeout: timeoutMs })
  if (!patch) return null
  const lines = patch.hunks.flatMap((hunk, index) => [
    ...(index > 0 ? [{ kind: 'gap' as const, text: `from line ${hunk.newStart}` }] : []),
    ...hunk.lines.map((line) => ({ kind: kindOf(line), text: line.startsWith('\\') ? 'no line end at the end of the file' : line.slice(1) })),
  ])
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines), { kind: 'gap', text: `and ${(lines.length - mostLines).toLocaleString('en')} more lines` }]
}

function kindOf(line: string): DiffLine['kind'] {
  if (line.startsWith('+')) return 'add'
  if (line.startsWith('-')) return 'remove'
  return line.startsWith('\\') ? 'gap' : 'same'
}
