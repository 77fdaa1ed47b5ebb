import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPostPath } from '../../../shared/post/postPath.ts'
import { freeName, slugFromTitle } from '../../../shared/post/slug.ts'

describe('slugFromTitle', () => {
  it.each([
    ['Chungking Express: a Review!', 'chungking-express-a-review'],
    ['重慶森林', '重慶森林'],
    ['《花樣年華》 (In the Mood for Love)', '花樣年華-in-the-mood-for-love'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['기생충', '기생충'],
    ['L’Avventura — l\'amour', 'lavventura-lamour'],
    ['Amélie', 'amélie'],
    ['Ame\u0301lie', 'amélie'],
    ['8½', '8½'],
    ['हिन्दी फ़िल्म', 'हिन्दी-फ़िल्म'.normalize('NFC')],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\0b\\c:d*e', 'a-b-c-d-e'],
    ['✈️ London 🎬', 'london'],
    ['CON', 'con-post'],
    ['com1', 'com1-post'],
    ['COM¹', 'com¹-post'],
    ['Wait...', 'wait'],
    ['', 'post'],
    ['🎬🎬', 'post'],
    ['---', 'post'],
  ])('makes of %j the slug %j', (title, slug) => expect(slugFromTitle(title)).toBe(slug))

  it('is never longer than 80 bytes and cuts between characters', () => {
    const slug = slugFromTitle('木'.repeat(100))
    expect(slug).toBe('木'.repeat(26))
    expect(slugFromTitle(`${'a'.repeat(78)} bc`)).toBe(`${'a'.repeat(78)}-b`)
    expect(slugFromTitle(`${'a'.repeat(79)} bc`)).toBe('a'.repeat(79))
  })

  it('is a legal file name for any title, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const slug = slugFromTitle(title)
        expect(isPostPath(`${slug}.md`)).toBe(true)
        expect(slug).toMatch(/^[^\s./\\:*?"<>|\p{Cc}-](?:[^\s./\\:*?"<>|\p{Cc}]*)$/u)
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(85)
        expect(slugFromTitle(slug)).toBe(slug)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('freeName', () => {
  it('counts up from two', () => {
    const taken = new Set(['a', 'a-2'])
    expect(freeName('a', (name) => taken.has(name))).toBe('a-3')
    expect(freeName('b', (name) => taken.has(name))).toBe('b')
  })
})
