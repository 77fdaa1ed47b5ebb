import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { Emphasis, Parents, Strong } from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'

type PhrasingHandler<T> = (node: T, parent: Parents | undefined, state: State, info: Info) => string
type Handler = NonNullable<NonNullable<Options['handlers']>['strong']>
type State = Parameters<Handler>[2]
type Info = Parameters<Handler>[3]

const schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  strip: ['script', 'style', 'title', 'template', 'noscript', 'svg', 'math', 'iframe', 'object'],
}

/**
 * Part of a page as Markdown, as it is written by hand: what it means stays, how it looked goes, and so do scripts, frames, and addresses
 * that are not on the web. Pictures stay links. Never throws.
 * @param html hostile: it comes from any page
 * @returns '' where there is nothing to show, null where it is nested too deep to be read
 */
export function htmlToMarkdown(html: string): string | null {
  try {
    return String(pipeline.processSync(html)).trim()
  } catch {
    // the libraries call themselves once a level, until the stack is full
    return null
  }
}

const pipeline = unified()
  .use(rehypeParse, { fragment: true })
  .use(() => (tree: Root) => meaningOfLooks(tree))
  .use(rehypeSanitize, schema)
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-', emphasis: '*', strong: '*', rule: '-', fences: true, listItemIndent: 'one', incrementListMarker: true,
    handlers: { strong: around('**'), emphasis: around('*') },
  } satisfies Options)

/** Marks around what they hold, blanks left outside, as a writer puts them: CommonMark's way around its own rules for punctuation would turn Chinese letters into numbers. */
function around(mark: string): Handler {
  const handler: PhrasingHandler<Strong | Emphasis> = (node, _parent, state, info) => {
    const exit = state.enter(node.type)
    const inside = state.containerPhrasing(node, { ...info, before: mark, after: mark })
    exit()
    const core = inside.trim()
    if (core === '') return inside
    const start = inside.indexOf(core)
    return inside.slice(0, start) + mark + core + mark + inside.slice(start + core.length)
  }
  return Object.assign(handler as Handler, { peek: () => '*' })
}

/** Bold and italics that are only looks become elements; what is not seen, or only counts visitors, goes; so do no-break blanks. */
function meaningOfLooks(node: Root | Element): void {
  node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ ...child, value: child.value.replace(/\u00a0/g, ' ') }]
    if (child.type !== 'element') return []
    const style = String(child.properties['style'] ?? '').toLowerCase()
    if (/display:\s*none|visibility:\s*hidden/.test(style) || child.properties['ariaHidden'] === 'true' || isTracker(child)) return []
    meaningOfLooks(child)
    if (['b', 'strong'].includes(child.tagName) && /font-weight:\s*(?:normal|400|300)/.test(style)) return child.children
    if (['i', 'em'].includes(child.tagName) && /font-style:\s*normal/.test(style)) return child.children
    if (child.tagName !== 'span' && child.tagName !== 'font') return [child]
    const kinds = [/font-weight:\s*(?:bold|[6-9]00)/.test(style) && 'strong', /font-style:\s*italic/.test(style) && 'em', /line-through/.test(style) && 'del'].filter((kind) => kind !== false)
    if (kinds.length === 0 || isBlank(child)) return [child]
    return kinds.reduce<ElementContent[]>((children, tagName) => [{ type: 'element', tagName, properties: {}, children }], child.children)
  }) as never
}

function isTracker({ tagName, properties }: Element): boolean {
  const isTiny = (side: unknown): boolean => side !== undefined && Number.parseInt(String(side), 10) <= 1
  return tagName === 'img' && (isTiny(properties['width']) || isTiny(properties['height']) || !/^https?:/i.test(String(properties['src'] ?? '')))
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' ? node.value.trim() === '' : !('children' in node) || (node.children as Nodes[]).every(isBlank)
}
