import { describe, expect, it } from 'vitest'
import { countWords } from '../../../shared/text/wordCount.ts'

describe('countWords', () => {
  it.each([
    ['', 0, 0],
    ['One two three.', 3, 0],
    ["It's Wong Kar-wai’s film", 4, 0],
    ['1,000 stars and 3.5', 4, 0],
    ['如果记忆也是一个罐头', 0, 10],
    ['我看了 Chungking Express,很好!', 2, 5],
    ['千と千尋', 0, 4],
    ['기생충은 영화다', 2, 0],
    ['café résumé', 2, 0],
    ['# Heading\n\n- **bold** _text_', 3, 0],
    ['[a link](https://example.org/a_(b)/c "Title") here', 3, 0],
    ['![a picture](x.png)', 2, 0],
    ['See https://example.org/some/path?x=1 now', 2, 0],
    ['<https://example.org> <b>bold</b>', 1, 0],
    ['[id]: https://example.org/x "T"\n\ntext', 1, 0],
    ['a[^1]\n\n[^1]: a note', 3, 0],
    ['::rating\n\n:::spoiler[The end]{open}\nHe leaves\n:::', 4, 0],
    ['<!-- not\n this --> yes', 1, 0],
    ['```js\nlet x\n```', 2, 0],
    ['Tom &amp; Jerry', 2, 0],
  ])('counts %j as %d words and %d characters', (text, words, hanCharacters) => {
    expect(countWords(text)).toMatchObject({ words, hanCharacters })
  })

  it('rounds minutes up, and nothing takes none', () => {
    expect([countWords('').minutes, countWords('a').minutes, countWords('a '.repeat(231)).minutes, countWords('字'.repeat(400)).minutes]).toEqual([0, 1, 2, 1])
  })

  // where time grows by the square of the length this does not end within the test's time
  it.each(['](', '<', '{', '[^', '<!--', '[a', '&', ':::a', 'http://', '`'])('takes a megabyte of %j in its stride', (part) => {
    expect(countWords(part.repeat(1_000_000 / part.length)).words).toBeLessThan(1_000_000)
  })
})
