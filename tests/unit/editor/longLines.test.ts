import { ensureSyntaxTree } from '@codemirror/language'
import { describe, expect, it } from 'vitest'
import { createEditorState } from '../../../renderer/editor/createEditorState.ts'

function depthOf(body: string): number {
  const tree = ensureSyntaxTree(createEditorState({ head: '', body, readOnly: false, language: 'en', extensions: [] }), body.length, 60_000)
  let depth = 0
  let most = 0
  tree?.iterate({
    enter: () => {
      most = Math.max(most, ++depth)
    },
    leave: () => {
      depth--
    },
  })
  return most
}

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('')

describe('the editor’s tree of a text that is nested deeper than any post is', () => {
  it.each([
    ['in one line', `${'- '.repeat(10_000)}x\n`],
    ['line by line', times(600, (index) => `${'  '.repeat(index)}- x`)],
    ['many in a line, line by line', times(40, (index) => `${' '.repeat(118 * index)}${'- '.repeat(59)}x`)],
    ['in a quote, line by line', times(40, (index) => `> ${' '.repeat(118 * index)}${'- '.repeat(59)}x`)],
  ])('goes only so deep: %s', (_, body) => {
    expect(depthOf(body)).toBeLessThan(500)
  })

  it('has what posts have', () => {
    expect(depthOf(times(20, (index) => `${'  '.repeat(index)}- x`))).toBeGreaterThan(40)
  })
})
