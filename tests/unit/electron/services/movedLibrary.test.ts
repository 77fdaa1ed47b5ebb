import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../../../shared/ipc/contract.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { type Host, path, startServices, value } from './testServices.ts'

const files = { 'a.md': '---\ntitle: A\n---\n\nFirst.\n', 'b.md': '---\ntitle: B\n---\n\nBeside it.\n', 'c.md': '---\ntitle: C\n---\n\nAnd a third.\n' }

/** A library in a folder of its own, so that it can be moved. */
async function makeLibrary(content: Readonly<Record<string, string>> = files): Promise<string> {
  const folder = join(await temporaryFolder({ 'Films/.keep': '' }), 'Films')
  await rm(join(folder, '.keep'))
  for (const [name, text] of Object.entries(content)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

async function open(folder: string, userDataFolder: string): Promise<Host> {
  const host = await startServices({ userDataFolder })
  value(await host.services.handlers['library:openFolder']({ folder }))
  return host
}

async function save(handlers: Handlers, post: string, text: string): Promise<void> {
  const { revision } = value(await handlers['document:open']({ path: path(post) }))
  value(await handlers['document:save']({ path: path(post), text, base: revision }))
}

async function texts(handlers: Handlers, post: string): Promise<string[]> {
  const { versions } = value(await handlers['history:list']({ path: path(post) }))
  return Promise.all(versions.map(async ({ revision }) => value(await handlers['history:read']({ path: path(post), revision })).text))
}

const kept = async (handlers: Handlers) => value(await handlers['journal:list']({})).map(({ path: post, text, disk }) => [post, text, disk?.text ?? null])
const deleted = async (handlers: Handlers) => value(await handlers['history:deleted']({})).map(({ path: post }) => post)
const second = '---\ntitle: A\n---\n\nSecond.\n'
const timeline = [files['a.md'], second]

/** A library whose first post was saved and whose second one has unsaved text; closed again. */
async function workedIn(folder: string): Promise<string> {
  const userData = await temporaryFolder()
  const { services } = await open(folder, userData)
  await save(services.handlers, 'a.md', second)
  value(await services.handlers['journal:keep']({ path: path('b.md'), text: 'unsaved\n', base: value(await services.handlers['document:open']({ path: path('b.md') })).revision }))
  await services.dispose()
  return userData
}

describe('a post that another program renames', () => {
  it('keeps its timeline while the library is open, also where its going and its coming are heard of apart', async () => {
    const folder = await makeLibrary()
    const { services } = await open(folder, await temporaryFolder())
    const { handlers, library } = services
    await save(handlers, 'a.md', second)
    await mkdir(join(folder, 'sub'))
    await rename(join(folder, 'a.md'), join(folder, 'sub/new.md'))
    await library.current.noteWritten('a.md')
    await library.current.noteWritten('sub/new.md')
    expect(await texts(handlers, 'sub/new.md')).toEqual(timeline)
    expect(await texts(handlers, 'a.md')).toEqual([])
    expect(await deleted(handlers)).toEqual([])
    await rename(join(folder, 'sub/new.md'), join(folder, 'newer.md'))
    await library.current.refresh()
    expect(await texts(handlers, 'newer.md')).toEqual(timeline)
  })

  it('keeps its timeline and its unsaved text while Marquee is closed, and is the post that was open last', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const before = await startServices({ userDataFolder: userData })
    value(await before.services.handlers['app:start']({}))
    const { id } = before.services.library.current
    value(await before.services.handlers['settings:change']({ lastPosts: { [id]: { path: 'b.md', cursor: 3 } } }))
    await before.services.dispose()
    await rename(join(folder, 'a.md'), join(folder, 'one.md'))
    await rename(join(folder, 'b.md'), join(folder, 'two.md'))
    const { services } = await startServices({ userDataFolder: userData })
    expect(value(await services.handlers['app:start']({})).openPost).toBe('two.md')
    expect(await kept(services.handlers)).toEqual([['two.md', 'unsaved\n', files['b.md']]])
    expect(await texts(services.handlers, 'one.md')).toEqual(timeline)
  })

  it('is found by its unsaved text before all posts are read', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    await rename(join(folder, 'b.md'), join(folder, 'two.md'))
    const { services } = await startServices({ userDataFolder: userData, launch: { library: null, post: join(folder, 'c.md') } })
    expect(value(await services.handlers['app:start']({})).openPost).toBe('c.md')
    expect(services.library.current.isWhole).toBe(false)
    expect(await kept(services.handlers)).toEqual([['two.md', 'unsaved\n', files['b.md']]])
  })

  it('begins anew, the old one among the deleted posts, where it is not known for sure which it was', async () => {
    const folder = await makeLibrary({ ...files, 'alike.md': second })
    const { services } = await open(folder, await temporaryFolder())
    await save(services.handlers, 'a.md', second)
    // two that went had these bytes
    await rm(join(folder, 'alike.md'))
    await rename(join(folder, 'a.md'), join(folder, 'new.md'))
    await services.library.current.refresh()
    expect(await texts(services.handlers, 'new.md')).toEqual([])
    expect(await deleted(services.handlers)).toEqual(['a.md'])
  })

  it('takes nothing from a post that is there', async () => {
    const folder = await makeLibrary()
    const { services } = await open(folder, await temporaryFolder())
    await save(services.handlers, 'a.md', second)
    await cp(join(folder, 'a.md'), join(folder, 'copy.md'))
    await services.library.current.refresh()
    expect(await texts(services.handlers, 'a.md')).toEqual(timeline)
    expect(await texts(services.handlers, 'copy.md')).toEqual([])
  })
})

describe('a library that is moved', () => {
  it('keeps timelines, unsaved text, the open post and its place among the recent libraries, and nothing is written into it', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const moved = join(dirname(folder), 'elsewhere')
    await rename(folder, moved)
    const { services, logged } = await open(moved, userData)
    expect(await texts(services.handlers, 'a.md')).toEqual(timeline)
    expect(await kept(services.handlers)).toEqual([['b.md', 'unsaved\n', files['b.md']]])
    expect(value(await services.handlers['app:start']({})).recent.map((recent) => recent.folder)).toEqual([moved])
    expect((await readdir(moved)).sort()).toEqual(['a.md', 'b.md', 'c.md'])
    expect(logged).toEqual([])
    await services.dispose()
    expect((await readdir(join(userData, 'history'))).length).toBe(1)
    // and back again
    await rename(moved, folder)
    const back = await open(folder, userData)
    expect(await texts(back.services.handlers, 'a.md')).toEqual(timeline)
    expect(await kept(back.services.handlers)).toEqual([['b.md', 'unsaved\n', files['b.md']]])
  })

  it('keeps the timeline of a post that was renamed with it', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const moved = join(dirname(folder), 'elsewhere')
    await rename(folder, moved)
    await rename(join(moved, 'a.md'), join(moved, 'new.md'))
    const { services } = await open(moved, userData)
    expect(await texts(services.handlers, 'new.md')).toEqual(timeline)
  })

  it('to another disk is known by its posts; what is kept of the old place stays there as well', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const moved = join(dirname(folder), 'elsewhere')
    await cp(folder, moved, { recursive: true })
    await rename(folder, `${folder}-unplugged`)
    const { services } = await open(moved, userData)
    expect(await texts(services.handlers, 'a.md')).toEqual(timeline)
    expect(await kept(services.handlers)).toEqual([['b.md', 'unsaved\n', files['b.md']]])
    await save(services.handlers, 'a.md', 'third\n')
    value(await services.handlers['journal:drop']({ path: path('b.md') }))
    await services.dispose()
    // the stick is there again
    await rename(`${folder}-unplugged`, folder)
    const back = await open(folder, userData)
    expect(await texts(back.services.handlers, 'a.md')).toEqual(timeline)
    expect(await kept(back.services.handlers)).toEqual([['b.md', 'unsaved\n', files['b.md']]])
    value(await back.services.handlers['library:openFolder']({ folder: moved }))
    expect(await texts(back.services.handlers, 'a.md')).toEqual([...timeline, 'third\n'])
  })

  it('is not taken for its copy: the copy begins anew while the original is there', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const copy = join(dirname(folder), 'copy')
    await cp(folder, copy, { recursive: true })
    const { services } = await open(copy, userData)
    expect(await texts(services.handlers, 'a.md')).toEqual([])
    expect(await kept(services.handlers)).toEqual([])
    await services.dispose()
    const original = await open(folder, userData)
    expect(await texts(original.services.handlers, 'a.md')).toEqual(timeline)
    expect(await kept(original.services.handlers)).toEqual([['b.md', 'unsaved\n', files['b.md']]])
  })

  it('is not taken for another one that has a few of its posts', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const others = await makeLibrary({ 'a.md': second, 'd.md': 'D\n', 'e.md': 'E\n' })
    await rm(folder, { recursive: true })
    const { services } = await open(others, userData)
    expect(await texts(services.handlers, 'a.md')).toEqual([])
  })

  it('is found where another folder took its place', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const moved = join(dirname(folder), 'elsewhere')
    await rename(folder, moved)
    await mkdir(folder)
    await writeFile(join(folder, 'other.md'), 'another library\n')
    const { services } = await open(moved, userData)
    expect(await texts(services.handlers, 'a.md')).toEqual(timeline)
    value(await services.handlers['library:openFolder']({ folder }))
    expect(await deleted(services.handlers)).toEqual([])
  })

  it('is opened where what is kept of it cannot be taken over, and takes it over the next time, with what came in between', async () => {
    const folder = await makeLibrary()
    const userData = await workedIn(folder)
    const moved = join(dirname(folder), 'elsewhere')
    await rename(folder, moved)
    const known = await readFile(join(userData, 'libraries.json'))
    const [id = ''] = await readdir(join(userData, 'history'))
    await rename(join(userData, 'history', id), join(userData, 'aside'))
    await writeFile(join(userData, 'history', id), 'a file in the way')
    const first = await open(moved, userData)
    expect(first.logged.join()).toContain('looking what is kept of')
    await save(first.services.handlers, 'a.md', 'third\n')
    await first.services.dispose()
    expect(await readFile(join(userData, 'libraries.json'))).toEqual(known)
    await rm(join(userData, 'history', id))
    await rename(join(userData, 'aside'), join(userData, 'history', id))
    const { services } = await open(moved, userData)
    expect((await texts(services.handlers, 'a.md')).sort()).toEqual([...timeline, second, 'third\n'].sort())
  })
})
