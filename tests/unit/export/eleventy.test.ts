import { describe, expect, it } from 'vitest'
import { eleventyTarget } from '../../../shared/export/targets/eleventy.ts'
import { findEleventyConfig } from '../../../shared/export/targets/eleventy/eleventySite.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const exported = (site: Readonly<Record<string, string>>, posts: Readonly<Record<string, string>>, more: Parameters<typeof exportInto>[3] = {}) => exportInto(eleventyTarget, site, posts, more)
const config = (text: string) => ({ 'eleventy.config.js': text })
const picture = { assets: new Set(['海报.png']) }

describe('an Eleventy site', () => {
  it.each([
    [{ 'eleventy.config.mjs': '' }, 'eleventy.config.mjs'],
    [{ '.eleventy.js': '' }, '.eleventy.js'],
    [{ 'package.json': '{"dependencies": {"@11ty/eleventy": "3"}}' }, 'package.json'],
    [{ 'package.json': '{"dependencies": {"x": "3"}}' }, null],
  ])('is known by its files: %j', (files, because) => {
    expect(findEleventyConfig(factsOf(files as Record<string, string>))).toBe(because)
  })

  it('has posts where its own are, with what its own say of layout, collection and address', () => {
    const site = {
      ...config('export const config = { dir: { input: "src" } }'),
      'src/writing/old-one.md': '---\nlayout: piece.njk\ntags: [post, x]\npermalink: /words/old-one.html\n---\nOld.\n',
    }
    const { texts } = exported(site, { 'a.md': postOf('[b](b.md)', 'tags: [y]\n'), 'b.md': postOf('x') })
    expect(texts['src/writing/a.md']).toContain('layout: "piece.njk"\n')
    expect(texts['src/writing/a.md']).toContain('permalink: "/words/a.html"\n')
    expect(texts['src/writing/a.md']).toContain('tags: ["post", "y"]\n')
    expect(texts['src/writing/a.md']).toContain('[b](/words/b.html)')
  })

  it('leaves layout and collection to the data of the folder', () => {
    const text = exported({ ...config(''), 'blog/blog.json': '{}' }, { 'a.md': postOf('x') }).texts['blog/a.md'] ?? ''
    expect(text).not.toMatch(/^(?:layout|tags):/m)
  })

  it('keeps drafts unbuilt whether the site knows drafts or not', () => {
    const draft = { 'a.md': postOf('x', 'draft: true\n') }
    expect(exported(config(''), draft, { includeDrafts: true }).texts['posts/a.md']).toContain('permalink: false\neleventyExcludeFromCollections: true\ndraft: true\n')
    expect(exported(config('addPreprocessor("drafts", "*", f)'), draft, { includeDrafts: true }).texts['posts/a.md']).toContain('permalink: "/posts/a/"\ndraft: true\n')
  })

  it('puts pictures where the site takes them, and says where it takes none', () => {
    const posts = { 'a.md': postOf('![p](海报.png)') }
    const places = (text: string) => Object.keys(exported(config(text), posts, picture).texts)
    expect(places('eleventyConfig.addPassthroughCopy("src/assets")')).toContain('src/assets/images/a/海报.png')
    expect(places("eleventyConfig.addPassthroughCopy({ './static': '/' })")).toContain('static/images/a/海报.png')
    expect(places('eleventyConfig.addPassthroughCopy("img")')).toContain('img/a/海报.png')
    expect(places('eleventyConfig.addPassthroughCopy("**/*.png", { mode: "html-relative" })')).toContain('posts/a/picture.png')
    expect(exported(config(''), posts, picture).problems).toContainEqual(expect.objectContaining({ rule: 'eleventy-pictures' }))
    expect(exported(config('eleventyConfig.addPassthroughCopy("../../etc")'), posts, picture).problems).toContainEqual(expect.objectContaining({ rule: 'eleventy-pictures' }))
  })

  it('has the base path in links unless the site adds it', () => {
    const posts = { 'a.md': postOf('[b](b.md)'), 'b.md': postOf('x') }
    expect(exported(config('export const config = { pathPrefix: "/blog/" }'), posts).texts['posts/a.md']).toContain('[b](/blog/posts/b/)')
    expect(exported(config('addPlugin(HtmlBasePlugin); export const config = { pathPrefix: "/blog/" }'), posts).texts['posts/a.md']).toContain('[b](/posts/b/)')
  })

  it('keeps keys away that break the build, and templates out of the text', () => {
    const text = exported(config(''), { 'a.md': postOf('{{ x }}', 'page: 1\ncontent: 2\nmood: 3\n') }).texts['posts/a.md'] ?? ''
    expect(text).not.toMatch(/^(?:page|content):/m)
    expect(text).toContain('mood: 3\n')
    expect(text).toContain('templateEngineOverride: "md"\n')
    expect(text).toContain('\n{{ x }}\n')
  })

  it('has indented code in fences and tasks as marks, which markdown-it does not read', () => {
    const text = exported(config(''), { 'a.md': postOf('- [x] done\n\n1. a\n\n       ``` code\n       more\n') }).texts['posts/a.md'] ?? ''
    expect(text).toContain('- ☑ done\n')
    expect(text).toContain('   ````\n   ``` code\n   more\n   ````\n')
    expect(exported(config(''), { 'a.md': postOf('\t~~~\n\tbehind tabs') }).texts['posts/a.md']).toContain('\n```\n~~~\nbehind tabs\n```\n')
  })
})
