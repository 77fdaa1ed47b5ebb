import type { Extension } from '@codemirror/state'
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
  const { Vim, vim } = await import('@replit/codemirror-vim')
  Vim.defineEx('write', 'w', () => actions.save())
  Vim.defineEx('quit', 'q', () => actions.close())
  Vim.defineEx('wq', 'wq', () => actions.close())
  Vim.defineEx('xit', 'x', () => actions.close())
  return vim({ status: true })
}
