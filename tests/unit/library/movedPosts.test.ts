import { describe, expect, it } from 'vitest'
import { movesIn } from '../../../shared/library/movedPosts.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { postPath } from '../../../shared/post/postPath.ts'

const post = (path: string, revision: string): PostSummary => ({ path: postPath(path), revision }) as PostSummary

describe('posts that another program moved', () => {
  const before = [post('a.md', 'r1'), post('b.md', 'r2'), post('copy.md', 'r1'), post('broken.md', '')]
  const moves = (removed: readonly string[], upserted: readonly PostSummary[]) => Object.fromEntries(movesIn(before, { removed: removed.map(postPath), upserted }))

  it('are found where one new path has their bytes', () => {
    expect(moves(['a.md', 'b.md'], [post('new/a.md', 'r1'), post('c.md', 'r2'), post('d.md', 'r3')])).toEqual({ 'a.md': 'new/a.md', 'b.md': 'c.md' })
  })

  it('are not guessed: a copy that was there, two candidates, two that had the same bytes, other bytes, and what could not be read are no moves', () => {
    expect(moves(['a.md'], [])).toEqual({})
    expect(moves(['a.md'], [post('copy.md', 'r1')])).toEqual({})
    expect(moves(['b.md'], [post('c.md', 'r2'), post('d.md', 'r2')])).toEqual({})
    expect(moves(['b.md'], [post('c.md', 'r3')])).toEqual({})
    expect(moves(['a.md', 'copy.md'], [post('c.md', 'r1')])).toEqual({})
    expect(moves(['broken.md'], [post('c.md', '')])).toEqual({})
  })
})
