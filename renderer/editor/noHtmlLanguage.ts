/**
 * Stands in for @codemirror/lang-html, which @codemirror/lang-markdown brings along (build/bundle.mjs puts it there): HTML in a post is
 * one mark to the editor, so the parsers of HTML, CSS and JavaScript, an eighth of the page's script, would be loaded for nothing.
 */
export const html = () => ({ language: { parser: undefined }, support: [] })

export const htmlCompletionSource = () => null
