import { lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, until } from '../temporaryFolder.ts'
import { errorOf, type Host, path, startServices, value } from './testServices.ts'

const a = path('a.md')

const textsOf = async (handlers: Host['services']['handlers'], post = a): Promise<string[]> => {
  const { versions } = value(await handlers['history:list']({ path: post }))
  return Promise.all(versions.map(async ({ revision }) => value(await handlers['history:read']({ path: post, revision })).text))
}

describe.skipIf(process.platform === 'win32')('a library that is reached by a link', () => {
  async function linked() {
    const root = await temporaryFolder({ 'disk/films/a.md': 'old\n', 'disk/films/b.md': 'See [a](a.md).\n' })
    const [real, link] = [join(root, 'disk/films'), join(root, 'films')]
    await symlink('disk/films', link)
    return { root, real, link }
  }

  it('is the folder that it leads to: saved, watched, renamed, deleted and put back there, with one history and one journal', async () => {
    const { real, link } = await linked()
    const first = await startServices()
    const { handlers, library } = first.services
    const { id } = value(await handlers['library:openFolder']({ folder: link }))
    await library.current.watch()
    const { revision } = value(await handlers['document:open']({ path: a }))
    value(await handlers['document:save']({ path: a, text: 'new\n', base: revision }))
    expect(await readFile(join(real, 'a.md'), 'utf8')).toBe('new\n')
    await writeFile(join(link, 'made.md'), 'made by another program\n')
    await until('what is made beyond the link is listed', () => library.current.index.get(path('made.md')) !== undefined)
    value(await handlers['journal:keep']({ path: path('made.md'), text: 'unsaved\n', base: null }))
    const { undo } = value(await handlers['post:trash']({ path: path('b.md') }))
    expect(value(await handlers['post:restore']({ undo })).path).toBe('b.md')
    expect(value(await handlers['post:rename']({ path: a, name: 'c' })).changedPosts).toEqual(['b.md'])
    expect((await readdir(real)).sort()).toEqual(['b.md', 'c.md', 'made.md'])
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    await first.services.dispose()

    const second = await startServices({ userDataFolder: first.ports.userDataFolder })
    expect(value(await second.services.handlers['library:openFolder']({ folder: real })).id).toBe(id)
    expect(await textsOf(second.services.handlers, path('c.md'))).toEqual(['old\n', 'new\n'])
    expect(value(await second.services.handlers['journal:list']({})).map(({ text }) => text)).toEqual(['unsaved\n'])
  })

  it('stays what it was when the link is made to lead elsewhere: nothing is written there', async () => {
    const { root, real, link } = await linked()
    await mkdir(join(root, 'other'))
    await writeFile(join(root, 'other/a.md'), 'another library’s\n')
    const { handlers } = (await startServices()).services
    value(await handlers['library:openFolder']({ folder: link }))
    const { revision } = value(await handlers['document:open']({ path: a }))
    await rm(link)
    await symlink('other', link)
    value(await handlers['document:save']({ path: a, text: 'new\n', base: revision }))
    expect([await readFile(join(real, 'a.md'), 'utf8'), await readFile(join(root, 'other/a.md'), 'utf8')]).toEqual(['new\n', 'another library’s\n'])
  })
})

describe.skipIf(process.platform === 'win32')('a post that is a link', () => {
  async function linked() {
    const folder = await temporaryFolder({ 'store/behind.md': 'old\n', 'store/other.md': 'other\n' })
    await symlink('store/behind.md', join(folder, 'a.md'))
    const host = await startServices()
    value(await host.services.handlers['library:openFolder']({ folder }))
    return { folder, host, handlers: host.services.handlers }
  }

  it('is one file with what it leads to: of two saves at once through both names one wins, and the other is told', async () => {
    const { folder, handlers } = await linked()
    const { revision } = value(await handlers['document:open']({ path: a }))
    const answers = await Promise.all([handlers['document:save']({ path: a, text: 'through the link\n', base: revision }), handlers['document:save']({ path: path('store/behind.md'), text: 'by its own name\n', base: revision })])
    const text = answers[0]?.ok ? 'through the link\n' : 'by its own name\n'
    const refused = answers.filter(({ ok }) => !ok)
    expect(refused.map(errorOf)).toMatchObject([{ code: 'conflict', theirs: { text } }])
    expect(await readFile(join(folder, 'store/behind.md'), 'utf8')).toBe(text)
    expect(await readlink(join(folder, 'a.md'))).toBe('store/behind.md')
  })

  it('that is made to lead elsewhere while it is open is a conflict, and neither file is written over', async () => {
    const { folder, handlers } = await linked()
    const { revision } = value(await handlers['document:open']({ path: a }))
    await symlink('store/other.md', join(folder, 'new'))
    await rename(join(folder, 'new'), join(folder, 'a.md'))
    expect(errorOf(await handlers['document:save']({ path: a, text: 'mine\n', base: revision }))).toMatchObject({ code: 'conflict', theirs: { text: 'other\n' } })
    expect([await readFile(join(folder, 'store/behind.md'), 'utf8'), await readFile(join(folder, 'store/other.md'), 'utf8')]).toEqual(['old\n', 'other\n'])
  })

  it('whose file goes away says so, and its text is not written anywhere else', async () => {
    const { folder, handlers } = await linked()
    const { revision } = value(await handlers['document:open']({ path: a }))
    await rm(join(folder, 'store/behind.md'))
    const answer = await handlers['document:save']({ path: a, text: 'mine\n', base: revision })
    expect(answer.ok).toBe(false)
    value(await handlers['journal:keep']({ path: a, text: 'mine\n', base: revision }))
    expect(value(await handlers['journal:list']({})).map(({ text }) => text)).toEqual(['mine\n'])
    expect(await readdir(join(folder, 'store'))).toEqual(['other.md'])
  })

  it('keeps a history under the name that it was saved by', async () => {
    const { handlers } = await linked()
    const { revision } = value(await handlers['document:open']({ path: a }))
    value(await handlers['document:save']({ path: a, text: 'new\n', base: revision }))
    expect(await textsOf(handlers)).toEqual(['old\n', 'new\n'])
    const renamed = value(await handlers['post:rename']({ path: a, name: 'c' })).path
    expect(await textsOf(handlers, renamed)).toEqual(['old\n', 'new\n'])
  })
})
