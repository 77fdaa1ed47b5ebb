import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FileFailure } from '../../../../electron/files/fileErrors.ts'
import { isInside, resolveInside } from '../../../../electron/files/pathInside.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

async function refusal(root: string, path: string): Promise<string> {
  const failure: unknown = await resolveInside(root, path).then((found) => new Error(`resolved to ${found}`), (cause: unknown) => cause)
  return failure instanceof FileFailure ? failure.appError.code : String(failure)
}

describe('resolveInside', () => {
  it('answers the absolute path of a file that exists, and of one that does not yet', async () => {
    const root = await temporaryFolder({ 'films/a.md': '' })
    expect(await resolveInside(root, 'films/a.md')).toBe(join(root, 'films', 'a.md'))
    expect(await resolveInside(root, 'films/new.md')).toBe(join(root, 'films', 'new.md'))
    expect(await resolveInside(root, 'not/yet/there.md')).toBe(join(root, 'not', 'yet', 'there.md'))
  })

  it.each(['../a', 'a/../../b', '/etc/passwd', 'a//b', './a', '', '.', '..', 'a\\..\\b', 'a\0.md', 'films/..'])('refuses %j', async (path) => {
    const root = await temporaryFolder({ 'films/a.md': '' })
    expect(await refusal(root, path)).toBe('outside')
  })

  it('refuses symlinks that lead out, also for files that do not exist yet, and dangling ones', async () => {
    const outside = await temporaryFolder({ 'secret.md': 'x' })
    const root = await temporaryFolder({ 'a.md': '' })
    await symlink(join(outside, 'secret.md'), join(root, 'file.md'))
    await symlink(outside, join(root, 'folder'))
    await symlink(join(outside, 'not-yet.md'), join(root, 'dangling.md'))
    for (const path of ['file.md', 'folder/secret.md', 'folder/new.md', 'folder/deep/new.md', 'dangling.md']) expect(await refusal(root, path)).toBe('outside')
  })

  it('follows symlinks that stay inside, and a root that is itself a symlink', async () => {
    const root = await temporaryFolder({ 'real/a.md': '' })
    await symlink(join(root, 'real'), join(root, 'link'))
    expect(await resolveInside(root, 'link/a.md')).toBe(join(root, 'real', 'a.md'))
    const other = await temporaryFolder()
    await symlink(root, join(other, 'library'))
    expect(await resolveInside(join(other, 'library'), 'real/a.md')).toBe(join(root, 'real', 'a.md'))
  })

  it('is not taken in by a sibling whose name begins as the root does', async () => {
    const parent = await temporaryFolder({ 'library-old/secret.md': '' })
    await mkdir(join(parent, 'library'))
    await symlink(join(parent, 'library-old'), join(parent, 'library', 'x'))
    expect(await refusal(join(parent, 'library'), 'x/secret.md')).toBe('outside')
    expect(isInside('/a/library', '/a/library-old')).toBe(false)
    expect(isInside('/a/library', '/a/library/..x')).toBe(true)
  })
})
