import { describe, expect, it } from 'vitest'
import { factsInBrief, linkQuery, nearbyAddress, pictureFinder, restOfLink } from '../../../shared/editing/linkCompletion.ts'

describe('a link that is being typed', () => {
  it.each([
    ['its address', 'see [this](', { kind: 'post', query: '', target: '', length: 0 }],
    ['words of a title in place of its address', '看[一一](yi yi', { kind: 'post', query: 'yi yi', target: '', length: 5 }],
    ['an address without a label, which is made as well', 'see [](yi', { kind: 'link', query: 'yi', target: '', length: 5 }],
    ['two brackets', '見[[重慶', { kind: 'link', query: '重慶', target: '', length: 4 }],
    ['a picture', '![Rain](', { kind: 'picture', query: '', target: '', length: 0 }],
    ['a picture without a description', '![](ra', { kind: 'picture', query: 'ra', target: '', length: 2 }],
    ['a heading of the post', '[up](#Hea', { kind: 'heading', query: 'Hea', target: '', length: 4 }],
    ['a heading of another post', '[up](reviews/a.md#', { kind: 'heading', query: '', target: 'reviews/a.md', length: 1 }],
  ])('is %s', (_what, before, expected) => expect(linkQuery(before)).toEqual(expected))

  it.each([
    ['an address of the web', '[a](https://example.org'],
    ['one from the root', '[a](/x'],
    ['an address in angle brackets', '[a](<x'],
    ['one that is closed', '[a](x)'],
    ['a footnote', 'text[^1'],
    ['one bracket', 'text [a'],
    ['a call in a text', 'f(x'],
    ['a heading on the web', '[a](https://a.test/#x'],
  ])('is not %s', (_what, before) => expect(linkQuery(before)).toBeNull())

  it('takes the rest of its address and its bracket along, and nothing of the text behind', () => {
    const rest = (before: string, after: string): number => restOfLink(linkQuery(before)!, before, after)
    expect(rest('[a](', ') and')).toBe(1)
    expect(rest('[a](', '很好。(see)')).toBe(0)
    expect(rest('[a](old', '-post.md#top) and')).toBe('-post.md#top)'.length)
    expect(rest('[[a', ']] and')).toBe(2)
    expect(rest('[[a', ' and)')).toBe(0)
  })
})

describe('what a list says', () => {
  it('is the date, the stars and whether it is a draft', () => {
    expect(factsInBrief({ date: '2025-02-14T21:00:00+08:00', rating: { value: 9, best: 10 }, draft: true })).toEqual({ detail: '2025-02-14, draft', stars: { shown: '★★★★½', said: '9 out of 10' } })
    expect(factsInBrief({ date: null, rating: null, draft: false })).toEqual({ detail: '', stars: null })
  })

  it('has the pictures beside the post first', () => {
    const find = pictureFinder(['a/other.png', 'reviews/rain.PNG', 'reviews/notes.txt'], 'reviews/post.md')
    expect(find('')).toEqual(['reviews/rain.PNG', 'a/other.png'])
    expect(find('oth a/')).toEqual(['a/other.png'])
  })
})

describe('the manner of the addresses around', () => {
  it('is that of the last relative one', () => {
    expect(nearbyAddress('[a](./x.md#y) and [b](https://example.org/z)')).toBe('./x.md')
    expect(nearbyAddress('nothing')).toBe('')
  })
})
