/** How well a text answers a query, and which of its characters do. */
export interface Match {
  readonly score: number
  /** UTF-16 offsets in the text. */
  readonly at: readonly number[]
}

const wordStart = /[\p{L}\p{N}]/u

/**
 * Finds the query's characters in the text, in order, whatever their case; null where one is missing.
 * Whole words and their starts count for more than letters here and there.
 * @example fuzzyMatch('imfl', 'In the Mood for Love')?.at // [0, 7, 12, 16]
 */
export function fuzzyMatch(query: string, text: string): Match | null {
  const wanted = fold(query).replace(/\s+/g, '')
  if (wanted === '') return { score: 0, at: [] }
  const folded = fold(text)
  const whole = folded.indexOf(fold(query).trim())
  if (whole >= 0) {
    const atWord = whole === 0 || !wordStart.test(folded[whole - 1] ?? '')
    return { score: 1000 + (atWord ? 200 : 0) + (whole === 0 ? 100 : 0) - text.length / 10, at: Array.from({ length: fold(query).trim().length }, (_, index) => whole + index) }
  }
  const starts = scattered(wanted, folded, true) ?? scattered(wanted, folded, false)
  if (!starts) return null
  const spread = (starts.at(-1) ?? 0) - (starts[0] ?? 0) - starts.length
  const heads = starts.filter((at) => at === 0 || !wordStart.test(folded[at - 1] ?? '')).length
  return { score: heads * 20 - spread - text.length / 10, at: starts }
}

/** Case and accents away, length kept, so that offsets hold in the text as it is. */
function fold(text: string): string {
  return Array.from(text.toLowerCase(), (char) => (char.length === 1 ? (char.normalize('NFD')[0] ?? char) : char)).join('')
}

function scattered(wanted: string, text: string, preferWordStarts: boolean): number[] | null {
  const found: number[] = []
  let from = 0
  for (const char of wanted) {
    let at = text.indexOf(char, from)
    if (at < 0) return null
    if (preferWordStarts && at !== from) {
      for (let next = at; next >= 0; next = text.indexOf(char, next + 1)) {
        if (next === 0 || !wordStart.test(text[next - 1] ?? '')) {
          at = next
          break
        }
      }
    }
    found.push(at)
    from = at + 1
  }
  return found
}
