/** The offset where the line of `at` ends, before its line end. */
export function lineEndAfter(source: string, at: number): number {
  const found = source.indexOf('\n', at)
  if (found < 0) return source.length
  return found > at && source[found - 1] === '\r' ? found - 1 : found
}

/** The offset where the line of `at` begins. */
export function lineStartBefore(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1
}

/** The offset behind the line end of the line of `at`. */
export function nextLine(source: string, at: number): number {
  const found = source.indexOf('\n', at)
  return found < 0 ? source.length : found + 1
}

/** How many characters stand before `at` in its line. */
export function columnOf(source: string, at: number): number {
  return at - lineStartBefore(source, at)
}

/** True where only spaces stand before `at` in its line. */
export function isFirstInLine(source: string, at: number): boolean {
  return source.slice(lineStartBefore(source, at), at).trim() === ''
}
