import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from '../../markdown/parseMarkdown.ts'
import { type TextChange, applyChanges } from '../../text/textChange.ts'
import { linePrefix, offsets } from './nodeChanges.ts'
import { orderedChanges } from './orderedChanges.ts'

/** A comment between two lists, or two quotes, that follow each other, for a Markdown that would make one of them. */
export function separateBlocks(text: string): string {
  const changes: TextChange[] = []
  visit(parseMarkdown(text), (node) => {
    if (!('children' in node)) return
    const children: readonly Nodes[] = node.children
    for (const [at, child] of children.entries()) {
      if ((child.type !== 'list' && child.type !== 'blockquote') || children[at - 1]?.type !== child.type) continue
      const { from } = offsets(child)
      const prefix = linePrefix(text, child)
      changes.push({ from, to: from, insert: `<!-- -->\n${prefix.trimEnd()}\n${prefix}` })
    }
  })
  return changes.length === 0 ? text : applyChanges(text, orderedChanges(text, changes))
}
