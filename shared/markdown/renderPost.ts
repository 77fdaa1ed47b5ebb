import type { Definition, FootnoteDefinition } from 'mdast'
import { FootnoteNumbers } from './footnotes.ts'
import { footnoteSection } from './footnoteSection.ts'
import { HeadingSlugs, headingsOf, nameHeadings } from './headings.ts'
import { parseBody } from './parseMarkdown.ts'
import { layOut } from './postLayout.ts'
import { joinedRuns } from './rawTags.ts'
import { blockHtml, blockTree } from './renderBlock.ts'
import type { RenderedBlock, RenderedPost, RenderProfile } from './renderProfile.ts'
import { type ParsedBlock, splitBlocks } from './sourceBlock.ts'

/** Renders a post's body to sanitised blocks. Whatever the text holds, the result runs nothing and loads nothing by itself. */
export function renderPost(body: string, profile: RenderProfile): RenderedPost {
  const { blocks } = splitBlocks(body, parseBody(body), true)
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const slots = new Set<string>()
  for (const { source: { facts } } of blocks) {
    for (const definition of facts.definitions) if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition)
    for (const footnote of facts.footnotes) if (!footnotes.has(footnote.identifier)) footnotes.set(footnote.identifier, footnote)
    for (const slot of facts.slots) slots.add(slot)
  }
  const definition = (identifier: string): Definition | undefined => definitions.get(identifier)
  const numbers = new FootnoteNumbers()
  const slugs = new HeadingSlugs()
  let unshown = 0
  const rendered = groups(blocks).flatMap((group): RenderedBlock[] => {
    const nodes = group.flatMap((block) => block.nodes)
    const footnoteUses = numbers.take(group.flatMap((block) => block.source.facts.footnoteReferences))
    const tree = blockTree(nodes, { definition, footnoteUses })
    const unnamed = headingsOf(tree, nodes[0]?.position?.start.line ?? 1)
    const names = slugs.take(unnamed)
    nameHeadings(tree, names)
    const html = blockHtml(tree, profile)
    const gap = unshown + (group[0]?.source.gap ?? 0)
    const lines = group.reduce((sum, { source }, i) => sum + source.lines + (i > 0 ? source.gap : 0), 0)
    unshown = html === '' ? gap + lines : 0
    return html === '' ? [] : [{ html, gap, lines, headings: unnamed.map((heading, i) => ({ ...heading, slug: names[i]! })) }]
  })
  const section = footnoteSection(numbers.references, { definition, footnote: (identifier) => footnotes.get(identifier), slugs, profile })
  return { blocks: layOut(rendered, section, slots, profile) }
}

/** Blocks that raw HTML joins, together. */
function groups(blocks: readonly ParsedBlock[]): (readonly ParsedBlock[])[] {
  const runs = joinedRuns(blocks.map(({ source }) => source.facts.tags))
  const grouped: (readonly ParsedBlock[])[] = []
  let reached = 0
  for (const { first, last } of runs) {
    for (; reached < first; reached++) grouped.push([blocks[reached]!])
    grouped.push(blocks.slice(first, last + 1))
    reached = last + 1
  }
  for (; reached < blocks.length; reached++) grouped.push([blocks[reached]!])
  return grouped
}
