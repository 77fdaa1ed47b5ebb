import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

const clean = '---\ntitle: Clean\ndate: 2020-01-02\nreview: {kind: film, subject: Clean}\nwarnings: []\n---\n\nText.\n'

describe('marquee check', () => {
  it('finds nothing in a library where all is well', async () => {
    const folder = await temporaryFolder({ 'a.md': clean })
    expect(await runMarquee('check', '--library', folder)).toEqual({ code: 0, out: '', err: '' })
    expect(JSON.parse((await runMarquee('check', '--library', folder, '--json')).out)).toEqual([])
  })

  it('names file and line of every problem in every post', async () => {
    const folder = await temporaryFolder({
      'b.md': clean.replace('Text.', '![](gone.png)\n\n[dead](nowhere.md)'),
      'a.md': '---\ntitle: "open\n---\nText\n',
      'c.md': Uint8Array.from([0, 1, 2, 0, 255]),
    })
    const { code, out } = await runMarquee('check', '--library', folder)
    expect(code).toBe(1)
    const lines = out.trimEnd().split('\n')
    expect(lines.some((line) => line.startsWith('a.md:2: error: '))).toBe(true)
    expect(lines.some((line) => /^b\.md:8: .*gone\.png/.test(line))).toBe(true)
    expect(lines.some((line) => /^b\.md:10: .*nowhere\.md/.test(line))).toBe(true)
    expect(lines.some((line) => line.startsWith('c.md:1: error: '))).toBe(true)
    expect(lines).toEqual([...lines].sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')))
  })

  it('gives the same as JSON', async () => {
    const folder = await temporaryFolder({ 'b.md': clean.replace('Text.', '[dead](nowhere.md)') })
    const { code, out } = await runMarquee('check', '--library', folder, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ post: 'b.md', line: 8, rule: expect.any(String), severity: expect.any(String), message: expect.any(String) })])
  })
})
