import { chmod, link, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jpegFrom, jpegSegment, jpegWith } from '../jpegBytes.ts'
import { putFiles, readText, temporaryFolder } from '../temporaryFolder.ts'
import { PendingMoves } from '../../../../electron/services/pendingMoves.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

async function library(files: Files, overrides: Parameters<typeof startServices>[0] = {}) {
  const folder = await temporaryFolder(files)
  const host = await startServices(overrides)
  value(await host.services.handlers['library:openFolder']({ folder }))
  return { folder, host, handlers: host.services.handlers, library: host.services.library }
}

const post = (title: string, body = 'Text.\n', more = ''): string => `---\ntitle: ${title}\ndate: 2026-01-02\n${more}---\n\n${body}`
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

describe('a rename that the app’s end cut off', () => {
  it('is ended when its library opens: the post has its new name alone', async () => {
    const folder = await realpath(await temporaryFolder({ 'a.md': post('A') }))
    const host = await startServices()
    await new PendingMoves(host.ports.userDataFolder).begin(folder, 'a.md', 'b.md')
    await link(join(folder, 'a.md'), join(folder, 'b.md'))
    const { posts } = value(await host.services.handlers['library:openFolder']({ folder }))
    expect(posts.map((found) => found.path)).toEqual(['b.md'])
    expect(await readText(folder, 'b.md')).toBe(post('A'))
    expect(await readdir(join(host.ports.userDataFolder, 'moves'))).toEqual([])
  })

  it.each([
    ['another file has the new name', async (folder: string) => writeFile(join(folder, 'b.md'), post('A'))],
    ['it had not begun', async () => {}],
    ['what it notes lies outside', async (folder: string) => link(join(folder, 'a.md'), join(folder, '../b.md'))],
  ])('touches nothing where %s', async (_what, prepare) => {
    const folder = await realpath(await temporaryFolder({ 'in/a.md': post('A') }))
    await prepare(join(folder, 'in'))
    const host = await startServices()
    await new PendingMoves(host.ports.userDataFolder).begin(join(folder, 'in'), 'a.md', _what.endsWith('outside') ? '../b.md' : 'b.md')
    const before = [await readdir(folder), await readdir(join(folder, 'in'))]
    value(await host.services.handlers['library:openFolder']({ folder: join(folder, 'in') }))
    expect([await readdir(folder), await readdir(join(folder, 'in'))]).toEqual(before)
  })

  it('leaves no note behind when it goes well, nor when it fails', async () => {
    const { host, handlers } = await library({ 'a.md': post('A'), 'c.md': post('C') })
    value(await handlers['post:rename']({ path: path('a.md'), name: 'b' }))
    errorOf(await handlers['post:rename']({ path: path('b.md'), name: 'c' }))
    expect(await readdir(join(host.ports.userDataFolder, 'moves'))).toEqual([])
  })
})

describe('saving', () => {
  it('writes the text and answers the revision that the next save starts from', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const opened = value(await handlers['document:open']({ path: path('a.md') }))
    const saved = value(await handlers['document:save']({ path: path('a.md'), text: post('B'), base: opened.revision }))
    expect(saved).toEqual({ revision: expect.any(String), savedAt: '2026-05-04T10:00:00.000Z' })
    expect(await readText(folder, 'a.md')).toBe(post('B'))
    value(await handlers['document:save']({ path: path('a.md'), text: post('C'), base: saved.revision }))
    expect(value(await handlers['document:open']({ path: path('a.md') })).text).toBe(post('C'))
  })

  it('never overwrites what another program wrote: the conflict carries their text, and saving over that revision works', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const opened = value(await handlers['document:open']({ path: path('a.md') }))
    await writeFile(join(folder, 'a.md'), post('Theirs'))
    const error = errorOf(await handlers['document:save']({ path: path('a.md'), text: post('Mine'), base: opened.revision }))
    expect(error).toMatchObject({ code: 'conflict', theirs: { text: post('Theirs'), revision: expect.any(String) } })
    expect(await readText(folder, 'a.md')).toBe(post('Theirs'))
    const theirs = error.theirs as { readonly revision: string }
    value(await handlers['document:save']({ path: path('a.md'), text: post('Mine'), base: theirs.revision }))
    expect(await readText(folder, 'a.md')).toBe(post('Mine'))
  })

  it('lets one of two saves from the same base win and tells the other', async () => {
    const { handlers } = await library({ 'a.md': post('A') })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    const results = await Promise.all(['One', 'Two'].map((title) => handlers['document:save']({ path: path('a.md'), text: post(title), base: revision })))
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual(['ok', 'conflict'])
  })

  it('takes no conflict where the other program wrote the same text', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    await writeFile(join(folder, 'a.md'), post('Same'))
    value(await handlers['document:save']({ path: path('a.md'), text: post('Same'), base: revision }))
  })

  it('keeps byte order mark, Windows line ends and mode', async () => {
    const { folder, handlers } = await library({ 'a.md': '\ufeff---\r\ntitle: A\r\n---\r\nOne\r\n' })
    await chmod(join(folder, 'a.md'), 0o640)
    const { text, revision, lineEnds } = value(await handlers['document:open']({ path: path('a.md') }))
    expect([text, lineEnds]).toEqual(['---\ntitle: A\n---\nOne\n', 'crlf'])
    value(await handlers['document:save']({ path: path('a.md'), text: `${text}Two\n`, base: revision }))
    expect(await readText(folder, 'a.md')).toBe('\ufeff---\r\ntitle: A\r\n---\r\nOne\r\nTwo\r\n')
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640)
  })

  it('says that a post was deleted elsewhere, and writes it anew when asked to', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    await rm(join(folder, 'a.md'))
    expect(errorOf(await handlers['document:save']({ path: path('a.md'), text: post('Mine'), base: revision })).code).toBe('not-found')
    value(await handlers['document:save']({ path: path('a.md'), text: post('Mine'), base: null }))
    expect(await readText(folder, 'a.md')).toBe(post('Mine'))
    expect(errorOf(await handlers['document:save']({ path: path('a.md'), text: post('Other'), base: null })).code).toBe('conflict')
  })

  it('never makes a file that could not be opened again, and goes on once the text is shorter', { timeout: 30_000 }, async () => {
    const { folder, handlers } = await library({ 'a.md': 'old\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    const tooLong = 'x'.repeat(64 * 1024 * 1024 + 1)
    expect(errorOf(await handlers['document:save']({ path: path('a.md'), text: tooLong, base: revision })).code).toBe('too-large')
    expect(errorOf(await handlers['document:save']({ path: path('b.md'), text: tooLong, base: null })).code).toBe('too-large')
    expect(await readdir(folder)).toEqual(['a.md'])
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('old\n')
    value(await handlers['document:save']({ path: path('a.md'), text: 'x', base: revision }))
  })

  it('opens a read-only post as such and refuses to write it', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    await chmod(join(folder, 'a.md'), 0o444)
    const { revision, readOnly } = value(await handlers['document:open']({ path: path('a.md') }))
    expect(readOnly).toBe(true)
    expect(errorOf(await handlers['document:save']({ path: path('a.md'), text: post('B'), base: revision })).code).toBe('permission')
    expect(await readText(folder, 'a.md')).toBe(post('A'))
  })

  it('opens and writes nothing outside of the library', async () => {
    const outside = await temporaryFolder({ 'secret.md': 'secret' })
    const { folder, handlers } = await library({ 'a.md': post('A') })
    await symlink(outside, join(folder, 'out'))
    expect(errorOf(await handlers['document:open']({ path: path('out/secret.md') })).code).toBe('outside')
    expect(errorOf(await handlers['document:save']({ path: path('out/new.md'), text: 'x', base: null })).code).toBe('outside')
    expect(await readdir(outside)).toEqual(['secret.md'])
  })

  it('asks for a library where none is open', async () => {
    const { services } = await startServices()
    expect(errorOf(await services.handlers['document:open']({ path: path('a.md') })).code).toBe('not-found')
  })
})

describe('new posts', () => {
  it('stand beside the newest one, named by their title, listed at once', async () => {
    const { folder, handlers, library: service } = await library({ 'old/a.md': post('A'), 'films/b.md': '---\ntitle: B\ndate: 2026-03-01\n---\n' })
    const made = value(await handlers['post:create']({ template: 'film', title: 'Chungking: 重慶森林!' }))
    expect(made.path).toBe('films/chungking-重慶森林.md')
    const text = await readText(folder, made.path)
    expect(text).toMatch(/^title: .*重慶森林/m)
    expect(text).toContain('date: 2026-05-04T18:00:00+08:00')
    expect(service.snapshot()?.posts.find((one) => one.path === made.path)).toMatchObject({ title: 'Chungking: 重慶森林!', draft: true, kind: 'film', problem: null })
  })

  it('never collide, whatever the case or form of the name that is taken, or the slug of another post', async () => {
    const { handlers } = await library({ 'CAFÉ.md': post('A'), 'x.md': post('X', '', 'slug: fallen-angels\n') })
    expect(value(await handlers['post:create']({ template: 'plain', title: 'Cafe\u0301' })).path).toBe('café-2.md')
    expect(value(await handlers['post:create']({ template: 'plain', title: 'Fallen Angels' })).path).toBe('fallen-angels-2.md')
    const names = await Promise.all(['!!!', '???', '🙂'].map(async (title) => value(await handlers['post:create']({ template: 'plain', title })).path))
    expect(new Set(names).size).toBe(3)
  })

  it('come from the library’s own templates too, and from nowhere else', async () => {
    const { folder, handlers } = await library({ '.marquee/templates/mine.md': '---\ntitle: x\nmood: blue # kept\n---\nHello\n', 'secret.md': 'x' })
    const made = value(await handlers['post:create']({ template: 'mine', title: 'New' }))
    expect(await readText(folder, made.path)).toMatch(/mood: blue # kept\n[\s\S]*\nHello\n$/)
    expect(errorOf(await handlers['post:create']({ template: '../../secret', title: 'New' })).code).toBe('not-found')
  })
})

describe('renaming', () => {
  it('takes the links in other posts along, changing nothing else in them', async () => {
    const linking = '\ufeff---\r\ntitle: B\r\nrelated:\r\n  - a.md   # the first\r\n---\r\nSee [A](./a.md#end) and ![x](a.png).\r\n'
    const { folder, handlers, library: service } = await library({ 'films/a.md': post('A', '[me](a.md)\n'), 'films/b.md': linking, 'c.md': post('C', '[A](films/a.md)\n'), 'd.md': post('D', 'a.md\n') })
    const before = await stat(join(folder, 'd.md'), { bigint: true })
    const renamed = value(await handlers['post:rename']({ path: path('films/a.md'), name: 'Fallen Angels' }))
    expect(renamed.path).toBe('films/Fallen-Angels.md')
    expect([...renamed.changedPosts].sort()).toEqual(['c.md', 'films/Fallen-Angels.md', 'films/b.md'])
    const text = await readText(folder, 'films/b.md')
    expect(text).toContain('\r\n  - Fallen-Angels.md   # the first\r\n')
    expect(text).toMatch(/\[A\]\((\.\/)?Fallen-Angels\.md#end\) and !\[x\]\(a\.png\)\.\r\n$/)
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(await readText(folder, 'c.md')).toContain('(films/Fallen-Angels.md)')
    expect((await stat(join(folder, 'd.md'), { bigint: true })).mtimeNs).toBe(before.mtimeNs)
    expect(service.snapshot()?.posts.map((one) => String(one.path)).sort()).toEqual(['c.md', 'd.md', 'films/Fallen-Angels.md', 'films/b.md'])
  })

  it('changes only the case of a name where asked to, and refuses a name that another post has in any case', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A'), 'b.md': post('B') })
    expect(value(await handlers['post:rename']({ path: path('a.md'), name: 'A' })).path).toBe('A.md')
    expect((await readdir(folder)).sort()).toEqual(['A.md', 'b.md'])
    expect(errorOf(await handlers['post:rename']({ path: path('A.md'), name: 'B.md' })).code).toBe('exists')
    expect(await readText(folder, 'b.md')).toBe(post('B'))
  })

  it('makes no path of a name', async () => {
    const { handlers } = await library({ 'films/a.md': post('A') })
    expect(value(await handlers['post:rename']({ path: path('films/a.md'), name: '../../etc/x' })).path).toBe('films/etc-x.md')
  })
})

describe('copies and deletions', () => {
  it('copies a post beside itself under a free name, with a slug of its own', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A', 'Text.\n', 'slug: a # mine\n') })
    const { path: copy } = value(await handlers['post:duplicate']({ path: path('a.md') }))
    expect(copy).toBe('a-copy.md')
    expect(await readText(folder, copy)).toBe(post('A', 'Text.\n', 'slug: a-copy # mine\n'))
    expect(value(await handlers['post:duplicate']({ path: path('a.md') })).path).toBe('a-copy-2.md')
  })

  it('moves a post to the trash and brings back the same bytes', async () => {
    const { folder, host, handlers, library: service } = await library({ 'films/a.md': post('A') })
    const { undo } = value(await handlers['post:trash']({ path: path('films/a.md') }))
    expect(await readdir(host.trashFolder)).toEqual(['a.md'])
    expect(service.snapshot()?.posts).toEqual([])
    expect(value(await handlers['post:restore']({ undo })).path).toBe('films/a.md')
    expect(await readText(folder, 'films/a.md')).toBe(post('A'))
    expect(errorOf(await handlers['post:restore']({ undo })).code).toBe('not-found')
  })

  it('brings a post back under another name where its own is taken, and its folder where that is gone', async () => {
    const { folder, handlers } = await library({ 'films/a.md': post('A') })
    const { undo } = value(await handlers['post:trash']({ path: path('films/a.md') }))
    await putFiles(folder, { 'films/A.md': 'other' })
    expect(value(await handlers['post:restore']({ undo })).path).toBe('films/a-2.md')
    expect(await readText(folder, 'films/A.md')).toBe('other')
    const second = value(await handlers['post:trash']({ path: path('films/a-2.md') }))
    await rm(join(folder, 'films'), { recursive: true })
    expect(value(await handlers['post:restore']({ undo: second.undo })).path).toBe('films/a-2.md')
  })

  it('keeps no copy of what a link leads to outside of the library', async () => {
    const outside = await temporaryFolder({ 'secret.md': post('Secret') })
    const { folder, host, handlers } = await library({ 'a.md': post('A') })
    await symlink(join(outside, 'secret.md'), join(folder, 'b.md'))
    errorOf(await handlers['post:trash']({ path: path('b.md') }))
    expect(await readText(outside, 'secret.md')).toBe(post('Secret'))
    expect(await readdir(join(host.ports.userDataFolder, 'trash-undo')).catch(() => [])).toEqual([])
    expect(await readdir(folder)).toContain('b.md')
  })

  it('leaves a post where it is when the system’s trash fails', async () => {
    const { folder, host, handlers } = await library({ 'a.md': post('A') }, { trash: () => Promise.reject(new Error('no trash here')) })
    const error = errorOf(await handlers['post:trash']({ path: path('a.md') }))
    expect(error.message).toContain('no trash here')
    expect(await readText(folder, 'a.md')).toBe(post('A'))
    expect(await readdir(join(host.ports.userDataFolder, 'trash-undo'))).toEqual([])
  })

  it('takes no path for an undo', async () => {
    const { handlers } = await library({ 'a.md': post('A') })
    expect(errorOf(await handlers['post:restore']({ undo: '../../etc/passwd' })).code).toBe('not-found')
  })
})

describe('pictures', () => {
  it('land beside the post under a portable name and never replace another', async () => {
    const { folder, handlers, library: service } = await library({ 'films/a.md': post('A'), 'films/My-Still-1.png': 'another' })
    const add = async (name: string, bytes: Uint8Array<ArrayBuffer>) => value(await handlers['picture:import']({ post: path('films/a.md'), name, bytes })).url
    expect(await add('My Still (1).PNG', png)).toBe('My-Still-1-2.png')
    expect(await readFile(join(folder, 'films/My-Still-1-2.png'))).toEqual(png)
    expect(await readText(folder, 'films/My-Still-1.png')).toBe('another')
    expect(await add('../../evil.png', png)).toBe('evil.png')
    expect(await add('C:\\Users\\me\\重慶 森林.png', png)).toBe('重慶-森林.png')
    expect(await add('', png)).toBe('picture.png')
    expect(service.snapshot()?.assets).toContain('films/evil.png')
  })

  it('get the ending that their bytes call for, and are used again when they are the same', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const add = async (name: string, bytes: Uint8Array<ArrayBuffer>) => value(await handlers['picture:import']({ post: path('a.md'), name, bytes })).url
    expect(await add('page.html', png)).toBe('page.png')
    expect(await add('page.png', png)).toBe('page.png')
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'page.png'])
  })

  it('lose what the camera wrote about the place', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const photo = jpegFrom([...jpegWith(6, 'GPS 22.28 114.15'), ...jpegSegment(0xda, 'scan'), 1, 2, 0xff, 0xd9])
    const { url } = value(await handlers['picture:import']({ post: path('a.md'), name: 'home.jpg', bytes: photo }))
    expect((await readFile(join(folder, url))).includes('GPS')).toBe(false)
  })

  it('are refused where they are none, or too large', async () => {
    const { folder, handlers } = await library({ 'a.md': post('A') })
    const refused = async (bytes: Uint8Array<ArrayBuffer>) => errorOf(await handlers['picture:import']({ post: path('a.md'), name: 'x.png', bytes })).code
    expect(await refused(Buffer.from('<script>alert(1)</script>'))).toBe('invalid')
    const large = new Uint8Array(64 * 1024 * 1024 + 1)
    large.set(png)
    expect(await refused(large)).toBe('too-large')
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  it('come from a file that the author chooses as well', async () => {
    const elsewhere = await temporaryFolder({ 'My Photo.png': png })
    const { handlers } = await library({ 'a.md': post('A') }, { choosePicture: async () => join(elsewhere, 'My Photo.png') })
    expect(value(await handlers['picture:choose']({ post: path('a.md') }))).toEqual({ url: 'My-Photo.png' })
  })
})

describe('addresses', () => {
  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/x', 'not an address', 'data:text/html,x'])('opens no %s', async (url) => {
    const opened: string[] = []
    const note = (address: string): void => void opened.push(address)
    const { services } = await startServices({ openExternal: async (address) => note(address), allowRemotePicture: note })
    expect(errorOf(await services.handlers['shell:openExternal']({ url })).code).toBe('invalid')
    expect(errorOf(await services.handlers['remotePicture:allow']({ url })).code).toBe('invalid')
    expect(opened).toEqual([])
  })
  it('are opened as they were read', async () => {
    const opened: string[] = []
    const { services } = await startServices({ openExternal: async (address) => void opened.push(address) })
    value(await services.handlers['shell:openExternal']({ url: ' HTTPS://Example.org\\a\n' }))
    expect(errorOf(await services.handlers['shell:openExternal']({ url: 'https://bank.example@evil.example/' })).message).toContain('leads to “evil.example”')
    expect(opened).toEqual(['https://example.org/a'])
  })
})
