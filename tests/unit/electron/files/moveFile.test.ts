import { rmSync } from 'node:fs'
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
    const left = result === 'moved' ? ['b.md'] : isLasting && call.name !== 'link' && call.name !== 'lstat' ? ['a.md', 'b.md'] : ['a.md']
    expect({ call: call.name, result, left: await readdir(folder) }).toEqual({ call: call.name, result, left })
    if (result === 'refused') await moveFile(from, to)
    expect([await readdir(folder), await readText(folder, 'b.md')]).toEqual([['b.md'], 'one'])
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
