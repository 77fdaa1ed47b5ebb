import { writeFileSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { DiskCall } from '../../../support/interceptedDisk.ts'
import { intercepted } from '../../../support/interceptedDisk.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { path, startServices, value } from './testServices.ts'

vi.mock('node:fs/promises', async (original) => (await import('../../../support/interceptedDisk.ts')).interceptable(await original<object>()))

/** A save, with another program that replaces the file just before the `at`th call of it. @returns null where there are fewer calls until the file is replaced */
async function saveWhileReplaced(at: number, foreign: string) {
  const folder = await temporaryFolder({ 'a.md': 'old\n' })
  const { services } = await startServices()
  value(await services.handlers['library:openFolder']({ folder }))
  const { revision } = value(await services.handlers['document:open']({ path: path('a.md') }))
  await writeFile(join(folder, 'theirs'), foreign)
  let calls = 0
  let met: DiskCall | null = null
  const saved = await intercepted(async (call, pass) => {
    if (++calls === at && call.name !== 'rename') {
      met = call
      await rename(join(folder, 'theirs'), join(folder, 'a.md'))
    }
    // what comes after ours is in place is for the other program to look at
    if (call.name === 'rename' && met === null) calls = Infinity
    return pass()
  }, () => services.handlers['document:save']({ path: path('a.md'), text: 'mine\n', base: revision }))
  return met === null ? null : { saved, file: await readFile(join(folder, 'a.md'), 'utf8') }
}

it('a file that another program replaces while it is being saved is a conflict, whichever moment it chose', async () => {
  for (let at = 1; ; at++) {
    const met = await saveWhileReplaced(at, 'theirs\n')
    if (met === null) {
      expect(at).toBeGreaterThan(8)
      return
    }
    expect([at, met.file, met.saved]).toMatchObject([at, 'theirs\n', { ok: false, error: { code: 'conflict', theirs: { text: 'theirs\n' } } }])
  }
})

it('a file that another program writes anew with the same text while it is being saved is none', async () => {
  for (let at = 1; ; at++) {
    const met = await saveWhileReplaced(at, 'old\n')
    if (met === null) return
    expect([at, met.file, met.saved.ok]).toEqual([at, 'mine\n', true])
  }
})

it('the library’s settings are set beside what another program writes into them meanwhile, whichever moment it chose', async () => {
  for (let at = 1; ; at++) {
    const folder = await temporaryFolder({ 'a.md': 'text\n', '.marquee/library.yaml': 'title: Ours # mine\n' })
    const file = join(folder, '.marquee/library.yaml')
    const { services } = await startServices()
    value(await services.handlers['library:openFolder']({ folder }))
    let calls = 0
    let met: DiskCall | null = null
    await intercepted(async (call, pass) => {
      const isReplacing = call.name === 'rename' && call.args[1] === file
      if (isReplacing) calls = Infinity
      // what else is written meanwhile has nothing to do with it
      else if (call.path.startsWith(dirname(file)) && ++calls === at) {
        met = call
        writeFileSync(file, 'title: Theirs\nlanguage: zh-Hant\n')
      }
      return pass()
    }, async () => value(await services.handlers['library:configure']({ set: { author: 'Somebody' } })))
    if (met === null) {
      expect(at).toBeGreaterThan(8)
      return
    }
    expect([(met as DiskCall).name, await readFile(file, 'utf8')]).toEqual([(met as DiskCall).name, 'title: Theirs\nlanguage: zh-Hant\nauthor: Somebody\n'])
  }
})
