import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const a = path('a.md')

async function open() {
  const folder = await temporaryFolder({ 'a.md': '0' })
  const host = await startServices()
  const { handlers } = host.services
  value(await handlers['library:openFolder']({ folder }))
  let base = value(await handlers['document:open']({ path: a })).revision
  return {
    data: host.ports.userDataFolder,
    host,
    handlers,
    folder,
    save: async (text: string): Promise<void> => {
      base = value(await handlers['document:save']({ path: a, text, base })).revision
    },
    texts: async (): Promise<string[]> => {
      const { versions } = value(await handlers['history:list']({ path: a }))
      return Promise.all(versions.map(async ({ revision }) => value(await handlers['history:read']({ path: a, revision })).text))
    },
  }
}

/** Texts of a history that its list does not name, and lists without one: by folder. */
async function unlisted(data: string): Promise<string[]> {
  const names = (await readdir(join(data, 'history'), { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.gz'))
  const found: string[] = []
  for (const name of names) {
    const [folder, text] = [name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1)]
    const list = await readFile(join(data, 'history', folder, 'index.json'), 'utf8').catch(() => null)
    if (!list?.includes(text.slice(0, -'.gz'.length))) found.push(`${text.slice(0, 8)} ${list === null ? 'has no list' : 'is not listed'}`)
  }
  return found
}

describe('the app’s own folder that is deleted while the app runs', () => {
  it('is made again by the next save, with a history from then on, and the journal’s texts', async () => {
    const { data, handlers, save, texts, folder } = await open()
    await save('1')
    expect(await texts()).toEqual(['0', '1'])
    await rm(data, { recursive: true })
    expect(await texts()).toEqual([])
    await save('2')
    expect(await texts()).toEqual(['1', '2'])
    value(await handlers['journal:keep']({ path: a, text: 'unsaved', base: null }))
    expect(value(await handlers['journal:list']({})).map(({ text }) => text)).toEqual(['unsaved'])
    expect(value(await handlers['settings:change']({ zoom: 1.5 }))).toMatchObject({ zoom: 1.5 })
    const { undo } = value(await handlers['post:trash']({ path: a }))
    value(await handlers['post:restore']({ undo }))
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('2')
  })

  it('by a program that goes by the names that it has read leaves texts without their list, which are found again', async () => {
    const { data, save, texts } = await open()
    await save('1')
    expect(await texts()).toEqual(['0', '1'])
    const names = (await readdir(join(data, 'history'), { recursive: true })).filter((name) => /\.(?:gz|json)$/.test(name))
    await save('2')
    await save('3')
    expect(await texts()).toEqual(['0', '1', '2', '3'])
    // the list has been replaced since, and goes by its name; the folder then is not empty, and stays
    for (const name of names) await rm(join(data, 'history', name))
    expect(await unlisted(data)).toEqual([expect.stringContaining('has no list'), expect.stringContaining('has no list')])
    expect((await texts()).sort()).toEqual(['2', '3'])
    await save('4')
    expect((await texts()).sort()).toEqual(['2', '3', '4'])
    expect(await unlisted(data)).toEqual([])
  })

  it('in the middle of saves, at whatever moment, stops no save; the next one leaves every text that is there listed', async () => {
    const { data, save, texts, folder } = await open()
    let number = 0
    for (let round = 0; round < 12; round++) {
      const saved = (async () => {
        for (let at = 0; at < 4; at++) await save(`${++number}`)
      })()
      await delay(round * 2)
      // another program's deletion is not done in one step either: what is made meanwhile stays
      await rm(data, { recursive: true, force: true }).catch(() => undefined)
      await saved
      expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(`${number}`)
      await save(`${++number}`)
      expect((await texts()).slice(-2)).toEqual([`${number - 1}`, `${number}`])
      expect(await unlisted(data)).toEqual([])
    }
  })
})

describe('a journal that cannot be written', () => {
  it('is said when a text is to be kept, holds up neither start nor save, and is written once it can be', async () => {
    const folder = await temporaryFolder({ 'a.md': '0' })
    const userDataFolder = await temporaryFolder({ journal: 'a file in the place of the folder' })
    const { handlers } = (await startServices({ userDataFolder })).services
    value(await handlers['library:openFolder']({ folder }))
    const { revision } = value(await handlers['document:open']({ path: a }))
    expect(value(await handlers['journal:list']({}))).toEqual([])
    const refused = errorOf(await handlers['journal:keep']({ path: a, text: 'unsaved', base: revision }))
    expect(refused.message).toMatch(/“[^”]+”.*[.;] \p{L}/u)
    const { revision: saved } = value(await handlers['document:save']({ path: a, text: '1', base: revision }))
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('1')
    expect(await readFile(join(userDataFolder, 'journal'), 'utf8')).toBe('a file in the place of the folder')
    await rm(join(userDataFolder, 'journal'))
    value(await handlers['journal:keep']({ path: a, text: 'unsaved', base: saved }))
    expect(value(await handlers['journal:list']({})).map(({ text }) => text)).toEqual(['unsaved'])
  })
})

describe('a history that cannot be written', () => {
  it('is said where it is looked at, and kept again from the next save on', async () => {
    const { data, save, texts, handlers } = await open()
    await writeFile(join(data, 'history'), 'a file in the place of the folder')
    await save('1')
    const told = await handlers['history:list']({ path: a })
    expect(told.ok ? told.value.problem : told.error.message).toMatch(/history/)
    await rm(join(data, 'history'))
    await save('2')
    expect(await texts()).toEqual(['1', '2'])
  })
})
