import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBody } from '../../shared/markdown/parseMarkdown.ts'
import { itemLines } from '../../shared/preview/itemLines.ts'

const indent = fc.constantFrom('', ' ', '  ', '   ', '    ', '     ', '\t', ' \t')
const mark = fc.constantFrom('- ', '-  ', '-', '* ', '1. ', '10. ', '2) ', '-\t', '-      ', '> ', '')
const words = fc.constantFrom('words', '- nested', '[ ] a task', '```', '# heading', '', '| a | b |', '---', '<div>')
const line = fc.tuple(indent, mark, words).map((parts) => parts.join(''))

it('finds the items of a list where the parser does', () => {
  let lists = 0
  fc.assert(
    fc.property(fc.constantFrom('- ', '1. ', '  * ', '-    '), fc.array(line, { maxLength: 12 }), (first, rest) => {
      const body = [`${first}first`, ...rest].join('\n')
      const [node] = parseBody(body).root.children
      if (node?.type !== 'list' || !node.position) return
      lists++
      const source = body.split('\n').slice(0, node.position.end.line)
      expect(itemLines(source)).toEqual(node.children.map(({ position }) => (position?.start.line ?? 0) - 1))
    }),
    { numRuns: 1000 },
  )
  expect(lists).toBeGreaterThan(700)
})
