import { isRightWord } from './checkWord.ts'
import { Dictionary } from './dictionary.ts'
import type { SpellingAnswer, SpellingMessage } from './protocol.ts'
import type { SpellingLanguage } from './spellingLanguages.ts'
import { suggestWords } from './suggestions.ts'

/** Reads one of the two files of a language's dictionary. */
export type ReadDictionary = (language: SpellingLanguage, file: 'index.aff' | 'index.dic') => Promise<string>

/** Answers the spelling's messages from the dictionaries of the languages chosen, each read once, when it is first needed. */
export class SpellingChecker {
  readonly #read: ReadDictionary
  readonly #loading = new Map<SpellingLanguage, Promise<Dictionary>>()
  #languages: readonly SpellingLanguage[] = []

  constructor(read: ReadDictionary) {
    this.#read = read
  }

  /** The answer, null to a message that has none. Rejects where a dictionary cannot be read. */
  async take(message: SpellingMessage): Promise<SpellingAnswer | null> {
    if (message.kind === 'languages') {
      this.#languages = message.languages
      for (const known of this.#loading.keys()) if (!message.languages.includes(known)) this.#loading.delete(known)
      return null
    }
    const dictionaries = await Promise.all(this.#languages.map((language) => this.#load(language)))
    if (message.kind === 'suggest') return { turn: message.turn, words: suggestWords(message.word, dictionaries) }
    const knows = (word: string): boolean => dictionaries.some((dictionary) => dictionary.knows(word))
    // without a dictionary there is nobody to call a word wrong
    return { turn: message.turn, words: dictionaries.length === 0 ? [] : message.words.filter((word) => !isRightWord(word, knows)) }
  }

  #load(language: SpellingLanguage): Promise<Dictionary> {
    const loading = this.#loading.get(language) ?? this.#make(language)
    this.#loading.set(language, loading)
    return loading
  }

  async #make(language: SpellingLanguage): Promise<Dictionary> {
    const [aff, dic] = await Promise.all([this.#read(language, 'index.aff'), this.#read(language, 'index.dic')])
    return new Dictionary(aff, dic)
  }
}
