import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { moveToXdgTrash } from '../../../../electron/files/xdgTrash.ts'

let folder = ''
const before = process.env['XDG_DATA_HOME']
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-trash-'))
  process.env['XDG_DATA_HOME'] = folder
})
afterEach(() => {
  if (before === undefined) delete process.env['XDG_DATA_HOME']
  else process.env['XDG_DATA_HOME'] = before
})

it('a trashed file stands in the trash with the place it came from', async () => {
  const file = join(folder, '夜 车.md')
  await writeFile(file, 'text')
  await moveToXdgTrash(file)
  expect(await readFile(join(folder, 'Trash/files/夜 车.md'), 'utf8')).toBe('text')
  const info = await readFile(join(folder, 'Trash/info/夜 车.md.trashinfo'), 'utf8')
  expect(info).toMatch(/^\[Trash Info\]\nPath=.*%E5%A4%9C%20%E8%BD%A6\.md\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/)
})

it('two files of one name are both kept', async () => {
  for (const text of ['first', 'second']) {
    await writeFile(join(folder, 'a.md'), text)
    await moveToXdgTrash(join(folder, 'a.md'))
  }
  expect(await readdir(join(folder, 'Trash/files'))).toEqual(['a.md', 'a.md.2'])
})

it('a file that is not there leaves no trace in the trash', async () => {
  await expect(moveToXdgTrash(join(folder, 'none.md'))).rejects.toThrow('ENOENT')
  expect(await readdir(join(folder, 'Trash/info'))).toEqual([])
})

it.each([['n'.repeat(252), '.md'], ['很'.repeat(84), '.md'], ['n', `.${'e'.repeat(253)}`]])('a name of 255 bytes is made shorter, since more is put behind it', async (stem, ending) => {
  for (const text of ['first', 'second']) {
    await writeFile(join(folder, stem + ending), text)
    await moveToXdgTrash(join(folder, stem + ending))
  }
  const names = await readdir(join(folder, 'Trash/files'))
  expect(names.map((name) => stem.startsWith(name.slice(0, 1)) && Buffer.byteLength(`${name}.trashinfo`) <= 255)).toEqual([true, true])
  expect((await Promise.all(names.map((name) => readFile(join(folder, 'Trash/files', name), 'utf8')))).sort()).toEqual(['first', 'second'])
  for (const name of names) expect(await readFile(join(folder, 'Trash/info', `${name}.trashinfo`), 'utf8')).toContain(`/${encodeURIComponent(stem + ending)}\n`)
})
