import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** The HTML of a list or a table: what opens it, each of its items or body rows, and what closes it. Together they are the HTML of the block. */
export interface BlockPieces {
  readonly open: string
  readonly pieces: readonly string[]
  readonly close: string
}

/** The pieces of a block's finished elements; null where they are not one list, or one table with a body. */
export function blockPieces({ children }: Root): BlockPieces | null {
  const only = children[0]
  if (children.length !== 1 || only?.type !== 'element') return null
  if (only.tagName === 'ul' || only.tagName === 'ol') return piecesIn(only, 'li')
  const body = only.tagName === 'table' ? only.children.findLastIndex((child) => child.type === 'element' && child.tagName === 'tbody') : -1
  const rows = only.children[body]
  if (rows?.type !== 'element') return null
  const inside = piecesIn(rows, 'tr')
  if (!inside) return null
  const [open, close] = tagsOf(only)
  return { open: open + htmlOf(only.children.slice(0, body)) + inside.open, pieces: inside.pieces, close: inside.close + htmlOf(only.children.slice(body + 1)) + close }
}

/** Each child with the line end behind it; null where there is something else than children of one kind. */
function piecesIn(parent: Element, tagName: string): BlockPieces | null {
  const [first, ...rest] = parent.children
  if (!first || !isLineEnd(first)) return null
  const pieces: string[] = []
  for (let i = 0; i < rest.length; i += 2) {
    const [child, end] = [rest[i]!, rest[i + 1]]
    if (child.type !== 'element' || child.tagName !== tagName || !end || !isLineEnd(end)) return null
    pieces.push(`${toHtml(child)}\n`)
  }
  const [open, close] = tagsOf(parent)
  return { open: `${open}\n`, pieces, close }
}

const isLineEnd = (node: ElementContent): boolean => node.type === 'text' && node.value === '\n'

const htmlOf = (nodes: readonly ElementContent[]): string => nodes.map((node) => toHtml(node)).join('')

function tagsOf(element: Element): readonly [string, string] {
  const html = toHtml({ ...element, children: [] })
  const close = html.lastIndexOf('</')
  return [html.slice(0, close), html.slice(close)]
}
