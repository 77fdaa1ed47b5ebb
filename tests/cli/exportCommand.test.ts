import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { UsageError } from '../../electron/cli/args.ts'
import { runExport } from '../../electron/cli/exportCommand.ts'
import { listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { madePicture } from '../support/madePictures.ts'

describe('marquee export', () => {
  let library: string
  let site: string
  let out: string
  let err: string
  beforeEach(async () => {
    ;[library, site] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': '---\ntitle: A\ndate: 2025-01-01T10:00:00+08:00\n---\nText.\n', 'd.md': '---\ntitle: D\ndraft: true\ndate: 2025-01-01\n---\nText.\n' })
    await writeFiles(site, { 'hugo.toml': 'baseURL = "/"\n' })
  })
  const run = (...args: string[]) => {
    ;[out, err] = ['', '']
    return runExport(['--library', library, '--site', site, ...args], { out: (text) => void (out += text), err: (text) => void (err += text), isTerminal: false })
  }

  it('prints what it did as JSON', async () => {
    expect(await run('--json')).toBe(0)
    const report: unknown = JSON.parse(out)
    expect(report).toMatchObject({
      target: 'hugo', written: ['content/posts/a/index.md'], unchanged: 0, removed: [], conflicts: [], skipped: [{ post: 'd.md', reason: 'It is a draft.' }], problems: [],
    })
    expect(report).toHaveProperty('elapsedMs')
    expect(err).toBe('')
    expect(await run('--json')).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ written: [], unchanged: 1 })
  })

  it('writes nothing in a dry run, and says what it would write', async () => {
    expect(await run('--dry-run')).toBe(0)
    expect(out).toContain('would write content/posts/a/index.md')
    expect(await listFiles(site)).toEqual(['hugo.toml'])
  })

  it('writes directives as the site’s own, and adds files for them where told to', async () => {
    await writeFiles(library, { 'a.md': '---\ntitle: A\ndate: 2025-01-01\nreview: {kind: film, rating: 4}\n---\nText.\n' })
    await run('--directives', 'native', '--json')
    expect(JSON.parse(out)).toMatchObject({ written: ['content/posts/a/index.md'] })
    expect(err).toContain('offered: layouts/shortcodes/marquee-rating.html: not there yet; --add-offered adds it')
    expect(await readFile(join(site, 'content/posts/a/index.md'), 'utf8')).toContain('{{< marquee-rating')
    await run('--directives', 'native', '--add-offered', '--dry-run')
    expect(out).toContain('would write layouts/shortcodes/marquee-rating.html')
    await run('--directives', 'native', '--add-offered')
    expect(await listFiles(site)).toContain('layouts/shortcodes/marquee-rating.html')
    await expect(run('--directives', 'mdx')).rejects.toThrow(UsageError)
  })

  it('exports only the posts that are named, or all but those, and says which is none', async () => {
    await writeFiles(library, { 'b.md': '---\ntitle: B\ndate: 2025-01-01\n---\nText.\n' })
    await run('--json', '--only', 'b.md')
    expect(JSON.parse(out)).toMatchObject({ written: ['content/posts/b/index.md'] })
    await run('--json', '--except', 'a.md', '--except', 'b.md')
    expect(JSON.parse(out)).toMatchObject({ written: [], removed: [] })
    await expect(run('--only', 'c.md')).rejects.toThrow('“c.md” is no post of this library.')
  })

  it('leaves conflicts, names them and answers 1, unless forced', async () => {
    await writeFiles(site, { 'content/posts/a/index.md': 'theirs' })
    expect(await run('--json')).toBe(1)
    expect(err).toContain('conflict: content/posts/a/index.md: A file that Marquee did not write is already there.')
    expect(await readFile(join(site, 'content/posts/a/index.md'), 'utf8')).toBe('theirs')
    expect(await run('--force')).toBe(0)
    expect(await readFile(join(site, 'content/posts/a/index.md'), 'utf8')).toContain('title: "A"')
  })

  it.each([
    ['holds no text any more', Uint8Array.of(0, 1, 2)],
    ['has front matter that cannot be read', '---\ntitle: [\n---\nText.\n'],
    ['has a key twice, which generators refuse', '---\ntitle: A\ndate: 2025-01-01\ntitle: B\n---\nText.\n'],
  ])('leaves on the site what a post has there that %s, and names it', async (_what, content) => {
    await run()
    await writeFiles(library, { 'a.md': content })
    expect(await run('--json')).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ written: [], removed: [], skipped: [{ post: 'a.md' }, { post: 'd.md' }] })
    expect(await readFile(join(site, 'content/posts/a/index.md'), 'utf8')).toContain('title: "A"')
  })

  it('exports drafts when asked, marked as such', async () => {
    expect(await run('--include-drafts')).toBe(0)
    expect(await readFile(join(site, 'content/posts/d/index.md'), 'utf8')).toContain('\ndraft: true\n')
  })

  it('answers 1 where a post has an error, and still does the rest', async () => {
    await writeFiles(library, { 'bad.md': '---\ntitle: [\n---\nText.\n', 'c.md': '---\ntitle: C\ndate: 2025-01-02\n---\n![x](gone.png)\n' })
    expect(await run('--json')).toBe(1)
    expect(err).toMatch(/c\.md:5: There is no picture “gone\.png”/)
    expect(err).toMatch(/bad\.md:\d+: The front matter cannot be read/)
    expect(JSON.parse(out)).toMatchObject({ written: ['content/posts/a/index.md', 'content/posts/c/index.md'] })
  })

  it('refuses unknown targets, unknown options and missing folders as wrong usage', async () => {
    await expect(run('--target', 'gopher')).rejects.toThrow(UsageError)
    await expect(run('--nonsense')).rejects.toThrow(UsageError)
    await expect(runExport(['--site', site], { out: () => undefined, err: () => undefined, isTerminal: false })).rejects.toThrow(UsageError)
  })

  it('makes pictures as the command says, over what the library says, and keeps them for the next time', async () => {
    const cache = await temporaryFolder()
    vi.stubEnv('XDG_CACHE_HOME', cache)
    await writeFiles(library, {
      'a.md': '---\ntitle: A\ndate: 2025-01-01T10:00:00+08:00\n---\n![x](p.jpg)\n',
      'p.jpg': await madePicture('jpg', 120, 60),
      '.marquee/library.yaml': 'pictures: {widths: [100]}\n',
    })
    expect(await run('--target', 'html', '--picture-widths', '60, 30', '--picture-formats', 'webp')).toBe(0)
    expect(await listFiles(join(site, 'a'))).toEqual(['index.html', 'p-30.jpg', 'p-30.webp', 'p.jpg', 'p.webp'])
    if (process.platform === 'linux') expect(await listFiles(join(cache, 'marquee/pictures'))).toHaveLength(4)
    expect(await run('--target', 'html')).toBe(0)
    expect(await listFiles(join(site, 'a'))).toEqual(['index.html', 'p.jpg'])
    vi.unstubAllEnvs()
  })

  it.each([['--picture-widths', '0'], ['--picture-widths', 'wide'], ['--picture-formats', 'gif']])('refuses %s %s', async (flag, value) => {
    await expect(run(flag, value)).rejects.toThrow(UsageError)
  })
})
