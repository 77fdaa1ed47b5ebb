import { describe, expect, it } from 'vitest'
import { shownPanels } from '../../../renderer/app/shownPanels.ts'
import { fuzzyMatch } from '../../../shared/text/fuzzyMatch.ts'
import { paletteEntries } from '../../../renderer/features/palette/paletteEntries.ts'
import { aboutPost } from '../../../renderer/features/posts/aboutPost.ts'
import { countPosts, listPosts } from '../../../renderer/features/posts/postQuery.ts'
import { lengthWords, readingWords } from '../../../renderer/features/statusBar/lengthWords.ts'
import { saveWords } from '../../../renderer/features/statusBar/saveWords.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { postPath } from '../../../shared/post/postPath.ts'

const post = (title: string, more: Partial<PostSummary> = {}): PostSummary => ({
  path: postPath(`${title}.md`), revision: '', title, date: null, sortTime: 0, draft: false, slug: null, kind: null, subject: null, year: null,
  rating: null, tags: [], categories: [], cover: null, summary: null, warningIds: null, anchors: [], problem: null, ...more,
})
const posts = [
  post('Old', { sortTime: 1, rating: { value: 9, best: 10 } }),
  post('New', { sortTime: 3, draft: true }),
  post('middle', { sortTime: 2, rating: { value: 4, best: 5 } }),
]
const all = { filter: 'all', sort: 'date', found: null } as const
const titles = (list: readonly PostSummary[]): readonly string[] => list.map(({ title }) => title)

describe('the posts list', () => {
  it('stands newest first, by title, or best rated first whatever the scale', () => {
    expect(titles(listPosts(posts, all))).toEqual(['New', 'middle', 'Old'])
    expect(titles(listPosts(posts, { ...all, sort: 'title' }))).toEqual(['middle', 'New', 'Old'])
    expect(titles(listPosts(posts, { ...all, sort: 'rating' }))).toEqual(['Old', 'middle', 'New'])
  })

  it('keeps what a filter and a search both let through', () => {
    expect(titles(listPosts(posts, { ...all, filter: 'drafts' }))).toEqual(['New'])
    expect(titles(listPosts(posts, { ...all, filter: 'published', found: new Set([postPath('Old.md'), postPath('New.md')]) }))).toEqual(['Old'])
  })

  it('leaves the library as it was', () => {
    const before = [...posts]
    listPosts(posts, all)
    expect(posts).toEqual(before)
  })

  it('counts drafts and the rest', () => {
    expect(countPosts(posts)).toEqual({ all: 3, drafts: 1, published: 2 })
  })

  it('says what a post is about where its title does not', () => {
    expect(aboutPost(post('Perfect Days', { subject: 'Perfect Days', kind: 'film', year: 2023 }))).toBe('Film, 2023')
    expect(aboutPost(post('The smallest room', { subject: 'Perfect Days', kind: 'film', year: 2023 }))).toBe('Perfect Days, 2023')
    expect(aboutPost(post('Notes'))).toBe('')
  })
})

describe('the palette', () => {
  it('finds letters in order, in words that begin with them first', () => {
    expect(fuzzyMatch('imfl', 'In the Mood for Love')?.at).toEqual([0, 7, 12, 16])
    expect(fuzzyMatch('森林', '重慶森林')?.at).toEqual([2, 3])
    expect(fuzzyMatch('amelie', 'Amélie')?.at).toEqual([0, 1, 2, 3, 4, 5])
    expect(fuzzyMatch('xyz', 'In the Mood for Love')).toBeNull()
  })

  it('puts whole words before scattered letters', () => {
    const found = paletteEntries('love', [post('Lost over Venice'), post('In the Mood for Love')])
    expect(found.map((entry) => entry.key)).toEqual(['In the Mood for Love.md', 'Lost over Venice.md'])
  })

  it('finds a post by its subject', () => {
    expect(paletteEntries('perfect', [post('The smallest room', { subject: 'Perfect Days' })])).toHaveLength(1)
  })

  it('lists every command but itself after >, and no post', () => {
    const entries = paletteEntries('>', posts)
    expect(entries.every((entry) => entry.kind === 'command')).toBe(true)
    expect(entries.some((entry) => entry.key === 'palette.open')).toBe(false)
    expect(paletteEntries('> bold', posts)[0]?.key).toBe('format.bold')
  })
})

describe('the status bar', () => {
  it('says the states in the words that stay put', () => {
    expect(saveWords({ kind: 'saved', at: null })).toBe('Saved')
    expect(saveWords({ kind: 'dirty' })).toBe('Unsaved changes')
    expect(saveWords({ kind: 'saving' })).toBe('Saving…')
    expect(saveWords({ kind: 'failed', message: 'The disk is full.' })).toContain('The disk is full.')
  })

  it('counts words and Chinese characters apart', () => {
    expect(readingWords({ words: 612, hanCharacters: 9, minutes: 3 })).toBe('612 words, 9 字, 3 min')
    expect(lengthWords({ words: 0, hanCharacters: 1234 })).toBe('1,234 字')
    expect(lengthWords({ words: 1, hanCharacters: 0 })).toBe('1 word')
    expect(lengthWords({ words: 0, hanCharacters: 0 })).toBe('0 words')
  })
})

describe('the panels', () => {
  const settings = { panels: { posts: true, details: true, formatBar: true }, view: 'both' } as const

  it('all show in a wide window', () => {
    expect(shownPanels(settings, { zen: false, drawer: null, windowWidth: 1440 })).toEqual({ posts: 'panel', details: 'panel', view: 'both' })
  })

  it('become drawers one after the other as the window narrows', () => {
    expect(shownPanels(settings, { zen: false, drawer: null, windowWidth: 1000 })).toEqual({ posts: 'panel', details: null, view: 'both' })
    expect(shownPanels(settings, { zen: false, drawer: 'details', windowWidth: 1000 })).toEqual({ posts: 'panel', details: 'drawer', view: 'both' })
    expect(shownPanels(settings, { zen: false, drawer: 'posts', windowWidth: 700 })).toEqual({ posts: 'drawer', details: null, view: 'write' })
  })

  it('leave the text alone in Zen', () => {
    expect(shownPanels(settings, { zen: true, drawer: 'posts', windowWidth: 1440 })).toEqual({ posts: null, details: null, view: 'write' })
  })
})
