import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { directiveSyntax } from '../../../renderer/editor/directiveSyntax.ts'
import { proseRanges } from '../../../renderer/editor/proseRanges.ts'

function prose(text: string, from = 0, to = text.length): string[] {
  const state = EditorState.create({ doc: text, extensions: markdown({ base: markdownLanguage, extensions: [directiveSyntax] }) })
  ensureSyntaxTree(state, text.length, 5000)
  return proseRanges(state, from, to).map((range) => state.sliceDoc(range.from, range.to))
}

describe('the prose of a text', () => {
  it.each([
    ['code', 'one `two` three', ['one ', ' three']],
    ['fenced code with its language', 'one\n\n```js\ntwo\n```\n\nthree', ['one\n\n', '\n\nthree']],
    ['an address in a link, while its words and title are prose', '[one](two "three")', ['[one](', ' "three")']],
    ['an address alone', 'one https://two.example <https://three.example> four', ['one ', ' ', ' four']],
    ['the label of a link', '[one][two] three', ['[one]', ' three']],
    ['a definition of a link', 'one\n\n[two]: https://three.example "four"\n', ['one\n\n', '\n']],
    ['a footnote’s label', 'one[^two] three\n\n[^two]: four five', ['one', ' three\n\n', ': four five']],
    ['HTML', 'one <b class="two">three</b>\n\n<div>\nfour\n</div>\n\nfive', ['one ', 'three', '\n\n', '\n\nfive']],
    ['a comment', 'one <!-- two --> three', ['one ', ' three']],
    ['a directive', 'one\n\n::rating{two}\n\nthree', ['one\n\n', '\n\nthree']],
    ['an entity', 'one&nbsp;two', ['one', 'two']],
  ])('leaves out %s', (_what, text, expected) => {
    expect(prose(text)).toEqual(expected)
  })

  it('keeps to the places that are asked about', () => {
    expect(prose('one `two` three `four` five', 12, 20)).toEqual(['ree '])
    expect(prose('one `two three` four', 6, 9)).toEqual([])
  })
})
