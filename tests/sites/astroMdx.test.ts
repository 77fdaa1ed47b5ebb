import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import type { DirectiveForm } from '../../shared/library/libraryConfig.ts'
import { everydayMarkdown } from '../support/everydayMarkdown.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { BuiltPage, BuiltSite, textOf } from './builtSite.ts'
import { astro } from './generators/astro.ts'

/** Each has something that is code to MDX, or that it reads otherwise than Markdown. */
const hazards: readonly string[] = [
  'An {expression}, {{ two }}, {unclosed and } alone, \\{escaped} and \\\\{not}',
  'a < b, <3, x <y and 1<2, <>empty</>, \\<b> and &lt;b>',
  '{/* no comment */} and {`no template ${literal}`}',
  'import fs from "fs"',
  'export const a = 1',
  'import this\nexport that',
  '- import a\n- export b',
  'import it\n=========',
  '<https://e.org/x_y{z}> and <me@e.org> and https://e.org/{a}',
  '[a {b} <c>](https://e.org "t {x}") and [r {s}] and [t][r {s}]\n\n[r {s}]: https://e.org/r "T"',
  '![a {b} & <c>](https://e.org/a.png "t") ![x {y}][z]\n\n[z]: https://e.org/z.png',
  '[no link](<foo\\>)',
  '[far]:\n<https://e.org/far>\n\n[far]',
  '## {#id} and <b>bold</b> {x}',
  '| {a} | b |\n|---|---|\n| <br> | <kbd>x</kbd> `\\|` |\n| <img src="https://e.org/a.png" alt="a|b"> | <!-- c --> |',
  'one\n<br>\ntwo\n<br><br>\nthree',
  '<br><br>\nafter',
  '<kbd>Ctrl</kbd>',
  '<kbd>Ctrl</kbd> <kbd>C</kbd>',
  '<b>**both**</b> and <b>*one</b> other*',
  '<i>a <b>crossed</i> pair</b>',
  '<a href="https://e.org" onclick=\'x("y")\' data-a={b}>link</a> <Foo.Bar baz/> <my-tag x=1>y</my-tag>',
  '<span style="color:red">s</span> <input disabled> <img src=https://e.org/a.png alt=x>',
  'text <!-- a\ncomment */ --> more',
  '<!-- alone -->\ntext at once',
  'text at once\n<!-- alone -->',
  '- a\n  <!-- in a list -->\n- b',
  '<div class="x">\n*no emphasis*\n</div>',
  '<div>\n\n*emphasis*\n\n</div>',
  '<div>\n<p>unclosed\n<p>twice\n</div>',
  '> <div>\n> quoted\n> </div>\n>\n> {x}',
  '<pre>\n  {a}\n    <b>\n</pre>',
  '<table><tr><td>{x}</td></tr></table>',
  '<details>\n<summary>S {x}</summary>\n\n- a\n- b\n\n</details>',
  'text\n\n    {indented} <code>\n\n- a\n\n      {in an item}',
  'text\n    # no heading\n    - no list\n    1. none\n    > no quote\n    ***\n    ===',
  '```text {1,3}\n<A b={c} />\n    ```\n```',
  '`{a}` ``<b> ` {c}``',
  'note[^{a}] and[^b]\n\n[^b]: {x} <kbd>y</kbd> <https://e.org>',
  '- [ ] {a}\n- [x] <b>c</b>',
  '~~{a} <b>b</b>~~ **{c}** *<u>d</u>*',
  'Quote "{x}" -- and\\\nbreak {y}  \n<br>\nz',
  '> <div>x</div>\n>\n> - a\n> - b\n>\n> <div>y</div>',
  '- <!-- c -->\n  - a\n- <br><br>\n- b',
  '!<https://e.org> \\https://e.org/{b} https://e.org/{b}> (https://e.org/a).<!-- c\n\nhttps://e.org/a<!-- c -->',
  'a ```b {c}\n<D e={f} />\n    ``` g',
  '\t```\n\ttext',
  '    first\n      line',
  '\u3000\u3000中文，\u3000中文',
  '\u00a0\n\ntext',
  '\ufdd0<script>alert(1)</script>\ufdd1\n\n\ufdd0MarqueeRating\ufdd1',
]

const texts = [...hazards, ...everydayMarkdown]
const library = Object.fromEntries(texts.map((text, at) => [`h-${at}.md`, `---\ntitle: X\ndate: 2025-01-01T12:00:00+08:00\n---\n${text}\n`]))

/** What a browser makes of the post's part of a page, blank space and comments apart. */
function drawn(page: BuiltPage | undefined): string {
  const html = /<main>([^]*)<\/main>/.exec(page?.html ?? '')?.[1] ?? 'no page'
  const read = new BuiltPage('', `<main>${html}</main>`)
  const write = (node: ReturnType<typeof read.all>[number]['children'][number]): string => {
    if (node.type === 'text') return node.value.replace(/[\ufdd0\ufdd1]/g, '').replace(/[ \t\n]+/g, ' ')
    if (node.type !== 'element') return ''
    const { align, style, ...rest } = node.properties
    // MDX has the alignment of cells as a style, and a paragraph that is a comment alone is none; the colours of code are not always the same
    const inner = node.tagName === 'pre' ? textOf(node) : node.children.map(write).join('').replace(/^ | $/g, '')
    const attributes = Object.entries({ ...rest, style: align === undefined ? style : `text-align:${String(align)}` }).filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}=${String(value).replace(/([:;])\s+|;$/g, '$1')}`).sort().join('')
    return node.tagName === 'p' && inner === '' ? '' : `<${node.tagName}${attributes}>${inner}</${node.tagName}>`
  }
  return read.all('main').map(write).join('').replace(/ ?(<\/?(?!a\b|b\b|i\b|u\b|em|strong|del|code|kbd|span|img|br|sup|input|my-tag|foo)[a-z][^>]*>) ?/g, '$1').replace(/ +/g, ' ')
}

describe.skipIf(astro.absent !== null)('Posts of Astro as MDX', () => {
  const sites: BuiltSite[] = []
  beforeAll(async () => {
    for (const directives of ['plain', 'native'] satisfies DirectiveForm[]) {
      const [posts, folder, built] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
      await writeFiles(posts, library)
      await writeFiles(folder, astro.fresh.files)
      const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
      const plan = await service.plan(await exportLibrary(posts), { folder, target: 'auto', includeDrafts: false, only: null, directives })
      await service.run(plan.id, [])
      expect((await listFiles(folder)).filter((path) => path.endsWith(directives === 'plain' ? '.md' : '.mdx'))).toHaveLength(texts.length)
      astro.build(folder, join(built, 'out'), 'UTC')
      sites.push(await BuiltSite.read(join(built, 'out'), astro.fresh.base))
    }
  }, 300_000)

  it.each(texts.map((written, at) => [written, at] as const))('are the same pages as those of Markdown: %j', (_, at) => {
    const [plain, mdx] = sites.map(({ pages }) => drawn(pages.get(`blog/h-${at}/index.html`)))
    expect(plain).not.toContain('no page')
    expect(mdx).toBe(plain)
  })
})
