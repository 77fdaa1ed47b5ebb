import type { WordCount } from '../../../shared/text/wordCount.ts'

const number = new Intl.NumberFormat('en')
const many = (count: number, one: string): string => `${number.format(count)} ${one}${count === 1 ? '' : 's'}`

/** Words and Chinese characters, each where there are any. @example lengthWords({ words: 612, hanCharacters: 9 }) // '612 words, 9 字' */
export function lengthWords({ words, hanCharacters }: { readonly words: number; readonly hanCharacters: number }): string {
  const parts = [words > 0 || hanCharacters === 0 ? many(words, 'word') : null, hanCharacters > 0 ? `${number.format(hanCharacters)} 字` : null]
  return parts.filter((part) => part !== null).join(', ')
}

/** The post's length and the minutes it takes to read. */
export function readingWords(counts: WordCount): string {
  return `${lengthWords(counts)}, ${number.format(Math.max(1, Math.round(counts.minutes)))} min`
}
