import type { Element, ElementContent, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { toHtml } from 'hast-util-to-html'
import type { Definition, RootContent as MarkdownContent, Root as MarkdownRoot } from 'mdast'
import type { Raw } from 'mdast-util-to-hast'
import { unified } from 'unified'
import { referencesIn } from './blockFacts.ts'
import { containerHandler, leafHandler, type LeafElements } from './directives/handlers.ts'
import { fillSlot } from './directives/slots.ts'
import { eachElement, eachNode } from './eachNode.ts'
import { finishLinks } from './finishLinks.ts'
import { type FootnoteUse, footnoteReferenceHandler } from './footnotes.ts'
import { parseBody } from './parseMarkdown.ts'
import type { RenderProfile } from './renderProfile.ts'
import { sanitizeSchema, slotTag } from './sanitizeSchema.ts'

/** Deeper trees than this are not built up: readers of real posts never get near it, stacks do. */
export const maxDepth = 400

const opening = /<(?!(?:br|hr|img|input|wbr|p|li|td|th|tr|dt|dd)\b)[a-z]/gi

const toElements = unified().use(remarkRehype, {
  allowDangerousHtml: true,
  handlers: { leafDirective: leafHandler, containerDirective: containerHandler, footnoteReference: footnoteReferenceHandler },
}).freeze()
const parseRaw = unified().use(rehypeRaw).freeze()
const sanitize = unified().use(rehypeSanitize, sanitizeSchema).freeze()

/** What a block reads of the rest of its post. */
export interface BlockContext {
  definition(identifier: string): Definition | undefined
  /** Number and count of each footnote reference in the block, in order. */
  readonly footnoteUses: readonly FootnoteUse[]
}

/** The sanitised elements of a block, or of several that are read as one. */
export function blockTree(nodes: readonly MarkdownContent[], context: BlockContext): Root {
  referencesIn(nodes).forEach((reference, i) => {
    const footnoteUse = context.footnoteUses[i]
    if (footnoteUse) reference.data = { ...reference.data, footnoteUse }
  })
  return sanitisedTree({ type: 'root', children: [...definitionsFor(nodes, context.definition), ...nodes] })
}

/** The definitions that links and pictures among these nodes refer to. */
export function definitionsFor(nodes: readonly MarkdownContent[], definition: BlockContext['definition']): Definition[] {
  const found = new Set<Definition>()
  for (const top of nodes) {
    eachNode(top, (node) => {
      if (node.type !== 'linkReference' && node.type !== 'imageReference') return
      const known = definition(node.identifier)
      if (known) found.add(known)
    })
  }
  return [...found]
}

/** Elements of Markdown, sanitised: whatever the text holds, they run nothing and load nothing by themselves. */
export function sanitisedTree(markdown: MarkdownRoot): Root {
  pruneDepth(markdown, 0)
  const elements = toElements.runSync(markdown) as Root
  let hasRaw = false
  let open = 0
  eachRaw(elements, (node) => {
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

function eachRaw({ children }: Root | Element, look: (node: Raw) => void): void {
  for (const child of children) {
    if (child.type === 'raw') look(child)
    else if (child.type === 'element') eachRaw(child, look)
  }
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

/** The HTML of a block's sanitised elements, its links resolved and its directives filled. Changes the tree. */
export function blockHtml(root: Root, profile: RenderProfile): string {
  finishBlock(root, profile)
  return finishedHtml(root)
}

/** Resolves the links of a block's sanitised elements and fills its directives, in place. */
export function finishBlock(root: Root, profile: RenderProfile): void {
  finishLinks(root, profile)
  root.children = root.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  fillSlots(root, profile)
}

export function finishedHtml(root: Root): string {
  return root.children.map((node) => toHtml(node)).join('\n')
}

/** The HTML of a directive that stands by itself. */
export function slotHtml(name: string, profile: RenderProfile): string {
  const root: Root = { type: 'root', children: [{ type: 'element', tagName: slotTag, properties: { dataSlot: name }, children: [] } satisfies Element] }
  fillSlots(root, profile)
  return toHtml(root)
}

function fillSlots(root: Root, profile: RenderProfile): void {
  eachElement(root, (node, index, parent) => {
    if (node.tagName !== slotTag) return
    const filled = fillSlot(String(node.properties['dataSlot']), profile, leaves)
    parent.children.splice(index, 1, ...filled)
    return index + filled.length
  })
}

/** The sanitised HTML of a piece of Markdown from the front matter or the library's settings (a sign-off), without directives. */
export function renderFragment(text: string, profile: RenderProfile): ElementContent[] {
  const root = sanitisedTree(parseBody(text).root)
  finishLinks(root, profile)
  eachElement(root, (node, index, parent) => {
    if (node.tagName !== slotTag) return
    parent.children.splice(index, 1)
    return index
  })
  return root.children.filter((child): child is ElementContent => child.type !== 'doctype')
}

const leaves: LeafElements = { fragment: renderFragment }
