/** Replaces the characters from `from` up to `to` (UTF-16 offsets in the text before any change of the same list) by `insert`. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * Applies changes that all speak of `text` as it was: sorted by `from`, not overlapping.
 * @throws RangeError when they are unsorted, overlap, or lie outside of the text.
 */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = ''
  let at = 0
  for (const { from, to, insert } of changes) {
    if (from < at || to < from || to > text.length) {
      throw new RangeError(`Change ${from}-${to} does not fit a text of ${text.length} characters after offset ${at}`)
    }
    result += text.slice(at, from) + insert
    at = to
  }
  return result + text.slice(at)
}

/** The changes that take `applyChanges(text, changes)` back to `text`. */
export function invertChanges(text: string, changes: readonly TextChange[]): TextChange[] {
  let shift = 0
  return changes.map(({ from, to, insert }) => {
    const inverse = { from: from + shift, to: from + shift + insert.length, insert: text.slice(from, to) }
    shift += insert.length - (to - from)
    return inverse
  })
}
