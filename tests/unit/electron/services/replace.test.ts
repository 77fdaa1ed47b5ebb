import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FindQuery } from '../../../../shared/library/findInText.ts'
import { readText, temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, startServices, value } from './testServices.ts'

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({ text, isRegex: false, matchCase: false, wholeWord: false, frontMatter: false, ...more })
const post = (body: string): string => `---\ntitle: A film\n---\n\n${body}\n`

async function library(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder(files)
  const { services } = await startServices()
  value(await services.handlers['library:openFolder']({ folder }))
  return { folder, handlers: services.handlers }
}

describe('replacing in all posts', () => {
  it('changes the chosen posts, and takes it back', async () => {
    const { folder, handlers } = await library({ 'a.md': post('One film.'), 'b.md': post('Film, film.'), 'c.md': post('None.') })
    const { posts } = value(await handlers['posts:find'](query('film')))
    expect(posts.map(({ path: found, count }) => [found, count])).toEqual([['a.md', 1], ['b.md', 2]])
    const done = value(await handlers['posts:replace']({ query: query('film'), replacement: 'book', posts: [...posts] }))
    expect(done).toMatchObject({ changed: ['a.md', 'b.md'], left: [] })
    expect(await readText(folder, 'a.md')).toBe(post('One book.'))
    expect(await readText(folder, 'b.md')).toBe(post('book, book.'))
    expect(value(await handlers['posts:undoReplace']({ undo: done.undo ?? '' }))).toMatchObject({ changed: ['a.md', 'b.md'], left: [] })
    expect(await readText(folder, 'b.md')).toBe(post('Film, film.'))
  })

  it('leaves a post that was changed since it was looked at, and names it', async () => {
    const { folder, handlers } = await library({ 'a.md': post('One film.'), 'b.md': post('Two films.') })
    const { posts } = value(await handlers['posts:find'](query('film')))
    await writeFile(join(folder, 'a.md'), post('Another film.'))
    const done = value(await handlers['posts:replace']({ query: query('film'), replacement: 'book', posts: [...posts] }))
    expect(done).toMatchObject({ changed: ['b.md'], left: [{ path: 'a.md' }] })
    expect(await readText(folder, 'a.md')).toBe(post('Another film.'))
    await writeFile(join(folder, 'b.md'), post('Mine.'))
    expect(value(await handlers['posts:undoReplace']({ undo: done.undo ?? '' }))).toMatchObject({ changed: [], left: [{ path: 'b.md' }] })
    expect(await readText(folder, 'b.md')).toBe(post('Mine.'))
  })

  it('looks through front matter only when asked to', async () => {
    const { handlers } = await library({ 'a.md': post('Text.') })
    expect(value(await handlers['posts:find'](query('film'))).posts).toEqual([])
    expect(value(await handlers['posts:find'](query('film', { frontMatter: true }))).posts).toMatchObject([{ count: 1, places: [{ line: 2 }] }])
  })

  it('stops a regular expression that takes too long, and says what is none', async () => {
    const { handlers } = await library({ 'a.md': post(`${'a'.repeat(40)}!`) })
    expect(errorOf(await handlers['posts:find'](query('(a+)+$', { isRegex: true }))).message).toContain('takes too long')
    expect(errorOf(await handlers['posts:find'](query('(', { isRegex: true }))).message).toContain('not a regular expression')
    expect(errorOf(await handlers['posts:undoReplace']({ undo: 'unknown' })).code).toBe('not-found')
  })
})
