import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder.ts'
import { path, startServices, value } from './testServices.ts'

async function library(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder(files)
  const host = await startServices()
  value(await host.services.handlers['library:openFolder']({ folder }))
  return { folder, handlers: host.services.handlers, journal: join(host.ports.userDataFolder, 'journal'), history: join(host.ports.userDataFolder, 'history'), logged: host.logged }
}

describe('texts that are kept', () => {
  it('are listed with what their files say, until they are dropped', async () => {
    const { handlers, journal } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'first', base: revision }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'second \ud800 重慶', base: revision }))
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ path: 'a.md', text: 'second \ud800 重慶', base: revision, disk: { text: 'old\n', revision } }])
    value(await handlers['journal:drop']({ path: path('a.md') }))
    expect(value(await handlers['journal:list']({}))).toEqual([])
    expect(await readdir(journal)).toEqual([])
  })

  it('come back as they were however long they are, and not where what keeps them is damaged', async () => {
    const { handlers, journal, logged } = await library({ 'a.md': 'old\n' })
    // the two halves of a character where a part would end, line ends of all kinds, and half a character alone
    for (const end of ['', '\ud800']) {
      const text = `${'x'.repeat(64 * 1024 - 1)}🎬\r\n${'重慶森林\u2028\n'.repeat(60_000)}${end}`
      value(await handlers['journal:keep']({ path: path('a.md'), text, base: null }))
      expect(value(await handlers['journal:list']({}))[0]?.text === text).toBe(true)
    }
    const [name = ''] = await readdir(journal)
    await truncate(join(journal, name), 100_000)
    expect(value(await handlers['journal:list']({}))).toEqual([])
    expect(logged.join()).toContain('damaged')
  })

  it('are forgotten when their file has them, and stay when it is gone', async () => {
    const { folder, handlers } = await library({ 'a.md': 'same\n', 'b.md': 'b\n' })
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'same\n', base: null }))
    value(await handlers['journal:keep']({ path: path('b.md'), text: 'mine\n', base: null }))
    await rm(join(folder, 'b.md'))
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ path: 'b.md', text: 'mine\n', disk: null }])
    expect(value(await handlers['journal:list']({}))).toHaveLength(1)
  })

  it('are not taken for another program’s work where the app ended before it knew that they were saved', async () => {
    const { handlers } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'first\n', base: revision }))
    value(await handlers['document:save']({ path: path('a.md'), text: 'first and second\n', base: revision }))
    expect(value(await handlers['journal:list']({}))).toEqual([])
  })

  it('go on from what was saved while they were typed', async () => {
    const { folder, handlers } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'first\n', base: revision }))
    const saving = handlers['document:save']({ path: path('a.md'), text: 'first and second\n', base: revision })
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'first, second and third\n', base: revision }))
    const saved = value(await saving)
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ text: 'first, second and third\n', base: saved.revision, disk: { revision: saved.revision } }])
    await writeFile(join(folder, 'a.md'), 'theirs\n')
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ text: 'first, second and third\n', base: revision }])
  })

  it('follow a post that is renamed, and stay with one that keeps its name', async () => {
    const { handlers } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'typed\n', base: revision }))
    value(await handlers['post:rename']({ path: path('a.md'), name: 'a.md' }))
    value(await handlers['post:rename']({ path: path('a.md'), name: 'b' }))
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ path: 'b.md', text: 'typed\n', base: revision, disk: { text: 'old\n' } }])
  })

  it.each([
    ['a save', 'document:save'],
    ['a text that is kept', 'journal:keep'],
  ] as const)('of an earlier window are in the history before %s takes their place', async (_, name) => {
    const { handlers, journal } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'first\n', base: revision }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'left\n', base: revision }))
    value(await handlers['app:start']({}))
    const unsaved = { path: path('a.md'), text: 'other\n', base: revision }
    value<unknown>(await (name === 'document:save' ? handlers[name](unsaved) : handlers[name](unsaved)))
    const { versions } = value(await handlers['history:list']({ path: path('a.md') }))
    const texts = await Promise.all(versions.map(async (version) => [version.kind, value(await handlers['history:read']({ path: path('a.md'), revision: version.revision })).text]))
    expect(texts).toContainEqual(['kept', 'left\n'])
    expect(texts.map(([, text]) => text)).not.toContain('first\n')
    expect(await readdir(journal)).toHaveLength(name === 'journal:keep' ? 1 : 0)
  })

  it('of an earlier window stay where the history cannot take them, and are not written over', async () => {
    const { handlers, history } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['journal:keep']({ path: path('a.md'), text: 'left\n', base: revision }))
    value(await handlers['app:start']({}))
    await writeFile(history, 'no folder')
    const saved = value(await handlers['document:save']({ path: path('a.md'), text: 'new\n', base: revision }))
    expect((await handlers['journal:keep']({ path: path('a.md'), text: 'newer\n', base: saved.revision })).ok).toBe(false)
    expect(value(await handlers['journal:list']({}))).toMatchObject([{ text: 'left\n', base: revision }])
  })

  it('hold up no save where they cannot be written', async () => {
    const { folder, handlers, journal } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    await writeFile(journal, 'no folder')
    value(await handlers['document:save']({ path: path('a.md'), text: 'new\n', base: revision }))
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new\n')
  })

  it('are one library’s own, and a damaged one is said and left alone', async () => {
    const { handlers, journal, logged } = await library({ 'a.md': 'a\n' })
    await mkdir(journal, { recursive: true })
    const other = { library: '/elsewhere', path: 'a.md', base: null, at: '2026-01-01T00:00:00Z', encoding: 'utf8', length: 1 }
    await writeFile(join(journal, 'damaged.kept'), '{"library":')
    await writeFile(join(journal, 'other.kept'), `${JSON.stringify(other)}\nx`)
    await writeFile(join(journal, 'hostile.kept'), `${JSON.stringify({ ...other, path: '../../etc/passwd' })}\nx`)
    expect(value(await handlers['journal:list']({}))).toEqual([])
    expect(logged.filter((line) => line.includes('could not be read'))).toHaveLength(2)
    expect(await readdir(journal)).toHaveLength(3)
  })
})
