import { execFileSync } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { sampleFiles } from '../support/exportSamples.ts'

const hasHugo = (() => {
  try {
    return execFileSync('hugo', ['version'], { encoding: 'utf8' }).startsWith('hugo')
  } catch {
    console.warn('hugo is not on PATH: the tests that build with it are skipped')
    return false
  }
})()

const layout = '<html><head><title>{{ .Title }}</title></head><body><time>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</time><b class="rating">{{ .Params.rating }}</b><i>{{ range .Params.content_warnings }}[{{ . }}]{{ end }}</i><img class="cover" src="{{ .Params.cover.image }}"><main>{{ .Content }}</main></body></html>'
const site = (more = '') => ({
  'hugo.toml': `baseURL = "https://example.org/blog/"\ntitle = "Site"\n${more}`,
  'layouts/_default/single.html': layout,
  'layouts/_default/list.html': '<html><body>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
  'content/post/theirs.md': '---\ntitle: Theirs\ndate: 2020-01-01\n---\nOld.\n',
})

async function exportAndBuild(more: string, timeZone: string) {
  const [library, folder] = [await temporaryFolder(), await temporaryFolder()]
  await writeFiles(library, sampleFiles)
  await writeFiles(folder, site(more))
  const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
  const plan = await service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
  const report = await service.run(plan.id, [])
  const out = join(await temporaryFolder(), 'out')
  execFileSync('hugo', ['--cleanDestinationDir', '-d', out], { cwd: folder, env: { ...process.env, TZ: timeZone } })
  const page = async (slug: string) => (await readFile(join(out, 'post', slug, 'index.html'), 'utf8')).replaceAll('&#43;', '+')
  return { folder, library, plan, report, out, page, files: await listFiles(out) }
}

describe.skipIf(!hasHugo)('a Hugo site built from an export', () => {
  let built: Awaited<ReturnType<typeof exportAndBuild>>
  let film: string
  beforeAll(async () => {
    built = await exportAndBuild('', 'America/Los_Angeles')
    film = await built.page('harbour-lights')
  })

  it('is found by its files, and posts go where the site has its own', () => {
    expect(built.plan.target).toBe('hugo')
    expect(built.report.written).toContain('content/post/harbour-lights/index.md')
    expect(built.report.failed).toEqual([])
    expect(built.report.conflicts).toEqual([])
  })

  it('has the title, rating, verdict and warnings of a review', () => {
    expect(film).toContain('<title>Harbour Lights: &#34;The Last Ferry&#34; &amp; it&#39;s #1</title>')
    expect(film).toContain('<b class="rating">4.5</b>')
    expect(film).toContain('<i>[Violence][Smoking]</i>')
    expect(film).toContain('★★★★½ (4.5/5)')
    expect(film).toContain('Small, slow &amp; *perfect*.')
    expect(film).toMatch(/<blockquote>\s*<p><strong>Content warnings<\/strong><\/p>\s*<ul>\s*<li>Contains violence<\/li>\s*<li>Contains smoking \(mild\): on deck<\/li>/)
    expect(film.indexOf('Content warnings')).toBeLessThan(film.indexOf('Thoughts</h2>'))
  })

  it('has quotes, trailer, related posts, sign-off and spoilers as plain Markdown makes them', () => {
    expect(film).toMatch(/<blockquote>\s*<p>渡轮从来不等人。<\/p>\s*<p>— 第二幕<\/p>\s*<\/blockquote>/)
    expect(film).toContain('<a href="https://www.youtube.com/watch?v=abcdefghijk">Watch the trailer</a>')
    expect(film).toContain('✈️ <a href="/blog/post/lisbon/">A week in Lisbon</a>')
    expect(film).toContain('Until the <em>next</em> show.')
    expect(film).toMatch(/<blockquote>\s*<p><strong>How it ends<\/strong><\/p>\s*<p>The ferry <strong>sinks<\/strong>\.<\/p>\s*<ul>\s*<li>twice<\/li>/)
    expect(film).not.toContain('::')
  })

  it('links posts to each other and keeps no link to a Markdown file', async () => {
    expect(film).toContain('<a href="/blog/post/lisbon/#food">trip</a>')
    expect(await built.page('lisbon')).toContain('<a href="/blog/post/harbour-lights/">the film</a>')
    expect(await built.page('lisbon')).toContain('id="food"')
    expect(film).not.toMatch(/href="[^"]*\.md/)
    expect(film).toContain('See the draft and the lost one.')
  })

  it('shows template marks as they were written, in text and in code', () => {
    expect(film).toContain('The template {{ a }} {% b %} {# c #} {{&lt; d &gt;}} {{% e %}} | f stays.')
    expect(film).toContain('<code>{{&lt; in &gt;}}</code>')
    expect(film).toContain('{{&lt; fence &gt;}}\n</code>')
  })

  it('keeps emphasis and line ends between Chinese characters as the preview shows them', () => {
    expect(film).toContain('<strong>《渡轮》</strong>吧')
    expect(film).toContain('她看了两次然后走了。')
  })

  it('has each picture beside its page, with the name it had', () => {
    expect(built.files).toContain('post/harbour-lights/剧照 one.png')
    expect(film).toContain('<img src="%E5%89%A7%E7%85%A7%20one.png" alt="A ferry"')
    expect(film).toMatch(/class="cover" src="(?:%e5%89%a7%e7%85%a7%20one|剧照 one)\.png"/i)
  })

  it('leaves out drafts, says so, and says of a future post when it will show', () => {
    expect(built.files.filter((path) => /draft|later/.test(path))).toEqual([])
    expect(built.report.skipped).toEqual([{ post: 'films/draft.md', reason: 'It is a draft.' }])
    expect(built.report.hidden).toContainEqual({ post: 'films/later.md', reason: 'Hugo does not show it: its date is in the future. Build the site after 2999-01-01T10:00:00+08:00.' })
  })

  it('has no page dated by accident, whatever zone the machine is in', async () => {
    expect(film).toContain('<time>2025-03-09T23:30:00+08:00</time>')
    expect(await built.page('lisbon')).toContain('<time>2024-06-01T00:00:00+08:00</time>')
    expect(await built.page('night')).toContain('<time>2024-06-02T00:30:00+08:00</time>')
  })

  it('names what is wrong with its line', () => {
    const line = String(sampleFiles['films/harbour-lights.md']).split('\n').findIndex((text) => text.includes('nowhere.md')) + 1
    expect(built.report.problems).toContainEqual(expect.objectContaining({ post: 'films/harbour-lights.md', rule: 'dead-link', line }))
    expect(built.report.problems.map(({ rule }) => rule).sort()).toEqual(['dead-link', 'dead-related', 'link-to-unpublished'])
  })

  it('writes nothing the second time', async () => {
    const paths = (await listFiles(built.folder)).filter((path) => path.startsWith('content/') || path.startsWith('.marquee'))
    const times = () => Promise.all(paths.map(async (path) => (await stat(join(built.folder, path), { bigint: true })).mtimeNs))
    const before = await times()
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await service.plan(await exportLibrary(built.library), { folder: built.folder, target: 'auto', includeDrafts: false, only: null })
    const report = await service.run(plan.id, [])
    expect(report).toMatchObject({ written: [], removed: [], conflicts: [], unchanged: built.report.written.length })
    expect(await times()).toEqual(before)
  })

  it('folds spoilers where the site keeps HTML, and builds the same dates in another zone', async () => {
    const other = await exportAndBuild('[markup.goldmark.renderer]\nunsafe = true\n', 'Asia/Hong_Kong')
    const page = await other.page('harbour-lights')
    expect(page).toMatch(/<details class="spoiler"><summary>How it ends<\/summary>\s*<p>The ferry <strong>sinks<\/strong>/)
    expect(page).toContain('<time>2025-03-09T23:30:00+08:00</time>')
    expect(page).toMatch(/<\/ul>\s*<\/details>/)
  })

  it('warns of HTML that the site would drop, and of spoilers that it would show', async () => {
    const [library, folder] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': '---\ntitle: A\ndate: 2025-01-01\n---\nText with <u>HTML</u>.\n\nHe ||dies||.\n' })
    await writeFiles(folder, { 'hugo.toml': 'baseURL = "https://example.org/"\n' })
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const request = { folder, target: 'auto', includeDrafts: false, only: null } as const
    expect((await service.plan(await exportLibrary(library), request)).problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['hugo-raw-html 5', 'hugo-inline-spoiler 7'])
    await writeFile(join(folder, 'hugo.toml'), 'baseURL = "https://example.org/"\n[markup.goldmark.renderer]\nunsafe = true\n')
    expect((await service.plan(await exportLibrary(library), request)).problems).toEqual([])
  })
})
