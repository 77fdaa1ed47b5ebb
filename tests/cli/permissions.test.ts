import { spawnSync } from 'node:child_process'
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heedingPermissions, permissionsIgnored } from '../support/heedingPermissions.ts'
import { temporaryFolder } from '../unit/electron/temporaryFolder.ts'

const root = resolve(import.meta.dirname, '../..')
const post = (title: string, text = 'Text.'): string => `---\ntitle: ${title}\ndate: 2020-01-02\n---\n\n${text}\n`

describe.skipIf(permissionsIgnored !== null)(`the command line among files that it may not read or write${permissionsIgnored === null ? '' : ` (skipped: ${permissionsIgnored})`}`, { timeout: 120_000 }, () => {
  let folder: string
  let site: string
  let home: string
  beforeEach(async () => {
    folder = await temporaryFolder({ 'a.md': post('A'), 'closed.md': post('Closed'), 'locked/inside.md': post('Inside'), 'fixed/f.md': post('Fixed') })
    site = await temporaryFolder()
    home = await temporaryFolder()
    await close()
  })
  afterEach(() => open())
  const modes = { 'closed.md': [0o000, 0o644], locked: [0o000, 0o755], fixed: [0o555, 0o755] } as const
  const close = async () => { for (const [path, [mode]] of Object.entries(modes)) await chmod(join(folder, path), mode) }
  const open = async () => { for (const [path, [, mode]] of Object.entries(modes)) await chmod(join(folder, path), mode) }

  /** A process of its own: this one may be root's. */
  function marquee(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
    const [program = '', ...words] = [...heedingPermissions, process.execPath, join(root, 'build/marquee.mjs'), ...args]
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache') } })
    return { code: status, out: stdout, err: stderr }
  }

  it('says in one line that it has no permission, and does the rest', async () => {
    const [a, closed, inside, fixed] = ['a.md', 'closed.md', 'locked/inside.md', 'fixed/f.md'].map((name) => join(folder, name)) as [string, string, string, string]
    for (const file of [closed, inside]) {
      for (const command of [['get', file, 'title'], ['render', file]]) {
        expect(marquee(...command)).toEqual({ code: 1, out: '', err: expect.stringMatching(/^(?:marquee: )?[^\n]*no permission[^\n]*\.\n$/) })
      }
    }
    const { code, out, err } = marquee('set', closed, inside, fixed, a, 'draft=true')
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, `changed ${a}\n`, 3])
    await open()
    for (const file of [closed, inside, fixed]) expect(await readFile(file, 'utf8')).not.toContain('draft')
    expect(await readdir(join(folder, 'fixed'))).toEqual(['f.md'])
  })

  it('checks what it can read, and names the post that it cannot', async () => {
    for (const path of ['a.md', 'fixed/f.md']) await writeFile(join(folder, path), post('Wrong', '[dead](nowhere.md)'))
    const { code, out } = marquee('check', '--library', folder)
    expect(code).toBe(1)
    expect(out).toMatch(/^a\.md:6: /m)
    expect(out).toMatch(/^fixed\/f\.md:6: /m)
    expect(out).toMatch(/^closed\.md:1: error: .*permission/m)
  })

  it('exports nothing where a folder cannot be read, since its posts would go from the site, and keeps the page of a post that cannot', async () => {
    await open()
    expect(marquee('export', '--library', folder, '--site', site, '--target', 'hugo').code).toBe(0)
    const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
    expect(pages).toHaveLength(4)
    await close()
    expect(marquee('export', '--library', folder, '--site', site, '--target', 'hugo')).toEqual({ code: 1, out: '', err: expect.stringContaining('“locked” could not be read') })
    await chmod(join(folder, 'locked'), 0o755)
    await writeFile(join(folder, 'a.md'), post('A anew'))
    expect(marquee('export', '--library', folder, '--site', site, '--target', 'hugo').err).toContain('closed.md')
    expect((await Promise.all(pages.map((page) => readFile(join(site, page), 'utf8')))).join()).toMatch(/A anew[^]*Closed/)
    expect((await readdir(site, { recursive: true })).filter((name) => name.endsWith('.md')).sort()).toEqual(pages)
  })

  it('writes nothing into a site that it may not write, says so of each file, and does it all when it may', async () => {
    await open()
    await writeFile(join(site, 'hugo.toml'), '')
    await chmod(site, 0o555)
    expect(marquee('export', '--library', folder, '--site', site)).toMatchObject({ code: 1, err: expect.stringContaining('no permission') })
    expect(await readdir(site)).toEqual(['hugo.toml'])
    await chmod(site, 0o755)
    expect(marquee('export', '--library', folder, '--site', site).code).toBe(0)
    expect((await readdir(site, { recursive: true })).filter((name) => name.endsWith('.md'))).toHaveLength(4)
  })
})
