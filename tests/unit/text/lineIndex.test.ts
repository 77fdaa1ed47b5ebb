import { describe, expect, it } from 'vitest'
import { hanRuns } from '../../../shared/text/hanRuns.ts'
import { lineIndex } from '../../../shared/text/lineIndex.ts'

describe('lineIndex', () => {
  it('finds line and column of every offset', () => {
    const text = 'ab\n\r\nc\n'
    const lines = lineIndex(text)
    expect(lines.lineCount).toBe(4)
    expect([0, 2, 3, 4, 5, 6, 7, 99, -1].map((offset) => Object.values(lines.at(offset)))).toEqual([
      [1, 1], [1, 3], [2, 1], [2, 2], [3, 1], [3, 2], [4, 1], [4, 1], [1, 1],
    ])
  })
})

describe('hanRuns', () => {
  it('finds what is written without spaces', () => {
    const text = 'a 重慶 b 千と千尋, 𠮷野 한국'
    expect(hanRuns(text).map(({ from, to }) => text.slice(from, to))).toEqual(['重慶', '千と千尋', '𠮷野'])
  })
})
