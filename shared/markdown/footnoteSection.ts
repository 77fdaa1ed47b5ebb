import type { Definition, FootnoteDefinition, Root } from 'mdast'
import { shownFootnotes } from './footnotes.ts'
import { type HeadingSlugs, headingsOf, nameHeadings } from './headings.ts'
import { placedBlock } from './postLayout.ts'
import { blockHtml, definitionsFor, sanitisedTree } from './renderBlock.ts'
import type { RenderedBlock, RenderProfile } from './renderProfile.ts'

/** What the section below a post reads of the post. `slugs` has named the headings above. */
export interface FootnoteContext {
  definition(identifier: string): Definition | undefined
  footnote(identifier: string): FootnoteDefinition | undefined
  readonly slugs: HeadingSlugs
  readonly profile: RenderProfile
}

/** The footnotes that the text's references lead to, in the order of their numbers; null where there are none. */
export function footnoteSection(references: readonly string[], { definition, footnote, slugs, profile }: FootnoteContext): RenderedBlock | null {
  const shown = shownFootnotes(references, footnote)
  if (shown.length === 0) return null
  // The references alone, so that the library numbers and counts them as it would in the whole post.
  const markdown: Root = {
    type: 'root',
    children: [
      { type: 'paragraph', children: references.map((identifier) => ({ type: 'footnoteReference', identifier })) },
      ...definitionsFor(shown, definition),
      ...shown,
    ],
  }
  const tree = sanitisedTree(markdown)
  tree.children.shift()
  const headings = headingsOf(tree, 1)
  nameHeadings(tree, slugs.take(headings))
  return placedBlock(blockHtml(tree, profile))
}
