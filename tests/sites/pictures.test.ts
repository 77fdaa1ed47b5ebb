import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { readPictureFacts } from '../../shared/export/pictures/pictureFacts.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { madePicture } from '../support/madePictures.ts'
import { BuiltSite } from './builtSite.ts'
import { astro } from './generators/astro.ts'
import { eleventy } from './generators/eleventy.ts'
import type { Generator } from './generators/generator.ts'
import { hexo } from './generators/hexo.ts'
import { hugo } from './generators/hugo.ts'
import { jekyll } from './generators/jekyll.ts'
import { pelican } from './generators/pelican.ts'
import { zola } from './generators/zola.ts'

const withHtml: Generator = { ...hugo, fresh: { ...hugo.fresh, files: { ...hugo.fresh.files, 'hugo.toml': `${String(hugo.fresh.files['hugo.toml'])}[markup.goldmark.renderer]\nunsafe = true\n` } } }
const post = '---\ntitle: X\ndate: 2025-01-01T12:00:00+08:00\n---\nSee ![A {{ "ferry" }} | *bus*](photo%20one.jpg "Titled") here. ![It\'s "quoted" -- & so *on*...](photo%20one.jpg)\n\n| a | b |\n| - | - |\n| ![In a table](photo%20one.jpg) | c |\n'

for (const [generator, keeps] of [[withHtml, true], [jekyll, true], [eleventy, true], [hexo, true], [astro, true], [zola, true], [pelican, false], [hugo, false]] as const) {
  const { kind, absent, fresh } = generator
  describe.skipIf(absent !== null)(`pictures as ${kind} builds them${keeps ? '' : ', where no HTML is written'}`, () => {
    let site: BuiltSite
    let out = ''
    let files: readonly string[] = []
    beforeAll(async () => {
      const [library, folder, built] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
      await writeFiles(library, { '.marquee/library.yaml': 'pictures: {widths: [40, 80], formats: [webp]}\n', 'x.md': post, 'photo one.jpg': await madePicture('jpg', 120, 60) })
      await writeFiles(folder, fresh.files)
      const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
      const plan = await service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
      await service.run(plan.id, [])
      out = join(built, 'out')
      generator.build(folder, out, 'UTC')
      site = await BuiltSite.read(out, fresh.base)
      files = await listFiles(out)
    }, 300_000)

    it('have every size and format that the page names', async () => {
      const path = fresh.pagePath({ slug: 'x', date: '2025-01-01T04:00:00Z', path: '', title: '' })
      const page = site.pages.get(path)
      const images = page?.all('img') ?? []
      expect(images).toHaveLength(3)
      const straight = (alt: unknown) => String(alt).replace(/[“”]/g, '"').replaceAll('’', "'").replaceAll('–', '--').replaceAll('…', '...')
      expect(images.map(({ properties }) => straight(properties['alt']))).toEqual(['A {{ "ferry" }} | bus', 'It\'s "quoted" -- & so on...', 'In a table'])
      expect(page?.all('td')).toHaveLength(2)
      expect(page?.all('source')).toHaveLength(keeps ? 3 : 0)
      const sets = [...images, ...(page?.all('source') ?? [])].flatMap(({ properties }) => listed(properties['srcSet']))
      expect(sets).toHaveLength(keeps ? 12 : 0)
      const widths = await Promise.all([...sets, ...images.map(({ properties }) => [String(properties['src']), '80w'] as const)].map(async ([url, width]) => {
        const file = page ? site.follow(page, url, 'https://example.org') : null
        expect(files).toContain(file)
        return [`${readPictureFacts(await readFile(join(out, String(file))))?.width ?? 0}w`, width] as const
      }))
      expect(widths.filter(([real, said]) => real !== said)).toEqual([])
      if (keeps) expect(images[0]?.properties).toMatchObject({ width: 80, height: 40, title: 'Titled' })
    })
  })
}

/** Addresses and widths of a `srcset`. */
function listed(srcset: unknown): (readonly [url: string, width: string])[] {
  const text = Array.isArray(srcset) ? srcset.join(', ') : typeof srcset === 'string' ? srcset : ''
  return text.split(',').map((part) => part.trim().split(/\s+/)).flatMap(([url, width]) => (url ? [[url, width ?? ''] as const] : []))
}
