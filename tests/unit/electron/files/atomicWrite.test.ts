import { chmod, chown, mkdir, readdir, readlink, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileExclusive, isTemporaryName, writeFileAtomic } from '../../../../electron/files/atomicWrite.ts'
import { readText, temporaryFolder } from '../temporaryFolder.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('writeFileAtomic', () => {
  it('writes a new file and replaces an old one, leaving nothing else behind', async () => {
    const folder = await temporaryFolder()
    await writeFileAtomic(join(folder, 'a.md'), bytes('one'))
    await writeFileAtomic(join(folder, 'a.md'), bytes('two'))
    expect(await readText(folder, 'a.md')).toBe('two')
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  it('keeps the mode of the file that it replaces', async () => {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    await chmod(join(folder, 'a.md'), 0o606)
    await writeFileAtomic(join(folder, 'a.md'), bytes('two'))
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o606)
  })

  it.skipIf(process.getuid?.() !== 0)('keeps the owner of the file that it replaces, where it may', async () => {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    await chown(join(folder, 'a.md'), 1234, 2345)
    await chmod(join(folder, 'a.md'), 0o640)
    await writeFileAtomic(join(folder, 'a.md'), bytes('two'))
    const { uid, gid, mode } = await stat(join(folder, 'a.md'))
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 1234, gid: 2345, mode: 0o640 })
  })

  it('writes through a symlink to the file that it names', async () => {
    const folder = await temporaryFolder({ 'real/a.md': 'one' })
    await symlink(join('real', 'a.md'), join(folder, 'link.md'))
    await writeFileAtomic(join(folder, 'link.md'), bytes('two'))
    expect(await readText(folder, 'real/a.md')).toBe('two')
    expect(await readlink(join(folder, 'link.md'))).toBe(join('real', 'a.md'))
  })

  it('refuses a file that is marked read-only, and leaves it as it was', async () => {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    await chmod(join(folder, 'a.md'), 0o444)
    await expect(writeFileAtomic(join(folder, 'a.md'), bytes('two'))).rejects.toMatchObject({ code: 'EACCES' })
    expect(await readText(folder, 'a.md')).toBe('one')
  })

  it('removes its temporary file when the rename fails', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'taken'))
    await expect(writeFileAtomic(join(folder, 'taken'), bytes('x'))).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(folder)).toEqual(['taken'])
    await expect(writeFileAtomic(join(folder, `${'n'.repeat(300)}.md`), bytes('x'))).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('shows a reader either the old bytes or the new ones, never a part', async () => {
    const folder = await temporaryFolder({ 'a.md': 'a'.repeat(200_000) })
    const file = join(folder, 'a.md')
    const seen = new Set<string>()
    const look = async (): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        const text = await readText(file)
        seen.add(`${text[0]}${text.length}${new Set(text).size}`)
      }
    }
    const write = async (): Promise<void> => {
      for (let i = 0; i < 20; i++) await writeFileAtomic(file, bytes((i % 2 === 0 ? 'b' : 'a').repeat(200_000)))
    }
    await Promise.all([look(), write()])
    expect([...seen].every((text) => ['a2000001', 'b2000001'].includes(text))).toBe(true)
  })
})

describe('createFileExclusive', () => {
  it('writes a file whose name is free', async () => {
    const folder = await temporaryFolder()
    await createFileExclusive(join(folder, 'a.md'), bytes('one'))
    expect(await readText(folder, 'a.md')).toBe('one')
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  it('never replaces a file, a folder or a dangling symlink', async () => {
    const folder = await temporaryFolder({ 'a.md': 'one' })
    await mkdir(join(folder, 'b.md'))
    await symlink(join(folder, 'nowhere'), join(folder, 'c.md'))
    for (const name of ['a.md', 'b.md', 'c.md']) {
      await expect(createFileExclusive(join(folder, name), bytes('two'))).rejects.toMatchObject({ code: 'EEXIST' })
    }
    expect(await readText(folder, 'a.md')).toBe('one')
    expect((await readdir(folder)).filter(isTemporaryName)).toEqual([])
  })

  it('lets exactly one of many writers have a name', async () => {
    const folder = await temporaryFolder()
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => createFileExclusive(join(folder, 'a.md'), bytes(`${i}`))))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })
})
