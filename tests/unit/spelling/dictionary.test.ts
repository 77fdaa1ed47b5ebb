import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRightWord } from '../../../shared/spelling/checkWord.ts'
import { Dictionary } from '../../../shared/spelling/dictionary.ts'
import { spellingLanguages } from '../../../shared/spelling/spellingLanguages.ts'
import { suggestWords } from '../../../shared/spelling/suggestions.ts'

const packages = resolve(import.meta.dirname, '../../../node_modules')
const textOf = (language: string, file: string): string => readFileSync(join(packages, `dictionary-${language}`, file), 'utf8')
const made = new Map<string, Dictionary>()
function dictionaryOf(language: string): Dictionary {
  const known = made.get(language) ?? new Dictionary(textOf(language, 'index.aff'), textOf(language, 'index.dic'))
  made.set(language, known)
  return known
}

const right: Readonly<Record<string, string>> = {
  en: "house houses unhappily Paris PARIS House can't can’t colors director's well-made Altman",
  'en-gb': 'colours realised theatre grey',
  fr: "l'homme L’Amérique chantaient qu’il cinéastes aujourd'hui d’Europe peut-être très ÉCRAN",
  es: 'películas cantábamos dándole directora corazón',
  pt: 'filmes cantávamos realizador coração desconhecidos fazê-lo',
  nl: 'huizen regisseur filmrecensie filmmaakster geweldig zeeën',
}
const wrong: Readonly<Record<string, string>> = {
  en: 'mistkae recieve paris colours unhapily hoUse',
  'en-gb': 'colors theater recieve',
  fr: 'bonjuor chantérent acteure ecran l’ecran',
  es: 'peliculas hablr corazon',
  pt: 'coraçao filmme realizdor',
  nl: 'geweldg regiseur huisen',
}
const meant: readonly (readonly [language: string, typed: string, expected: string])[] = [
  ['en', 'teh', 'the'], ['en', 'recieve', 'receive'], ['en', 'definately', 'definitely'], ['en', 'Mistkae', 'Mistake'], ['en', 'BEATIFUL', 'BEAUTIFUL'],
  ['en', 'paris', 'Paris'], ['en', 'enviroment', 'environment'], ['en', 'restaraunt', 'restaurant'], ['en', 'infront', 'in front'], ['en', 'didnt', "didn't"], ['en', 'did’t', 'didn’t'],
  ['fr', 'ecran', 'écran'], ['fr', 'd’ecran', 'd’écran'], ['fr', 'bonjuor', 'bonjour'], ['pt', 'coraçao', 'coração'], ['es', 'peliculas', 'películas'], ['nl', 'geweldg', 'geweldig'],
]

describe.each(spellingLanguages.map(({ id }) => id))('the dictionary of %s', (language) => {
  it('knows the words of the language, bent and put together', () => {
    const dictionary = dictionaryOf(language)
    expect((right[language] ?? '').split(' ').filter((word) => !isRightWord(word, (form) => dictionary.knows(form)))).toEqual([])
  })

  it('does not know words that are wrong', () => {
    const dictionary = dictionaryOf(language)
    expect((wrong[language] ?? '').split(' ').filter((word) => isRightWord(word, (form) => dictionary.knows(form)))).toEqual([])
  })
})

describe('suggestions', () => {
  it.each(meant)('in %s offer for %s what was meant: %s', (language, typed, expected) => {
    const offered = suggestWords(typed, [dictionaryOf(language)])
    expect(offered).toContain(expected)
    expect(offered.length).toBeLessThanOrEqual(5)
  })

  it('come from every dictionary in turn', () => {
    const offered = suggestWords('ecran', [dictionaryOf('en'), dictionaryOf('fr')])
    expect(offered).toContain('écran')
    expect(offered.some((word) => dictionaryOf('en').knows(word))).toBe(true)
  })

  it('are words that the dictionary knows, whatever was typed', () => {
    const dictionary = dictionaryOf('en')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdefghilmnorstuéÉA-’\''), minLength: 1, maxLength: 12 }), (typed) => {
        const unknown = suggestWords(typed, [dictionary]).flatMap((word) => word.split(/[ -]/)).filter((word) => !dictionary.knows(word))
        expect(unknown).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

/** As much of nspell as is used here: it writes out every word that a dictionary has, where ours takes affixes off. */
interface Nspell {
  readonly data: Readonly<Record<string, unknown>>
  correct(word: string): boolean
}

describe.each(['en', 'es'])('against nspell, the dictionary of %s', (language) => {
  it('says the same of the words that nspell makes of it, and of those words misspelt', () => {
    const nspell = createRequire(import.meta.url)('nspell') as (files: { aff: string; dic: string }) => Nspell
    const other = nspell({ aff: textOf(language, 'index.aff'), dic: textOf(language, 'index.dic') })
    const dictionary = dictionaryOf(language)
    const words = Object.keys(other.data).filter((word) => /^\p{L}\p{Ll}*$/u.test(word))
    expect(words.length).toBeGreaterThan(50_000)
    const anyWord = fc.nat(words.length - 1).map((index) => words[index] ?? '')
    const spoiled = fc.tuple(anyWord, fc.nat(20), fc.constantFrom('', ...'aeiourstnlé'), fc.boolean()).map(([word, at, letter, isInstead]) => {
      const place = Math.min(at, word.length)
      return word.slice(0, place) + letter + word.slice(place + (isInstead ? 1 : 0))
    })
    fc.assert(
      fc.property(anyWord, spoiled, (word, misspelt) => {
        expect([word, dictionary.knows(word)]).toEqual([word, other.correct(word)])
        // nspell takes any case of what it knows
        fc.pre(/^\p{L}\p{Ll}*$/u.test(misspelt))
        expect([misspelt, dictionary.knows(misspelt)]).toEqual([misspelt, other.correct(misspelt)])
      }),
      { numRuns: 5000 },
    )
  })
})
