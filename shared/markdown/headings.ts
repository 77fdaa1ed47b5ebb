import type { Root } from 'hast'
import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import { eachElement } from './eachNode.ts'
import type { BlockHeading } from './renderProfile.ts'

/** A heading as its block knows it: its id depends on the headings above. */
export type UnnamedHeading = Omit<BlockHeading, 'slug'>

/** The headings of a block's elements, in order. `firstLine` is the block's, in the lines that the elements' positions speak of. */
export function headingsOf(root: Root, firstLine: number): UnnamedHeading[] {
  const headings: UnnamedHeading[] = []
  eachElement(root, (node) => {
    const level = levelOf(node)
    if (level === null) return
    headings.push({ level, text: toString(node), line: Math.max(0, (node.position?.start.line ?? firstLine) - firstLine) })
  })
  return headings
}

/** Gives the headings of a block's elements their ids, which come in the same order. */
export function nameHeadings(root: Root, slugs: readonly string[]): void {
  let next = 0
  eachElement(root, (node) => {
    if (levelOf(node) !== null) node.properties['id'] = slugs[next++]
  })
}

/** Makes an id for one heading after another: `what-happens`, then `what-happens-1`. */
export class HeadingSlugs {
  readonly #slugger = new GithubSlugger()

  take(headings: readonly UnnamedHeading[]): string[] {
    return headings.map(({ text }) => this.#slugger.slug(text) || this.#slugger.slug('section'))
  }
}

function levelOf({ tagName, properties }: { readonly tagName: string; readonly properties: object }): number | null {
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  // the heading that footnotes are given is the reader's, not the post's
  if (!level || 'dataFootnotes' in properties || ('id' in properties && properties.id === 'user-content-footnote-label')) return null
  return Number(level)
}
