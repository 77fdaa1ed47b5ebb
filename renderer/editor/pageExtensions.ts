import type { Extension } from '@codemirror/state'
import { EditorView, tooltips } from '@codemirror/view'
import { styleNonce } from './styleNonce.ts'

const stop = (event: Event): void => event.stopPropagation()

/** Nothing around the text asks for these; React would look through all of the page for who does, several times with each key. */
const typedInside = EditorView.domEventObservers({ keypress: stop, beforeinput: stop, textInput: stop, input: stop } as Record<string, (event: Event) => void>)

/** What an editor of posts needs of the page that it stands in. Its lists and notes stand beside it: its box cuts off what reaches out of it. */
export const pageExtensions: Extension = [styleNonce, tooltips({ parent: document.body }), typedInside]
