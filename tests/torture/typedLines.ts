/** A line that was typed key by key, and when each of its keys had been taken by the window. */
export interface TypedLine {
  /** The title of the post that it was typed in. */
  readonly title: string
  /** All that was to be typed: a kill may come between a key and its being remembered. */
  readonly wanted: string
  readonly keys: string[]
  readonly takenAt: number[]
}

/** What is lost of typed lines. */
export interface Loss {
  readonly title: string
  readonly line: string
  /** How many characters should be there, and how many are. */
  readonly due: number
  readonly kept: number
  /** How old the first of the missing ones was when the text went down. */
  readonly ageMs: number
}

const lettersOfLine = 'abcdefghijklmnopqrstuvwxyz'

/** A line that no other line begins like: words of small letters, which no editing rule touches; too short to be wrapped. */
export function newLine(next: () => number): string {
  const word = (): string => Array.from({ length: 3 + Math.floor(next() * 9) }, () => lettersOfLine[Math.floor(next() * lettersOfLine.length)]).join('')
  return Array.from({ length: 1 + Math.floor(next() * 4) }, word).join(' ').slice(0, 36).trim()
}

/**
 * How much of a line should be there: each key that had been taken for longer than `ageMs` when the text next went down.
 * @param deaths when what held the text was killed or closed, in order
 */
export function dueAfter(line: TypedLine, deaths: readonly number[], ageMs: number): number {
  const missing = line.takenAt.findIndex((taken) => taken > (deaths.find((death) => death >= taken) ?? 0) - ageMs)
  return missing === -1 ? line.takenAt.length : missing
}

/** What of the typed lines is in none of their post's texts, though it should be (`dueAfter`). `texts` are asked for by title. */
export function lossesAfter(deaths: readonly number[], lines: readonly TypedLine[], texts: (title: string) => readonly string[], ageMs: number): Loss[] {
  return lines.flatMap((line) => {
    const due = dueAfter(line, deaths, ageMs)
    const typed = line.keys.join('')
    const kept = Math.max(0, ...texts(line.title).map((text) => longestStart(text, typed)))
    return kept < due ? [{ title: line.title, line: typed, due, kept, ageMs: ageAt(deaths, line.takenAt[kept] ?? 0) }] : []
  })
}

function ageAt(deaths: readonly number[], taken: number): number {
  return (deaths.find((death) => death >= taken) ?? taken) - taken
}

/** How much of the beginning of `wanted` stands at the start of a line or of a field's value. */
function longestStart(text: string, wanted: string): number {
  let longest = 0
  for (const line of text.split('\n')) {
    for (const start of [0, ...(/^summary: "?/.exec(line)?.map(({ length }) => length) ?? [])]) {
      let same = 0
      while (same < wanted.length && line[start + same] === wanted[same]) same++
      longest = Math.max(longest, same)
    }
  }
  return longest
}

/**
 * What of a post's text nobody wrote: lines of the first text that are gone or in another order, and lines that are no beginning of
 * anything that was typed. Empty for a sound text. Links may follow a renamed file.
 */
export function damageOf(text: string, first: string, lines: readonly TypedLine[]): string[] {
  const typed = lines.map(({ wanted }) => wanted)
  const isTyped = (line: string): boolean => typed.some((known) => known.startsWith(line.replace(/^summary: "?|"$/g, '')))
  const plain = (text: string): string[] => text.split('\n').map((line) => line.trimEnd().replace(/\]\([^)]*\)/g, ']()')).filter((line) => line !== '')
  const firstLines = plain(first)
  const rest = plain(text)
  const problems: string[] = []
  let at = 0
  for (const line of rest) {
    if (line === firstLines[at]) at++
    else if (!isTyped(line) && line !== 'summary:') problems.push(`a line that nobody wrote: ${JSON.stringify(line.slice(0, 80))}`)
  }
  if (at < firstLines.length) problems.push(`a line is gone: ${JSON.stringify(firstLines[at]?.slice(0, 80))}`)
  return problems
}
