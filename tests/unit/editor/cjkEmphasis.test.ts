import { markdownLanguage } from '@codemirror/lang-markdown'
import type { MarkdownParser } from '@lezer/markdown'
import { describe, expect, it } from 'vitest'
import { cjkEmphasis } from '../../../renderer/editor/cjkEmphasis.ts'

const strict = markdownLanguage.parser as MarkdownParser
const parser = strict.configure(cjkEmphasis)

/** What of a text is strong (`s`) or emphasised (`e`). */
function marked(text: string, by: MarkdownParser = parser): string[] {
  const found: string[] = []
  by.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'StrongEmphasis') found.push(`s ${text.slice(from, to)}`)
      if (name === 'Emphasis') found.push(`e ${text.slice(from, to)}`)
    },
  })
  return found
}

describe('emphasis in the text', () => {
  it('holds beside Chinese quotes and full stops, as in the preview', () => {
    expect(marked('他說：**「愛情是有時限的。」**然後走了')).toEqual(['s **「愛情是有時限的。」**'])
    expect(marked('這是*《重慶森林》*的')).toEqual(['e *《重慶森林》*'])
    expect(marked('很好。**真的。**好')).toEqual(['s **真的。**'])
  })

  it('is CommonMark’s everywhere else', () => {
    for (const text of ['a **"quoted"** b', 'a*b*c', 'a **b**c', '** no **', 'snake_case_name', '_em_ and __strong__', 'a**"b"**c']) {
      expect(marked(text)).toEqual(marked(text, strict))
    }
  })
})
