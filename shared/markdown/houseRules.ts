import type { Nodes, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast'
import type { LeafDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'

export const leafDirectives = ['rating', 'warnings', 'trailer', 'quotes', 'related', 'signoff'] as const
export const containerDirectives = ['spoiler', 'warning'] as const
export type LeafName = (typeof leafDirectives)[number]

// Characters that are written without spaces between words: a line break among them prints nothing.
const cjk = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\uFF00-\\uFFEF「」『』《》〈〉，。、；：？！]'
const breakBetweenCjk = new RegExp(`(?<=${cjk})\\n(?=${cjk})`, 'gu')
const endsCjk = new RegExp(`${cjk}$`, 'u')
const startsCjk = new RegExp(`^${cjk}`, 'u')

/** Brings a parsed tree to our rules, in place: unknown directives back to text, Han line breaks closed, `||spoilers||` made. */
export function applyHouseRules(root: Root, source: string): void {
  walk(root, source)
}

function walk(parent: Parents, source: string): void {
  const children: RootContent[] = []
  for (const child of parent.children as RootContent[]) {
    if ('children' in child) walk(child as Parents, source)
    children.push(...literal(child, source))
  }
  closeHanBreaks(children)
  parent.children = pairSpoilers(children) as typeof parent.children
}

/** What an unknown directive was before it was parsed as one; known ones stay. */
function literal(node: RootContent, source: string): RootContent[] {
  if (node.type === 'leafDirective' && !(leafDirectives as readonly string[]).includes(node.name)) return [paragraph(literalText(node, source), node)]
  if (node.type === 'containerDirective' && !(containerDirectives as readonly string[]).includes(node.name)) {
    const text = slice(node, source)
    const firstLine = text.split('\n', 1)[0] ?? ''
    const closing = /\n[ \t>]*(:{3,})[ \t]*$/.exec(text)?.[1]
    return [
      paragraph([{ type: 'text', value: firstLine }], node),
      ...(node.children.filter((child) => !(child.type === 'paragraph' && child.data && 'directiveLabel' in child.data)) as RootContent[]),
      ...(closing ? [paragraph([{ type: 'text', value: closing }], node)] : []),
    ]
  }
  return [node]
}

function literalText(node: LeafDirective, source: string): PhrasingContent[] {
  const text = slice(node, source)
  const label = node.children[0]?.position?.start.offset
  const labelEnd = node.children.at(-1)?.position?.end.offset
  const start = node.position?.start.offset ?? 0
  if (label === undefined || labelEnd === undefined) return [{ type: 'text', value: text }]
  return [{ type: 'text', value: text.slice(0, label - start) }, ...node.children, { type: 'text', value: text.slice(labelEnd - start) }]
}

function slice(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

function paragraph(children: PhrasingContent[], from: Nodes): RootContent {
  return { type: 'paragraph', children, ...(from.position ? { position: from.position } : {}) }
}

function closeHanBreaks(children: RootContent[]): void {
  children.forEach((child, i) => {
    if (child.type !== 'text') return
    const [before, after] = [children[i - 1], children[i + 1]]
    let value = child.value.replace(breakBetweenCjk, '')
    if (value.startsWith('\n') && before && endsCjk.test(toString(before)) && startsCjk.test(value.slice(1))) value = value.slice(1)
    if (value.endsWith('\n') && after && startsCjk.test(toString(after)) && endsCjk.test(value.slice(0, -1))) value = value.slice(0, -1)
    child.value = value
  })
}

/** `||text||` within one paragraph becomes an inline spoiler; a lone pair of bars stays text. */
function pairSpoilers(children: RootContent[]): RootContent[] {
  if (!children.some((child) => child.type === 'text' && child.value.includes('||'))) return children
  const pieces = children.flatMap((child): (RootContent | '||')[] =>
    child.type !== 'text' ? [child] : child.value.split('||').flatMap((value, i): (Text | '||')[] => [...(i > 0 ? (['||'] as const) : []), ...(value ? [{ type: 'text' as const, value }] : [])]),
  )
  const result: RootContent[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]
    if (piece === undefined) continue
    if (piece !== '||') {
      result.push(piece)
      continue
    }
    const end = pieces.indexOf('||', i + 1)
    const inside = end < 0 ? [] : (pieces.slice(i + 1, end) as PhrasingContent[])
    if (inside.length === 0) result.push({ type: 'text', value: '||' })
    else {
      result.push({ type: 'emphasis', children: inside, data: { hName: 'span', hProperties: { className: ['spoiler'], tabIndex: 0 } } })
      i = end
    }
  }
  return result
}
