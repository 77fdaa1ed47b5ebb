import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** Classes of the Markdown in the text; their looks are in editor.css. */
export const markdownHighlight = HighlightStyle.define([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-strike' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.link, class: 'md-link' },
  { tag: tags.url, class: 'md-url' },
  { tag: tags.annotation, class: 'md-directive' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], class: 'md-mark' },
  { tag: tags.comment, class: 'md-comment' },
])
