import { expect, it } from 'vitest'
import { indentItem, outdentItem } from '../../../shared/editing/itemIndent.ts'

/** A list after its last line was moved; null where it was not. */
function moved(move: typeof indentItem, list: string): string | null {
  const lines = list.split('\n')
  const line = lines.pop()!
  const change = move(line, lines.toReversed())
  return change && [...lines, line.slice(0, change.from) + change.insert + line.slice(change.to)].join('\n')
}

it.each([
  ['- a\n- b', '- a\n  - b'],
  ['1. a\n2. b', '1. a\n   1. b'],
  ['10. a\n11. b', '10. a\n    1. b'],
  ['1. a\n   1. b\n   2. c\n2. d', '1. a\n   1. b\n   2. c\n   3. d'],
  ['1. a\n   5. b\n      1. c\n2. d', '1. a\n   5. b\n      1. c\n   6. d'],
  ['1. a\n- b', '1. a\n   - b'],
  ['- a\n1. b', '- a\n  1. b'],
  ['- [ ] a\n- [ ] b', '- [ ] a\n  - [ ] b'],
  ['-   a\n- b', '-   a\n    - b'],
  ['1. a\n\n   more\n\n2. b', '1. a\n\n   more\n\n   1. b'],
  ['1. a\n   - b\n   - c', '1. a\n   - b\n     - c'],
])('moves an item below the text of the one above it: %j', (before, after) => {
  expect(moved(indentItem, before)).toBe(after)
  expect(moved(outdentItem, after)).not.toBeNull()
})

it.each(['- a', 'text\n- a', '1. a\n   2. b', '- a\n\ntext\n\n- b', '- a\ntext'])('leaves what has no item to stand below: %j', (list) => {
  expect(moved(indentItem, list)).toBeNull()
})

it.each([
  ['- a\n  - b', '- a\n- b'],
  ['1. a\n   1. b\n   2. c', '1. a\n   1. b\n2. c'],
  ['1. a\n   - b', '1. a\n- b'],
  ['- a\n  - b\n    - c', '- a\n  - b\n  - c'],
])('moves an item beside the one that it stands below: %j', (before, after) => {
  expect(moved(outdentItem, before)).toBe(after)
})

it('leaves an item that stands below none', () => {
  expect(moved(outdentItem, '- a\n- b')).toBeNull()
  expect(moved(outdentItem, 'text\n  - b')).toBeNull()
})
