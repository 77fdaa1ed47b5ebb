import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
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

const ours = /^(?:old|mine|theirs)\n$/

/** A save, with a rename of the post begun right before the `renameAt`th operation in the library, and another program's text put in its place before the `writeAt`th. */
async function saveWhileRenamed(renameAt: number, writeAt: number) {
  const folder = await temporaryFolder({ 'a.md': 'old\n' })
  const { services } = await startServices()
  const { handlers } = services
  value(await handlers['library:openFolder']({ folder }))
  const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
  let calls = 0
  let renamed: ReturnType<(typeof handlers)['post:rename']> | null = null
  let hasWritten = false
  const saved = await intercepted(async (call, pass) => {
    if (!call.path.startsWith(folder)) return pass()
    calls++
    if (calls === renameAt) renamed = handlers['post:rename']({ path: path('a.md'), name: 'b' })
    if (calls === writeAt && call.name !== 'rename') {
      hasWritten = true
      const now = existsSync(join(folder, 'a.md')) ? 'a.md' : 'b.md'
      writeFileSync(join(folder, 'theirs~'), 'theirs\n')
      renameSync(join(folder, 'theirs~'), join(folder, now))
    }
    return pass()
  }, async () => {
    const answer = await handlers['document:save']({ path: path('a.md'), text: 'mine\n', base: revision })
    await renamed
    return answer
  })
  const kept = await Promise.all(['a.md', 'b.md'].map(async (name) => {
    const { versions } = value(await handlers['history:list']({ path: path(name) }))
    return Promise.all(versions.map(async (version) => value(await handlers['history:read']({ path: path(name), revision: version.revision })).text))
  }))
  const names = (await readdir(folder)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return { calls, names, texts, kept: kept.flat(), saved, renamed: renamed === null ? null : ((await renamed) as { readonly ok: boolean }), hasWritten }
}

it('a save, a rename and another program at one post, in any order, lose no text and leave none half', { timeout: 120_000 }, async () => {
  let most = 30
  for (let renameAt = 1; renameAt <= most; renameAt += 2) {
    for (let writeAt = 1; writeAt <= most; writeAt += 3) {
      const { calls, names, texts, kept, saved, renamed, hasWritten } = await saveWhileRenamed(renameAt, writeAt)
      most = Math.min(most, calls)
      const where = `rename at ${renameAt}, their text at ${writeAt}: ${names.join()} are ${JSON.stringify(texts)}, kept ${JSON.stringify(kept)}`
      expect(texts.every((text) => ours.test(text)), where).toBe(true)
      expect(names.every((name) => name === 'a.md' || name === 'b.md') && names.length > 0, where).toBe(true)
      if (saved.ok) expect([...texts, ...kept], where).toContain('mine\n')
      else expect([where, saved.error.code]).toEqual([where, expect.stringMatching(/^(?:conflict|not-found)$/)])
      if (hasWritten) expect([...texts, ...kept], where).toContain('theirs\n')
      // what is under the old name still is another program's, or the post that could not be renamed
      if (renamed?.ok && names.includes('a.md')) expect([where, texts[0]]).toEqual([where, 'theirs\n'])
    }
  }
})
