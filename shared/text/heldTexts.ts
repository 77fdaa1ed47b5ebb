import type { SentText } from './sentText.ts'
import { applyChanges } from './textChange.ts'

interface HeldText {
  readonly id: string
  readonly text: string
}

/** The texts that the next one may be sent as a change of: the last that was given away, and the last that was sent. */
export class HeldTexts {
  #given: HeldText | null = null
  #sent: HeldText | null = null
  #count = 0
  readonly #name: string

  /** @param name unlike that of all others who hold texts, so that no text of theirs is taken for one of these */
  constructor(name: string) {
    this.#name = name
  }

  /** Holds a text that is given to who sends. @returns what it is called from now on */
  give(text: string): string {
    const id = `${this.#name}-${++this.#count}`
    this.#given = { id, text }
    return id
  }

  /** The text that was given under this name, null where another was since. */
  given(id: string): string | null {
    return this.#given?.id === id ? this.#given.text : null
  }

  /** The text that was sent, null where it is a change of a text that is not held (any more): it has to be sent whole. To be called in the order in which texts come. */
  take({ id, of, changes, length }: SentText): string | null {
    const before = of === null ? '' : [this.#sent, this.#given].find((held) => held?.id === of)?.text
    if (before === undefined) return null
    const text = changed(before, changes)
    if (text?.length !== length) return null
    this.#sent = { id, text }
    return text
  }
}

function changed(text: string, changes: SentText['changes']): string | null {
  try {
    return applyChanges(text, changes)
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}
