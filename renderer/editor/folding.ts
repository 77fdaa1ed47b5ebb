import { codeFolding, foldable, foldAll, foldEffect, foldedRanges, forceParsing, unfoldAll, unfoldEffect } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import { type Command, EditorView } from '@codemirror/view'

/** How far above the cursor a heading is looked for. */
const farthest = 5000
/** So long is the rest of a long text read to know where its sections end; what is not read by then does not fold. */
const longestReadMs = 3000

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
  readAll(view)
  const range = sectionAround(view.state)
  if (!range) return false
  const { head } = view.state.selection.main
  view.dispatch({ effects: foldEffect.of(range), ...(head > range.from ? { selection: { anchor: range.from } } : {}) })
  return true
}

/** Folds every section, those that were not looked at yet too; a cursor in one goes to its heading. */
export const foldAllSections: Command = (view) => {
  readAll(view)
  if (!foldAll(view)) return false
  const { head } = view.state.selection.main
  let seen = head
  foldedRanges(view.state).between(head, head, (from, to) => void (seen = from < head && head < to ? from : head))
  view.dispatch({ ...(seen === head ? {} : { selection: { anchor: seen } }), effects: EditorView.scrollIntoView(seen) })
  return true
}

/** Unfolds every section, and leaves the cursor in view. */
export const unfoldAllSections: Command = (view) => {
  if (!unfoldAll(view)) return false
  view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) })
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

/** The editor reads what is looked at first, and the rest when there is time. */
function readAll(view: EditorView): void {
  forceParsing(view, view.state.doc.length, longestReadMs)
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
