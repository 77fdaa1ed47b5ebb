import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exportRenderer } from '../../electron/workers/exportRenderer.ts'
import type { RenderJob } from '../../electron/workers/protocol.ts'
import { manifestName } from '../../shared/export/manifest.ts'
import { allPosts } from '../../shared/export/siteTarget.ts'
import { themeFileNames } from '../../shared/export/siteTheme.ts'
import { defaultThemeFiles } from '../../shared/export/targets/html/theme.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { factsOf } from '../unit/export/siteInput.ts'
import { runMarquee } from './runMarquee.ts'

describe('a theme of the author’s own', () => {
  let library: string
  let site: string
  beforeEach(async () => {
    ;[library, site] = [await temporaryFolder(), await temporaryFolder()]
    process.env['XDG_CACHE_HOME'] = await temporaryFolder()
    await writeFiles(library, { 'a.md': '---\ntitle: A & B\ndate: 2025-01-01\n---\nText.\n' })
  })
  const theme = (...more: string[]) => runMarquee('theme', '--library', library, ...more)
  const publish = async () => {
    const { code, out, err } = await runMarquee('export', '--library', library, '--site', site, '--target', 'html', '--json')
    return { code, err, report: out === '' ? null : (JSON.parse(out) as { written: string[]; removed: string[]; notes: string[] }) }
  }
  const page = (path: string) => readFile(join(site, path), 'utf8')

  it('begins as a copy of Marquee’s own, with which nothing on the site changes', async () => {
    await publish()
    const copied = await theme()
    expect(copied).toEqual({ code: 0, err: '', out: themeFileNames.map((name) => `.marquee/theme/${name}\n`).join('') })
    expect(await listFiles(join(library, '.marquee/theme'))).toEqual([...themeFileNames].sort())
    for (const name of themeFileNames) expect(await readFile(join(library, '.marquee/theme', name), 'utf8')).toBe(defaultThemeFiles[name])
    expect((await publish()).report).toMatchObject({ written: [], removed: [], notes: [] })
  })

  it('is never written over', async () => {
    await writeFiles(library, { '.marquee/theme/post.mustache': 'mine' })
    const { code, err, out } = await theme('post.mustache', 'style.css')
    expect({ code, out }).toEqual({ code: 1, out: '.marquee/theme/style.css\n' })
    expect(err).toContain('“.marquee/theme/post.mustache” is there already, and was left as it is.')
    expect(await readFile(join(library, '.marquee/theme/post.mustache'), 'utf8')).toBe('mine')
    expect(await listFiles(join(library, '.marquee/theme'))).toEqual(['post.mustache', 'style.css'])
    expect(await theme('main.css')).toMatchObject({ code: 2, err: expect.stringContaining('A theme has no file “main.css”.') })
  })

  it('is not written where a link leads out of the library', async () => {
    const elsewhere = await temporaryFolder()
    await mkdir(join(library, '.marquee'))
    await symlink(elsewhere, join(library, '.marquee/theme'))
    expect(await theme()).toMatchObject({ code: 1, err: expect.stringContaining('leads out of the folder') })
    expect(await listFiles(elsewhere)).toEqual([])
    expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringContaining('leads out of the folder') })
  })

  it('shows on every page as soon as it is changed, and is gone when it is taken away', async () => {
    await publish()
    await theme('layout.mustache')
    const file = join(library, '.marquee/theme/layout.mustache')
    await writeFile(file, (await readFile(file, 'utf8')).replace('<header class="site">', '<header class="site"><b>{{siteTitle}} of mine</b>'))
    expect((await publish()).report?.written).toEqual(['a/index.html', 'index.html', 'ratings/index.html', 'search/index.html', 'tags/index.html', 'warnings/index.html'])
    expect(await page('a/index.html')).toMatch(/<b>marquee-export-\w+ of mine<\/b>[^]*<h1>A &#x26; B<\/h1>/)
    expect((await publish()).report?.written).toEqual([])
    await rm(file)
    expect((await publish()).report?.written).toHaveLength(6)
    expect(await page('a/index.html')).not.toContain('of mine')
  })

  it('stops the export where a template is broken, says where, and leaves the site as it was', async () => {
    await publish()
    const before = await Promise.all((await listFiles(site)).map(async (path) => [path, await page(path), (await stat(join(site, path))).mtimeMs]))
    await writeFiles(library, { '.marquee/theme/post.mustache': '<p>\n{{#hasTags}}\n{{{article}}}\n', 'b.md': 'New.\n' })
    const { code, err, report } = await publish()
    expect({ code, report }).toEqual({ code: 1, report: null })
    expect(err).toContain('The theme cannot be used, and nothing was exported. “.marquee/theme/post.mustache”, line 2: “hasTags” is opened here and never closed.')
    expect(await Promise.all((await listFiles(site)).map(async (path) => [path, await page(path), (await stat(join(site, path))).mtimeMs]))).toEqual(before)
  })

  it('brings fonts and pictures along as files of the site, which go when they go', async () => {
    await writeFiles(library, { '.marquee/theme/static/fonts/a.woff2': 'font', '.marquee/theme/static/.DS_Store': 'x' })
    expect((await publish()).report).toMatchObject({ notes: [] })
    expect(await page('static/fonts/a.woff2')).toBe('font')
    expect(JSON.parse(await page(manifestName)).files).toHaveProperty('static/fonts/a.woff2')
    await writeFiles(library, { '.marquee/theme/static/fonts/a.woff2': 'other' })
    expect((await publish()).report?.written).toEqual(['static/fonts/a.woff2'])
    await rm(join(library, '.marquee/theme/static'), { recursive: true })
    expect((await publish()).report).toMatchObject({ written: [], removed: ['static/fonts/a.woff2'] })
    expect(await listFiles(site)).not.toContain('static/fonts/a.woff2')
  })

  it('leaves out links and files that it does not know, and says so', async () => {
    const secret = join(await temporaryFolder(), 'secret.txt')
    await writeFile(secret, 'secret')
    await writeFiles(library, { '.marquee/theme/static/a.txt': 'a', '.marquee/theme/footer.mustache': 'x' })
    await symlink(secret, join(library, '.marquee/theme/static/b.txt'))
    const { code, report, err } = await publish()
    expect(code).toBe(0)
    expect(report?.notes).toEqual([expect.stringContaining('“.marquee/theme/footer.mustache” is no file of a theme'), '“.marquee/theme/static/b.txt” is a link, and is left out.'])
    expect(err).toContain('footer.mustache')
    expect((await listFiles(site)).filter((path) => path.startsWith('static/'))).toEqual(['static/a.txt'])
  })

  it('publishes no folder of the library that a link stands for', async () => {
    await writeFiles(library, { 'private/diary.txt': 'x', '.marquee/theme/style.css': 'p{}' })
    await symlink(join(library, 'private'), join(library, '.marquee/theme/static'))
    expect((await publish()).report?.notes).toEqual(['“.marquee/theme/static” is a link, and is left out.'])
    expect((await listFiles(site)).filter((path) => path.includes('diary'))).toEqual([])
  })

  it('is refused with a template by a link that leads out, one that is a folder, and more static files than a site should have', async () => {
    const secret = join(await temporaryFolder(), 'secret.txt')
    await writeFile(secret, 'secret')
    await mkdir(join(library, '.marquee/theme'), { recursive: true })
    const file = join(library, '.marquee/theme/post.mustache')
    await symlink(secret, file)
    expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringContaining('leads out of the folder') })
    await rm(file)
    await mkdir(file)
    expect(await publish()).toMatchObject({ code: 1, report: null })
    await rm(file, { recursive: true })
    await writeFiles(library, Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`.marquee/theme/static/${at}.txt`, 'x'])))
    expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringContaining('more than 500 files') })
    expect(await listFiles(site)).toEqual([])
  })

  it('is refused with a pipe and with 100 MB in the place of a template, waits for neither, and takes no static file that is none', async () => {
    await mkdir(join(library, '.marquee/theme/static'), { recursive: true })
    const file = join(library, '.marquee/theme/post.mustache')
    execFileSync('mkfifo', [file])
    expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringContaining('“.marquee/theme/post.mustache” is not a file') })
    await rm(file)
    for (const name of ['post.mustache', 'style.css']) {
      await writeFile(join(library, '.marquee/theme', name), '')
      await truncate(join(library, '.marquee/theme', name), 100 * 1024 * 1024)
      expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringMatching(/is larger than \d+ KB, and nothing was exported/) })
      await rm(join(library, '.marquee/theme', name))
    }
    expect(await listFiles(site)).toEqual([])
    execFileSync('mkfifo', [join(library, '.marquee/theme/static/pipe.png')])
    await writeFiles(library, { '.marquee/theme/static/a\\..\\out.txt': 'x', '.marquee/theme/static/a..%2fout.txt': 'x' })
    expect((await publish()).report?.notes).toEqual(['“.marquee/theme/static/a\\..\\out.txt” is no file that can be copied, and is left out.', '“.marquee/theme/static/pipe.png” is no file that can be copied, and is left out.'])
    expect((await listFiles(site)).filter((path) => path.includes('out'))).toEqual(['static/a..%2fout.txt'])
  })

  it('whose page would have no end stops the export in words, and the site stays as it was', { timeout: 60_000 }, async () => {
    await writeFiles(library, Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`p${at}.md`, '---\ndate: 2025-01-01\n---\nx\n'])))
    await writeFiles(library, { '.marquee/theme/index.mustache': `{{#posts}}${'x'.repeat(250_000)}{{/posts}}` })
    const refused = { status: 1, err: 'marquee: The theme cannot be used, and nothing was exported: its sections within sections make a page of more than 64 MB, or without end.\n' }
    const { code, err } = await publish()
    expect({ status: code, err }).toEqual(refused)
    // and in a thread, as it is shipped
    const shipped = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../build/marquee.mjs'), 'export', '--library', library, '--site', site, '--target', 'html'], { encoding: 'utf8' })
    expect({ status: shipped.status, err: shipped.stderr }).toEqual(refused)
    expect(await listFiles(site)).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('is refused with a file that cannot be read, which would otherwise be taken for gone', async () => {
    await writeFiles(library, { '.marquee/theme/static/a.txt': 'a' })
    await publish()
    await chmod(join(library, '.marquee/theme/static/a.txt'), 0)
    expect(await publish()).toMatchObject({ code: 1, report: null, err: expect.stringContaining('no permission') })
    expect(await page('static/a.txt')).toBe('a')
  })

  it('is nothing to other kinds of site', async () => {
    await writeFiles(library, { '.marquee/theme/post.mustache': '{{#broken}}' })
    await writeFiles(site, { 'hugo.toml': '' })
    expect((await runMarquee('export', '--library', library, '--site', site)).code).toBe(0)
  })

  it('makes no article anew where only it has changed', async () => {
    const input: RenderJob['input'] = { assets: new Set(), pictures: new Map(), config: readLibraryConfig(null, 'Library', 'UTC'), facts: factsOf({}), nowMs: Date.UTC(2026, 0, 1), includeDrafts: false, choice: allPosts }
    const job: RenderJob = { kind: 'html', library: { folder: library, paths: [postPath('a.md')] }, input, memoryFile: join(await temporaryFolder(), 'memory'), siteFolder: library, known: new Map(), wanted: [] }
    const render = async (own: RenderJob['input']['theme']) => {
      const told: number[] = []
      const { files } = await exportRenderer().render({ ...job, input: { ...input, theme: own } }, (done) => void told.push(done))
      return { kept: told[0], pages: files.flatMap(({ path, content }) => (path.endsWith('.html') && content.kind === 'made' ? [[path, content.hash] as const] : [])) }
    }
    const first = await render(undefined)
    expect(first.kept).toBe(0)
    const second = await render({ key: 'own', files: { 'layout.mustache': 'Mine: {{>page}}' }, statics: [] })
    expect(second.kept).toBe(1)
    for (const [path, hash] of second.pages) expect(new Map(first.pages).get(path)).not.toBe(hash)
  })
})
