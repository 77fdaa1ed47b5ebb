import type { TextChange } from '../../text/textChange.ts'
import type { Dialect } from './dialect.ts'

const escapes = String.raw`\\[!-/:-@[-${'`'}{-~]`

/** What of a body's text a dialect would read in another way: escapes that it does not know, and what it takes for more than text. */
export class TextMarks {
  /** Each change by where it stands, as if all of the body were text. */
  readonly #changes: readonly TextChange[]

  constructor(body: string, { literalMarks, escapable }: Dialect) {
    const changes: TextChange[] = []
    const isEscapable = (character: string) => escapable === null || escapable.test(character)
    const pattern = new RegExp(literalMarks ? `${escapes}|${literalMarks.source}` : escapes, 'gu')
    for (const { index: from, 0: mark } of literalMarks || escapable ? body.matchAll(pattern) : []) {
      const [first = '', second = ''] = mark
      if (first !== '\\') changes.push({ from, to: from + 1, insert: isEscapable(first) ? `\\${first}` : entity(first) })
      else if (!isEscapable(second)) changes.push({ from, to: from + 2, insert: entity(second) })
    }
    this.#changes = changes
  }

  /** What has to change in a range that is text. */
  within(from: number, to: number): readonly TextChange[] {
    let [low, high] = [0, this.#changes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#changes[middle]?.from ?? 0) < from) low = middle + 1
      else high = middle
    }
    let end = low
    while (end < this.#changes.length && (this.#changes[end]?.from ?? to) < to) end++
    return this.#changes.slice(low, end)
  }
}

/** Markdown of our own making as a dialect reads it: only escapes and line breaks that it knows. */
export function ownMarkdown(text: string, { escapable, backslashBreaks }: Pick<Dialect, 'escapable' | 'backslashBreaks'>): string {
  return text.replace(/\\([!-/:-@[-`{-~]|\n)/g, (escape, mark: string) => {
    if (mark === '\n') return backslashBreaks ? escape : '  \n'
    return !escapable || escapable.test(mark) ? escape : entity(mark)
  })
}

/** A character as Markdown and HTML show it, whatever it would mean. */
export function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`
}
