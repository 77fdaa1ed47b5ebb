import type { Element } from 'hast'
import type { FootnoteDefinition } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import { referencesIn } from './blockFacts.ts'

/** A reference to a footnote: the footnote's number, and the how-manieth reference to it this is, both from 1. */
export interface FootnoteUse {
  readonly number: number
  readonly use: number
}

declare module 'mdast' {
  interface FootnoteReferenceData {
    footnoteUse?: FootnoteUse
  }
}

type Handler = typeof defaultHandlers.footnoteReference

/** Draws a reference with the number that its post gives it (`data.footnoteUse`), and by itself where it is given none. */
export const footnoteReferenceHandler: Handler = (state, node): Element => {
  const given = node.data?.footnoteUse
  if (!given) return defaultHandlers.footnoteReference(state, node)
  const identifier = node.identifier.toUpperCase()
  state.footnoteOrder = Array.from({ length: given.number - 1 }, () => '')
  if (given.use === 1) state.footnoteCounts.delete(identifier)
  else {
    state.footnoteOrder.push(identifier)
    state.footnoteCounts.set(identifier, given.use - 1)
  }
  const element = defaultHandlers.footnoteReference(state, node)
  // what is left in the order would draw the footnotes below this block
  state.footnoteOrder = []
  return element
}

/** Numbers the footnotes of a post by their first reference, block by block. */
export class FootnoteNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #uses = new Map<string, number>()
  /** The references outside of footnotes so far, one for each use. */
  readonly references: string[] = []

  /** The uses of a block's references. */
  take(references: readonly string[]): FootnoteUse[] {
    return references.map((identifier) => {
      const number = this.#numbers.get(identifier) ?? this.#numbers.size + 1
      this.#numbers.set(identifier, number)
      const use = (this.#uses.get(identifier) ?? 0) + 1
      this.#uses.set(identifier, use)
      this.references.push(identifier)
      return { number, use }
    })
  }
}

/** The footnotes that are shown: those that are referred to in the text, and those that these refer to. */
export function shownFootnotes(references: readonly string[], footnote: (identifier: string) => FootnoteDefinition | undefined): FootnoteDefinition[] {
  const shown = new Map<string, FootnoteDefinition>()
  const waiting = [...new Set(references)]
  for (let identifier = waiting.shift(); identifier !== undefined; identifier = waiting.shift()) {
    const found = footnote(identifier)
    if (!found || shown.has(identifier)) continue
    shown.set(identifier, found)
    waiting.push(...referencesIn(found.children).map((inner) => inner.identifier))
  }
  return [...shown.values()]
}

