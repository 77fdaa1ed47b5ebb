import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportRenderer, type TellRender } from '../../../electron/workers/exportRenderer.ts'
import type { RenderJob } from '../../../electron/workers/protocol.ts'
import { ExportService } from '../../../electron/services/exportService.ts'
import { manifestName, readManifest, writeManifest } from '../../../shared/export/manifest.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../../support/exportLibrary.ts'
import { onePixel } from '../../support/exportSamples.ts'
import { until } from '../electron/temporaryFolder.ts'
import { jpegFrom, jpegSegment, jpegWith } from '../electron/jpegBytes.ts'

const post = (title: string, body = 'Text.') => `---\ntitle: ${title}\ndate: 2025-01-01T10:00:00+08:00\n---\n${body}\n`

describe('ExportService', () => {
  let library: string
  let folder: string
  let told: { done: number; total: number }[]
  let service: ExportService
  beforeEach(async () => {
    ;[library, folder] = [await temporaryFolder(), await temporaryFolder()]
    told = []
    service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: (_, payload) => void told.push(payload as never) })
    await writeFiles(library, { 'a.md': post('A', '![x](p.png)'), 'b.md': post('B'), 'p.png': onePixel })
    await writeFiles(folder, { 'hugo.toml': 'baseURL = "/"\n' })
  })
  const plan = async () => service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
  const actions = async () => Object.fromEntries((await plan()).items.map(({ path, action }) => [path, action]))
  const run = async (overwrite: readonly string[] = []) => service.run((await plan()).id, overwrite)
  const at = (path: string) => join(folder, path)

  it('writes nothing before it runs, then what it said it would', async () => {
    const before = await listFiles(folder)
    expect(await actions()).toEqual({ 'content/posts/a/index.md': 'add', 'content/posts/a/p.png': 'add', 'content/posts/b/index.md': 'add' })
    expect(await listFiles(folder)).toEqual(before)
    expect((await run()).written).toEqual(['content/posts/a/index.md', 'content/posts/a/p.png', 'content/posts/b/index.md'])
    expect(told.at(-1)).toMatchObject({ done: 3, total: 3 })
    expect(Buffer.from(await readFile(at('content/posts/a/p.png')))).toEqual(Buffer.from(onePixel))
  })

  it('changes what changed, and removes what is gone with its empty folders', async () => {
    await run()
    await writeFile(join(library, 'b.md'), post('B2'))
    await rm(join(library, 'a.md'))
    expect(await actions()).toEqual({ 'content/posts/a/index.md': 'remove', 'content/posts/a/p.png': 'remove', 'content/posts/b/index.md': 'change' })
    expect(await run()).toMatchObject({ written: ['content/posts/b/index.md'], removed: ['content/posts/a/index.md', 'content/posts/a/p.png'] })
    expect(await listFiles(folder)).toEqual([manifestName, 'content/posts/b/index.md', 'hugo.toml'])
    await expect(stat(at('content/posts/a'))).rejects.toThrow('ENOENT')
  })

  it('never touches a file that it did not write, unless forced by name', async () => {
    await writeFiles(folder, { 'content/posts/a/index.md': 'theirs' })
    expect(await run()).toMatchObject({ conflicts: [{ path: 'content/posts/a/index.md', reason: 'A file that Marquee did not write is already there.' }] })
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toBe('theirs')
    expect((await run(['content/posts/a/index.md'])).conflicts).toEqual([])
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toContain('title: "A"')
  })

  it('clears away what a killed export left half-written in its cache, which the command line has of its own', async () => {
    const cacheFolder = await temporaryFolder()
    const left = ['pictures', 'exports'].flatMap((kept) => ['0123456789abcdef', 'fedcba9876543210'].map((name) => `${kept}/.marquee-${name}.tmp`))
    await writeFiles(cacheFolder, Object.fromEntries(left.map((name) => [name, 'half a te'])))
    const old = left.filter((name) => name.includes('0123'))
    const anHourAgo = Date.now() / 1000 - 3600
    for (const name of old) await utimes(join(cacheFolder, name), anHourAgo, anHourAgo)
    service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { cacheFolder })
    await run()
    // it holds up no export
    await until('what is old is cleared away', async () => !(await listFiles(cacheFolder)).some((name) => old.includes(name)))
    expect((await listFiles(cacheFolder)).filter((name) => name.endsWith('.tmp')).sort()).toEqual(left.filter((name) => !old.includes(name)).sort())
  })

  it('clears away what a killed export left half-written, and nothing else', async () => {
    const half = '.marquee-0123456789abcdef.tmp'
    const manifest = writeManifest({ version: 1, target: 'hugo', files: {}, pending: { 'content/posts/a/index.md': { hash: 'a'.repeat(64), post: null } } })
    const old = new Date(Date.now() - 3_600_000)
    await writeFiles(folder, { [manifestName]: manifest, [half]: 'half', [`content/posts/a/${half}`]: 'half', 'content/posts/a/.marquee-mine.tmp': 'mine', [`elsewhere/${half}`]: 'theirs' })
    for (const path of [half, `content/posts/a/${half}`, 'content/posts/a/.marquee-mine.tmp', `elsewhere/${half}`]) await utimes(at(path), old, old)
    await run()
    expect((await listFiles(folder)).filter((path) => path.endsWith('.tmp'))).toEqual(['content/posts/a/.marquee-mine.tmp', `elsewhere/${half}`])
  })

  it('takes a file with the very same bytes as its own', async () => {
    await run()
    await rm(at(manifestName))
    expect(new Set(Object.values(await actions()))).toEqual(new Set(['unchanged']))
    await run()
    await rm(join(library, 'b.md'))
    expect((await run()).removed).toEqual(['content/posts/b/index.md'])
  })

  it('shows a file that was edited in the site as a conflict, when its post changes and when it goes', async () => {
    await run()
    await writeFile(at('content/posts/a/index.md'), 'edited')
    expect((await run()).conflicts.map(({ path }) => path)).toEqual(['content/posts/a/index.md'])
    await rm(join(library, 'a.md'))
    expect(await actions()).toMatchObject({ 'content/posts/a/index.md': 'conflict', 'content/posts/a/p.png': 'remove' })
    await run()
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toBe('edited')
  })

  it('looks again before each write: what changed since the plan is left alone', async () => {
    await run()
    await writeFile(join(library, 'b.md'), post('B2'))
    const { id } = await plan()
    await writeFile(at('content/posts/b/index.md'), 'edited meanwhile')
    expect(await service.run(id, [])).toMatchObject({ written: [], conflicts: [{ path: 'content/posts/b/index.md' }] })
    expect(await readFile(at('content/posts/b/index.md'), 'utf8')).toBe('edited meanwhile')
  })

  it('knows after a crash what it had begun to write', async () => {
    await run()
    const manifest = readManifest(await readFile(at(manifestName), 'utf8'))
    if (!manifest) throw new Error('no manifest')
    await writeFile(at(manifestName), writeManifest({ ...manifest, files: {}, pending: manifest.files }))
    await writeFile(join(library, 'a.md'), post('A2', '![x](p.png)'))
    expect(await actions()).toMatchObject({ 'content/posts/a/index.md': 'change' })
    expect(await run()).toMatchObject({ conflicts: [], written: ['content/posts/a/index.md'] })
    expect(readManifest(await readFile(at(manifestName), 'utf8'))?.pending).toEqual({})
  })

  it('writes through no symlink, neither of a folder nor of a file', async () => {
    const elsewhere = await temporaryFolder()
    await symlink(elsewhere, at('content'))
    const report = await run()
    expect(report.written).toEqual([])
    expect(report.conflicts).toHaveLength(3)
    expect((await run(report.conflicts.map(({ path }) => path))).written).toEqual([])
    expect(await listFiles(elsewhere)).toEqual([])
    await rm(at('content'))
    await mkdir(at('content/posts/b'), { recursive: true })
    await symlink(join(elsewhere, 'x'), at('content/posts/b/index.md'))
    expect((await run(['content/posts/b/index.md'])).conflicts.map(({ path }) => path)).toEqual(['content/posts/b/index.md'])
    expect(await listFiles(elsewhere)).toEqual([])
  })

  it('takes nothing from a manifest that leads out of the site', async () => {
    const outside = join(await temporaryFolder(), 'victim.txt')
    await writeFile(outside, 'precious')
    const hash = 'a'.repeat(64)
    for (const path of ['../victim.txt', outside, 'a/../../x', 'x\\y', '']) {
      await writeFile(at(manifestName), JSON.stringify({ version: 1, target: 'hugo', files: { [path]: { hash, post: null } } }))
      expect((await plan()).items.every(({ action }) => action === 'add')).toBe(true)
    }
    await run()
    expect(await readFile(outside, 'utf8')).toBe('precious')
  })

  it('refuses the library, a folder in it and a folder around it', async () => {
    await mkdir(join(library, 'site'))
    for (const bad of [library, join(library, 'site'), join(library, '..')]) {
      await expect(service.plan(await exportLibrary(library), { folder: bad, target: 'html', includeDrafts: false, only: null })).rejects.toThrow(/library/)
    }
  })

  it('shows both sides of a change', async () => {
    await run()
    await writeFile(join(library, 'b.md'), post('B2'))
    const { id } = await plan()
    const diff = await service.diff(id, 'content/posts/b/index.md')
    expect(diff.before).toContain('title: "B"')
    expect(diff.after).toContain('title: "B2"')
    expect((await service.diff(id, 'content/posts/a/p.png')).after).toBeNull()
  })

  it('stops when cancelled, and goes on from there the next time', async () => {
    const { id } = await plan()
    service.cancel(id)
    expect(await service.run(id, [])).toMatchObject({ cancelled: true, written: [] })
    expect((await run()).written).toHaveLength(3)
  })

  it('links a post that is exported alone only to posts that are on the site, and Hugo builds it', async () => {
    await writeFiles(library, { 'a.md': post('A', 'See [the other](b.md) and [the third](c.md).'), 'c.md': post('C') })
    const only = async (path: string) => {
      const made = await service.plan(await exportLibrary(library), { folder, target: 'hugo', includeDrafts: false, only: [postPath(path)] })
      await service.run(made.id, [])
      return made
    }
    await only('c.md')
    const made = await only('a.md')
    const text = await readFile(at('content/posts/a/index.md'), 'utf8')
    expect(text).toContain('See the other and [the third]({{< relref "/posts/c" >}}).')
    expect(made.problems).toMatchObject([{ post: 'a.md', rule: 'link-to-unpublished' }])
    expect(await listFiles(folder)).not.toContain('content/posts/b/index.md')
    if (spawnSync('hugo', ['version']).status === 0) execFileSync('hugo', ['--quiet', '-d', at('out')], { cwd: folder })
    await run()
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toContain('[the other]({{< relref "/posts/b" >}})')
  })

  it('lists in a site of pages only posts that are there', async () => {
    await rm(at('hugo.toml'))
    const made = await service.plan(await exportLibrary(library), { folder, target: 'html', includeDrafts: false, only: [postPath('b.md')] })
    await service.run(made.id, [])
    expect((await listFiles(folder)).filter((path) => path.startsWith('a/'))).toEqual([])
    expect(await readFile(at('index.html'), 'utf8')).not.toContain('a/index.html')
    expect(await readFile(at('index.html'), 'utf8')).toContain('b/index.html')
  })

  it('leaves alone what a post has on the site that is left out, and links to it only where it has something there', async () => {
    await writeFiles(library, { 'a.md': post('A', 'See [the other](b.md).') })
    const exportWithout = async (...except: string[]) => {
      const made = await service.plan(await exportLibrary(library), { folder, target: 'hugo', includeDrafts: false, only: null, except: except.map(postPath) })
      return (await service.run(made.id, [])).written.filter((path) => path.endsWith('.md'))
    }
    expect(await exportWithout('b.md')).toEqual(['content/posts/a/index.md'])
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toContain('See the other.')
    expect(await exportWithout()).toEqual(['content/posts/a/index.md', 'content/posts/b/index.md'])
    const before = await readFile(at('content/posts/b/index.md'), 'utf8')
    await writeFiles(library, { 'b.md': post('New name'), 'a.md': post('A', 'Still [the other](b.md).') })
    expect(await exportWithout('b.md')).toEqual(['content/posts/a/index.md'])
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toContain('[the other]({{< relref "/posts/b" >}})')
    expect(await readFile(at('content/posts/b/index.md'), 'utf8')).toBe(before)
    await rm(join(library, 'b.md'))
    await exportWithout('b.md')
    expect(await readFile(at('content/posts/b/index.md'), 'utf8')).toBe(before)
  })

  it('never puts a post in the place that one has which is left as it is', async () => {
    await run()
    await writeFiles(library, { 'a.md': post('A', 'Mine.').replace('---\n', '---\nslug: elsewhere\n'), 'b.md': post('B', 'Other.').replace('---\n', '---\nslug: a\n') })
    const made = await service.plan(await exportLibrary(library), { folder, target: 'hugo', includeDrafts: false, only: null, except: [postPath('a.md')] })
    const before = await readFile(at('content/posts/a/index.md'), 'utf8')
    const report = await service.run(made.id, service.forcible(made.id))
    expect(report.conflicts).toMatchObject([{ path: 'content/posts/a/index.md', reason: '“a.md” has this place on the site, and is left as it is. Give one of the two another slug, or export both.' }])
    expect(await readFile(at('content/posts/a/index.md'), 'utf8')).toBe(before)
    expect((await run()).conflicts).toEqual([])
    // a post that was renamed is no other post
    await rename(join(library, 'b.md'), join(library, 'c.md'))
    const one = await service.plan(await exportLibrary(library), { folder, target: 'hugo', includeDrafts: false, only: [postPath('c.md')] })
    expect(one.items.filter(({ action }) => action === 'conflict')).toEqual([])
  })

  it('writes through no link that leads out of the site, where its own list of files should be either', async () => {
    const outside = join(await temporaryFolder(), 'secret.txt')
    await writeFile(outside, 'secret')
    await symlink(outside, at(manifestName))
    await expect(run()).rejects.toThrow('leads out of the folder')
    expect(await readFile(outside, 'utf8')).toBe('secret')
    expect(await listFiles(folder)).toEqual([manifestName, 'hugo.toml'])
  })

  it('makes no text twice for two plans of a first export', async () => {
    const cacheFolder = await temporaryFolder()
    const jobs: RenderJob[] = []
    const inner = exportRenderer()
    const renderer = { lookAhead: () => undefined, start: () => inner.start(), stop: () => inner.stop(), render: (job: RenderJob, tell: TellRender) => (jobs.push(job), inner.render(job, tell)) }
    const remembering = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { renderer, cacheFolder })
    const request = { folder, target: 'hugo', includeDrafts: false, only: null } as const
    await remembering.plan(await exportLibrary(library), request)
    const second = await remembering.plan(await exportLibrary(library), { ...request, except: [postPath('b.md')] })
    expect(jobs.map(({ wanted }) => wanted)).toEqual([[], []])
    expect((await remembering.run(second.id, [])).written).toContain('content/posts/a/index.md')
    // another program has none of the texts
    const later = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { renderer: exportRenderer(), cacheFolder })
    const third = await later.plan(await exportLibrary(library), request)
    expect((await later.run(third.id, [])).written).toEqual(['content/posts/b/index.md'])
  })

  it('tells what a folder is and why', async () => {
    expect(await service.inspect(folder)).toMatchObject({ detected: 'hugo', because: 'hugo.toml' })
    expect(await service.inspect(await temporaryFolder())).toMatchObject({ detected: 'html', because: 'an empty folder' })
    const zola = await temporaryFolder()
    await writeFiles(zola, { 'config.toml': 'base_url = "/"\n' })
    expect(await service.inspect(zola)).toMatchObject({ detected: 'zola', because: 'config.toml' })
    await expect(service.inspect('.')).rejects.toThrow('“.” is not the full path of a folder.')
  })
})

describe('ExportService with pictures that say where they were taken', () => {
  const kinds = [['hugo.toml', 'baseURL = "/"\n'], ['_config.yml', 'title: x\n'], ['index.html', '']] as const

  it.each(kinds)('removes that on the way to every kind of site, unless told to keep it, and leaves the library alone: %s', async (name, content) => {
    const [library, folder] = [await temporaryFolder(), await temporaryFolder()]
    const photo = jpegFrom([...jpegWith(1, 'GPS 22.28 114.15'), ...jpegSegment(0xda, 'scan'), 1, 0xff, 0xd9])
    await writeFiles(library, { 'a.md': post('A', '![x](p.jpg)'), 'p.jpg': photo })
    await writeFiles(folder, { [name]: content })
    const target = name === 'index.html' ? 'html' : 'auto'
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const exported = async () => {
      const plan = await service.plan(await exportLibrary(library), { folder, target, includeDrafts: false, only: null })
      const report = await service.run(plan.id, [])
      return { report, bytes: await readFile(join(folder, plan.items.find(({ path }) => path.endsWith('p.jpg'))?.path ?? '')) }
    }
    expect((await exported()).bytes.includes('GPS')).toBe(false)
    expect((await exported()).report.written).toEqual([])
    expect(Buffer.from(await readFile(join(library, 'p.jpg')))).toEqual(Buffer.from(photo))
    await writeFiles(library, { '.marquee/library.yaml': 'pictures: {metadata: keep}\n' })
    expect((await exported()).bytes.includes('GPS')).toBe(true)
  })

  it('copies a damaged picture as it is and says so', async () => {
    const [library, folder] = [await temporaryFolder(), await temporaryFolder()]
    const damaged = jpegFrom([...jpegWith(1, 'GPS 22.28 114.15')])
    await writeFiles(library, { 'a.md': post('A', '![x](p.jpg)'), 'p.jpg': damaged })
    await writeFiles(folder, { 'hugo.toml': 'baseURL = "/"\n' })
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
    expect(plan.problems).toMatchObject([{ post: 'a.md', rule: 'picture-metadata', severity: 'warning' }])
    await service.run(plan.id, [])
    expect(Buffer.from(await readFile(join(folder, 'content/posts/a/p.jpg')))).toEqual(Buffer.from(damaged))
  })
})
