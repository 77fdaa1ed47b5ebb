import { describe, expect, it } from 'vitest'
import { insertMarkdown } from '../../../shared/editing/insertMarkdown.ts'

const blocks = 'First.\n\n- one\n- two'
const at = (line: string, markdown: string): string => {
  const [before = '', after = ''] = line.split('|')
  return before + insertMarkdown(before, after, markdown) + after
}

describe('Markdown put into a line', () => {
  it('stays in the line where it is text alone', () => {
    expect(at('Before | after', '**bold** text')).toBe('Before **bold** text after')
  })

  it('has its blocks on lines of their own', () => {
    expect(at('|', blocks)).toBe(blocks)
    expect(at('Before| after', blocks)).toBe(`Before\n\n${blocks}\n\n after`)
    expect(at('Before|', '## Heading')).toBe('Before\n\n## Heading')
  })

  it('stays within the quote or the list item that the line is in', () => {
    expect(at('> |', blocks)).toBe('> First.\n>\n> - one\n> - two')
    expect(at('- |', blocks)).toBe('- First.\n\n  - one\n  - two')
    expect(at('> 1. |', blocks)).toBe('> 1. First.\n>\n>    - one\n>    - two')
    expect(at('- [ ] done|', 'a\n\nb')).toBe('- [ ] done\n\n      a\n\n      b')
  })
})
