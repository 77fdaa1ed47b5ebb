import { straight } from './checkWord.ts'

/** A word and its place in the text that it is from. */
export interface PlacedWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

const token = /[\p{Script=Latin}\p{M}\p{N}_]+(?:['’\-‑][\p{Script=Latin}\p{M}\p{N}_]+)*/gu
// shortcodes, attributes, paths of files
const otherThanWords = /\{\{.*?\}\}|(?<=[\]\w])\{[^{}\n]*\}|(?<![\p{L}\p{N}.~])[.~]{0,2}\/\S+/gu
const longestWord = 64

/** The words of a piece of prose that a dictionary has anything to say of. Han and all other scripts are passed over. */
export function wordsToCheck(text: string, offset = 0): readonly PlacedWord[] {
  const words: PlacedWord[] = []
  const read = text.replace(otherThanWords, (found) => ' '.repeat(found.length))
  for (const { 0: word, index } of read.matchAll(token)) {
    if (isSpelled(word) && isProse(text, index, index + word.length)) words.push({ word, from: offset + index, to: offset + index + word.length })
  }
  return words
}

/** Whether it is a word of a language: not a number, not an abbreviation, not a name made of capitals inside of words. */
function isSpelled(word: string): boolean {
  // letters of double width are signs among Han
  if (word.length < 2 || word.length > longestWord || /[\p{N}_\uff00-\uffef]/u.test(word) || /^\p{M}/u.test(word)) return false
  const letters = word.replace(/\P{L}/gu, '')
  if (letters === letters.toUpperCase()) return letters.length > 5 && !/^[IVXLCDM]+$/.test(letters)
  return word.split(/['’\-‑]/).every((part) => !/.\p{Lu}/u.test(part))
}

/** Whether a word stands in prose: not in an address, a tag, a name with an `@`, a directive, or cut by marks of Markdown. */
function isProse(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 3), from)
  const after = text.slice(to, to + 3)
  if (/[@#\\&]$/.test(before) || /(?:[\p{L}\p{N}]\.|[\p{Script=Latin}\p{N}][*~`]{1,2})$/u.test(before)) return false
  if (/^(?:@|\.[\p{Script=Latin}\p{N}]|[*~`]{1,2}\p{Script=Latin}|:\/\/)/u.test(after)) return false
  return !(before.endsWith(':') && /^[[{]/.test(after))
}

/** The words of a text that begin with a capital, their apostrophes straight: what the front matter names is spelled as it is there. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(token), ([word]) => straight(word)).filter((word) => /^\p{Lu}/u.test(word)))
}
