import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { templateFile, templateNames, ThemeTooLarge } from '../../../shared/export/siteTheme.ts'
import { htmlTarget } from '../../../shared/export/targets/html.ts'
import { defaultThemeFiles, themeProblems } from '../../../shared/export/targets/html/theme.ts'
import { viewNames } from '../../../shared/export/targets/html/pageViews.ts'
import { exportInto, postOf } from './siteInput.ts'

const problems = (files: Readonly<Record<string, string>>) => themeProblems({ files }).map(({ file, line, message }) => `${file}:${line}: ${message}`)
const site = (files: Readonly<Record<string, string>>, posts: Readonly<Record<string, string>>, statics: readonly string[] = []) => exportInto(htmlTarget, {}, posts, { theme: { key: 'k', files, statics } })

describe('the theme of web pages', () => {
  it('is sound, and shows everything that there is to show', () => {
    expect(problems({})).toEqual([])
    const all = Object.values(defaultThemeFiles).join('\n')
    expect(Object.keys(viewNames).filter((name) => !new RegExp(`\\{\\{[#{]*${name}\\}`).test(all))).toEqual([])
  })

  it('has its files, and all that they can show, in the documentation', () => {
    const [, section = ''] = /^### Its look$([^]*?)^## /m.exec(readFileSync(resolve(import.meta.dirname, '../../../docs/export.md'), 'utf8')) ?? []
    const said = new Set([...section.matchAll(/`\{*([\w.]+)\}*`/g)].map(([, name]) => name))
    expect([...Object.keys(viewNames), ...Object.keys(defaultThemeFiles)].filter((name) => !said.has(name))).toEqual([])
  })

  it('takes each of the author’s files in the place of its own, and its own for the others', () => {
    const { texts } = site({ 'post.mustache': '<article>{{title}}</article>\n' }, { 'a.md': postOf('Text.') })
    expect(texts['a/index.html']).toContain('<main id="main">\n<article>A</article>\n</main>')
    expect(texts['index.html']).toContain('<h2><a href="a/index.html">A</a></h2>')
    expect(texts['style.css']).toBe(defaultThemeFiles['style.css'])
    expect(site({ 'style.css': 'p{color:red}' }, {}).texts['style.css']).toBe('p{color:red}')
  })

  it('writes what an author or anybody else has written as text', () => {
    const nasty = '<script>alert("1")</script>'
    const own = Object.fromEntries(templateNames.map((name) => [templateFile(name), defaultThemeFiles[templateFile(name)] ?? '']))
    const head = `summary: ${JSON.stringify(nasty)}\ntags: [${JSON.stringify(nasty)}]\n`
    for (const text of Object.values(site(own, { 'a.md': postOf(nasty, head) }).texts)) expect(text).not.toContain(nasty)
  })

  it('brings its own files along, and gives their folder to no post', () => {
    const { files, texts } = site({}, { 'static.md': postOf('x') }, ['fonts/a.woff2'])
    expect(texts['static/fonts/a.woff2']).toBe('copy of .marquee/theme/static/fonts/a.woff2')
    expect(files.map(({ path }) => path)).toContain('static-2/index.html')
    expect(Object.keys(site({}, { 'static.md': postOf('x') }).texts)).toContain('static/index.html')
  })

  it.each([
    ['a part that is never closed', { 'post.mustache': 'a\n{{#hasTags}}\nb\n' }, 'post.mustache:2: “hasTags” is opened here and never closed. Write {{/hasTags}} where it ends.'],
    ['parts that cross', { 'post.mustache': '{{#hasTags}}\n{{#older}}\n{{/hasTags}}{{/older}}' }, 'post.mustache:3: Another part ends here while “older” is still open. Write {{/older}} before it.'],
    ['an end without a beginning', { 'index.mustache': '\n\n{{/posts}}' }, 'index.mustache:3: {{/posts}} closes what was never opened.'],
    ['a mark that is never closed', { 'head.mustache': 'x\n<p>{{title</p>\n' }, 'head.mustache:2: A mark is opened here and never closed by }}.'],
    ['marks that are none', { 'head.mustache': '\n{{=<% =}}' }, 'head.mustache:2: Invalid tags: <%.'],
    ['a name that there is not', { 'post.mustache': '<p>\n{{titel}}' }, 'post.mustache:2: There is no “titel” to show. docs/export.md lists what there is.'],
    ['a way into the program', { 'post.mustache': '{{#constructor.constructor}}return process{{/constructor.constructor}}' }, 'post.mustache:1: There is no “constructor.constructor” to show. docs/export.md lists what there is.'],
    ['what every object has', { 'post.mustache': '{{__proto__}}' }, 'post.mustache:1: There is no “__proto__” to show. docs/export.md lists what there is.'],
    ['text without escaping', { 'post.mustache': '\n{{{title}}}' }, 'post.mustache:2: “title” is no markup: write {{title}}, so that marks in it stay text.'],
    ['text without escaping, by its other sign', { 'post.mustache': '{{& title}}' }, 'post.mustache:1: “title” is no markup: write {{title}}, so that marks in it stay text.'],
    ['text without escaping, by another name', { 'post.mustache': '{{#title}}{{{.}}}{{/title}}' }, 'post.mustache:1: There is no “.” to show. docs/export.md lists what there is.'],
    ['markup as text', { 'post.mustache': '{{article}}' }, 'post.mustache:1: “article” is markup, and is written {{{article}}}.'],
    ['a list as text', { 'index.mustache': '{{posts}}' }, 'index.mustache:1: “posts” opens a part, as {{#posts}} … {{/posts}}, and is no text.'],
    ['a template that there is not', { 'post.mustache': 'x\n{{>foot}}' }, `post.mustache:2: There is no template “foot”. There are: ${templateNames.join(', ')}, page.`],
    ['a template that takes itself in', { 'posts.mustache': '<ul>\n{{#posts}}{{>posts}}{{/posts}}' }, 'posts.mustache:2: It takes in “posts.mustache”, which takes it in again, without end.'],
    ['templates that take each other in', { 'head.mustache': '{{>posts}}', 'posts.mustache': '\n{{>head}}' }, 'posts.mustache:2: It takes in “head.mustache”, which takes it in again, without end.'],
    ['a page within itself', { 'post.mustache': '{{>page}}' }, 'post.mustache:1: It takes in “post.mustache”, which takes it in again, without end.'],
    ['all posts once for each', { 'posts.mustache': '{{#posts}}{{#hasPosts}}\n{{#posts}}x{{/posts}}{{/hasPosts}}{{/posts}}' }, 'posts.mustache:2: “posts” stands within itself, which would say all of it again for each.'],
    ['a layout without a page', { 'layout.mustache': '<html></html>' }, 'layout.mustache:1: It has no {{>page}}, so no page would have anything on it.'],
    ['sections thousands deep', { 'index.mustache': '{{#hasPosts}}'.repeat(9000) + '{{/hasPosts}}'.repeat(9000) }, 'index.mustache:1: More than 50 sections stand in each other here.'],
    ['blanks without end, which a mark that is never closed would be looked for in', { 'index.mustache': `a\n{{title${' '.repeat(250_000)}` }, 'index.mustache:2: More than 1000 blanks stand in a row here.'],
    ['a way out of its folder', { 'post.mustache': '{{>../../secret}}' }, `post.mustache:1: There is no template “../../secret”. There are: ${templateNames.join(', ')}, page.`],
    ['a template of 300 KB', { 'search.mustache': 'x'.repeat(300 * 1024) }, 'search.mustache:1: It is longer than 256 KB.'],
  ])('is refused for %s, with the file and the line', (_, files, problem) => {
    expect(problems(files as unknown as Record<string, string>)).toContain(problem)
  })

  it('is refused where templates that take each other in would fill the memory, before they do', () => {
    const ten = (name: string) => `{{>${name}}}`.repeat(200)
    const found = problems({ 'post.mustache': ten('posts'), 'posts.mustache': ten('group'), 'group.mustache': ten('groups'), 'groups.mustache': ten('search'), 'search.mustache': 'x'.repeat(1000) })
    expect(found).toContainEqual(expect.stringContaining('Templates take in so many others that a page would be too long.'))
  })

  it.each([
    ['lists in lists, each with much in it', `{{#posts}}{{#hasPosts}}${'x'.repeat(250_000)}{{/hasPosts}}{{/posts}}`, 300],
    ['lists in lists with nothing in them', `{{#posts}}${'{{#hasPosts}}{{/hasPosts}}'.repeat(9000)}{{/posts}}`, 1200],
  ])('stops at a page of %s', (_, index, count) => {
    const posts = Object.fromEntries(Array.from({ length: count }, (__, at) => [`p${at}.md`, postOf('x')]))
    expect(() => site({ 'index.mustache': index }, posts)).toThrow(ThemeTooLarge)
  })
})
