import { expect, it } from 'vitest'
import { steadyPosts } from '../../../renderer/state/steadyPosts.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { summarisePost } from '../../../shared/library/summarisePost.ts'
import { postPath } from '../../../shared/post/postPath.ts'

const config = readLibraryConfig(null, 'Films', 'Asia/Hong_Kong')
const post = (name: string, text: string, modifiedMs = 0): PostSummary => summarisePost({ path: postPath(`${name}.md`), text, revision: `${text} ${modifiedMs}`, modifiedMs, config })
const dated = (day: number): string => `---\ndate: 2026-11-${day}\n---\n`

it('gives the same posts again where only the text of one was saved', () => {
  const steady = steadyPosts()
  const a = post('a', dated(20))
  const before = steady([a, post('b', `${dated(21)}One.`)])
  expect(steady([a, post('b', `${dated(21)}Two.`)])).toBe(before)
})

it('gives the new ones where a title, a heading, a name or the number of posts changed', () => {
  const steady = steadyPosts()
  const a = post('a', dated(20))
  let before = steady([a])
  for (const next of [[post('a', `${dated(20)}## Heading`)], [post('a', '---\ntitle: T\n---\n')], [post('b', '---\ntitle: T\n---\n')], [a, post('b', '')], []]) {
    const after = steady(next)
    expect(after).toBe(next)
    expect(after).not.toBe(before)
    before = after
  }
})

it('gives the new ones where a post without a date comes before another one by its being saved, and not when it was before it already', () => {
  const steady = steadyPosts()
  const between = post('a', '', 500)
  const before = steady([between, post('b', '', 100)])
  expect(steady([between, post('b', '', 200)])).toBe(before)
  const passed = [between, post('b', '', 900)]
  expect(steady(passed)).toBe(passed)
  expect(steady([between, post('b', '', 950)])).toBe(passed)
})

it('gives the new ones where a post comes to the very time of another one, beside which its name decides', () => {
  const steady = steadyPosts()
  const other = post('b', '', 500)
  steady([post('a', '', 100), other])
  const level = [post('a', '', 500), other]
  expect(steady(level)).toBe(level)
})
