import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** Keeps the cursor's line in the middle while keys write and move; the pointer and the wheel go where they like. */
export const typewriter: Extension = [
  EditorView.editorAttributes.of({ class: 'cm-typewriter' }),
  EditorState.transactionExtender.of((transaction) => {
    const moves = transaction.docChanged || transaction.selection !== undefined
    if (!moves || transaction.isUserEvent('select.pointer') || !(transaction.isUserEvent('select') || transaction.isUserEvent('input') || transaction.isUserEvent('delete') || transaction.isUserEvent('move'))) return null
    return { effects: EditorView.scrollIntoView(transaction.newSelection.main.head, { y: 'center' }) }
  }),
]
