import type { TextChange } from './textChange.ts'

/**
 * A text on its way to who holds the one before, as what changed: it is as long as what was typed, not as the post, so that sending a long one
 * holds up no key.
 */
export interface SentText {
  /** What the text is called from now on. */
  readonly id: string
  /** The text that the changes are made to; null for the empty one. */
  readonly of: string | null
  readonly changes: readonly TextChange[]
  /** Of the whole text, in UTF-16 units: a text of another length is not taken. */
  readonly length: number
}
