import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { renderPost } from '../../shared/markdown/renderPost.ts'
import type { RenderProfile } from '../../shared/markdown/renderProfile.ts'
import { readPostFields } from '../../shared/review/postFields.ts'
import { everydayMarkdown } from '../support/everydayMarkdown.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { BuiltPage, BuiltSite, textOf } from './builtSite.ts'
import { astro } from './generators/astro.ts'
import { eleventy } from './generators/eleventy.ts'
import type { Generator } from './generators/generator.ts'
import { hexo } from './generators/hexo.ts'
import { hugo } from './generators/hugo.ts'
import { jekyll } from './generators/jekyll.ts'
import { pelican } from './generators/pelican.ts'
import { zola } from './generators/zola.ts'

const config = readLibraryConfig(null, 'Library', 'Asia/Hong_Kong')
const preview: RenderProfile = {
  fields: readPostFields(parseHead(''), config), conventions: config, signoff: null, language: 'en', remote: 'plain', placeholders: false,
  resolveLink: (url) => ({ url, state: 'ok' }), resolvePicture: (url) => ({ url, state: 'ok' }), related: () => null,
}
const withHtml: Generator = { ...hugo, fresh: { ...hugo.fresh, files: { ...hugo.fresh.files, 'hugo.toml': `${String(hugo.fresh.files['hugo.toml'])}[markup.goldmark.renderer]\nunsafe = true\n` } } }

const compared = ['strong', 'em', 'del', 'a', 'code', 'h1', 'h2', 'h3', 'blockquote', 'table', 'img', 'br', 'pre', 'li', 'ol', 'ul', 'hr', 'dl']
/** Notes and tasks are written in other elements by each. */
const notCompared = (written: string) => (/\[\^/.test(written) ? ['a', 'ol', 'li', 'h2', 'hr'] : [])

/** What a reader sees of a body: its letters, and how many elements of each kind. Kinds of quotation marks and dashes are the site's. */
function seen(html: string, written: string): { readonly letters: string; readonly elements: Readonly<Record<string, number>> } {
  const page = new BuiltPage('', `<main>${html.replace(/<(\/?)s>/g, '<$1del>')}</main>`)
  const isOwn = (names: string) => !/headerlink|footnote-backref|reversefootnote/.test(names)
  const elements = compared.filter((tag) => !notCompared(written).includes(tag)).map((tag) => [tag, page.all(tag, ({ properties }) => isOwn(String(properties['className']))).length] as const)
  const letters = textOf(page.all('main')[0])
    .replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/[–—-]+/g, '-').replace(/…/g, '...').replace(/↩\ufe0e?|Footnotes|[☐☑\u200b]|\s/g, '')
  return { letters: written.includes('[^') ? letters.replace(/\d/g, '') : letters, elements: Object.fromEntries(elements.filter(([, count]) => count > 0)) }
}

for (const generator of [withHtml, jekyll, eleventy, hexo, astro, zola, pelican]) {
  const { kind, absent, fresh } = generator
  describe.skipIf(absent !== null)(`Markdown as ${kind} builds it`, () => {
    let site: BuiltSite
    beforeAll(async () => {
      const [library, folder, built] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
      await writeFiles(library, Object.fromEntries(everydayMarkdown.map((text, at) => [`m-${at}.md`, `---\ntitle: X\ndate: 2025-01-01T12:00:00+08:00\n---\n${text}\n`])))
      await writeFiles(folder, fresh.files)
      const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
      const plan = await service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
      await service.run(plan.id, [])
      generator.build(folder, join(built, 'out'), 'UTC')
      site = await BuiltSite.read(join(built, 'out'), fresh.base)
    }, 300_000)

    it.each(everydayMarkdown.map((written, at) => [written, at] as const))('is what the preview shows: %j', (written, at) => {
      const page = site.pages.get(fresh.pagePath({ slug: `m-${at}`, date: '2025-01-01T04:00:00Z', path: '', title: '' }))
      const html = /<main>([^]*)<\/main>/.exec(page?.html ?? '')?.[1] ?? 'no page'
      expect(seen(html, written)).toEqual(seen(renderPost(written, preview).blocks.map((block) => block.html).join('\n'), written))
    })
  })
}
