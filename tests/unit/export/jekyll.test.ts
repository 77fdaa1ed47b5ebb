import { describe, expect, it } from 'vitest'
import { jekyllTarget } from '../../../shared/export/targets/jekyll.ts'
import { findJekyllConfig } from '../../../shared/export/targets/jekyll/jekyllSite.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const exported = (site: Readonly<Record<string, string>>, ...args: [Readonly<Record<string, string>>, Parameters<typeof exportInto>[3]?]) => exportInto(jekyllTarget, site, ...args)
const body = (text: string) => exported({ '_config.yml': 'timezone: UTC\n' }, { 'a.md': postOf(text) }).texts['_posts/2025-03-08-a.md']?.split('---\n\n')[1]?.trim()

describe('a Jekyll site', () => {
  it.each([
    [{ '_config.yml': 'title: x\n' }, '_config.yml'],
    [{ '_config.toml': 'title = "x"\n' }, '_config.toml'],
    [{ '_posts/a.md': '', '_layouts/post.html': '' }, '_posts/'],
    [{ '_config.yml': 'title: x\n', 'package.json': '{"dependencies": {"hexo": "8"}}' }, null],
    [{ '_config.yml': 'title: x\n', 'package.json': '{"hexo": {"version": ""}}' }, null],
    [{ 'README.md': '' }, null],
  ])('is known by its files: %j', (files, because) => {
    expect(findJekyllConfig(factsOf(files as Record<string, string>))).toBe(because)
  })

  it('names a post by its day in the zone of the site', () => {
    expect(Object.keys(exported({ '_config.yml': 'timezone: America/Los_Angeles\n' }, { 'a.md': postOf('x') }).texts)).toEqual(['_posts/2025-03-08-a.md'])
    expect(Object.keys(exported({ '_config.yml': 'timezone: Asia/Tokyo\n' }, { 'a.md': postOf('x') }).texts)).toEqual(['_posts/2025-03-09-a.md'])
    expect(Object.keys(exported({ '_config.yml': 'timezone: ../x\nsource: ../out\n' }, { 'a.md': postOf('x') }).texts)).toEqual(['_posts/2025-03-09-a.md'])
  })

  it('takes the day of a post that says none from its name, and the rest for its slug', () => {
    const undated = '---\ntitle: A\n---\nx\n'
    expect(Object.keys(exported({}, { '2025-03-09-harbour.md': undated, '2025-03-10-lights/index.md': undated, '2025-13-40-none.md': undated }).texts)).toEqual(['_posts/2025-03-09-harbour.md', '_posts/2025-03-10-lights.md'])
    expect(Object.keys(exported({}, { '2025-03-09-harbour.md': postOf('x', 'slug: ferry\n') }).texts)).toEqual(['_posts/2025-03-09-ferry.md'])
    expect(exported({ '_config.yml': 'future: true\n' }, { '2027-03-09-harbour.md': undated })).toMatchObject({ files: [], skipped: [{ reason: expect.stringContaining('in the future') }] })
  })

  it('keeps drafts out of the posts, and posts without a date or ahead of their time out of a site that shows them', () => {
    expect(Object.keys(exported({}, { 'a.md': postOf('x', 'draft: true\n') }, { includeDrafts: true }).texts)).toEqual(['_drafts/a.md'])
    expect(exported({}, { 'a.md': '---\ntitle: A\n---\nx\n' })).toMatchObject({ files: [], skipped: [{ post: 'a.md', reason: expect.stringContaining('no date') }] })
    const later = { 'a.md': '---\ntitle: A\ndate: 2027-01-01\n---\nx\n' }
    expect(exported({ '_config.yml': 'future: true\n' }, later)).toMatchObject({ files: [], skipped: [{ reason: expect.stringContaining('in the future') }] })
    expect(exported({}, later)).toMatchObject({ files: [{ path: '_posts/2027-01-01-a.md' }], hidden: [{ post: 'a.md' }], problems: [] })
  })

  it('follows the layout, the folders and the cover of the posts that are there', () => {
    const site = { '_config.yml': '', '_posts/2020-01-01-theirs.md': '---\nlayout: review\nheader:\n  teaser: /images/x.jpg\n---\n![x](/images/x.jpg)\n' }
    const { texts } = exported(site, { 'a.md': postOf('x', 'cover: p.png\n') }, { assets: new Set(['p.png']) })
    expect(texts['images/a/p.png']).toBe('copy of p.png')
    expect(texts['_posts/2025-03-09-a.md']).toContain('layout: "review"\n')
    expect(texts['_posts/2025-03-09-a.md']).toContain('header: {"teaser": "/images/a/p.png", "overlay_image": "/images/a/p.png"}\n')
  })

  it.each([
    ['a | b `c | d`', 'a \\| b `c | d`'],
    ['{{ a }} `{% b %}`', '{{ "{{" }} a }} `{{ "{%" }} b %}`'],
    ['x\n{: .y}', 'x\n\\{: .y}'],
    ['a\\&b\\*', 'a&#38;b\\*'],
    ['他说**“好”**吧', '他说<strong>“好”</strong>吧'],
    ['https://e.org/a_b_c', '<https://e.org/a_b_c>'],
    ['at 10:30 | x', 'at 10:30 \\| x'],
  ])('is given %j as %j', (written, expected) => {
    expect(body(written)).toBe(expected)
  })

  it('has the base path in links where Jekyll is old', () => {
    const posts = { 'a.md': postOf('[b](b.md)'), 'b.md': postOf('x') }
    expect(exported({ Gemfile: 'gem "github-pages", group: :jekyll_plugins\n' }, posts).texts['_posts/2025-03-09-a.md']).toContain('[b]({{ site.baseurl }}{% post_url 2025-03-09-b %})')
    expect(exported({ Gemfile: 'gem "jekyll", "~> 4.3"\n' }, posts).texts['_posts/2025-03-09-a.md']).toContain('[b]({% post_url 2025-03-09-b %})')
  })
})
