import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ExportService } from '../../../electron/services/exportService.ts'
import { manifestName } from '../../../shared/export/manifest.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../../support/exportLibrary.ts'

const post = (title: string, more = '', body = 'Text.') => `---\ntitle: ${title}\ndate: 2025-01-01T10:00:00+08:00\n${more}---\n${body}\n`

/** A post that is left out of an export is on the site what it was when it was exported, whatever has become of it since. */
describe('a post that is left out of an export', () => {
  let [library, folder, cacheFolder] = ['', '', '']
  let service: ExportService
  const start = (cache: string | null = cacheFolder) => new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { cacheFolder: cache })
  beforeEach(async () => {
    ;[library, folder, cacheFolder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': post('Harbour', 'tags: [sea]\n', 'Words of the harbour.'), 'b.md': post('Bridge', '', 'See [the harbour](a.md).') })
    await writeFiles(library, { '.marquee/library.yaml': 'siteUrl: https://example.org\n' })
    service = start()
  })
  const run = async (target: 'html' | 'hugo' | 'jekyll', ...except: readonly string[]) => {
    const plan = await service.plan(await exportLibrary(library), { folder, target, includeDrafts: false, only: null, except: except.map(postPath) })
    return { plan, report: await service.run(plan.id, []) }
  }
  const read = (path: string) => readFile(join(folder, path), 'utf8')
  const lists = ['index.html', 'feed.xml', 'search/posts.js', 'sitemap.xml', 'tags/sea/index.html']

  it.each([
    ['has another title, slug and text', post('Changed', 'slug: elsewhere\ntags: [land]\n', 'Other words.')],
    ['has become a draft', post('Changed', 'draft: true\ntags: [land]\n', 'Other words.')],
    ['has moved into the future', post('Changed', 'tags: [land]\n', 'Other words.').replace('2025-01-01', '2029-01-01')],
  ])('%s: its page, and every list and link, stay as they were', async (_, changed) => {
    await run('html')
    const before = await Promise.all(['a/index.html', ...lists].map(read))
    await writeFile(join(library, 'a.md'), changed)
    // a look at all of it first, as the dialog takes one
    await service.plan(await exportLibrary(library), { folder, target: 'html', includeDrafts: false, only: null })
    const { report, plan } = await run('html', 'a.md')
    expect(report).toMatchObject({ written: [], removed: [], conflicts: [] })
    expect(plan.problems).toEqual([])
    expect(await Promise.all(['a/index.html', ...lists].map(read))).toEqual(before)
    // in another start too, and beside a post that has changed
    service = start()
    await writeFile(join(library, 'b.md'), post('Bridge', '', 'See [the harbour](a.md) again.'))
    expect((await run('html', 'a.md')).report.written).toEqual(['b/index.html', 'search/posts.js'])
    expect(await read('b/index.html')).toContain('href="../a/index.html"')
    for (const path of ['index.html', 'feed.xml', 'search/posts.js']) expect(await read(path), path).toContain('Harbour')
    expect(await read('search/posts.js')).toContain('Words of the harbour')
    // and is what it is once it is exported again
    await run('html')
    expect(await read('index.html')).not.toContain('Harbour')
  })

  it('keeps its place in lists and links where what it was is not known any more, which is said', async () => {
    service = start(null)
    await run('html')
    await writeFile(join(library, 'a.md'), post('Changed', 'slug: elsewhere\ndraft: true\n'))
    service = start(null)
    const { plan, report } = await run('html', 'a.md')
    expect(plan.problems).toMatchObject([{ post: 'a.md', rule: 'left-out-changed', severity: 'warning' }])
    expect(report.removed).toEqual(['tags/sea/index.html'])
    expect(await read('index.html')).toContain('href="a/index.html"')
    expect(await read('index.html')).not.toContain('elsewhere')
    expect(await read('b/index.html')).toContain('href="../a/index.html"')
  })

  it.each([['hugo', 'hugo.toml', '[the harbour]({{< relref "/posts/a" >}})'], ['jekyll', '_config.yml', '[the harbour]({% post_url 2025-01-01-a %})']] as const)('is linked to where it was by the others, in Markdown too: %s', async (target, config, link) => {
    await writeFiles(folder, { [config]: '' })
    await run(target)
    await writeFile(join(library, 'a.md'), post('Changed', 'slug: elsewhere\n').replace('2025-01-01', '2025-05-05'))
    await writeFile(join(library, 'b.md'), post('Bridge', '', 'Now see [the harbour](a.md).'))
    const { report } = await run(target, 'a.md')
    expect(report.written).toHaveLength(1)
    expect(await read(report.written[0]!)).toContain(link)
  })

  it('is known by the version that the manifest says', async () => {
    await run('html')
    const { versions } = JSON.parse(await read(manifestName)) as { versions: Record<string, string> }
    expect(Object.keys(versions)).toEqual(['a.md', 'b.md'])
    await writeFile(join(library, 'a.md'), post('Changed'))
    await writeFile(join(library, 'b.md'), post('Changed too'))
    await run('html', 'a.md')
    const after = JSON.parse(await read(manifestName)) as { versions: Record<string, string> }
    expect(after.versions['a.md']).toBe(versions['a.md'])
    expect(after.versions['b.md']).not.toBe(versions['b.md'])
  })
})
