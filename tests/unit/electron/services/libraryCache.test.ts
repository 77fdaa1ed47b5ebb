import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LibraryCache } from '../../../../electron/services/libraryCache.ts'
import { OpenLibrary } from '../../../../electron/services/openLibrary.ts'
import { putFiles, temporaryFolder } from '../temporaryFolder.ts'

const ports = { send: () => undefined, log: () => undefined, timeZone: 'UTC' }
const post = (title: string): string => `---\ntitle: ${title}\n---\nText of ${title}\n`

async function titles(folder: string, cache: string | null): Promise<string[]> {
  const library = await OpenLibrary.open(folder, ports, cache)
  await library.dispose()
  return library.snapshot().posts.map((one) => one.title).sort()
}

it('gives the same list with the cache, without it, and with one that is deleted or damaged', async () => {
  const folder = await temporaryFolder({ 'a.md': post('A'), 'b.md': post('B') })
  const cache = await temporaryFolder()
  expect(await titles(folder, null)).toEqual(['A', 'B'])
  expect(await titles(folder, cache)).toEqual(['A', 'B'])
  const [file = ''] = await readdir(cache)
  expect(await titles(folder, cache)).toEqual(['A', 'B'])
  for (const damage of ['', '{', '{"key":"x","posts":[{}]}', '[]']) {
    await writeFile(join(cache, file), damage)
    expect(await titles(folder, cache)).toEqual(['A', 'B'])
  }
  await rm(join(cache, file))
  expect(await titles(folder, cache)).toEqual(['A', 'B'])
})

it('reads again what changed between two starts, even where size and time are as before', async () => {
  const folder = await temporaryFolder({ 'a.md': post('A'), 'b.md': post('B'), 'c.md': post('C') })
  const cache = await temporaryFolder()
  const time = new Date('2026-01-01')
  await utimes(join(folder, 'a.md'), time, time)
  await titles(folder, cache)
  await writeFile(join(folder, 'a.md'), post('X'))
  await utimes(join(folder, 'a.md'), time, time)
  await rm(join(folder, 'b.md'))
  await writeFile(join(folder, 'd.md'), post('D'))
  expect(await titles(folder, cache)).toEqual(['C', 'D', 'X'])
})

it('is not believed when the library’s settings changed', async () => {
  const folder = await temporaryFolder({ 'a.md': '---\ntitle: A\nstars: 4\n---\n', '.marquee/library.yaml': '' })
  const cache = await temporaryFolder()
  await titles(folder, cache)
  await writeFile(join(folder, '.marquee/library.yaml'), 'keys:\n  review.rating: stars\n')
  const library = await OpenLibrary.open(folder, ports, cache)
  expect(library.snapshot().posts[0]?.rating?.value).toBe(4)
  await library.dispose()
})

it('is believed when only the last export or the title changed', async () => {
  const folder = await temporaryFolder({ 'a.md': post('A') })
  const cache = await temporaryFolder()
  await titles(folder, cache)
  const [file = ''] = await readdir(cache)
  const before = await stat(join(cache, file), { bigint: true })
  await putFiles(folder, { '.marquee/library.yaml': 'title: Other\nlastExport: {folder: /site, target: hugo}\n' })
  await titles(folder, cache)
  expect((await stat(join(cache, file), { bigint: true })).mtimeNs).toBe(before.mtimeNs)
})

it('has ended writing when a flush resolves, also where another one wrote', async () => {
  const folder = await temporaryFolder()
  const { config, index } = await OpenLibrary.open(await temporaryFolder({ 'a.md': post('A') }), ports)
  const cache = new LibraryCache(folder, 'library', ports.log)
  cache.write(config, () => index.posts)
  void cache.flush()
  await cache.flush()
  expect(await readdir(folder)).toEqual(['library.json'])
  expect(await cache.read(config)).toEqual(index.posts)
})
