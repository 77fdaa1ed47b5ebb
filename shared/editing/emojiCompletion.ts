/** An emoji with the names that call it, and words that it is found by too. */
export type EmojiRow = readonly [emoji: string, names: readonly string[], tags: readonly string[]]

/** An emoji that answers a query, by one of its names. */
export interface FoundEmoji {
  readonly emoji: string
  readonly name: string
}

const name = /(?<![\p{L}\p{N}:])(:)([a-z+-][a-z0-9_+-]{0,30})?$/iu
const most = 40

/** Reads `:na`; a colon after a letter, a digit or a colon is punctuation. */
export function emojiQuery(before: string, letters: number): { readonly query: string; readonly length: number } | null {
  const found = name.exec(before)
  const query = found?.[2] ?? ''
  return found && query.length >= letters ? { query: query.toLowerCase(), length: query.length + 1 } : null
}

/** The emoji that a query means, at most 40: by the start of a name, then of one of its words, then of a tag. Without a query the first. */
export function matchingEmoji(query: string, rows: readonly EmojiRow[]): readonly FoundEmoji[] {
  const ranked: FoundEmoji[][] = [[], [], [], []]
  for (const [emoji, names, tags] of rows) {
    const starts = names.find((known) => known.startsWith(query))
    const word = starts ?? names.find((known) => known.includes(`_${query}`))
    const shown = word ?? names[0] ?? ''
    if (starts !== undefined) ranked[starts === query ? 0 : 1]!.push({ emoji, name: shown })
    else if (word !== undefined) ranked[2]!.push({ emoji, name: shown })
    else if (tags.some((tag) => tag.startsWith(query))) ranked[3]!.push({ emoji, name: shown })
  }
  return ranked.flat().slice(0, most)
}
