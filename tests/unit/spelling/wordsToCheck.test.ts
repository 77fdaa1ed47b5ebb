import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesIn, wordsToCheck } from '../../../shared/spelling/wordsToCheck.ts'

const words = (text: string): string[] => wordsToCheck(text).map(({ word }) => word)

describe('the words to check', () => {
  it.each([
    ['words between signs', 'Rain, “rain” (again)—and snow…', ['Rain', 'rain', 'again', 'and', 'snow']],
    ['both apostrophes inside of words, none around them', "It’s 'fine', isn't it? l’écran", ['It’s', 'fine', "isn't", 'it', 'l’écran']],
    ['words with hyphens as one', 'a well-made long‑take', ['well-made', 'long‑take']],
    ['letters with accents, composed or not', 'naïve caf\u0065\u0301', ['naïve', 'caf\u0065\u0301']],
    ['words among Han, which is passed over', '王家衛的Chungking重慶森林', ['Chungking']],
    ['no word with digits or an underscore', '4k 1990s mp3 snake_case B2B fine', ['fine']],
    ['no abbreviation of up to five capitals, no Roman number', 'BAFTA USSR BBC’s XXVIII MISTAKE', ['MISTAKE']],
    ['no name with capitals inside', 'iPhone YouTube McDonald DVDs', []],
    ['capitals after an apostrophe or a hyphen', "O'Brien L’Avventura Sci-Fi", ["O'Brien", 'L’Avventura', 'Sci-Fi']],
    ['no address, name of a file, name with @, or tag', 'see example.org, a@exmple.org, @somone, #hashtg and ~/flm/wrng', ['see', 'and']],
    ['both sides of a slash', 'and/orr', ['and', 'orr']],
    ['no directive and no attributes', 'a :spolier[wrod] and ::ratng{vlaue=3} {{< figre >}} fine', ['wrod', 'and', 'fine']],
    ['no piece of a word that marks cut', 'un**believ**able and **bold**', ['and', 'bold']],
    ['no letters of double width', 'ＡＢＣａｂｃ word', ['word']],
    ['nothing in other scripts', 'Сталкер Στάλκερ ストーカー 스토커', []],
  ])('are %s', (_what, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('stand at their places, whatever the text', () => {
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('film', '電影', "'", '’', '-', '**', '`', 'É', '_', '9', ' ')), { maxLength: 40 })
    fc.assert(
      fc.property(text, fc.nat(1000), (pieces, offset) => {
        const whole = pieces.join('')
        let last = 0
        for (const { word, from, to } of wordsToCheck(whole, offset)) {
          expect(whole.slice(from - offset, to - offset)).toBe(word)
          expect(from - offset).toBeGreaterThanOrEqual(last)
          expect(word).not.toMatch(/\p{Script=Han}|\s|[\p{N}_]/u)
          last = to - offset
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the names in front matter', () => {
  it('are its words that begin with a capital', () => {
    expect(namesIn("---\ntitle: L’Avventura\ncast: [Chloé Zhao, 王家衛]\nslug: nomadland\n---\n")).toEqual(new Set(["L'Avventura", 'Chloé', 'Zhao']))
  })
})
