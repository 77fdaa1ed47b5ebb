import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { templates } from '../../../../shared/post/templates.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { startServices, value } from './testServices.ts'

async function snippetsOf(folder: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const { services } = await startServices()
  value(await services.handlers['library:openFolder']({ folder }))
  return value(await services.handlers['library:snippets']({})).snippets
}

describe('snippets', () => {
  it('are the files of their folder, in the order of their names, and what templates have below their front matter', async () => {
    const folder = await temporaryFolder({
      '.marquee/snippets/Where seen.md': 'Seen at the **Palace**.\r\n',
      '.marquee/snippets/Again.markdown': '再看一次',
      '.marquee/snippets/notes.txt': 'not one',
      '.marquee/snippets/Empty.md': '\n',
      '.marquee/templates/Short.md': '---\ntitle: ""\n---\n\n## In short\n',
    })
    const snippets = await snippetsOf(folder)
    expect(snippets.slice(0, 2)).toEqual([{ name: 'Again', text: '再看一次' }, { name: 'Where seen', text: 'Seen at the **Palace**.\n' }])
    expect(snippets).toContainEqual({ name: 'Short', text: '## In short' })
    expect(snippets.find(({ name }) => name === 'Film review')?.text).toMatch(/^::trailer\n\n## The story\n/)
    expect(snippets.map(({ name }) => name)).not.toContain('Plain post')
  })

  it('are those of the templates where the library has none', async () => {
    const names = (await snippetsOf(await temporaryFolder())).map(({ name }) => name)
    expect(names).toEqual(templates.map(({ label }) => label).filter((label) => label !== 'Plain post'))
  })

  it('are never what a link leads to outside of the library, nor what is too large or no text', async () => {
    const outside = await temporaryFolder({ 'secret.md': 'secret' })
    const folder = await temporaryFolder({
      '.marquee/snippets/large.md': 'x'.repeat(64 * 1024 + 1),
      '.marquee/templates/film.md': `---\ntitle:\n---\n${'x'.repeat(64 * 1024)}`,
      '.marquee/snippets/bytes.md': Uint8Array.from([0, 1, 2, 0, 255, 254, 0]),
      '.marquee/snippets/good.md': 'good',
    })
    await symlink(join(outside, 'secret.md'), join(folder, '.marquee/snippets/secret.md'))
    expect((await snippetsOf(folder)).map(({ name }) => name)).toEqual(['good', 'Book review', 'Travel note'])
  })
})
