import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

const post = '---\ntitle: A\nreview:\n  kind: film\n  rating: 4.5\nwarnings: [violence]\n---\n\n# Heading\n\n**Bold** and ![still](still.png) and <script>alert(1)</script>.\n\n::rating\n'

describe('marquee render', () => {
  it('prints the post’s HTML, with what its directives place, and nothing that could run', async () => {
    const folder = await temporaryFolder({ 'films/a.md': post, 'films/still.png': 'x' })
    const { code, out } = await runMarquee('render', join(folder, 'films/a.md'), '--library', folder)
    expect(code).toBe(0)
    expect(out).toContain('<strong>Bold</strong>')
    expect(out).toContain('still.png')
    expect(out).toContain('4.5')
    expect(out).not.toContain('<script')
  })

  it('finds the library above the post by itself', async () => {
    const folder = await temporaryFolder({ '.marquee/library.yaml': 'signoff: "Bye from *me*."\n', 'films/a.md': `${post}\n::signoff\n` })
    const { code, out } = await runMarquee('render', join(folder, 'films/a.md'))
    expect(code).toBe(0)
    expect(out).toContain('Bye from <em>me</em>.')
  })

  it('names a front matter that cannot be read, shows the rest, and answers 1', async () => {
    const folder = await temporaryFolder({ 'a.md': '---\ntitle: "open\n---\n\nBody\n' })
    const { code, out, err } = await runMarquee('render', join(folder, 'a.md'))
    expect(code).toBe(1)
    expect(out).toContain('Body')
    expect(err).toMatch(/^a\.md:\d+:\d+: /)
  })

  it('renders nothing from outside of the library, and writes nothing', async () => {
    const folder = await temporaryFolder({ 'a.md': post })
    const other = await temporaryFolder({ 'b.md': post })
    expect((await runMarquee('render', join(other, 'b.md'), '--library', folder)).code).toBe(2)
    expect((await runMarquee('render', join(folder, 'gone.md'))).code).toBe(1)
    expect(await readText(folder, 'a.md')).toBe(post)
  })
})
