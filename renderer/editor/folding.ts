import { codeFolding, foldable, foldEffect, foldedRanges, forceParsing, syntaxTree, unfoldAll, unfoldEffect } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import { type Command, EditorView } from '@codemirror/view'

/** So long is the rest of a long text read to know where its sections end; what is not read by then does not fold. */
const longestReadMs = 3000

interface Section {
  readonly from: number
  readonly to: number
}

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

/** Folds every section, those within others and those that were not looked at yet too; a cursor in one goes to its heading. */
export const foldAllSections: Command = (view) => {
  readAll(view)
  const sections = sectionsOf(view.state)
  if (sections.length === 0) return false
  const { head } = view.state.selection.main
  const hiding = sections.find(({ from, to }) => from < head && head <= to)
  view.dispatch({ effects: [...sections.map((section) => foldEffect.of(section)), EditorView.scrollIntoView(hiding?.from ?? head)], ...(hiding ? { selection: { anchor: hiding.from } } : {}) })
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

/** The innermost section that the cursor is in, or whose heading it is in. */
function sectionAround(state: EditorState): Section | undefined {
  const { head } = state.selection.main
  const { to: lineEnd } = state.doc.lineAt(head)
  return sectionsOf(state).findLast(({ from, to }) => from === lineEnd || (from <= head && head <= to))
}

/** What stands under each heading, from the end of its line. */
function sectionsOf(state: EditorState): Section[] {
  const sections: Section[] = []
  for (let node = syntaxTree(state).topNode.firstChild; node; node = node.nextSibling) {
    if (!/^(?:ATX|Setext)Heading/.test(node.name)) continue
    const { from, to } = state.doc.lineAt(node.from)
    const section = foldable(state, from, to)
    if (section) sections.push(section)
  }
  return sections
}
