import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scanLibrary } from '../../../../electron/services/libraryScanner.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

const paths = async (root: string) => {
  const { posts, assets } = await scanLibrary(root)
  return { posts: posts.map((post) => post.path).sort(), assets }
}

describe('scanLibrary', () => {
  it('finds posts and other files in all folders, with names as they are on disk', async () => {
    const root = await temporaryFolder({ 'a.md': '', 'films/重慶森林.markdown': '', 'films/cafe\u0301.MD': '', 'films/still.jpg': '', 'notes.txt': '' })
    expect(await paths(root)).toEqual({ posts: ['a.md', 'films/cafe\u0301.MD', 'films/重慶森林.markdown'], assets: ['films/still.jpg', 'notes.txt'] })
  })

  it('passes over dot folders, node_modules and half-written files', async () => {
    const root = await temporaryFolder({ '.git/a.md': '', '.marquee/templates/t.md': '', 'node_modules/x/readme.md': '', '.marquee-0123456789abcdef.tmp': '', 'a.md': '' })
    expect(await paths(root)).toEqual({ posts: ['a.md'], assets: [] })
  })

  it('follows no symlink out of the library and none round in a circle', async () => {
    const outside = await temporaryFolder({ 'secret.md': 'x', 'secret.png': 'x' })
    const root = await temporaryFolder({ 'films/a.md': '' })
    await symlink(outside, join(root, 'elsewhere'))
    await symlink(join(outside, 'secret.md'), join(root, 'secret.md'))
    await symlink(join(outside, 'secret.png'), join(root, 'secret.png'))
    await symlink(root, join(root, 'films/loop'))
    await symlink('self.md', join(root, 'self.md'))
    await symlink(join('films', 'a.md'), join(root, 'inside.md'))
    expect(await paths(root)).toEqual({ posts: ['films/a.md', 'inside.md'], assets: [] })
  })

  it('takes no folder for a post because of its name', async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, 'folder.md'))
    expect(await paths(root)).toEqual({ posts: [], assets: [] })
  })

  it('says that folders deeper than 32 are left out', async () => {
    const root = await temporaryFolder({ [`${'d/'.repeat(40)}a.md`]: '', 'b.md': '' })
    const found = await scanLibrary(root)
    expect(found.posts.map((post) => post.path)).toEqual(['b.md'])
    expect(found.problems).toHaveLength(1)
  })
})
