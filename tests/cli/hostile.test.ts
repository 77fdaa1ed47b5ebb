import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

const post = '---\ntitle: Post\ndate: 2020-01-02\n---\n\n[dead](nowhere.md)\n'
const forged = 'a\u001b[2J\nb.md:1: error: forged\u202e.md'

describe.skipIf(process.platform === 'win32')('a command that is given what is no post', () => {
  it('reads no pipe, socket, device, folder or loop, says so in one line, and goes on with the others', async () => {
    const folder = await temporaryFolder({ 'a.md': post })
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    const socket = await listen(join(folder, 'socket.md'))
    await mkdir(join(folder, 'folder.md'))
    await symlink('loop.md', join(folder, 'loop.md'))
    await symlink('/dev/zero', join(folder, 'zero.md'))
    const wrong = ['pipe.md', 'socket.md', 'folder.md', 'loop.md', 'zero.md', 'missing.md', 'a.md/x.md', `${'n'.repeat(256)}.md`].map((name) => join(folder, name))
    for (const file of wrong) {
      for (const command of [['get', file], ['set', file, 'draft=true'], ['render', file]]) {
        const { code, out, err } = await runMarquee(...command)
        expect([command[0], code, out, err.trimEnd().split('\n').length, err]).toEqual([command[0], 1, '', 1, expect.stringMatching(/\.\n$/)])
      }
    }
    const { code, out } = await runMarquee('set', ...wrong, join(folder, 'a.md'), 'draft=true')
    expect([code, out]).toEqual([1, `changed ${join(folder, 'a.md')}\n`])
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toContain('draft: true')
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'folder.md', 'loop.md', 'pipe.md', 'socket.md', 'zero.md'])
    socket.close()
  })

  it('checks and exports a library that holds them', async () => {
    const folder = await temporaryFolder({ 'a.md': post })
    const site = await temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe.md'), join(folder, 'pipe.png')])
    await mkdir(join(folder, 'folder.md'))
    await symlink('/dev/zero', join(folder, 'zero.md'))
    await symlink('..', join(folder, 'up'))
    expect((await runMarquee('check', '--library', folder)).out).toMatch(/^a\.md:6: .*nowhere\.md.*\n/)
    expect((await runMarquee('export', '--library', folder, '--site', site, '--target', 'hugo')).err).toMatch(/^a\.md:6: .*nowhere\.md.*\n$/)
    expect((await readdir(site, { recursive: true })).filter((name) => name.endsWith('.md'))).toHaveLength(1)
  })

  it('exports nothing where a post has a name that it cannot reach: its page would be removed', async () => {
    const folder = await temporaryFolder({ 'a.md': post })
    const site = await temporaryFolder()
    await writeFile(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff]), Buffer.from('.md')]), post)
    expect(await runMarquee('export', '--library', folder, '--site', site, '--target', 'hugo')).toMatchObject({ code: 1, err: expect.stringContaining('not UTF-8') })
    expect(await readdir(site)).toEqual([])
    expect((await runMarquee('check', '--library', folder)).err).toContain('not UTF-8')
  })
})

describe.skipIf(process.platform === 'win32')('a name that would deceive', () => {
  it('moves no cursor and makes no line of its own, whatever is said of it', async () => {
    const folder = await temporaryFolder({ [forged]: post, 'broken\n\u001b]0;x\u0007.md': '---\ntitle: "open\n---\n' })
    const site = await temporaryFolder()
    const file = join(folder, forged)
    for (const command of [['check', '--library', folder], ['get', file, 'none'], ['get', `${file}x`], ['set', file, 'draft=true'], ['render', `${file}x`], ['export', '--library', folder, '--site', site, '--target', 'hugo', '--include-drafts'], ['new', '--library', folder, '--template', forged, '--title', forged], [forged]]) {
      const { out, err } = await runMarquee(...command)
      const said = `${out}${err}`
      expect([command[0], said], command.join(' ')).toEqual([command[0], expect.not.stringMatching(/(?!\n)[\p{Cc}\u202e]/u)])
      expect(said.split('\n').filter((line) => line.startsWith('b.md:1:')), command.join(' ')).toEqual([])
      expect(said).not.toBe('')
    }
  })
})

function listen(at: string): Promise<Server> {
  const server = createServer()
  return new Promise((done) => server.listen(at, () => done(server)))
}
