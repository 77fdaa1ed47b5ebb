import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAnswer } from '../../../../electron/services/answerRequest.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const post = (title: string, body = 'Text.\n'): string => `---\ntitle: ${title}\n---\n\n${body}`

async function library(files: Readonly<Record<string, string>>) {
  const folder = await realpath(await temporaryFolder(files))
  const host = await startServices()
  const snapshot = value(await host.services.handlers['library:openFolder']({ folder }))
  return { folder, host, handlers: host.services.handlers, snapshot }
}

/** Names that a disk may hold, all of them posts. */
const names: readonly (readonly [what: string, name: string])[] = [
  ['255 bytes long', `${'n'.repeat(252)}.md`],
  ['255 bytes of Chinese', `${'很'.repeat(84)}.md`],
  ['a Windows device', 'CON.md'],
  ['another Windows device', 'aux.md'],
  ['a dot before the ending', 'ends..md'],
  ['a blank before the ending', 'ends .md'],
  ['a blank at the start', ' begins.md'],
  ['a right-to-left override', 'a\u202edm.exe.md'],
  ['zero-width characters', 'a\u200b\u2060\ufeffb.md'],
  ['a line end', 'one\ntwo.md'],
  ['control characters', 'a\u0007\u001b[31mred.md'],
  ['a letter in two characters', 'cafe\u0301.md'],
  ['quotes and brackets', `it's "a" <b> [c](d) {e}.md`],
  ['signs of addresses', 'a?b#c%20d&e=f:g.md'],
  ['the name of a property', '__proto__.md'],
  ['an emoji of several', '👩‍👩‍👧.md'],
]

describe.each(names)('a post whose name is or has %s', (_what, name) => {
  it('is listed, opened, saved, copied, renamed, deleted and put back', async () => {
    const { folder, handlers, snapshot } = await library({ [name]: post('Odd'), 'other.md': post('Other', `[odd](<${encodeURI(name).replace(/[?#]/g, encodeURIComponent)}>)\n`) })
    expect(snapshot.posts.map((found) => found.path).sort()).toEqual([name, 'other.md'].sort())
    const opened = value(await handlers['document:open']({ path: path(name) }))
    value(await handlers['document:save']({ path: path(name), text: post('Odd', 'Saved.\n'), base: opened.revision }))
    expect(await readFile(join(folder, name), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    value(await handlers['journal:keep']({ path: path(name), text: 'kept', base: null }))
    expect(value(await handlers['journal:list']({})).map((kept) => kept.path)).toEqual([name])
    expect(value(await handlers['history:list']({ path: path(name) })).versions.length).toBeGreaterThan(0)
    const copied = value(await handlers['post:duplicate']({ path: path(name) })).path
    expect(await readFile(join(folder, copied), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    expect(Buffer.byteLength(copied)).toBeLessThanOrEqual(255)
    const again = value(await handlers['post:duplicate']({ path: path(name) })).path
    const { undo } = value(await handlers['post:trash']({ path: path(name) }))
    await writeFile(join(folder, name), 'Somebody else’s.')
    const back = value(await handlers['post:restore']({ undo })).path
    expect(await readFile(join(folder, back), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    expect(await readFile(join(folder, name), 'utf8')).toBe('Somebody else’s.')
    const renamed = value(await handlers['post:rename']({ path: path(name), name: 'plain' })).path
    expect((await readdir(folder)).sort()).toEqual([renamed, copied, again, back, 'other.md'].sort())
  })
})

describe('new names', () => {
  it.each([
    ['CON', 'post-CON.md'],
    ['com¹', 'post-com¹.md'],
    ['ends.', 'ends.md'],
    ['ends ', 'ends.md'],
    ['../../out', 'out.md'],
    ['a\u202edm.exe', 'a-dm.exe.md'],
    ['zero\u200bwidth', 'zero-width.md'],
    ['one\ntwo', 'one-two.md'],
    ['a\ud800b', 'a-b.md'],
    ['n'.repeat(255), `${'n'.repeat(200)}.md`],
    ['很'.repeat(85), `${'很'.repeat(66)}.md`],
    ['.hidden', 'hidden.md'],
    ['\u202e', 'post.md'],
  ])('makes of %j one that every system holds', async (wanted, made) => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    expect(value(await handlers['post:rename']({ path: path('a.md'), name: wanted })).path).toBe(made)
    expect(await readdir(folder)).toEqual([made])
  })

  it.each([
    ['case', 'Other.md', 'OTHER'],
    ['Unicode form', 'cafe\u0301.md', 'caf\u00e9'],
    ['case, of another alphabet', 'ΣΊΣΥΦΟΣ.md', 'σίσυφος'],
  ])('refuses one that differs from another in %s only, and takes nothing away', async (_what, other, wanted) => {
    const { folder, handlers } = await library({ 'a.md': post('A'), [other]: post('Other') })
    expect(errorOf(await handlers['post:rename']({ path: path('a.md'), name: wanted }))).toMatchObject({ code: 'exists', message: expect.stringContaining('already exists') })
    const made = value(await handlers['post:create']({ template: 'plain', title: wanted })).path
    expect((await readdir(folder)).sort()).toEqual(['a.md', other, made].sort())
    expect(made).toMatch(/-2\.md$/)
    expect(await readFile(join(folder, other), 'utf8')).toBe(post('Other'))
  })

  it('changes case or form of a name where no other post has it', async () => {
    const { folder, handlers } = await library({ 'cafe\u0301.md': post('A') })
    const { path: composed } = value(await handlers['post:rename']({ path: path('cafe\u0301.md'), name: 'cafe\u0301' }))
    expect([composed, await readdir(folder)]).toEqual(['caf\u00e9.md', ['caf\u00e9.md']])
    const { path: upper } = value(await handlers['post:rename']({ path: path(composed), name: 'CAF\u00c9' }))
    expect([upper, await readdir(folder)]).toEqual(['CAF\u00c9.md', ['CAF\u00c9.md']])
  })

  it('shows in what is said of them that they hold what does not show', async () => {
    const folder = await realpath(await temporaryFolder({ 'a.md': post('A') }))
    const { services } = await startServices()
    const answer = createAnswer(services.handlers, () => undefined)
    await answer('library:openFolder', { folder })
    expect(await answer('document:open', { path: 'a\u202edm.exe\n.md' })).toMatchObject({ error: { message: expect.stringContaining('“a[U+202E]dm.exe␊.md”') } })
  })
})

describe.skipIf(process.platform === 'win32')('a library that holds what is no post', () => {
  it('lists the posts, says what it leaves out, and opens nothing else', async () => {
    const outside = await temporaryFolder({ 'secret.md': post('Secret'), 'deep/secret.md': post('Secret') })
    const { folder, handlers } = await library({ 'a.md': post('A'), 'in/b.md': post('B'), [`${'d/'.repeat(200)}deep.md`]: post('Deep') })
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    const socket = await listen(join(folder, 'socket.md'))
    await mkdir(join(folder, 'folder.md'))
    await symlink('/dev/zero', join(folder, 'zero.md'))
    await symlink('pipe.md', join(folder, 'topipe.md'))
    await symlink('loop.md', join(folder, 'loop.md'))
    await symlink('..', join(folder, 'in/up'))
    await symlink(outside, join(folder, 'out'))
    await symlink(join(outside, 'secret.md'), join(folder, 'out.md'))
    // it goes out and comes back in
    await symlink(folder, join(outside, 'back'))
    await writeFile(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), post('Bad'))
    await mkdir(Buffer.concat([Buffer.from(`${folder}/folder-`), Buffer.from([0xff])]))
    const { posts, config } = value(await handlers['library:openFolder']({ folder }))
    expect(posts.map((found) => found.path).sort()).toEqual(['a.md', 'in/b.md'])
    expect(config.problems).toEqual([
      expect.stringMatching(/^The name of “bad-\ufffd+\.md” is in an encoding that is not UTF-8/),
      expect.stringMatching(/^The name of “folder-\ufffd” is in an encoding/),
      expect.stringMatching(/^Folders more than 32 deep are not listed/),
    ])
    for (const wrong of ['pipe.md', 'socket.md', 'folder.md', 'zero.md', 'topipe.md', 'loop.md', 'in/up', 'out/secret.md', 'out.md', 'bad-\ufffd\ufffd.md', 'a.md/x.md']) {
      for (const answer of [
        await handlers['document:open']({ path: path(wrong) }),
        await handlers['document:save']({ path: path(wrong), text: 'x', base: 'x' }),
        await handlers['post:duplicate']({ path: path(wrong) }),
        await handlers['post:trash']({ path: path(wrong) }),
        await handlers['document:toUtf8']({ path: path(wrong), base: 'x' }),
      ]) {
        expect([wrong, errorOf(answer).code], errorOf(answer).message).not.toContain('internal')
      }
    }
    expect([...(await readdir(outside)), ...(await readdir(join(outside, 'deep')))].sort()).toEqual(['back', 'deep', 'secret.md', 'secret.md'])
    expect(value(await handlers['document:open']({ path: path('in/b.md') })).text).toBe(post('B'))
    socket.close()
  })
})

function listen(at: string): Promise<Server> {
  const server = createServer()
  return new Promise((done) => server.listen(at, () => done(server)))
}
