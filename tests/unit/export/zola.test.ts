import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { zolaTarget } from '../../../shared/export/targets/zola.ts'
import { findZolaConfig } from '../../../shared/export/targets/zola/zolaSite.ts'
import { escapeShortcodes } from '../../../shared/export/targets/zola/shortcodes.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const exported = (config: string, posts: Readonly<Record<string, string>>, more: Parameters<typeof exportInto>[3] = {}, site: Readonly<Record<string, string>> = {}) =>
  exportInto(zolaTarget, { 'config.toml': `base_url = "https://e.org/x/"\n${config}`, ...site }, posts, more)
const head = (text: string | undefined) => parse(text?.split('+++\n')[1] ?? 'missing')

describe('a Zola site', () => {
  it('is known by an address in snake case, which Hugo does not have', () => {
    expect(findZolaConfig(factsOf({ 'config.toml': 'base_url = "/"' }))).toBe('config.toml')
    expect(findZolaConfig(factsOf({ 'config.toml': 'baseURL = "/"' }))).toBeNull()
    expect(findZolaConfig(factsOf({ 'config.toml': 'base_url = [' }))).toBeNull()
  })

  it('has only keys that Zola knows at the top, declared taxonomies, and all else under extra', () => {
    const posts = { 'a.md': postOf('x', 'tags: [x]\ncategories: [y]\nmood: z\nreview: {rating: 4.5}\n"odd key": {a: [1, null, "t"]}\n') }
    expect(head(exported('taxonomies = [{name = "tags"}]', posts).texts['content/posts/a/index.md'])).toEqual({
      title: 'A', date: expect.anything(), slug: 'a', taxonomies: { tags: ['x'] },
      extra: { categories: ['y'], rating: 4.5, rating_best: 5, mood: 'z', 'odd key': { a: [1, 't'] } },
    })
  })

  it('keeps hostile texts as texts', () => {
    const nasty = 'a"b\n+++\n[extra]\u0000\u007f\u2028\\ {{ f() }}'
    expect(head(exported('', { 'a.md': `---\ntitle: ${JSON.stringify(nasty)}\ndate: 2025-01-01\n---\nx\n` }).texts['content/posts/a/index.md'])['title']).toBe(nasty)
  })

  it('makes the section where it is none, and keeps it once it is ours', () => {
    const posts = { 'a.md': postOf('x') }
    expect(exported('', posts).texts['content/posts/_index.md']).toBe('+++\ntitle = "Posts"\nsort_by = "date"\n+++\n')
    const theirs = { 'content/blog/_index.md': '+++\n+++\n', 'content/blog/b.md': '+++\n+++\n' }
    expect(Object.keys(exported('', posts, {}, theirs).texts)).toEqual(['content/blog/a/index.md'])
    const facts = { ...factsOf({ 'config.toml': '', ...theirs }), last: { target: 'zola' as const, paths: ['content/blog/_index.md'] } }
    expect(Object.keys(exported('', posts, { facts }).texts)).toEqual(['content/blog/_index.md', 'content/blog/a/index.md'])
  })

  it('links by content path, in HTML by address, and to places that are there', () => {
    const posts = { 'a.md': postOf('[b](b.md#food) [c](b.md#none) <a href="b.md">d</a>'), 'b.md': postOf('## Food', 'slug: 花样\n') }
    const { texts } = exported('', posts)
    expect(texts['content/posts/a/index.md']).toContain('[b](@/posts/花样/index.md#food) [c](@/posts/花样/index.md) <a href="/x/posts/%E8%8A%B1%E6%A0%B7/">d</a>')
    expect(texts['content/posts/花样/index.md']).toContain('path = "posts/花样"')
    expect(texts['content/posts/花样/index.md']).toContain('## <a id="food"></a>Food')
  })

  it.each([
    ['`{{ f(x="1") }}`', '`{{/* f(x="1") */}}`', false],
    ['`{{ a.b }} {% if x %} {# c #}`', '`{{ a.b }} {% if x %} {# c #}`', false],
    ['`{{ f( open`', '`{\u200b{ f( open`', true],
    ['`{% q() %}x{% end %}`', '`{\u200b% q() %}x{\u200b% end %}`', true],
    ['`{{/* f() */}}`', '`{\u200b{/* f() */}}`', true],
  ])('has code shown and not run: %s', (written, text, isChanged) => {
    expect(escapeShortcodes(written)).toEqual({ text, isChanged })
  })
})
