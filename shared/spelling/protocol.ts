import type { SpellingLanguage } from './spellingLanguages.ts'

/** To the spelling's worker. `turn` is given back with the answer. */
export type SpellingMessage =
  | { readonly kind: 'languages'; readonly languages: readonly SpellingLanguage[] }
  | { readonly kind: 'check'; readonly turn: number; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly turn: number; readonly word: string }

/** From the spelling's worker: the words of those asked about that are wrong, or what one of them may have been meant to be. */
export interface SpellingAnswer {
  readonly turn: number
  readonly words: readonly string[]
}
