import { describe, expect, it } from 'vitest'
import { matchingPosts } from '../../../shared/library/matchingPosts.ts'
import { matchingWarnings } from '../../../renderer/features/details/matchingWarnings.ts'
import { postsWithSlug } from '../../../renderer/features/details/slugClash.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { warningCategories } from '../../../shared/review/warningCategories.ts'

function post(path: string, fields: Partial<PostSummary> = {}): PostSummary {
  return {
    path: postPath(path), revision: path, title: path, date: null, sortTime: 0, draft: false, slug: null, kind: null, subject: null, year: null,
    rating: null, tags: [], categories: [], cover: null, summary: null, warningIds: null, anchors: [], problem: null, ...fields,
  }
}

describe('warnings to choose from', () => {
  it('are all there without a query, in their groups', () => {
    const all = matchingWarnings('', warningCategories, [])
    expect(all.flatMap(({ categories }) => categories)).toEqual(warningCategories)
    expect(all[0]?.group).toBe('Violence')
  })

  it('narrow to every word of the query, by label or group', () => {
    expect(matchingWarnings('death par', warningCategories, []).flatMap(({ categories }) => categories.map(({ id }) => id))).toEqual(['death-of-parent'])
    expect(matchingWarnings('sensory', warningCategories, [])[0]?.categories).toHaveLength(3)
  })

  it('hold what only this post names, so that it can be unticked', () => {
    expect(matchingWarnings('', warningCategories, ['loud-music']).at(-1)).toEqual({
      group: 'Only in this post',
      categories: [{ id: 'loud-music', label: 'Loud music', group: 'Only in this post' }],
    })
  })
})

describe('posts to relate to', () => {
  it('are at most thirty of ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => post(`p${index}.md`, { sortTime: index }))
    const found = matchingPosts('', many, new Set(['p9999.md']))
    expect(found).toHaveLength(30)
    expect(found[0]?.path).toBe('p9998.md')
  })

  it('match without accents and by tag, titles that begin so first', () => {
    const posts = [post('a.md', { title: 'The Amélie of it', sortTime: 2 }), post('b.md', { title: 'Amélie' }), post('c.md', { title: 'Paris', tags: ['amelie'], sortTime: 3 })]
    expect(matchingPosts('amelie', posts, new Set()).map(({ path }) => path)).toEqual(['b.md', 'c.md', 'a.md'])
  })
})

describe('a slug', () => {
  it('clashes with another post’s slug or file name, whatever the case', () => {
    const posts = [post('own.md', { slug: 'mood' }), post('a.md', { slug: 'Mood' }), post('x/mood.md'), post('mood/index.md'), post('mood-2.md')]
    expect(postsWithSlug('mood', 'own.md', posts).map(({ path }) => path)).toEqual(['a.md', 'x/mood.md', 'mood/index.md'])
    expect(postsWithSlug('', 'own.md', posts)).toEqual([])
  })
})
