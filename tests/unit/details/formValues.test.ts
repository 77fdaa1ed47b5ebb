import { describe, expect, it } from 'vitest'
import { decodedPath } from '../../../renderer/features/details/decodedPath.ts'
import { namesFromField, namesInField, textInField } from '../../../renderer/features/details/fieldText.ts'
import { movedItem, quoteEntries, relatedEntries } from '../../../renderer/features/details/listEntries.ts'
import { countTerms } from '../../../shared/library/libraryTerms.ts'

describe('a value in a text field', () => {
  it('is text where it can be, else data that is only shown', () => {
    expect(textInField(1984)).toEqual({ text: '1984', isText: true })
    expect(textInField(null)).toEqual({ text: '', isText: true })
    expect(textInField(['a', 1])).toEqual({ text: '["a",1]', isText: false })
  })
})

describe('a line of names', () => {
  it('stays plain text for one name and becomes a list for several', () => {
    expect(namesFromField(' Wong Kar-wai ', 'Wong')).toBe('Wong Kar-wai')
    expect(namesFromField('Lana Wachowski，Lilly Wachowski', undefined)).toEqual(['Lana Wachowski', 'Lilly Wachowski'])
  })

  it('stays a list where the post has one', () => {
    expect(namesFromField('Wong Kar-wai', ['Wong'])).toEqual(['Wong Kar-wai'])
    expect(namesFromField(namesInField(['A', 'B']), ['A', 'B'])).toEqual(['A', 'B'])
  })
})

describe('entries of a list', () => {
  it('keep their place in the file where odd ones lie between', () => {
    expect(quoteEntries([['odd'], 'plain', { text: 'long', lang: 'zh-Hant' }]).map(({ place, quote }) => [place, quote.text, quote.lang])).toEqual([
      [1, 'plain', null],
      [2, 'long', 'zh-Hant'],
    ])
  })

  it('read a single value as a list of one', () => {
    expect(relatedEntries('a.md').map(({ place, related }) => [place, related.post])).toEqual([[0, 'a.md']])
    expect(relatedEntries(undefined)).toEqual([])
  })

  it('move by one and stay within the list', () => {
    expect(movedItem(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(movedItem(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(movedItem(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})

describe('a file’s path', () => {
  it('comes from a URL without query, and from a wrongly encoded one as it stands', () => {
    expect(decodedPath('img/%E6%98%A0.jpg?w=1#x')).toBe('img/映.jpg')
    expect(decodedPath('img/100%.jpg')).toBe('img/100%.jpg')
  })
})

describe('a library’s terms', () => {
  it('are counted once a post, most used first', () => {
    expect(countTerms([['b', 'b', 'a'], ['b'], ['c']])).toEqual([
      { text: 'b', count: 2 },
      { text: 'a', count: 1 },
      { text: 'c', count: 1 },
    ])
  })
})
