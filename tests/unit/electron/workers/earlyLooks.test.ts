import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EarlyLooks } from '../../../../electron/workers/earlyLooks.ts'
import { currentMark, looksAt } from '../../../../electron/workers/fileLooks.ts'
import { temporaryFolder, writeFiles } from '../../../support/exportLibrary.ts'

describe('A look ahead', () => {
  let folder: string
  const paths = ['a.md', 'b.md', 'none.md']
  const change = () => writeFile(join(folder, 'a.md'), 'changed')
  const marksNow = () => new Map(paths.map((path) => [path, currentMark(folder, path)]))
  const siteNow = () => new Map(looksAt(folder, paths).map((look, at) => [paths[at], look]))
  beforeEach(async () => {
    folder = await temporaryFolder()
    await writeFiles(folder, { 'a.md': 'one', 'b.md': 'two' })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is what the next render goes by, and no render after it', async () => {
    const looks = new EarlyLooks()
    looks.look({ what: 'library', folder, paths })
    looks.look({ what: 'site', folder, paths })
    const [marks, site] = [marksNow(), siteNow()]
    await change()
    expect([looks.takeMarks(folder, paths), looks.takeSite(folder, paths)]).toEqual([marks, site])
    expect([looks.takeMarks(folder, paths), looks.takeSite(folder, paths)]).toEqual([marksNow(), siteNow()])
    expect(marksNow()).not.toEqual(marks)
  })

  it('is of no use to another folder, to other posts, or to a plan that begins with its own', async () => {
    const looks = new EarlyLooks()
    for (const [of, asked] of [[join(folder, 'elsewhere'), paths], [folder, ['a.md']], [folder, [...paths, 'c.md']]] as const) {
      looks.look({ what: 'library', folder: of, paths: asked })
      await change()
      expect(looks.takeMarks(folder, paths)).toEqual(marksNow())
    }
    looks.look({ what: 'site', folder, paths })
    await change()
    looks.look({ what: 'library', folder, paths })
    expect(looks.takeSite(folder, paths)).toEqual(siteNow())
  })

  it('is completed by what else the site is asked for', () => {
    const looks = new EarlyLooks()
    looks.look({ what: 'site', folder, paths: ['a.md'] })
    expect(new Map(looks.takeSite(folder, paths))).toEqual(siteNow())
  })
})
