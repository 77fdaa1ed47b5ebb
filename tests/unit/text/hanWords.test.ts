import { expect, it } from 'vitest'
import { hanWordEdge } from '../../../shared/text/hanWords.ts'

/** The places where the cursor stops on its way through a line, each as a bar. */
function stops(line: string, isForward: boolean): string {
  const found = [isForward ? 0 : line.length]
  for (let next = hanWordEdge(line, found[0]!, isForward); next !== null; next = hanWordEdge(line, next, isForward)) found.push(next)
  return [...line, ''].map((letter, i) => (found.includes(i) ? '|' : '') + letter).join('')
}

it('stops at the words of Chinese and Japanese, both ways', () => {
  expect(stops('我們喜歡電影', true)).toBe('|我們|喜歡|電影|')
  expect(stops('我們喜歡電影', false)).toBe('|我們|喜歡|電影|')
  expect(stops('映画を見る', true)).toMatch(/^\|映画\|を\|/)
})

it('passes blanks on the way', () => {
  expect(hanWordEdge('film 電影', 4, true)).toBe(7)
  expect(hanWordEdge('喜歡電影  film', 6, false)).toBe(2)
})

it('knows a word also from within', () => {
  expect(hanWordEdge('喜歡電影', 3, true)).toBe(4)
  expect(hanWordEdge('喜歡電影', 3, false)).toBe(2)
})

it('leaves other letters, punctuation and ends of lines to what moves by words there', () => {
  expect(hanWordEdge('電影 film', 2, true)).toBeNull()
  expect(hanWordEdge('電影，很好', 2, true)).toBeNull()
  expect(hanWordEdge('film', 4, false)).toBeNull()
  expect(hanWordEdge('電影', 2, true)).toBeNull()
  expect(hanWordEdge('', 0, false)).toBeNull()
})

it('takes letters outside of the basic plane whole', () => {
  expect(hanWordEdge('𠮷', 0, true)).toBe(2)
  expect(hanWordEdge('𠮷', 2, false)).toBe(0)
})
