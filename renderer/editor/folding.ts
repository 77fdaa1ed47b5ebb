import { codeFolding, foldable, foldEffect, foldedRanges, unfoldEffect } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import type { Command } from '@codemirror/view'

/** How far above the cursor a heading is looked for. */
const farthest = 5000

/** Sections fold under their headings; a mark stands for what is folded, and opens it. */
export const folding: Extension = codeFolding({
  placeholderDOM(view, onClick) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'cm-folded'
    button.textContent = '…'
    const label = view.state.phrase('Folded text. Unfold')
    button.setAttribute('aria-label', label)
    button.title = label
    button.onclick = onClick
    return button
  },
})

/** Folds the innermost section that the cursor is in. */
export const foldSection: Command = (view) => {
  const range = sectionAround(view.state)
  if (!range) return false
  const { head } = view.state.selection.main
  view.dispatch({ effects: foldEffect.of(range), ...(head > range.from ? { selection: { anchor: range.from } } : {}) })
  return true
}

/** Unfolds what is folded in the cursor's line. */
export const unfoldSection: Command = (view) => {
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  const effects: ReturnType<typeof unfoldEffect.of>[] = []
  foldedRanges(view.state).between(line.from, line.to, (from, to) => void effects.push(unfoldEffect.of({ from, to })))
  if (effects.length > 0) view.dispatch({ effects })
  return effects.length > 0
}

function sectionAround(state: EditorState): { readonly from: number; readonly to: number } | null {
  const { head } = state.selection.main
  const { number } = state.doc.lineAt(head)
  for (let at = number; at >= Math.max(1, number - farthest); at--) {
    const line = state.doc.line(at)
    const range = foldable(state, line.from, line.to)
    if (range && (at === number || range.to >= head)) return range
  }
  return null
}
