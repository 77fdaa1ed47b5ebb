import { lstat, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markOf } from '../../../../electron/files/fileMark.ts'
import { looksAt } from '../../../../electron/workers/fileLooks.ts'
import { temporaryFolder, writeFiles } from '../../../support/exportLibrary.ts'

describe('A look at many files', () => {
  let folder: string
  beforeEach(async () => void (folder = await temporaryFolder()))
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('tells the mark of each file, and which are not there', async () => {
    await writeFiles(folder, { 'a.md': 'one', 'posts/b/index.md': 'two' })
    const mark = async (path: string) => markOf(await lstat(join(folder, path), { bigint: true }))
    const paths = ['a.md', 'posts/b/index.md', 'c.md', 'posts/c/index.md', 'none/d.md']
    expect(looksAt(folder, paths)).toEqual([await mark('a.md'), await mark('posts/b/index.md'), null, null, null])
    const [before] = looksAt(folder, ['a.md'])
    await writeFile(join(folder, 'a.md'), 'eno')
    expect(looksAt(folder, ['a.md'])).not.toEqual([before])
  })

  it('leaves to who looks closer what is no plain file, and all that is behind a symlink or a file', async () => {
    await writeFiles(folder, { 'a.md': 'one', 'real/b.md': 'two' })
    await mkdir(join(folder, 'dir.md'))
    await symlink('a.md', join(folder, 'link.md'))
    await symlink('real', join(folder, 'way'))
    await symlink('nowhere', join(folder, 'broken'))
    const paths = ['dir.md', 'link.md', 'way/b.md', 'way/none.md', 'broken/b.md', 'a.md/b.md', 'real/b.md']
    expect(looksAt(folder, paths).map((look) => typeof look)).toEqual([...paths.slice(0, -1).map(() => 'undefined'), 'string'])
  })

  it('tells the same of many folders in one, which are listed and not looked at one by one', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `posts/${at}`)
    await writeFiles(folder, Object.fromEntries(names.slice(4).map((name) => [`${name}/index.md`, name])))
    await writeFiles(folder, { 'posts/0': 'a file', 'real/index.md': 'behind a link' })
    await symlink('../real', join(folder, 'posts/1'))
    await symlink('nowhere', join(folder, 'posts/2'))
    const paths = [...names.map((name) => `${name}/index.md`), 'posts/4/none.md', 'posts/0/deeper/index.md']
    expect(looksAt(folder, paths)).toEqual(paths.map((path) => looksAt(folder, [path])[0]))
    expect(looksAt(folder, paths).slice(0, 5).map((look) => (look === null ? 'nothing' : typeof look))).toEqual(['undefined', 'undefined', 'undefined', 'nothing', 'string'])
  })
})
