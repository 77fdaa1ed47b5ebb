import { describe, expect, it } from 'vitest'
import { hexoTarget } from '../../../shared/export/targets/hexo.ts'
import { findHexoConfig } from '../../../shared/export/targets/hexo/hexoSite.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const manifest = '{"hexo": {"version": ""}, "dependencies": {"hexo": "8"}}'
const exported = (config: string, posts: Readonly<Record<string, string>>, more: Parameters<typeof exportInto>[3] = {}) => exportInto(hexoTarget, { '_config.yml': config, 'package.json': manifest }, posts, more)
const first = (config: string, text: string, more: Parameters<typeof exportInto>[3] = {}) => exported(config, { 'a.md': text }, more).texts['source/_posts/a.md'] ?? ''

describe('a Hexo site', () => {
  it('is known by its settings and a package.json that names Hexo', () => {
    expect(findHexoConfig(factsOf({ '_config.yml': '', 'package.json': manifest }))).toBe('_config.yml and package.json')
    expect(findHexoConfig(factsOf({ '_config.yml': '', 'package.json': '{"devDependencies": {"hexo": "8"}}' }))).not.toBeNull()
    expect(findHexoConfig(factsOf({ '_config.yml': '', 'package.json': '{"dependencies": {"jekyll": "1"}}' }))).toBeNull()
    expect(findHexoConfig(factsOf({ '_config.yml': '', 'package.json': 'not json' }))).toBeNull()
  })

  it('has dates as clocks of the site show them, and addresses by those days', () => {
    const text = first('timezone: America/Sao_Paulo\n', postOf('x'))
    expect(text).toContain('date: 2025-03-08 13:30:00\npermalink: "2025/03/08/a/"\n')
    expect(first('timezone: Asia/Tokyo\npermalink: posts/:i_month/:category/:title.html\n', postOf('x', 'categories: [Old Films]\n'))).toContain('permalink: "posts/3/old-films/a.html"\n')
    expect(first('permalink: :abbrlink/\n', postOf('x'))).toContain('permalink: "2025/03/09/a/"\n')
  })

  it('keeps categories beside each other, and no key that Hexo takes for its own', () => {
    const text = first('', postOf('x', 'categories: [a, b]\npermalink: /evil/\ncontent: x\nmood: y\n'))
    expect(text).toContain('categories: [["a"], ["b"]]\n')
    expect(text).not.toMatch(/evil|^content/m)
    expect(text).toContain('mood: "y"\n')
  })

  it('puts drafts apart, and does not give a site what it would show too soon', () => {
    expect(Object.keys(exported('', { 'a.md': postOf('x', 'draft: true\n') }, { includeDrafts: true }).texts)).toEqual(['source/_drafts/a.md'])
    const later = { 'a.md': '---\ntitle: A\ndate: 2027-01-01\n---\nx\n' }
    expect(exported('', later)).toMatchObject({ files: [], skipped: [{ reason: expect.stringContaining('in the future') }] })
    expect(exported('future: false\n', later)).toMatchObject({ files: [{ path: 'source/_posts/a.md' }], hidden: [{ post: 'a.md' }], problems: [] })
  })

  it('writes the base path where Hexo does not', () => {
    const more = { assets: new Set(['p.png', 'p.txt']) }
    const text = first('root: /blog/\n', postOf('![p](p.png) [t](p.txt)\n\n<img src="p.png">', 'cover: p.png\n'), more)
    expect(text).toContain('![p](/images/a/p.png) [t](/blog/images/a/p.txt)')
    expect(text).toContain('<img src="/blog/images/a/p.png">')
    expect(text).toContain('cover: "/images/a/p.png"')
    expect(first('root: /blog/\nmarked: {prependRoot: false}\n', postOf('![p](p.png)'), more)).toContain('![p](/blog/images/a/p.png)')
  })

  it.each([
    ['{{ a }} {# b #} `{{ c }}`', '&#123;{ a }} &#123;# b #&#125; `{{ c }}`'],
    ['{{% d %}}', '&#123;&#123;% d %}}'],
    ['one\ntwo  \nthree', 'one two  \nthree'],
    ['中文\n中文', '中文中文'],
  ])('is given %j as %j', (written, expected) => {
    expect(first('', postOf(written)).split('---\n\n')[1]?.trim()).toBe(expected)
  })

  it('has footnotes as a list with links there and back', () => {
    expect(first('', postOf('One[^a].\n\n[^a]: Note.\n\nTwo[^a].')).replace(/^---\n[^]*?---\n\n/, '')).toBe(
      'One<sup id="fnref-1"><a href="#fn-1">1</a></sup>.\n\n\n\nTwo<sup><a href="#fn-1">1</a></sup>.\n\n---\n\n1. <a id="fn-1"></a>Note. <a href="#fnref-1">↩</a>\n',
    )
  })
})
