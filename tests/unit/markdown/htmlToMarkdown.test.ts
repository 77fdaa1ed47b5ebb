import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from '../../../shared/markdown/htmlToMarkdown.ts'

describe('part of a page as Markdown', () => {
  it.each([
    ['headings, paragraphs and emphasis', '<h2>Story</h2><p>One <b>bold</b> and <i>italic</i> word.</p>', '## Story\n\nOne **bold** and *italic* word.'],
    ['links', '<p>See <a href="https://example.org/a?b=1">the page</a>.</p>', 'See [the page](https://example.org/a?b=1).'],
    ['lists, nested and numbered', '<ul><li>One<ul><li>Two</li></ul></li></ul><ol><li>A</li><li>B</li></ol>', '- One\n  - Two\n\n1. A\n2. B'],
    ['tables', '<table><tr><th>Film</th><th>Year</th></tr><tr><td>Yi Yi</td><td>2000</td></tr></table>', '| Film  | Year |\n| ----- | ---- |\n| Yi Yi | 2000 |'],
    ['quotes and code', '<blockquote><p>Said.</p></blockquote><pre><code>a *b*\n</code></pre>', '> Said.\n\n```\na *b*\n```'],
    ['pictures, which stay on their site', '<p><img src="https://example.org/a.jpg" alt="A still"></p>', '![A still](https://example.org/a.jpg)'],
  ])('keeps %s', (_what, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown)
  })

  it('reads the looks of Google Docs and Word as what they mean', () => {
    const docs = '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and italic</span></p></b>'
    expect(htmlToMarkdown(docs)).toBe('Plain, **bold** *and italic*')
    expect(htmlToMarkdown('<p class="MsoNormal">One<o:p></o:p>&nbsp;two</p><!--[if gte mso 9]><xml></xml><![endif]-->')).toBe('One two')
  })

  it('leaves Chinese as it is, and marks it as a writer would', () => {
    expect(htmlToMarkdown('<p>他說：<strong>「愛情是有時限的。」</strong>然後走了，<em>很快</em>。</p>')).toBe('他說：**「愛情是有時限的。」**然後走了，*很快*。')
  })

  it('drops what runs, loads, hides or counts', () => {
    const hostile =
      '<script>alert(1)</script><style>p{}</style><iframe src="https://x"></iframe><img src=x onerror=alert(1)><a href="javascript:alert(1)">link</a>' +
      '<p onclick="alert(1)">text</p><img src="https://count.example/p.gif" width="1" height="1"><a href="file:///etc/passwd">file</a><svg onload=alert(1)></svg><span style="display:none">hidden</span><img src="data:image/png;base64,AAAA">'
    const markdown = htmlToMarkdown(hostile)
    expect(markdown).toContain('text')
    expect(markdown).not.toMatch(/alert|count\.example|hidden|javascript|file:|data:|iframe/)
  })

  it('escapes what would otherwise become markup', () => {
    expect(htmlToMarkdown('<p>1. not a list, *not* emphasis, # no heading</p>')).toBe('1\\. not a list, \\*not\\* emphasis, # no heading')
  })

  it('gives up on what is nested too deep', () => {
    expect(htmlToMarkdown('<div>'.repeat(5000) + 'x')).toBeNull()
  })

  it('never throws, and never lets a script through', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<ul>', '<li>', '<table>', '<tr>', '<td>', '<a href="javascript:x">', '</a>', '<img src="https://e.org/a.png" alt="a">', '<script>x', '</script>', '<pre>', '<!--', '-->', 'text', ' ', '\n', '「好。」', '<h1>', '<br>', '<svg>', '<style>', '&nbsp;', '&lt;b&gt;', '```')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(htmlToMarkdown(pieces.join('')) ?? '').not.toMatch(/<script|javascript:/i)
      }),
      { numRuns: 300 },
    )
  })
})
