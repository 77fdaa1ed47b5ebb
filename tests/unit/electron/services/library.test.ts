import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { putFiles, readText, temporaryFolder, until } from '../temporaryFolder.ts'
import { errorOf, type Host, path, startServices, value } from './testServices.ts'

const post = (title: string, more = ''): string => `---\ntitle: ${title}\ndate: 2026-01-02\n${more}---\n\nText of ${title}.\n`

async function openFolder(folder: string, overrides: Parameters<typeof startServices>[0] = {}): Promise<Host> {
  const host = await startServices(overrides)
  value(await host.services.handlers['library:openFolder']({ folder }))
  return host
}

const titles = (host: Host): string[] => (host.services.library.snapshot()?.posts ?? []).map((one) => one.title).sort()
const rowOf = (host: Host, name: string) => host.services.library.snapshot()?.posts.find((one) => one.path === name)

describe('opening a library', () => {
  it('lists every post with its own settings, templates and other files', async () => {
    const folder = await temporaryFolder({
      'a.md': post('A', 'review:\n  kind: film\n  rating: 8\n'), 'films/b.md': post('B'), 'films/b.jpg': 'x',
      '.marquee/library.yaml': 'title: Late Screenings\nrating:\n  best: 10\n', '.marquee/templates/short.md': post('T'),
    })
    const host = await openFolder(folder)
    const snapshot = value(await host.services.handlers['library:snapshot']({}))
    expect(titles(host)).toEqual(['A', 'B'])
    expect(rowOf(host, 'a.md')?.rating).toEqual({ value: 8, best: 10 })
    expect(snapshot).toMatchObject({ folder, assets: ['films/b.jpg'], config: { title: 'Late Screenings', problems: [] } })
    expect(snapshot?.templates.map(({ name }) => name)).toContain('short')
    expect(snapshot?.templates.map(({ name }) => name)).toContain('film')
  })

  it('writes nothing into a folder by opening it, opening its posts and closing', async () => {
    const folder = await temporaryFolder({ 'crlf.md': '\ufeff---\r\ntitle: "A"   # kept\r\n---\r\nText', 'b.md': post('B'), '.marquee/library.yaml': '' })
    const state = async (): Promise<unknown> =>
      Promise.all((await readdir(folder, { recursive: true })).sort().map(async (name) => {
        const found = await stat(join(folder, name), { bigint: true })
        const hash = found.isFile() ? createHash('sha256').update(await readFile(join(folder, name))).digest('hex') : ''
        return [name, found.mtimeNs, found.ino, hash]
      }))
    const before = await state()
    const host = await openFolder(folder)
    for (const name of ['crlf.md', 'b.md']) {
      const { text, revision } = value(await host.services.handlers['document:open']({ path: path(name) }))
      value(await host.services.handlers['document:save']({ path: path(name), text, base: revision }))
    }
    await host.services.dispose()
    expect(await state()).toEqual(before)
  })

  it('shows one row with its problem for each file that is broken, too large or not readable, and all the others as ever', async () => {
    const folder = await temporaryFolder({ 'good.md': post('Good'), 'broken.md': '---\ntitle: "open\n---\nBody', 'binary.md': Uint8Array.from([0, 255, 254, 1, 0, 200]), 'template.md': '---\ntitle: {{ title }}\n---\n' })
    const huge = join(folder, 'huge.md')
    await writeFile(huge, '')
    await import('node:fs/promises').then(({ truncate }) => truncate(huge, 65 * 1024 * 1024))
    const host = await openFolder(folder)
    expect(rowOf(host, 'good.md')?.problem).toBeNull()
    for (const name of ['broken.md', 'huge.md']) expect(rowOf(host, name)?.problem).toEqual(expect.any(String))
    expect(host.services.library.snapshot()?.posts).toHaveLength(5)
  })

  it('says what is wrong with a folder that is not there, and keeps the library that is open', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await openFolder(folder)
    const error = errorOf(await host.services.handlers['library:openFolder']({ folder: join(folder, 'gone') }))
    expect(error.code).toBe('not-found')
    expect(errorOf(await host.services.handlers['library:openFolder']({ folder: join(folder, 'a.md') })).code).toBe('invalid')
    expect(errorOf(await host.services.handlers['library:openFolder']({ folder: 'relative' })).code).toBe('invalid')
    expect(titles(host)).toEqual(['A'])
  })

  it('scans 1,000 posts and finds words in their bodies', async () => {
    const files = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`y${i % 10}/post-${i}.md`, post(`Post ${i}`, 'tags: [film, hk]\n') + `needle${i} `.repeat(100)]))
    const folder = await temporaryFolder(files)
    const host = await openFolder(folder)
    expect(host.services.library.snapshot()?.posts).toHaveLength(1000)
    expect(value(await host.services.handlers['library:search']({ query: 'NEEDLE77 film' })).paths).toContain('y7/post-77.md')
    expect(value(await host.services.handlers['library:search']({ query: 'no such word' })).paths).toEqual([])
  })
})

describe('following the folder', () => {
  it('tells within 2 seconds of posts made, changed, renamed and deleted by another program', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A'), 'b.md': post('B') })
    const host = await openFolder(folder)
    await putFiles(folder, { 'deep/new/c.md': post('C') })
    await until('a new post in a new folder', () => titles(host).includes('C'), 2000)
    await writeFile(join(folder, 'a.md'), post('A changed'))
    await until('a changed post', () => titles(host).includes('A changed'), 2000)
    await rename(join(folder, 'b.md'), join(folder, 'B2.md'))
    await until('a renamed post', () => rowOf(host, 'B2.md') !== undefined && rowOf(host, 'b.md') === undefined, 2000)
    await rename(join(folder, 'deep'), join(folder, 'shallow'))
    await until('a renamed folder', () => rowOf(host, 'shallow/new/c.md') !== undefined && rowOf(host, 'deep/new/c.md') === undefined, 2000)
    await rm(join(folder, 'a.md'))
    await until('a deleted post', () => rowOf(host, 'a.md') === undefined, 2000)
  })

  it('sends diffs numbered without a gap that lead to the same list as a snapshot', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await openFolder(folder)
    const first = host.services.library.snapshot()
    await putFiles(folder, { 'b.md': post('B'), 'c.png': 'x' })
    await until('b', () => titles(host).includes('B') && host.services.library.snapshot()?.assets.length === 1)
    await rm(join(folder, 'a.md'))
    await until('a is gone', () => !titles(host).includes('A'))
    const mirror = new Map((first?.posts ?? []).map((one) => [one.path, one]))
    let sequence = first?.sequence ?? -1
    let assets = first?.assets
    for (const event of host.sent) {
      if (event.name !== 'library:changed') continue
      expect(event.payload.sequence).toBe(++sequence)
      event.payload.removed.forEach((gone) => mirror.delete(gone))
      event.payload.upserted.forEach((one) => mirror.set(one.path, one))
      assets = event.payload.assets ?? assets
    }
    const now = host.services.library.snapshot()
    expect([...mirror.values()].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([...(now?.posts ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1)))
    expect(assets).toEqual(now?.assets)
    expect(sequence).toBe(now?.sequence)
  })

  it('tells of a save of our own once, and of a file touched without a change not at all', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await openFolder(folder)
    const { revision } = value(await host.services.handlers['document:open']({ path: path('a.md') }))
    value(await host.services.handlers['document:save']({ path: path('a.md'), text: post('Mine'), base: revision }))
    expect(titles(host)).toEqual(['Mine'])
    await writeFile(join(folder, 'a.md'), post('Mine'))
    await putFiles(folder, { 'z.md': post('Z') })
    await until('z', () => titles(host).includes('Z'))
    const changes = host.sent.flatMap((event) => (event.name === 'library:changed' ? event.payload.upserted.map((one) => one.title) : []))
    expect(changes).toEqual(['Mine', 'Z'])
  })

  it('reads the library’s settings again when they change, and every post with them', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A', 'stars: 4\n') })
    const host = await openFolder(folder)
    expect(rowOf(host, 'a.md')?.rating).toBeNull()
    await putFiles(folder, { '.marquee/library.yaml': 'keys:\n  review.rating: stars\n' })
    await until('the rating', () => rowOf(host, 'a.md')?.rating?.value === 4, 2000)
  })

  it('keeps the rows and says so when the folder goes away, and goes on when it comes back', async () => {
    const folder = await temporaryFolder({ 'lib/a.md': post('A') })
    const host = await openFolder(join(folder, 'lib'))
    await rename(join(folder, 'lib'), join(folder, 'away'))
    await until('the problem', () => (host.services.library.snapshot()?.config.problems.length ?? 0) > 0, 4000)
    expect(titles(host)).toEqual(['A'])
    await putFiles(folder, { 'away/b.md': post('B') })
    await rename(join(folder, 'away'), join(folder, 'lib'))
    await until('the return', () => host.services.library.snapshot()?.config.problems.length === 0 && titles(host).includes('B'), 6000)
  })
})

describe('settings of a library', () => {
  it('changes only the key that is set, and keeps comments', async () => {
    const folder = await temporaryFolder({ '.marquee/library.yaml': '# mine\ntitle: "Old"   # shown on top\nauthor: Me\n' })
    const host = await openFolder(folder)
    const snapshot = value(await host.services.handlers['library:configure']({ set: { title: 'New', 'lastExport.folder': '/site', 'lastExport.target': 'hugo' } }))
    expect(snapshot.config).toMatchObject({ title: 'New', author: 'Me', lastExport: { folder: '/site', target: 'hugo' } })
    const text = await readText(folder, '.marquee/library.yaml')
    expect(text).toContain('# mine\ntitle: "New"   # shown on top\nauthor: Me\n')
    value(await host.services.handlers['library:configure']({ set: { title: null } }))
    expect(await readText(folder, '.marquee/library.yaml')).not.toContain('New')
  })

  it('makes the file in a library that has none, and refuses a .marquee that is a symlink out', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await openFolder(folder)
    expect(value(await host.services.handlers['library:configure']({ set: { title: 'Mine' } })).config.title).toBe('Mine')
    const outside = await temporaryFolder()
    const trap = await temporaryFolder({ 'a.md': post('A') })
    await symlink(outside, join(trap, '.marquee'))
    value(await host.services.handlers['library:openFolder']({ folder: trap }))
    expect(errorOf(await host.services.handlers['library:configure']({ set: { title: 'Mine' } })).code).toBe('outside')
    expect(await readdir(outside)).toEqual([])
  })

  it('makes a new library of a chosen folder without touching what is there', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const { services } = await startServices({ chooseFolder: async () => folder })
    const snapshot = value(await services.handlers['library:create']({}))
    expect(snapshot?.config.problems).toEqual([])
    expect(snapshot?.posts).toHaveLength(1)
    const made = await readText(folder, '.marquee/library.yaml')
    expect(made).toContain('# title:')
    value(await services.handlers['library:create']({}))
    expect(await readText(folder, '.marquee/library.yaml')).toBe(made)
  })

  it('copies the samples once and keeps what the author did with them', async () => {
    const samplesFolder = await temporaryFolder({ 'a.md': post('Sample'), 'img/x.png': 'x' })
    const host = await startServices({ samplesFolder })
    const { folder } = value(await host.services.handlers['library:openSamples']({}))
    expect(folder.startsWith(samplesFolder)).toBe(false)
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'img'])
    await writeFile(join(folder, 'a.md'), post('Mine now'))
    value(await host.services.handlers['library:openSamples']({}))
    expect(await readText(folder, 'a.md')).toBe(post('Mine now'))
  })
})

describe('starting', () => {
  it('opens the library named, the post named, and remembers both kinds of last', async () => {
    const folder = await temporaryFolder({ 'lib/films/a.md': post('A'), 'lib/b.md': post('B') })
    const library = join(folder, 'lib')
    const first = await startServices({ launch: { library, post: join(library, 'films/a.md') } })
    const state = value(await first.services.handlers['app:start']({}))
    expect(state).toMatchObject({ library: { folder: library }, openPost: 'films/a.md', notice: null })
    value(await first.services.handlers['settings:change']({ lastPosts: { [state.library?.id ?? '']: { path: 'b.md', cursor: 3 } } }))
    const second = await startServices({ userDataFolder: first.ports.userDataFolder })
    expect(value(await second.services.handlers['app:start']({}))).toMatchObject({ library: { folder: library }, openPost: 'b.md', recent: [{ folder: library }] })
  })

  it('shows the post that was open last before it has read the others, which everything that needs them waits for', async () => {
    const folder = await temporaryFolder({ 'lib/films/a.md': `${post('A')}[B](../b.md)\n`, 'lib/b.md': post('B') })
    const host = await startServices({ launch: { library: join(folder, 'lib'), post: join(folder, 'lib/b.md') } })
    const { handlers } = host.services
    expect(value(await handlers['app:start']({}))).toMatchObject({ library: { isWhole: false, posts: [] }, openPost: 'b.md' })
    const { revision } = value(await handlers['document:open']({ path: path('b.md') }))
    value(await handlers['document:save']({ path: path('b.md'), text: post('C'), base: revision }))
    expect(value(await handlers['post:rename']({ path: path('b.md'), name: 'c' }))).toMatchObject({ changedPosts: ['films/a.md'] })
    const snapshot = value(await handlers['library:snapshot']({}))
    expect(snapshot).toMatchObject({ isWhole: true })
    expect(snapshot?.posts.map(({ title }) => title).sort()).toEqual(['A', 'C'])
  })

  it('reads everything first where no post is known to be shown', async () => {
    const folder = await temporaryFolder({ 'lib/a.md': post('A') })
    const { services } = await startServices({ launch: { library: join(folder, 'lib'), post: null } })
    expect(value(await services.handlers['app:start']({}))).toMatchObject({ library: { isWhole: true, posts: [{ title: 'A' }] }, openPost: null })
  })

  it('opens a post alone in its own folder, and a post below .marquee’s folder in that library', async () => {
    const folder = await temporaryFolder({ 'plain/a.md': post('A'), 'lib/.marquee/library.yaml': '', 'lib/films/a.md': post('A') })
    const alone = await startServices({ launch: { library: null, post: join(folder, 'plain/a.md') } })
    expect(value(await alone.services.handlers['app:start']({}))).toMatchObject({ library: { folder: join(folder, 'plain') }, openPost: 'a.md' })
    const within = await startServices({ launch: { library: null, post: join(folder, 'lib/films/a.md') } })
    expect(value(await within.services.handlers['app:start']({}))).toMatchObject({ library: { folder: join(folder, 'lib') }, openPost: 'films/a.md' })
  })

  it('starts empty with a notice when the last library is gone, or its own files are damaged', async () => {
    const userDataFolder = await temporaryFolder({ 'recent.json': JSON.stringify([{ id: 'x', folder: '/nonexistent/library', title: 'Gone' }]), 'settings.json': '{"theme": "da' })
    const { services } = await startServices({ userDataFolder })
    const state = value(await services.handlers['app:start']({}))
    expect(state).toMatchObject({ library: null, settings: { theme: 'system' } })
    expect(state.notice).toContain('/nonexistent/library')
  })

  it('answers a window that asks twice at once with the same library', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const { services } = await startServices({ launch: { library: folder, post: null } })
    const states = await Promise.all([services.handlers['app:start']({}), services.handlers['app:start']({})])
    expect(states.map((state) => value(state).library?.folder)).toEqual([folder, folder])
  })

  it('hands a second start’s library and post to the window, which opens them when its own text is safe', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await startServices()
    value(await host.services.handlers['app:start']({}))
    await host.services.openLaunch({ library: folder, post: join(folder, 'a.md') })
    expect(host.sent).toEqual([{ name: 'library:wanted', payload: { folder, post: 'a.md' } }])
    expect(host.services.library.snapshot()).toBeNull()
  })

  it('hands on only the post where its library is open already', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await openFolder(folder)
    value(await host.services.handlers['app:start']({}))
    host.sent.length = 0
    await host.services.openLaunch({ library: folder, post: join(folder, 'a.md') })
    expect(host.sent).toEqual([{ name: 'post:open', payload: { path: 'a.md' } }])
  })

  it('shows first what a second start asks for before the window is there', async () => {
    const folder = await temporaryFolder({ 'a.md': post('A') })
    const host = await startServices()
    await host.services.openLaunch({ library: folder, post: join(folder, 'a.md') })
    expect(value(await host.services.handlers['app:start']({}))).toMatchObject({ library: { folder }, openPost: 'a.md' })
  })
})

describe('pictures for the preview', () => {
  it('serves pictures of the open library and nothing else', async () => {
    const outside = await temporaryFolder({ 'secret.png': 'x' })
    const folder = await temporaryFolder({ 'img/a.png': 'x', 'a.md': post('A'), 'secret.txt': 'x' })
    await symlink(join(outside, 'secret.png'), join(folder, 'out.png'))
    await symlink(join(folder, 'secret.txt'), join(folder, 'text.png'))
    const { services } = await openFolder(folder)
    expect(await services.library.resolveAsset('img/a.png')).toBe(join(folder, 'img/a.png'))
    for (const asked of ['a.md', 'secret.txt', 'out.png', 'text.png', '../x.png', '/etc/x.png', 'img\\a.png', 'img/../img/a.png', 'a.png\0.md']) {
      expect(await services.library.resolveAsset(asked)).toBeNull()
    }
    await services.dispose()
    expect(await services.library.resolveAsset('img/a.png')).toBeNull()
  })
})
