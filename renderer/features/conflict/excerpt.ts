/** More than anyone compares by eye, and as much as is laid out in no time. */
const mostShown = 20_000

/** A text as it is shown to be chosen: of one that is long its beginning and its end, and how much is between. */
export function excerpt(text: string): string {
  if (text.length <= mostShown) return text
  const half = mostShown / 2
  return `${text.slice(0, half)}\n⋯ ${(text.length - mostShown).toLocaleString('en')} characters that are not shown ⋯\n${text.slice(-half)}`
}

/** Whether two sides are short enough for their words to be compared. */
export function canCompareWords(mine: string, theirs: string): boolean {
  return mine.length + theirs.length <= mostShown
}
