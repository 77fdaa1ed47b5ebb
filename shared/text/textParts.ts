/** A longer text, in UTF-16 units, goes in parts: as one message it would hold up who sends it and who takes it, both for seconds. */
const wholeLength = 8_000_000
/** Takes both some milliseconds. */
const partLength = 250_000

/** Where the part of a text that begins at `from` ends. @param length of the text, in UTF-16 units */
export function endOfPart(length: number, from: number): number {
  return length > wholeLength ? Math.min(length, from + partLength) : length
}
