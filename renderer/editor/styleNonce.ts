import { EditorView } from '@codemirror/view'

/** The page's policy lets an editor make its style sheets with this. Every editor of the page takes it: the first one makes the sheet. */
export const styleNonce = EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '')
