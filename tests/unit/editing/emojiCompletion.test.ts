import { gemoji } from 'gemoji'
import { describe, expect, it } from 'vitest'
import { type EmojiRow, emojiQuery, matchingEmoji } from '../../../shared/editing/emojiCompletion.ts'

const rows = gemoji.map(({ emoji, names, tags }): EmojiRow => [emoji, names, tags])

describe('an emoji that is being typed', () => {
  it.each([
    ['at the start of a line', ':sm', { query: 'sm', length: 3 }],
    ['after a blank', 'Rain :Um', { query: 'um', length: 3 }],
    ['after a bracket', '(:+1', { query: '+1', length: 3 }],
    ['after a Chinese comma', '好，:sm', { query: 'sm', length: 3 }],
  ])('is read %s', (_what, before, expected) => expect(emojiQuery(before, 2)).toEqual(expected))

  it.each([
    ['one letter', ':s'],
    ['a colon after a word', 'Note:this'],
    ['a colon after a Chinese word', '導演:wong'],
    ['a time', 'at 10:30'],
    ['an address', 'https://a'],
    ['two colons', '::rat'],
    ['a smiley', ':-)'],
    ['a finished name', ':smile: '],
  ])('is not %s', (_what, before) => expect(emojiQuery(before, 2)).toBeNull())

  it('needs no letter where a list is asked for', () => expect(emojiQuery('a :', 0)).toEqual({ query: '', length: 1 }))
})

describe('the emoji found', () => {
  it('begin with the one of that very name, then those whose names begin so', () => {
    const found = matchingEmoji('cat', rows)
    expect(found[0]).toEqual({ emoji: '🐱', name: 'cat' })
    expect(found[1]?.name).toBe('cat2')
  })

  it('are named by the name that was typed', () => {
    expect(matchingEmoji('thumbsup', rows)).toEqual([{ emoji: '👍', name: 'thumbsup' }])
    expect(matchingEmoji('+1', rows)).toEqual([{ emoji: '👍', name: '+1' }])
  })

  it('are found by a word within a name and by a tag', () => {
    expect(matchingEmoji('blossom', rows).map(({ emoji }) => emoji)).toEqual(expect.arrayContaining(['🌼', '🌸']))
    expect(matchingEmoji('pleased', rows).map(({ name }) => name)).toContain('smile')
  })

  it('are never more than a list holds', () => {
    expect(matchingEmoji('', rows)).toHaveLength(40)
    expect(matchingEmoji('zzzz', rows)).toEqual([])
  })
})
