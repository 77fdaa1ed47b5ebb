import { invertedEffects } from '@codemirror/commands'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { type TextChange, applyChanges, invertChanges } from '../../shared/text/textChange.ts'

/** Changes the front matter block beside the document. */
export const changeHead = StateEffect.define<readonly TextChange[]>()

/** The front matter block exactly as found. It stands beside the document, so that no form edit moves an offset of the text. */
export const headField = StateField.define<string>({
  create: () => '',
  update: (head, transaction) => transaction.effects.reduce((text, effect) => (effect.is(changeHead) ? applyChanges(text, effect.value) : text), head),
})

/** The field with a first value, and its edits in the one undo history. */
export function headExtension(head: string): Extension {
  return [
    headField.init(() => head),
    invertedEffects.of((transaction) => {
      let before = transaction.startState.field(headField)
      const inverses: StateEffect<readonly TextChange[]>[] = []
      for (const effect of transaction.effects) {
        if (!effect.is(changeHead)) continue
        inverses.unshift(changeHead.of(invertChanges(before, effect.value)))
        before = applyChanges(before, effect.value)
      }
      return inverses
    }),
  ]
}
