/** Where each line of a text begins, to turn offsets into lines without counting from the start each time. */
export interface LineIndex {
  readonly lineCount: number
  /** The 1-based line and column of an offset; offsets outside of the text count as its ends. */
  at(offset: number): { readonly line: number; readonly column: number }
}

/** Indexes the lines of a text with LF or CRLF line ends. */
export function lineIndex(text: string): LineIndex {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return {
    lineCount: starts.length,
    at(offset) {
      const within = Math.min(Math.max(offset, 0), text.length)
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= within) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: within - starts[low]! + 1 }
    },
  }
}
