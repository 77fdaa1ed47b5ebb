import { StringDecoder } from 'node:string_decoder'
import { stripVTControlCharacters } from 'node:util'

export const mostOutputLines = 2000
const longestLine = 1000

/** The last lines that a program printed, as plain text: no colours, no control characters, none too long, and none before the last few thousand. */
export class OutputLines {
  readonly #onLine: (line: string, number: number) => void
  #lines: string[] = []
  /** How many came before the first that is kept. */
  #dropped = 0

  /** @param onLine is told every line, with its number from the beginning */
  constructor(onLine: (line: string, number: number) => void = () => undefined) {
    this.#onLine = onLine
  }

  /** A stream into these lines: what its program prints, and then that it ended. Lines of two streams do not mix. */
  stream(): { readonly write: (bytes: Uint8Array) => void; readonly end: () => void } {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    const take = (text: string): void => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      // a line that never ends is not waited for
      if (rest.length > 4 * longestLine) {
        lines.push(rest)
        rest = ''
      }
      for (const line of lines) this.#put(line)
    }
    return {
      write: (bytes) => take(decoder.write(Buffer.from(bytes))),
      end: () => {
        take(decoder.end())
        if (rest !== '') this.#put(rest)
        rest = ''
      },
    }
  }

  /** How many lines there were in all. */
  get count(): number {
    return this.#dropped + this.#lines.length
  }

  /** What is kept from a line on; of more than `most` the last. */
  since(number: number, most = mostOutputLines): { readonly from: number; readonly lines: readonly string[] } {
    const from = Math.max(number, this.#dropped, this.count - most)
    return { from, lines: this.#lines.slice(from - this.#dropped) }
  }

  #put(raw: string): void {
    const line = plainLine(raw)
    this.#lines.push(line)
    this.#onLine(line, this.count - 1)
    // in larger steps: to take one line off the front costs as much as taking a thousand
    if (this.#lines.length < 2 * mostOutputLines) return
    this.#dropped += this.#lines.length - mostOutputLines
    this.#lines = this.#lines.slice(-mostOutputLines)
  }
}

/** A printed line as plain text. Of what a program printed over, as progress bars do, the last is left. */
function plainLine(raw: string): string {
  const shown = raw.replace(/\r+$/, '').slice(-8 * longestLine)
  const last = shown.slice(shown.lastIndexOf('\r') + 1)
  const text = /[^\P{Cc}\t]/u.test(last) ? stripVTControlCharacters(last).replace(/[^\P{Cc}\t]/gu, '') : last
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text
}
