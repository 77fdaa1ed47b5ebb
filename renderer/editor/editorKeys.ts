import { Prec, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { drawnCursors } from './drawnSelection.ts'

/** What the keys of another editor ask of the app. */
export interface KeyActions {
  save(): void
  close(): void
}

/** The keys of Vim or Emacs; loaded when they are first wanted. */
export async function editorKeys(kind: 'vim' | 'emacs', actions: KeyActions): Promise<Extension> {
  return [await load(kind, actions), drawnCursors, EditorView.editorAttributes.of({ 'data-keys': kind })]
}

async function load(kind: 'vim' | 'emacs', actions: KeyActions): Promise<Extension> {
  if (kind === 'emacs') {
    const { emacs } = await import('@replit/codemirror-emacs')
    return emacs()
  }
  const { Vim, getCM, vim } = await import('@replit/codemirror-vim')
  Vim.defineEx('write', 'w', () => actions.save())
  Vim.defineEx('quit', 'q', () => actions.close())
  Vim.defineEx('wq', 'wq', () => actions.close())
  Vim.defineEx('xit', 'x', () => actions.close())
  const modeOf = (view: EditorView) => getCM(view)?.state.vim
  return [
    // the package puts what is composed for `r` or `f` into the text and does not find all of it again
    Prec.highest(EditorView.inputHandler.of((view) => (modeOf(view)?.expectLiteralNext ?? false) && view.compositionStarted && refuse(view))),
    vim({ status: true }),
    // a single character may stand for a key, and Vim has looked at it before; anything else is text, which only insert mode takes
    EditorView.inputHandler.of((view) => modeOf(view)?.insertMode === false && refuse(view)),
  ]
}

/** Takes what was put in for done. What was composed is taken off the page with it, after which no end of the composition is told. */
function refuse(view: EditorView): true {
  if (view.compositionStarted) setTimeout(() => view.contentDOM.dispatchEvent(new CustomEvent('compositionend')), 0)
  return true
}
