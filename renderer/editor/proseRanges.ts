import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** What is no prose: code, HTML, addresses, directives, definitions of links. */
const otherThanProse = new Set([
  'InlineCode', 'FencedCode', 'CodeBlock', 'URL', 'Autolink', 'HTMLBlock', 'HTMLTag', 'Comment', 'CommentBlock', 'ProcessingInstruction',
  'ProcessingInstructionBlock', 'Directive', 'LinkReference', 'LinkLabel', 'Entity', 'Emoji',
])

/** The pieces of prose between two places of a Markdown text, as far as it has been parsed. */
export function proseRanges(state: EditorState, from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
  const tree = syntaxTree(state)
  const end = Math.min(to, tree.length)
  const ranges: { from: number; to: number }[] = []
  let at = from
  tree.iterate({
    from,
    to: end,
    enter(node) {
      const isFootnote = node.name === 'Link' && state.sliceDoc(node.from, node.from + 2) === '[^'
      if (!isFootnote && !otherThanProse.has(node.name)) return
      if (node.from > at) ranges.push({ from: at, to: Math.min(node.from, end) })
      at = Math.max(at, node.to)
      return false
    },
  })
  if (at < end) ranges.push({ from: at, to: end })
  return ranges
}
