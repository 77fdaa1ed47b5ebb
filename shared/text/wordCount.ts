import { hanRuns } from './hanRuns.ts'

export interface WordCount {
  /** Words of scripts that put spaces between them. */
  readonly words: number
  /** Characters of Chinese and Japanese, punctuation left out. */
  readonly hanCharacters: number
  /** Minutes to read, rounded up; 0 for nothing. */
  readonly minutes: number
}

const wordsPerMinute = 230
const hanPerMinute = 400

/** What readers do not read as words. Each pattern stops at the next character that could begin it anew, so none goes over the text twice. */
const unread: readonly RegExp[] = [
  /^[ ]{0,3}\[(?!\^)[^[\]\n]*\]:[ \t]+\S.*$/gm, // link definitions
  /^[ ]{0,3}(?:```+|~~~+).*$/gm, // fences of code, with the language
  /\]\((?:[^()\n]|\([^()\n]*\))*\)/g, // targets of links and pictures
  /\[\^[^[\]\n]*\]/g, // footnote marks
  /\bhttps?:\/\/[^\s<>()]+/g,
  /<[^<>\n]*>/g, // tags and autolinks
  /^[ ]{0,3}:{2,}[a-zA-Z][\w-]*/gm, // directive names
  /\{[^{}\n]*\}/g, // attributes
  /&[a-z]+;|&#x?[\da-f]+;/gi,
]
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:['’-]|(?<=\d)[.,](?=\d))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/** Counts what is to be read in a post's body: Latin words and Chinese characters apart, Markdown's signs and addresses not at all. */
export function countWords(body: string): WordCount {
  let text = withoutComments(body)
  for (const pattern of unread) text = text.replace(pattern, ' ')
  let hanCharacters = 0
  let spaced = ''
  let at = 0
  for (const { from, to } of hanRuns(text)) {
    spaced += `${text.slice(at, from)} `
    hanCharacters += Array.from(text.slice(from, to)).length
    at = to
  }
  spaced += text.slice(at)
  const words = spaced.match(word)?.length ?? 0
  return { words, hanCharacters, minutes: Math.ceil(words / wordsPerMinute + hanCharacters / hanPerMinute) }
}

function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    kept += text.slice(at, start)
    at = end + 3
  }
  return kept + text.slice(at)
}
