import { describe, expect, it } from 'vitest'
import { filterPosts, matchesQuery, searchText } from '../../../shared/library/queryLibrary.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { summarisePost } from '../../../shared/library/summarisePost.ts'
import { postPath } from '../../../shared/post/postPath.ts'

const config = readLibraryConfig(null, 'Films', 'Asia/Hong_Kong')
const summarise = (text: string, path = 'reviews/a b.md') => summarisePost({ path: postPath(path), text, revision: 'r', modifiedMs: 1000, config })

describe('summarisePost', () => {
  it('says what a post is about without its body', () => {
    expect(summarise('---\ntitle: A\ndate: 2025-03-09\ndraft: true\nreview: {kind: film, subject: X, year: 1994, rating: 7/10}\nwarnings: [gore]\ntags: t\n---\n# One\n## Two\n')).toEqual({
      path: 'reviews/a b.md', revision: 'r', title: 'A', date: '2025-03-09', sortTime: Date.UTC(2025, 2, 8, 16), draft: true, slug: null, kind: 'film', subject: 'X', year: 1994,
      rating: { value: 7, best: 10 }, tags: ['t'], categories: [], cover: null, summary: null, warningIds: ['gore'], anchors: ['one', 'two'], problem: null,
    })
  })

  it("falls back on the file's name and time", () => {
    expect(summarise('Just text')).toMatchObject({ title: 'a b', sortTime: 1000, problem: null, warningIds: null })
    expect(summarise('---\ndate: someday\n---\n', '.hidden')).toMatchObject({ title: '.hidden', date: 'someday', sortTime: 1000 })
  })

  it('lists a broken post with what is wrong and where', () => {
    const broken = summarise('---\ntitle: A\nreview: {kind: [\n---\n# Here\n')
    expect(broken.title).toBe('A')
    expect(broken.problem).toMatch(/^The front matter cannot be read at line \d+, column \d+: .*[^.]\.$/)
    expect(broken.anchors).toEqual(['here'])
  })

  it('lists a post that has a key twice by the last, and says where the other is', () => {
    const twice = summarise('---\ntitle: A\ntags: [x]\ntitle: B\n---\n')
    expect([twice.title, twice.tags, twice.problem]).toEqual(['B', ['x'], 'The front matter has a key twice at line 2, column 1: “title” is there again below, where it counts: this one does not.'])
  })
})

describe('filterPosts', () => {
  const posts = [
    summarise('---\ndate: 2024-01-01\n---\n', 'b.md'),
    summarise('---\ndate: 2025-01-01\ndraft: true\n---\n', 'c.md'),
    summarise('---\ndate: 2024-01-01\n---\n', 'a.md'),
  ]
  const paths = (filter: 'all' | 'drafts' | 'published', matches: ReadonlySet<string> | null = null) => filterPosts(posts, { filter, matches }).map(({ path }) => path)

  it('shows the newest first', () => {
    expect(paths('all')).toEqual(['c.md', 'a.md', 'b.md'])
    expect(paths('drafts')).toEqual(['c.md'])
    expect(paths('published')).toEqual(['a.md', 'b.md'])
    expect(paths('all', new Set(['b.md']))).toEqual(['b.md'])
  })
})

describe('matchesQuery', () => {
  const text = searchText(summarise('---\ntitle: Chungking EXPRESS\ntags: [hong-kong]\nreview: {subject: 重慶森林, year: 1994}\n---\n'), '如果記憶也是一個罐頭 Café')

  it.each(['', '  ', 'chungking', 'EXPRESS hong', '慶森', 'CHUNG', '記憶 1994', 'cafe\u0301'])('finds by %j', (query) => expect(matchesQuery(text, query)).toBe(true))
  it.each(['chungking xyz', '重慶 上海', '1995'])('does not find by %j', (query) => expect(matchesQuery(text, query)).toBe(false))
})
