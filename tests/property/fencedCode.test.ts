import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noNesting } from '../../shared/markdown/boundNesting.ts'
import { noLabels } from '../../shared/markdown/knownLabels.ts'
import { parsePart } from '../../shared/markdown/parseMarkdown.ts'
import { splitBlocks } from '../../shared/markdown/sourceBlock.ts'
import { editedCode } from '../../shared/preview/fencedCode.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { part } from '../support/part.ts'

const mostLines = 40
const parsed = (text: string) => splitBlocks(text, parsePart(text, noLabels, noNesting, mostLines), true)

it('says of changed code what the parser says of it, and says it of most that is typed in code', () => {
  let told = 0
  let asked = 0
  const fences = fc.constantFrom('```', '````', ' ~~~', '~~~~')
  const plain = fc.constantFrom('', 'const a = 1', '  indented', '**b**', '- item', `${' '.repeat(220)}deep`, '[x]: y', '\t', 'x'.repeat(400))
  const line = fc.oneof({ weight: 40, arbitrary: plain }, { weight: 1, arbitrary: fences })
  const opens = fc.constantFrom('```', '```js', '````md title="a&amp;b"', '~~~', '~~~ ```')
  const block = fc.record({ gap: fc.constantFrom('', '\n', ' \n\n'), opens, lines: fc.array(line, { maxLength: 60 }), ends: fc.constantFrom('', '\n', '\n```', '\n`````\n', '\n~~~ \n') })
  const change = fc.record({ at: part, length: fc.oneof(fc.constant(0), fc.nat(20)), insert: fc.oneof(fc.constantFrom('x', '\n', 'a\nb', '`', '```\n', '\n```\n'), line) })
  fc.assert(
    fc.property(block, change, ({ gap, opens: opening, lines, ends }, { at, length, insert }) => {
      const text = `${gap}${opening}\n${lines.join('\n')}${ends}`
      const { blocks, tail } = parsed(text)
      const [first] = blocks
      if (!first || blocks.length !== 1 || tail !== '') return
      const from = Math.floor(at * text.length)
      const changes = [{ from, to: Math.min(text.length, from + length), insert }]
      const edited = editedCode(first.source, changes, mostLines, null)
      asked++
      if (!edited) return
      told++
      const slow = parsed(applyChanges(text, changes))
      expect(slow.tail).toBe('')
      expect(slow.blocks.map(({ source }) => source)).toEqual([edited.source])
      const placeless = (nodes: readonly object[]) => nodes.map((node) => ({ ...node, position: null }))
      expect(placeless(edited.nodes)).toEqual(placeless(slow.blocks[0]!.nodes))
    }),
    { numRuns: 3000 * Number(process.env['MARQUEE_RUNS'] ?? 1) },
  )
  expect(told / asked).toBeGreaterThan(0.3)
}, 600_000)
