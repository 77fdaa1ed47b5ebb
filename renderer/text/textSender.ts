import { Text } from '@codemirror/state'
import type { SentText } from '../../shared/text/sentText.ts'
import { differenceOf } from '../../shared/text/textChange.ts'
import { textDifference } from './textDifference.ts'

/** A text in two parts: what comes before its body, and that. */
interface Parts {
  readonly head: string
  readonly body: Text
}

/** Makes of each text what has to be sent to who holds the one before (`HeldTexts`). */
export class TextSender {
  #held: { readonly id: string; readonly parts: Parts } | null = null
  #count = 0

  /** The other side holds a text under this name. */
  noteHeld(id: string, parts: Parts): void {
    this.#held = { id, parts }
  }

  /** The other side holds nothing of ours: the next text is sent whole. */
  forget(): void {
    this.#held = null
  }

  next(parts: Parts): SentText {
    const { id: of = null, parts: before = { head: '', body: Text.empty } } = this.#held ?? {}
    // no sender of another page or time has texts of these names
    const id = `${performance.timeOrigin}-${++this.#count}`
    this.#held = { id, parts }
    const body = textDifference(before.body, parts.body).map(({ from, to, insert }) => ({ from: from + before.head.length, to: to + before.head.length, insert }))
    return { id, of, changes: [...differenceOf(before.head, parts.head), ...body], length: parts.head.length + parts.body.length }
  }
}
