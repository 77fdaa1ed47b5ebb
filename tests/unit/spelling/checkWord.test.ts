import { describe, expect, it } from 'vitest'
import { isOwnWord, isRightWord } from '../../../shared/spelling/checkWord.ts'
import { usualSpellingLanguages } from '../../../shared/spelling/spellingLanguages.ts'

const known = new Set(['well', 'made', 'Altman', 'écran'])
const isRight = (word: string): boolean => isRightWord(word, (part) => known.has(part))

describe('a word', () => {
  it.each(['Altman', 'Altman’s', "Altman's", 'Altman’', 'l’écran', "d'Altman", 'qu’Altman’s', 'well-made', 'well‑made', 'Altman-Altman’s'])(
    'is right as %s, of what is known',
    (word) => expect(isRight(word)).toBe(true),
  )

  it.each(['Altmann', 'well-mades', '-', 'x’écran', "'s", 'Altman’ss', ''])('is not right as %s', (word) => expect(isRight(word)).toBe(false))
})

describe('an own word', () => {
  const own = new Set(['Kiarostami', 'kinoeye', "d'accord"])

  it.each(['Kiarostami', 'KIAROSTAMI', 'kinoeye', 'Kinoeye', 'KINOEYE', 'd’accord', "D'accord"])('is known as %s', (word) => expect(isOwnWord(word, own)).toBe(true))

  it.each(['kiarostami', 'kinoEye', 'kinoeyes'])('is not known as %s', (word) => expect(isOwnWord(word, own)).toBe(false))
})

describe('the usual languages of the spelling', () => {
  it.each([
    ['en', ['en']], ['en-US', ['en']], ['en-GB', ['en-gb']], ['en-HK', ['en-gb']], ['fr-CA', ['fr']], ['pt-BR', ['pt']],
    // the Latin words there are mostly English
    ['zh-Hant', ['en']], ['ja', ['en']], ['ru', ['en']],
    // every word would be wrong
    ['de', []], ['it', []], ['sr-Latn', []],
    ['no such language!', ['en']],
  ] as const)('of a library in %s are %j', (language, expected) => expect(usualSpellingLanguages(language)).toEqual(expected))
})
