import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noNesting } from '../../shared/markdown/boundNesting.ts'
import { noLabels } from '../../shared/markdown/knownLabels.ts'
import { parsePart } from '../../shared/markdown/parseMarkdown.ts'
import { blockTree } from '../../shared/markdown/renderBlock.ts'
import { splitBlocks } from '../../shared/markdown/sourceBlock.ts'
import { drawInto } from '../../shared/preview/drawInto.ts'
import { editedEntries } from '../../shared/preview/editedEntries.ts'
import { editedCode } from '../../shared/preview/fencedCode.ts'
import { LiveBlock } from '../../shared/preview/liveBlock.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { part } from '../support/part.ts'
import { testProfile } from '../support/testProfile.ts'

const mostLines = 60
const profile = testProfile()

/** The only block of a text, drawn; null where it has more. */
function drawn(text: string): LiveBlock | null {
  const { blocks, tail } = splitBlocks(text, parsePart(text, noLabels, noNesting, mostLines), true)
  const [first] = blocks
  if (!first || blocks.length !== 1 || tail !== '') return null
  const block = new LiveBlock(first)
  draw(block)
  return block
}

function draw(block: LiveBlock): void {
  const isDrawn = drawInto(block, blockTree(block.nodes ?? [], { definition: () => undefined, footnoteUses: [] }), profile)
  expect(isDrawn).toBe(true)
}

const item = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('word', 'two **words**', '[a](b.md)', '很好', 'x'.repeat(400), 'https://example.org/') },
  { weight: 1, arbitrary: fc.constantFrom('[x] task', 'two\n  lines', 'loose\n\n  more', 'in\n  - side', '\tx', '\uFEFF', '# head', '- in\n') },
)
const list = fc.tuple(fc.constantFrom('- ', '* ', '1. '), fc.constantFrom('\n', '\n', '\n\n'), fc.array(item, { minLength: 8, maxLength: 50 })).map(([marker, between, items]) => items.map((text) => marker + text).join(between))
const row = fc.oneof({ weight: 20, arbitrary: item.map((text) => `| ${text.replaceAll('\n', ' ')} | b |`) }, { weight: 1, arbitrary: fc.constantFrom('| c', 'd', '||') })
const table = fc.array(row, { minLength: 6, maxLength: 50 }).map((rows) => ['| a | b |', '| - | -: |', ...rows].join('\n'))
const change = fc.record({ at: part, length: fc.oneof(fc.constant(0), fc.nat(20)), insert: fc.oneof(fc.constantFrom('x', 'y ', '\n', '\n- ', '\n| c | d |', '|', '**', '', '  '), item) })

it('says of a changed list or table what a reading of all of it says, and says it of most that is typed there', () => {
  let asked = 0
  let told = 0
  fc.assert(
    fc.property(fc.constantFrom('', '\n \n'), fc.oneof(list, table), fc.constantFrom('', '\n'), change, (gap, entries, end, { at, length, insert }) => {
      const text = gap + entries + end
      const block = drawn(text)
      if (!block?.entries) return
      const from = Math.floor(at * text.length)
      const changes = [{ from, to: Math.min(text.length, from + length), insert }]
      const found = editedEntries(block.source, block.entries, changes, mostLines, null, () => noLabels)
      asked++
      if (!found) return
      told++
      const fast = new LiveBlock(found.block, found.edited)
      draw(fast)
      const slow = drawn(applyChanges(text, changes))
      expect(fast.source).toEqual(slow?.source)
      expect(fast.html).toBe(slow?.html)
      expect(fast.entries).toEqual(slow?.entries)
    }),
    { numRuns: 500 * Number(process.env['MARQUEE_RUNS'] ?? 1) },
  )
  expect(told / asked).toBeGreaterThan(0.4)
}, 600_000)

it.each([['a list', '- word\n', '- new\n'], ['a table', '| word | b |\n', '| new |\n'], ['code', 'word\n', 'new\n']])('is told of a line that is added to %s above another block', (what, line, insert) => {
  const text = `${what === 'a table' ? '| a | b |\n| - | - |\n' : what === 'code' ? '```\n' : ''}${line.repeat(20)}${what === 'code' ? '```\n' : ''}\nBelow.\n`
  const blocks = (body: string) => splitBlocks(body, parsePart(body, noLabels, noNesting, mostLines), true).blocks
  const [first, below] = blocks(text)
  const block = new LiveBlock(first!)
  draw(block)
  const at = text.indexOf(line) + line.length * 10
  const changes = [{ from: at, to: at, insert }]
  const found = what === 'code' ? editedCode(block.source, changes, mostLines, below!.source) : editedEntries(block.source, block.entries!, changes, mostLines, below!.source, () => noLabels)?.block
  const [after, belowAfter] = blocks(applyChanges(text, changes))
  expect(found?.source).toEqual(after!.source)
  expect(below!.source).toEqual(belowAfter!.source)
})
