// before a word that begins with a vowel, in the Romance languages: l’écran, qu’Altman
const elision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|quoiqu|presqu|entr|dell|nell|all|sull|un)['’](?=.)/iu
const possessive = /(?<=.)['’]s?$/iu

/**
 * Whether a word is written right, `knows` saying which words there are. A word with hyphens is right when each part is; what is known is so
 * with an apostrophe and s after it (Altman’s) or an elided article before it (l’Altman).
 */
export function isRightWord(word: string, knows: (word: string) => boolean): boolean {
  if (knows(word)) return true
  const bare = [word.replace(possessive, ''), word.replace(elision, '')].filter((form) => form !== word)
  if (bare.some((form) => isRightWord(form, knows))) return true
  const parts = word.split(/[-‑]/)
  return parts.length > 1 && parts.every((part) => part.length === 1 || isRightWord(part, knows))
}

/** Whether a word is one of the author's own: as they added it, or with a capital or in capitals where they did not. */
export function isOwnWord(typed: string, own: ReadonlySet<string>): boolean {
  const word = straight(typed)
  if (own.has(word)) return true
  const lower = word.toLowerCase()
  const isUsualCase = word.slice(1) === lower.slice(1) || word === word.toUpperCase()
  return isUsualCase && (own.has(lower) || (word === word.toUpperCase() && own.has(lower.charAt(0).toUpperCase() + lower.slice(1))))
}

/** A word with straight apostrophes and composed letters, as own words are kept. */
export function straight(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'")
}
