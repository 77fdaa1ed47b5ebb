import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { moveFile } from '../../../../electron/files/moveFile.ts'
import { faultAt } from '../../../support/diskFaults.ts'
import { intercepted } from '../../../support/interceptedDisk.ts'
import { readText, temporaryFolder } from '../temporaryFolder.ts'

vi.mock('node:fs/promises', async (original) => (await import('../../../support/interceptedDisk.ts')).interceptable(await original<object>()))

it('renames a file', async () => {
  const folder = await temporaryFolder({ 'a.md': 'one' })
  await moveFile(join(folder, 'a.md'), join(folder, 'b.md'))
  expect(await readdir(folder)).toEqual(['b.md'])
  expect(await readText(folder, 'b.md')).toBe('one')
})

it('never replaces another file', async () => {
  const folder = await temporaryFolder({ 'a.md': 'one', 'b.md': 'two' })
  await expect(moveFile(join(folder, 'a.md'), join(folder, 'b.md'))).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await readText(folder, 'a.md')).toBe('one')
  expect(await readText(folder, 'b.md')).toBe('two')
})

it('changes the case of a name', async () => {
  const folder = await temporaryFolder({ 'a.md': 'one' })
  await moveFile(join(folder, 'a.md'), join(folder, 'A.md'))
  expect(await readdir(folder)).toEqual(['A.md'])
})

it.each([['for a moment', false], ['for good', true]])('takes no drive that is gone %s for a file that is', async (_what, isLasting) => {
  for (let at = 1; ; at++) {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    const [from, to] = [join(folder, 'a.md'), join(folder, 'b.md')]
    const fault = faultAt(at, 'ENOENT', isLasting)
    const result = await intercepted(fault.intercept, () => moveFile(from, to).then(() => 'moved', () => 'refused'))
    const call = fault.failed()
    if (call === null) break
    // what goes away for good in the middle cannot be taken back
    const left = result === 'moved' ? ['b.md'] : isLasting ? expect.arrayContaining(['a.md']) : ['a.md']
    expect({ call: call.name, result, left: await readdir(folder) }).toEqual({ call: call.name, result, left })
    if (result === 'refused') await moveFile(from, to)
    expect([await readdir(folder), await readText(folder, 'b.md')]).toEqual([['b.md'], 'one'])
  }
})

it('moves what another program puts in the file’s place meanwhile, whichever moment it chose', async () => {
  for (let at = 1; ; at++) {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    const [from, to] = [join(folder, 'a.md'), join(folder, 'b.md')]
    let calls = 0
    let met: string | null = null
    await intercepted(({ name, path }, pass) => {
      // between the last look and the removal lies the time of one call
      if (++calls === at && !(name === 'rm' && path === from) && existsSync(from)) {
        met = name
        writeFileSync(join(folder, 'two'), 'two')
        renameSync(join(folder, 'two'), from)
      }
      return pass()
    }, () => moveFile(from, to))
    if (calls < at) {
      expect(at).toBeGreaterThan(8)
      return
    }
    expect([at, met, await readdir(folder), await readText(folder, 'b.md')]).toEqual([at, met, ['b.md'], met === null ? 'one' : 'two'])
  }
})

it('leaves both files where another program takes the new name meanwhile, whichever moment it chose', async () => {
  for (let at = 1; ; at++) {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    const [from, to] = [join(folder, 'a.md'), join(folder, 'b.md')]
    let calls = 0
    let hasLinked = false
    let met: string | null = null
    const answer = await intercepted(({ name, path }, pass) => {
      hasLinked ||= name === 'link'
      // behind the last look at the new name lies the time of two calls
      if (hasLinked && name === 'lstat' && path === from) calls = Infinity
      if (++calls === at) {
        met = name
        writeFileSync(join(folder, 'two'), 'two')
        renameSync(join(folder, 'two'), to)
      }
      return pass()
    }, () => moveFile(from, to).then(() => 'moved', (cause: NodeJS.ErrnoException) => cause.code))
    if (met === null) {
      expect(at).toBeGreaterThan(6)
      return
    }
    expect([at, met, answer, await readdir(folder)]).toEqual([at, met, 'EEXIST', ['a.md', 'b.md']])
    expect([await readText(folder, 'a.md'), await readText(folder, 'b.md')]).toEqual(['one', 'two'])
  }
})

it('is done where another program took the old name away meanwhile', async () => {
  const folder = await temporaryFolder({ 'a.md': 'one' })
  const from = join(folder, 'a.md')
  await intercepted(async ({ name, path }, pass) => {
    if (name === 'rm' && path === from) rmSync(from)
    return pass()
  }, () => moveFile(from, join(folder, 'b.md')))
  expect([await readdir(folder), await readText(folder, 'b.md')]).toEqual([['b.md'], 'one'])
})
