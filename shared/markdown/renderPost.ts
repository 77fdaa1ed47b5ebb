import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { toHtml } from 'hast-util-to-html'
import type { Root as MarkdownRoot } from 'mdast'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { boundNesting } from './boundNesting.ts'
import { collectHeadings } from './headings.ts'
import { containerHandler, leafHandler, type LeafElements } from './directives/handlers.ts'
import { fillSlot } from './directives/slots.ts'
import { finishLinks } from './finishLinks.ts'
import type { LeafName } from './houseRules.ts'
import { parseMarkdown } from './parseMarkdown.ts'
import type { RenderedBlock, RenderedPost, RenderProfile } from './renderProfile.ts'
import { sanitizeSchema, slotTag } from './sanitizeSchema.ts'

/** Deeper trees than this are not built up: readers of real posts never get near it, stacks do. */
export const maxDepth = 400

const opening = /<(?!(?:br|hr|img|input|wbr|p|li|td|th|tr|dt|dd)\b)[a-z]/gi

const toElements = unified().use(remarkRehype, {
  allowDangerousHtml: true,
  handlers: { leafDirective: leafHandler, containerDirective: containerHandler },
}).freeze()
const parseRaw = unified().use(rehypeRaw).freeze()
const sanitize = unified().use(rehypeSanitize, sanitizeSchema).freeze()

/** Renders a post's body to sanitised blocks. Whatever the text holds, the result runs nothing and loads nothing by itself. */
export function renderPost(body: string, profile: RenderProfile): RenderedPost {
  const markdown = parseMarkdown(boundNesting(body))
  const root = sanitised(markdown)
  const outline = collectHeadings(root)
  finishLinks(root, profile)
  const blocks = groupBlocks(root)
  placeUnplaced(blocks, markdown, profile)
  return { blocks: blocks.map((block) => finish(block, profile)).filter((block) => block.html !== ''), outline }
}

/** The sanitised HTML of a piece of Markdown from the front matter or the library's settings (a sign-off), without directives. */
export function renderFragment(text: string, profile: RenderProfile): ElementContent[] {
  const root = sanitised(parseMarkdown(boundNesting(text)))
  finishLinks(root, profile)
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== slotTag || !parent || index === undefined) return
    parent.children.splice(index, 1)
    return index
  })
  return root.children.filter((child): child is ElementContent => child.type !== 'doctype')
}

function sanitised(markdown: MarkdownRoot): Root {
  pruneDepth(markdown, 0)
  const elements = toElements.runSync(markdown) as Root
  let hasRaw = false
  let open = 0
  visit(elements, 'raw', (node) => {
    hasRaw = true
    // an author who writes our placeholder's name gets an unknown element, which sanitising drops
    node.value = node.value.replace(/marquee-slot/gi, 'x-slot')
    // tags that are never closed nest all that follows, and readers of the tree recurse
    open += (node.value.match(opening)?.length ?? 0) - (node.value.match(/<\//g)?.length ?? 0)
    if (open > maxDepth) node.value = ''
  })
  const parsed = hasRaw ? (parseRaw.runSync(elements) as Root) : elements
  pruneDepth(parsed, 0)
  return sanitize.runSync(parsed) as Root
}

interface Tree {
  children?: Tree[]
}
function pruneDepth(node: unknown, depth: number): void {
  const { children } = node as Tree
  if (!children) return
  if (depth >= maxDepth) children.length = 0
  else for (const child of children) pruneDepth(child, depth + 1)
}

interface Block {
  readonly nodes: RootContent[]
  readonly fromLine: number
  readonly toLine: number
}

function groupBlocks(root: Root): Block[] {
  const blocks: Block[] = []
  for (const node of root.children) {
    if (node.type === 'text' && node.value.trim() === '') continue
    const [fromLine, toLine] = linesOf(node)
    blocks.push({ nodes: [node], fromLine, toLine })
  }
  return blocks
}

/** The source lines of a node: its own, else those of what it holds (raw HTML around Markdown), else 0-0. */
function linesOf(node: Nodes): [number, number] {
  if (node.type === 'element' && isFootnotes(node)) return [0, 0]
  let from = Number.POSITIVE_INFINITY
  let to = 0
  visit(node, (inner) => {
    if (!inner.position?.start.line) return
    from = Math.min(from, inner.position.start.line)
    to = Math.max(to, inner.position.start.line, inner.position.end.line) // an unclosed tag may end before it starts
  })
  return to === 0 ? [0, 0] : [from, to]
}

function isFootnotes(node: Element): boolean {
  return node.tagName === 'section' && 'dataFootnotes' in node.properties
}

/** A review that places no warnings gets them after its first section, and its rating at the end: before the footnotes. */
function placeUnplaced(blocks: Block[], markdown: MarkdownRoot, { fields, placeholders }: RenderProfile): void {
  if (fields.kind === null && fields.rating === null) return
  const placed = new Set<string>()
  visit(markdown, 'leafDirective', (node) => void placed.add(node.name))
  const last = blocks.at(-1)?.nodes[0]
  const end = last?.type === 'element' && isFootnotes(last) ? blocks.length - 1 : blocks.length
  if (!placed.has('rating') && fields.rating !== null) blocks.splice(end, 0, slotBlock('rating'))
  if (placed.has('warnings') || (fields.warnings === null && !placeholders)) return
  const second = blocks.findIndex((block, i) => i > 0 && isHeading(block.nodes[0]))
  blocks.splice(second < 0 ? Math.min(1, blocks.length) : second, 0, slotBlock('warnings'))
}

function isHeading(node: RootContent | undefined): boolean {
  return node?.type === 'element' && /^h[1-6]$/.test(node.tagName)
}

function slotBlock(name: LeafName): Block {
  return { nodes: [{ type: 'element', tagName: slotTag, properties: { dataSlot: name }, children: [] }], fromLine: 0, toLine: 0 }
}

const leaves: LeafElements = { fragment: renderFragment }

function finish({ nodes, fromLine, toLine }: Block, profile: RenderProfile): RenderedBlock {
  const root: Root = { type: 'root', children: nodes }
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== slotTag || !parent || index === undefined) return
    const filled = fillSlot(String(node.properties['dataSlot']), profile, leaves)
    parent.children.splice(index, 1, ...filled)
    return index + filled.length
  })
  return { html: toHtml(root), fromLine, toLine }
}
