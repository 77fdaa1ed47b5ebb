import type { Nodes } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'
import { directiveName } from './containers.ts'
import type { Dialect } from './dialect.ts'
import { linePrefix, offsets } from './nodeChanges.ts'

const comment = '<!-- -->'

/** A comment between two lists, or two quotes, that follow each other within a node, for a Markdown that would make one of them. */
export function separateBlocks(body: string, parent: Nodes, leaves: Readonly<Record<string, string>>, dialect: Dialect): TextChange[] {
  if (!dialect.joinsBlocks || !('children' in parent)) return []
  const children: readonly Nodes[] = parent.children
  return children.flatMap((child, at) => {
    const before = children[at - 1]
    const kind = kindOf(child, leaves, dialect)
    if (kind === null || before === undefined || kindOf(before, leaves, dialect) !== kind) return []
    const { from } = offsets(child)
    const prefix = linePrefix(body, child)
    const gap = /\n[ \t>]*\n[ \t>]*$/.test(body.slice(0, from)) ? '' : `\n${prefix}`
    return [{ from, to: from, insert: `${gap}${comment}\n${prefix.trimEnd()}\n${prefix}` }]
  })
}

/** The same within Markdown of our own making, whose quotes stand at the start of the line. */
export function separateQuotes(markdown: string, dialect: Dialect): string {
  return dialect.joinsBlocks ? markdown.replace(/\n\n(?=>)/g, `\n\n${comment}\n\n`) : markdown
}

/** What a block will be for the generator, as far as that may run into another one. */
function kindOf(node: Nodes, leaves: Readonly<Record<string, string>>, { keepsHtml }: Dialect): 'list' | 'quote' | null {
  if (node.type === 'list') return 'list'
  if (node.type === 'blockquote') return 'quote'
  const name = directiveName(node)
  if (name === null) return null
  if (node.type === 'containerDirective') return name === 'warning' || !keepsHtml ? 'quote' : null
  if ((leaves[name] ?? '') === '') return null
  return name === 'related' ? 'list' : name === 'warnings' || name === 'quotes' ? 'quote' : null
}
