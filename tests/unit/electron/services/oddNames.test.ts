import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const post = (title: string, body = 'Text.\n'): string => `---\ntitle: ${title}\n---\n\n${body}`

async function library(files: Readonly<Record<string, string>>) {
  const folder = await realpath(await temporaryFolder(files))
  const host = await startServices()
  const snapshot = value(await host.services.handlers['library:openFolder']({ folder }))
  return { folder, host, handlers: host.services.handlers, snapshot }
}

/** Names that a disk may hold, all of them posts. */
const names: readonly (readonly [what: string, name: string])[] = [
  ['255 bytes long', `${'n'.repeat(252)}.md`],
  ['255 bytes of Chinese', `${'很'.repeat(84)}.md`],
  ['a Windows device', 'CON.md'],
  ['another Windows device', 'aux.md'],
  ['a dot before the ending', 'ends..md'],
  ['a blank before the ending', 'ends .md'],
  ['a blank at the start', ' begins.md'],
  ['a right-to-left override', 'a\u202edm.exe.md'],
  ['zero-width characters', 'a\u200b\u2060\ufeffb.md'],
  ['a line end', 'one\ntwo.md'],
  ['control characters', 'a\u0007\u001b[31mred.md'],
  ['a letter in two characters', 'cafe\u0301.md'],
  ['quotes and brackets', `it's "a" <b> [c](d) {e}.md`],
  ['signs of addresses', 'a?b#c%20d&e=f:g.md'],
  ['the name of a property', '__proto__.md'],
  ['an emoji of several', '👩‍👩‍👧.md'],
]

describe.each(names)('a post whose name is or has %s', (_what, name) => {
  it('is listed, opened, saved, copied, renamed, deleted and put back', async () => {
    const { folder, handlers, snapshot } = await library({ [name]: post('Odd'), 'other.md': post('Other', `[odd](<${encodeURI(name).replace(/[?#]/g, encodeURIComponent)}>)\n`) })
    expect(snapshot.posts.map((found) => found.path).sort()).toEqual([name, 'other.md'].sort())
    const opened = value(await handlers['document:open']({ path: path(name) }))
    value(await handlers['document:save']({ path: path(name), text: post('Odd', 'Saved.\n'), base: opened.revision }))
    expect(await readFile(join(folder, name), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    value(await handlers['journal:keep']({ path: path(name), text: 'kept', base: null }))
    expect(value(await handlers['journal:list']({})).map((kept) => kept.path)).toEqual([name])
    expect(value(await handlers['history:list']({ path: path(name) })).versions.length).toBeGreaterThan(0)
    const copied = value(await handlers['post:duplicate']({ path: path(name) })).path
    expect(await readFile(join(folder, copied), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    expect(Buffer.byteLength(copied)).toBeLessThanOrEqual(255)
    const again = value(await handlers['post:duplicate']({ path: path(name) })).path
    const { undo } = value(await handlers['post:trash']({ path: path(name) }))
    await writeFile(join(folder, name), 'Somebody else’s.')
    const back = value(await handlers['post:restore']({ undo })).path
    expect(await readFile(join(folder, back), 'utf8')).toBe(post('Odd', 'Saved.\n'))
    expect(await readFile(join(folder, name), 'utf8')).toBe('Somebody else’s.')
    const renamed = value(await handlers['post:rename']({ path: path(name), name: 'plain' })).path
    expect((await readdir(folder)).sort()).toEqual([renamed, copied, again, back, 'other.md'].sort())
  })
})
