import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../../shared/markdown/renderProfile.ts'
import { renderPost } from '../../../shared/markdown/renderPost.ts'
import type { RenderProfile } from '../../../shared/markdown/renderProfile.ts'
import { testProfile } from '../../support/testProfile.ts'

const html = (body: string, head = '', changes: Partial<RenderProfile> = {}) =>
  renderPost(body, testProfile(head, changes)).blocks.map((block) => block.html).join('\n')

describe('renderPost', () => {
  it.each([
    'At 3:30 we left', 'a :smile: b', 'a:b', 'say ::x now', 'a:b[c]{d}', ':foo[bar]', '“Quotes” and ‘these’, "these" – … stay', '他說：「好」', '||', 'a || b', '||||',
  ])('prints as typed: %s', (text) => {
    expect(html(text)).toBe(`<p>${text}</p>`)
  })

  it.each([
    ['::x', '<p>::x</p>'],
    [':::foo\ntext\n:::', '<p>:::foo</p>\n<p>text</p>\n<p>:::</p>'],
    ['::x[*a*]{b=c}', '<p>::x[<em>a</em>]{b=c}</p>'],
    ['||a **b**||', '<p><span class="spoiler" tabindex="0">a <strong>b</strong></span></p>'],
    ['||a|| and ||b', '<p><span class="spoiler" tabindex="0">a</span> and ||b</p>'],
    ['`||a||`', '<p><code>||a||</code></p>'],
    ['**《花樣年華》**很好', '<p><strong>《花樣年華》</strong>很好</p>'],
    ['他說**「好。」**然後', '<p>他說<strong>「好。」</strong>然後</p>'],
    ['これは**「重要」**です', '<p>これは<strong>「重要」</strong>です</p>'],
    ['이것은 **(중요)**합니다', '<p>이것은 <strong>(중요)</strong>합니다</p>'],
    ['一行\n二行', '<p>一行二行</p>'],
    ['一行\nLatin\n二行', '<p>一行\nLatin\n二行</p>'],
    ['**一**\n二', '<p><strong>一</strong>二</p>'],
    ['Press <kbd>Esc</kbd>', '<p>Press <kbd>Esc</kbd></p>'],
    ['<ruby>漢<rp>(</rp><rt>kan</rt></ruby>', '<p><ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>'],
    ['<q lang="zh">如果</q>', '<p><q lang="zh">如果</q></p>'],
    ['a<!-- secret -->b', '<p>ab</p>'],
    ['<details open><summary>S</summary>\n\n*t*\n\n</details>', '<details open><summary>S</summary>\n<p><em>t</em></p>\n</details>'],
    ['```js\na\n```', '<pre><code class="language-js">a\n</code></pre>'],
    ['電郵:jane.doe@example.org', '<p>電郵:<a href="mailto:jane.doe@example.org">jane.doe@example.org</a></p>'],
    ['見:連結[other](https://example.org/)', '<p>見:連結<a href="https://example.org/" rel="noopener noreferrer">other</a></p>'],
    [':::spoiler[The end]\nx\n:::', '<details class="spoiler"><summary>The end</summary>\n<p>x</p>\n</details>'],
    [':::warning\nx\n:::', '<details class="passage"><summary>Content warning</summary>\n<p>x</p>\n</details>'],
  ])('renders %j', (body, expected) => {
    expect(html(body)).toBe(expected)
  })

  it('nests containers', () => {
    expect(html('::::spoiler\n:::warning[Blood]\nx\n:::\n::::')).toMatch(/^<details class="spoiler">.*<details class="passage"><summary>Content warning: Blood<\/summary>/s)
  })

  it('keeps alignment, task lists and footnotes that link both ways', () => {
    expect(html('| a | b |\n|:-:|--:|\n| 1 | 2 |')).toMatch(/<th align="center">a<\/th>\s*<th align="right">b<\/th>/)
    expect(html('- [x] *all*\n  done\n  - [ ] more')).toContain('<input type="checkbox" checked disabled aria-label="all done"> <em>all</em>')
    expect(html('- [ ] one\n\n- [ ] two')).toMatch(/<p><input type="checkbox" disabled aria-label="one"> one<\/p>.*aria-label="two"/s)
    const footnotes = html('Text[^1].\n\n[^1]: Note')
    for (const id of ['user-content-fn-1', 'user-content-fnref-1']) {
      expect(footnotes).toContain(`id="${id}"`)
      expect(footnotes).toContain(`href="#${id}"`)
    }
  })

  it('gives headings ids of their own, in any script', () => {
    const { blocks } = renderPost('## Same\n\n## Same\n\n## 重慶森林\n\n## ?', testProfile())
    expect(outlineOf(blocks).map(({ slug, line }) => [slug, line])).toEqual([['same', 1], ['same-1', 3], ['重慶森林', 5], ['section', 7]])
  })

  it('makes a figure of a titled picture, a card of one on the web, and marks what is missing', () => {
    expect(html('![alt](a.jpg "A title")')).toBe('<figure><img src="a.jpg" alt="alt" loading="lazy" decoding="async"><figcaption>A title</figcaption></figure>')
    expect(html('![alt](https://example.org/a.jpg)')).toContain('<span class="remote-picture" data-url="https://example.org/a.jpg"')
    expect(html('![alt](https://example.org/a.jpg)', '', { remote: 'plain' })).toContain('<img src="https://example.org/a.jpg"')
    expect(html('[x](missing.md)')).toContain('class="missing-link"')
    expect(html('![x](missing.jpg)')).toContain('class="missing-picture"')
  })

  it('places warnings after the first section and the rating at the end, before the footnotes, unless the text does', () => {
    const review = 'review: {kind: film, rating: 4}\nwarnings: []'
    const body = 'Intro[^1].\n\n## One\n\nText.\n\n[^1]: Note'
    const order = [...html(body, review).matchAll(/Intro|None|One|class="rating"|data-footnotes/g)].map(([found]) => found)
    expect(order.slice(0, 4)).toEqual(['Intro', 'None', 'One', 'class="rating"'])
    expect(html(`${body}\n\n::rating\n\n::warnings`, review).match(/class="(rating|warnings)"/g)).toHaveLength(2)
    expect(html(body, 'warnings: []')).not.toContain('Content warnings')
    expect(html(body, 'review: {kind: film}')).not.toContain('No content warnings declared')
    expect(html(body, 'review: {kind: film}', { placeholders: true })).toContain('No content warnings declared yet.')
  })
})
