import * as z from 'zod'

/** What is looked for in posts. */
export const FindQuery = z.object({
  text: z.string().min(1).max(1000),
  isRegex: z.boolean(),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  /** Whether front matter is looked through too. */
  frontMatter: z.boolean(),
})
export type FindQuery = z.infer<typeof FindQuery>

/** A place where it was found, with what stands around it in its line. */
export interface FoundPlace {
  /** 1-based in the file. */
  readonly line: number
  readonly before: string
  readonly match: string
  readonly after: string
}

const contextLength = 50
const letter = '[\\p{L}\\p{N}_]'

/** The pattern of a query, global, line by line for `^` and `$`. @throws SyntaxError for a regular expression that is none */
export function patternOf({ text, isRegex, matchCase, wholeWord }: FindQuery): RegExp {
  const source = isRegex ? text : text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&')
  const whole = wholeWord ? `(?<!${letter})(?:${source})(?!${letter})` : source
  const flags = `gm${matchCase ? '' : 'i'}`
  try {
    return new RegExp(whole, `${flags}u`)
  } catch (cause) {
    // without `u` more escapes are allowed; whole words need it
    if (wholeWord) throw cause
    return new RegExp(whole, flags)
  }
}

/** Where a pattern is found in a part of a text. Places without a letter are passed over. @param from offset in the text to begin at */
export function findPlaces(text: string, pattern: RegExp, from: number): FoundPlace[] {
  const places: FoundPlace[] = []
  let line = 1
  let seen = 0
  for (const { 0: match, index } of text.slice(from).matchAll(pattern)) {
    if (match === '') continue
    const at = from + index
    for (let next = text.indexOf('\n', seen); next >= 0 && next < at; next = text.indexOf('\n', seen)) {
      line++
      seen = next + 1
    }
    const end = text.indexOf('\n', at + match.length)
    places.push({
      line,
      before: text.slice(Math.max(seen, at - contextLength), at),
      match: match.length > contextLength * 4 ? `${match.slice(0, contextLength * 4)}…` : match,
      after: text.slice(at + match.length, Math.min(end < 0 ? text.length : end, at + match.length + contextLength)),
    })
  }
  return places
}

/** The text with every place replaced; `$1`, `$<name>` and `$&` mean what was found where the query is a regular expression, and themselves elsewhere. */
export function replacePlaces(text: string, query: FindQuery, replacement: string, from: number): string {
  const pattern = patternOf(query)
  const part = text.slice(from)
  if (!query.isRegex) return text.slice(0, from) + part.replace(pattern, (match) => (match === '' ? '' : replacement))
  return text.slice(0, from) + part.replace(pattern, replacement)
}
