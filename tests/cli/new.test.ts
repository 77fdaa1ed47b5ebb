import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

describe('marquee new', () => {
  it('makes a post from a template and prints its path', async () => {
    const folder = await temporaryFolder()
    const { code, out, err } = await runMarquee('new', '--library', folder, '--template', 'film', '--title', 'Fallen Angels: “墮落天使”')
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`${join(folder, 'fallen-angels-墮落天使.md')}\n`)
    expect(await readText(out.trimEnd())).toMatch(/^---\ntitle: .*墮落天使.*\ndate: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\nslug: fallen-angels-墮落天使\ndraft: true\n/)
  })

  it('makes a second post of the same title under another name', async () => {
    const folder = await temporaryFolder()
    await runMarquee('new', '--library', folder, '--template', 'plain', '--title', 'Same')
    await runMarquee('new', '--library', folder, '--template', 'plain', '--title', 'SAME')
    expect((await readdir(folder)).sort()).toEqual(['same-2.md', 'same.md'])
    expect(await readText(folder, 'same-2.md')).toContain('slug: same-2\n')
  })

  it('names a template that there is not, and writes nothing', async () => {
    const folder = await temporaryFolder()
    const { code, err } = await runMarquee('new', '--library', folder, '--template', 'opera', '--title', 'A')
    expect(code).toBe(1)
    expect(err).toContain('opera')
    expect(await readdir(folder)).toEqual([])
  })
})
