import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Version } from '../../../../shared/history/version.ts'
import { HistoryService } from '../../../../electron/services/historyService.ts'
import { OpenLibrary } from '../../../../electron/services/openLibrary.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const start = Date.parse('2026-05-04T10:00:00Z')
const minute = 60_000

async function library(files: Readonly<Record<string, string | Uint8Array>>, userDataFolder?: string) {
  const folder = await temporaryFolder(files)
  return open(folder, userDataFolder)
}

/** The services on a folder, with a clock that the test moves. */
async function open(folder: string, userDataFolder?: string) {
  const clock = { now: start }
  const host = await startServices({ now: () => clock.now, ...(userDataFolder === undefined ? {} : { userDataFolder }) })
  const { handlers } = host.services
  const { id } = value(await handlers['library:openFolder']({ folder }))
  return {
    folder,
    clock,
    handlers,
    logged: host.logged,
    services: host.services,
    userData: host.ports.userDataFolder,
    /** The folder of a post's versions. */
    kept: (post: string) => join(host.ports.userDataFolder, 'history', id, createHash('sha256').update(post).digest('hex').slice(0, 32)),
    async save(post: string, text: string): Promise<void> {
      const { revision } = value(await handlers['document:open']({ path: path(post) }))
      value(await handlers['document:save']({ path: path(post), text, base: revision }))
    },
    versions: async (post: string): Promise<readonly Version[]> => value(await handlers['history:list']({ path: path(post) })).versions,
    async texts(post: string): Promise<string[]> {
      const { versions } = value(await handlers['history:list']({ path: path(post) }))
      const texts: string[] = []
      for (const { revision } of versions) texts.push(value(await handlers['history:read']({ path: path(post), revision })).text)
      return texts
    },
  }
}

const kindsOf = (versions: readonly Version[]): string[] => versions.map(({ kind }) => kind)
const revisionOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

describe('the history of a post', () => {
  it('holds the text from before the first save, and every save, with their times and words', async () => {
    const { folder, clock, save, versions, texts } = await library({ 'a.md': '---\ntitle: A\n---\n\nOne two.\n' })
    await utimes(join(folder, 'a.md'), start / 1000 - 3600, start / 1000 - 3600)
    await save('a.md', '---\ntitle: A\n---\n\nOne two three.\n')
    clock.now += minute
    await save('a.md', '---\ntitle: A\n---\n\nOne 重慶.\n')
    expect(await versions('a.md')).toMatchObject([
      { kind: 'found', at: start - 60 * minute, words: 2 },
      { kind: 'auto', at: start, words: 3 },
      { kind: 'auto', at: start + minute, words: 3 },
    ])
    expect(await texts('a.md')).toEqual(['---\ntitle: A\n---\n\nOne two.\n', '---\ntitle: A\n---\n\nOne two three.\n', '---\ntitle: A\n---\n\nOne 重慶.\n'])
  })

  it('keeps what was saved while the clock was put back, and the order in which it was', async () => {
    const { clock, save, versions, texts } = await library({ 'a.md': '0' })
    await save('a.md', 'before')
    expect(await texts('a.md')).toEqual(['0', 'before'])
    // as where two systems take the machine's clock for another time zone's
    clock.now -= 120 * minute
    for (let at = 1; at <= 20; at++) {
      await save('a.md', `${at}`)
      clock.now += 5 * minute
    }
    clock.now += 60 * minute
    await save('a.md', 'after')
    // the last of each ten minutes, as of any text of that age
    const kept = await texts('a.md')
    expect([kept.slice(0, 2), kept.at(-1)]).toEqual([['0', 'before'], 'after'])
    expect(kept.slice(2, -1)).toEqual(['2', '4', '6', '8', '10', '12', '14', '16', '18', '20'])
    expect((await versions('a.md')).at(-1)).toMatchObject({ at: clock.now })
  })

  it('holds every text that was saved in one millisecond, in its order', async () => {
    const { save, texts } = await library({ 'a.md': '0' })
    for (const text of ['1', '2', '1', '3']) await save('a.md', text)
    expect(await texts('a.md')).toEqual(['0', '1', '2', '1', '3'])
  })

  it('is not made by opening a post, nor by saving what is on disk already', async () => {
    const { handlers, userData, versions } = await library({ 'a.md': 'same\n' })
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['document:save']({ path: path('a.md'), text: 'same\n', base: revision }))
    expect(await versions('a.md')).toEqual([])
    expect(await readdir(join(userData, 'history')).catch(() => [])).toEqual([])
  })

  it('keeps a post that was saved by the author, also where it was saved by itself just before', async () => {
    const { clock, handlers, save, versions } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    value(await handlers['history:checkpoint']({ path: path('a.md') }))
    for (let seconds = 1; seconds <= 5; seconds++) {
      clock.now = start + seconds * 1000
      await save('a.md', `three ${seconds}\n`)
    }
    clock.now = start + 40 * 24 * 60 * minute
    await save('a.md', 'four\n')
    expect(kindsOf(await versions('a.md'))).toEqual(['found', 'manual', 'auto', 'auto'])
  })

  it('holds what other programs wrote, when it is read in and when it is overwritten', async () => {
    const { folder, handlers, save, texts, versions } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    await writeFile(join(folder, 'a.md'), 'theirs\n')
    value(await handlers['document:open']({ path: path('a.md') }))
    await writeFile(join(folder, 'a.md'), 'theirs again\n')
    value(await handlers['document:save']({ path: path('a.md'), text: 'mine\n', base: revisionOf('theirs again\n') }))
    expect(await texts('a.md')).toEqual(['one\n', 'two\n', 'theirs\n', 'theirs again\n', 'mine\n'])
    expect(kindsOf(await versions('a.md'))).toEqual(['found', 'auto', 'found', 'found', 'auto'])
  })

  it('holds text that was never in the file where the author gave it up', async () => {
    const { handlers, save, texts } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    value(await handlers['history:giveUp']({ path: path('a.md'), text: 'mine, unsaved\n' }))
    expect(await texts('a.md')).toEqual(['one\n', 'two\n', 'mine, unsaved\n'])
  })

  it('holds what replacing in all posts changed, and what was there before', async () => {
    const { handlers, texts, versions } = await library({ 'a.md': 'a cat\n', 'b.md': 'no dog\n' })
    const query = { text: 'cat', isRegex: false, matchCase: true, wholeWord: false, frontMatter: true }
    const { posts } = value(await handlers['posts:find'](query))
    value(await handlers['posts:replace']({ query, replacement: 'dog', posts: posts.map(({ path: post, revision }) => ({ path: post, revision })) }))
    expect(await texts('a.md')).toEqual(['a cat\n', 'a dog\n'])
    expect(kindsOf(await versions('a.md'))).toEqual(['found', 'batch'])
    expect(await versions('b.md')).toEqual([])
  })

  it('follows the post when it is renamed, and joins that of a deleted post of the new name', async () => {
    const { handlers, kept, save, texts, clock } = await library({ 'a.md': 'a one\n', 'b.md': 'b one\n' })
    await save('b.md', 'b two\n')
    value(await handlers['post:trash']({ path: path('b.md') }))
    clock.now += minute
    await save('a.md', 'a two\n')
    value(await handlers['post:rename']({ path: path('a.md'), name: 'b' }))
    expect((await texts('b.md')).sort()).toEqual(['a one\n', 'a two\n', 'b one\n', 'b two\n', 'b two\n'])
    expect(await texts('a.md')).toEqual([])
    expect(await readdir(kept('a.md')).catch(() => 'gone')).toBe('gone')
    value(await handlers['post:rename']({ path: path('b.md'), name: 'c' }))
    expect(await texts('c.md')).toHaveLength(5)
  })

  it('is the same after a restart, and in another library not there', async () => {
    const first = await library({ 'a.md': 'one\n' })
    await first.save('a.md', 'two\n')
    await first.services.dispose()
    const again = await open(first.folder, first.userData)
    expect(await again.texts('a.md')).toEqual(['one\n', 'two\n'])
    const other = await library({ 'a.md': 'one\n' }, first.userData)
    expect(await other.texts('a.md')).toEqual([])
  })

  it('gives back the text of files in other encodings and with other line ends', async () => {
    const { handlers, save, texts } = await library({ 'a.md': Buffer.from('caf\xe9 and d\xe9j\xe0 vu\r\n', 'latin1') })
    await save('a.md', 'café and déjà vu, again\n')
    expect(await texts('a.md')).toEqual(['café and déjà vu\n', 'café and déjà vu, again\n'])
    expect(errorOf(await handlers['history:read']({ path: path('a.md'), revision: '0'.repeat(64) })).code).toBe('not-found')
  })

  it('is flushed when the app ends', async () => {
    const { services, save, kept } = await library({ 'a.md': 'one\n' })
    for (let count = 0; count < 20; count++) await save('a.md', `text ${count}\n`)
    await services.dispose()
    const { versions } = JSON.parse(await readFile(join(kept('a.md'), 'index.json'), 'utf8')) as { versions: unknown[] }
    expect(versions).toHaveLength(21)
    expect(await readdir(kept('a.md'))).toHaveLength(22)
  })

  it('takes no more room than it may: old versions go with their files, of the post and of all posts', async () => {
    const folder = await temporaryFolder({ 'a.md': 'a', 'b.md': 'b' })
    const userData = await temporaryFolder()
    const { ports } = await startServices()
    const opened = await OpenLibrary.open(folder, ports)
    // each version takes about 750 bytes, which nothing makes smaller
    const history = new HistoryService(userData, ports, { post: 3200, library: 5000, weighAfter: 0 })
    let at = start - 1000
    const keepSome = async (post: string, kind: 'auto' | 'manual'): Promise<void> => {
      for (let count = 0; count < 10; count++) {
        const bytes = Buffer.from(randomBytes(700).toString('base64'))
        history.noteSave(opened, path(post), null, { bytes, revision: revisionOf(bytes), at: at++ }, kind)
      }
      await history.flush()
    }
    const counts = async (): Promise<number[]> =>
      Promise.all(['a.md', 'b.md', 'c.md'].map(async (post) => (await history.list(opened, path(post))).versions.length))
    await keepSome('a.md', 'manual')
    expect(await counts()).toEqual([4, 0, 0])
    await keepSome('b.md', 'auto')
    expect(await counts()).toEqual([4, 2, 0])
    await keepSome('c.md', 'manual')
    expect(await counts()).toEqual([1, 1, 4])
    const files = (await readdir(join(userData, 'history'), { recursive: true })).filter((name) => name.endsWith('.gz'))
    expect(files).toHaveLength(6)
    await opened.dispose()
  })
})

describe('a damaged history', () => {
  it('without its list is made anew from the texts, and says so', async () => {
    const { handlers, save, kept, texts } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    await texts('a.md')
    // a disk may give both the same time, which then tells nothing of their order
    await utimes(join(kept('a.md'), `${revisionOf('one\n')}.gz`), 1, 1)
    await writeFile(join(kept('a.md'), 'index.json'), '{"path":"a.md","versions":[{"rev')
    expect(value(await handlers['history:list']({ path: path('a.md') })).problem).toContain('was damaged')
    expect((await texts('a.md')).sort()).toEqual(['one\n', 'two\n'])
    await save('a.md', 'three\n')
    expect((await texts('a.md')).sort()).toEqual(['one\n', 'three\n', 'two\n'])
    expect(value(await handlers['history:list']({ path: path('a.md') })).problem).toBe(null)
  })

  it('that was half written when the power went is read as far as it came', async () => {
    const { save, kept, texts } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    await texts('a.md')
    // a disk may give both the same time, which then tells nothing of their order
    await utimes(join(kept('a.md'), `${revisionOf('one\n')}.gz`), 1, 1)
    // texts are written before the list
    await rm(join(kept('a.md'), 'index.json'))
    await writeFile(join(kept('a.md'), '.marquee-0123456789abcdef.tmp'), 'half a te')
    expect((await texts('a.md')).sort()).toEqual(['one\n', 'two\n'])
    await save('a.md', 'three\n')
    expect((await texts('a.md')).sort()).toEqual(['one\n', 'three\n', 'two\n'])
    expect(await readdir(kept('a.md'))).toHaveLength(4)
  })

  it('leaves out what is missing, and refuses a text that is not what it was', async () => {
    const { handlers, save, kept, versions } = await library({ 'a.md': 'one\n' })
    await save('a.md', 'two\n')
    await save('a.md', 'three\n')
    const [one, two, three] = await versions('a.md')
    await rm(join(kept('a.md'), `${one?.revision}.gz`))
    await writeFile(join(kept('a.md'), `${two?.revision}.gz`), 'not gzip')
    expect((await versions('a.md')).map(({ revision }) => revision)).toEqual([two?.revision, three?.revision])
    expect(errorOf(await handlers['history:read']({ path: path('a.md'), revision: two?.revision ?? '' })).message).toContain('damaged')
    // another text under its name
    await writeFile(join(kept('a.md'), `${two?.revision}.gz`), await readFile(join(kept('a.md'), `${three?.revision}.gz`)))
    expect(errorOf(await handlers['history:read']({ path: path('a.md'), revision: two?.revision ?? '' })).code).toBe('not-found')
    expect(value(await handlers['history:read']({ path: path('a.md'), revision: three?.revision ?? '' })).text).toBe('three\n')
  })

  it('never makes a save fail, and the next look says that it was not kept', async () => {
    const { folder, handlers, save, userData, logged } = await library({ 'a.md': 'one\n' })
    await writeFile(join(userData, 'history'), 'a file in the way')
    await save('a.md', 'two\n')
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('two\n')
    await rm(join(userData, 'history')).catch(() => undefined)
    expect(value(await handlers['history:list']({ path: path('a.md') })).problem).toContain('could not be kept')
    expect(logged.join('\n')).toContain('keeping the history')
    await save('a.md', 'three\n')
    expect(value(await handlers['history:list']({ path: path('a.md') }))).toMatchObject({ problem: null, versions: [{ kind: 'found' }, { kind: 'auto' }] })
  })
})

describe('deleted posts', () => {
  it('are listed with their titles, the latest first, and come back with their history', async () => {
    const { folder, clock, handlers, save, texts } = await library({ 'a.md': '---\ntitle: First\n---\nA\n', 'sub/b.md': 'B\r\n', 'c.md': 'C\n' })
    value(await handlers['post:trash']({ path: path('sub/b.md') }))
    clock.now += minute
    await save('a.md', '---\ntitle: Second\n---\nA\n')
    value(await handlers['post:trash']({ path: path('a.md') }))
    await save('c.md', 'still here\n')
    const deleted = value(await handlers['history:deleted']({}))
    expect(deleted).toMatchObject([{ path: 'a.md', title: 'Second', at: start + minute }, { path: 'sub/b.md', title: 'sub/b.md', at: start }])
    for (const { path: post, revision } of deleted) value(await handlers['history:restore']({ path: post, revision }))
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('---\ntitle: Second\n---\nA\n')
    expect(await readFile(join(folder, 'sub/b.md'), 'utf8')).toBe('B\r\n')
    expect(value(await handlers['history:deleted']({}))).toEqual([])
    expect(await texts('a.md')).toHaveLength(3)
  })

  it('are those too that another program deleted', async () => {
    const { folder, handlers, save } = await library({ 'a.md': 'one\n', 'b.md': 'b\n' })
    await save('a.md', 'two\n')
    await rm(join(folder, 'a.md'))
    expect(value(await handlers['history:deleted']({}))).toMatchObject([{ path: 'a.md', revision: revisionOf('two\n') }])
  })

  it('never come back over a file that took their place', async () => {
    const { folder, handlers } = await library({ 'a.md': 'one\n', 'b.md': 'b\n' })
    value(await handlers['post:trash']({ path: path('a.md') }))
    const [deleted] = value(await handlers['history:deleted']({}))
    await writeFile(join(folder, 'a.md'), 'another\n')
    expect(value(await handlers['history:restore']({ path: path('a.md'), revision: deleted?.revision ?? '' })).path).toBe('a-2.md')
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('another\n')
    expect(await readFile(join(folder, 'a-2.md'), 'utf8')).toBe('one\n')
  })

  it('whose undo is taken are no deleted posts any more', async () => {
    const { handlers } = await library({ 'a.md': 'one\n', 'b.md': 'b\n' })
    const { undo } = value(await handlers['post:trash']({ path: path('a.md') }))
    value(await handlers['post:restore']({ undo }))
    expect(value(await handlers['history:deleted']({}))).toEqual([])
  })

  it('that could not be deleted are not listed', async () => {
    const folder = await temporaryFolder({ 'a.md': 'one\n' })
    const host = await startServices({ trash: async () => Promise.reject(new Error('no trash here')) })
    value(await host.services.handlers['library:openFolder']({ folder }))
    expect(errorOf(await host.services.handlers['post:trash']({ path: path('a.md') })).code).toBe('permission')
    expect(value(await host.services.handlers['history:list']({ path: path('a.md') })).versions).toEqual([])
    expect(value(await host.services.handlers['history:deleted']({}))).toEqual([])
  })
})
