import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

describe('marquee', () => {
  it('shows every command with --help, with or without a command', async () => {
    for (const args of [['--help'], ['-h'], ['help'], ['check', '--help']]) {
      const { code, out, err } = await runMarquee(...args)
      expect([code, err]).toEqual([0, ''])
      for (const command of ['export', 'render', 'check', 'new', 'get', 'set']) expect(out).toContain(`marquee ${command} `)
    }
  })

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
    expect(await runMarquee('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it.each([
    [[]], [['fly']], [['check']], [['check', '--library']], [['check', '--library', '']], [['check', '--library', '.', '--colour']], [['check', 'a', '--library', '.']],
    [['new', '--library', '.', '--title', 'A']], [['render']], [['render', 'a.md', 'b.md']], [['export', '--library', '.']],
  ])('answers wrong usage %j with 2 and a pointer to the help', async (args) => {
    const { code, out, err } = await runMarquee(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^marquee: .*marquee --help/)
  })

  it('answers a library that is not there with 1, naming it', async () => {
    const folder = `${await temporaryFolder()}/gone`
    for (const args of [['check', '--library', folder], ['new', '--library', folder, '--template', 'film', '--title', 'A']]) {
      const { code, err } = await runMarquee(...args)
      expect(code).toBe(1)
      expect(err).toContain(folder)
      expect(err).not.toContain('    at ')
    }
  })
})
