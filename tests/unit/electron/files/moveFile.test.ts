import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { moveFile } from '../../../../electron/files/moveFile.ts'
import { readText, temporaryFolder } from '../temporaryFolder.ts'

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
