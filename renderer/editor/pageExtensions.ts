import type { Extension } from '@codemirror/state'
import { tooltips } from '@codemirror/view'
import { styleNonce } from './styleNonce.ts'

/** What an editor of posts needs of the page that it stands in. Its lists and notes stand beside it: its box cuts off what reaches out of it. */
export const pageExtensions: Extension = [styleNonce, tooltips({ parent: document.body })]
