import { describe, expect, it } from 'vitest'
import { mdxText } from '../../../shared/export/targets/astro/mdxText.ts'

describe('Markdown as MDX', () => {
  it.each<readonly [what: string, markdown: string, mdx: string]>([
    ['a tight list tight beside HTML in a quote', '> - a\n> - b\n>\n> <div>x</div>', '> - a\n> - b\n>\n> <Fragment set:html={"<div>x</div>"} />'],
    ['a tight list tight where HTML stands above text in an item', '- <!-- c -->\n  - a\n- b', '- {/* c */}\n  - a\n- b'],
    ['a tight item without a paragraph', '- <br><br>\n- b', '- <Fragment set:html={"<br><br>"} />\n- b'],
    ['the end of an address that is a mark of HTML', 'https://e.org/{a}> b', '[https://e.org/\\{a\\}\\>](<https://e.org/{a}%3E>) b'],
    ['an address from taking an escaped mark into itself', '(https://e.org/a).<!-- c', '([https://e.org/a](<https://e.org/a>)).\\<!-- c'],
    ['an address from taking a comment into itself', 'https://e.org/a<!-- c -->', '[https://e.org/a](<https://e.org/a>){/* c */}'],
    ['a backslash before an address', 'a \\https://e.org/{b}', 'a &#92;[https://e.org/\\{b\\}](<https://e.org/{b}>)'],
    ['an exclamation mark before an address', 'a !<https://e.org> \\!<https://e.org>', 'a &#33;[https://e.org](<https://e.org>) &#33;[https://e.org](<https://e.org>)'],
    ['code that an address ends from beginning', '`a https://e.org/{b}``c', '`a [https://e.org/\\{b\\}&#96;&#96;c](<https://e.org/{b}%60%60c>)'],
    ['code within a line from ending where its next line is far from the margin', 'a ```b {c}\n<D e={f} />\n    ``` g', 'a ``` b {c} <D e={f} />  ``` g'],
  ])('keeps %s', (_, markdown, mdx) => {
    expect(mdxText(markdown)).toBe(mdx)
  })
})
