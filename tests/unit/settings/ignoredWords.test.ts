import { expect, it } from 'vitest'
import { mostIgnoredWords, withIgnored, withMovedPost } from '../../../shared/settings/ignoredWords.ts'
import { SettingsSchema } from '../../../shared/settings/settingsSchema.ts'

it('keeps the words of each post of each library apart, once each, and none of a post without any', () => {
  const one = withIgnored({}, 'films', 'a.md', ['mistkae', 'mistkae', 'typpo'])
  const two = withIgnored(withIgnored(one, 'films', 'b.md', ['worng']), 'books', 'a.md', ['x'])
  expect(two).toEqual({ films: { 'a.md': ['mistkae', 'typpo'], 'b.md': ['worng'] }, books: { 'a.md': ['x'] } })
  expect(withIgnored(two, 'films', 'a.md', [])).toEqual({ films: { 'b.md': ['worng'] }, books: { 'a.md': ['x'] } })
})

it('follows a post to another path, and leaves a library without it alone', () => {
  const all = { films: { 'a.md': ['mistkae'] } }
  expect(withMovedPost(all, 'films', 'a.md', 'sub/b.md')).toEqual({ films: { 'sub/b.md': ['mistkae'] } })
  expect(withMovedPost(all, 'films', 'c.md', 'd.md')).toBe(all)
  expect(withMovedPost(all, 'books', 'a.md', 'b.md')).toBe(all)
})

it('never grows past what settings may hold: the oldest words and posts go first', () => {
  const words = Array.from({ length: mostIgnoredWords + 3 }, (_, i) => `word${i}`)
  let all = withIgnored({}, 'films', 'first.md', ['', 'x'.repeat(100), ...words])
  expect(all['films']?.['first.md']).toHaveLength(mostIgnoredWords)
  expect(all['films']?.['first.md']?.at(-1)).toBe(words.at(-1))
  for (let i = 0; i < 500; i++) all = withIgnored(all, 'films', `post${i}.md`, ['x'])
  expect(Object.keys(all['films'] ?? {})).toHaveLength(500)
  expect(all['films']?.['first.md']).toBeUndefined()
  expect(SettingsSchema.parse({ ignoredWords: all }).ignoredWords).toEqual(all)
})
