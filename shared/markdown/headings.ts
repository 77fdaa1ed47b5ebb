import type { Root } from 'hast'
import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { RenderedPost } from './renderProfile.ts'

/** Gives every heading its id, in order (`what-happens`, then `what-happens-1`), and returns the outline. */
export function collectHeadings(root: Root): RenderedPost['outline'] {
  const slugger = new GithubSlugger()
  const outline: { level: number; text: string; slug: string; line: number }[] = []
  visit(root, 'element', (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (!level || 'dataFootnotes' in node.properties || node.properties['id'] === 'user-content-footnote-label') return
    const text = toString(node)
    const slug = slugger.slug(text) || slugger.slug('section')
    node.properties['id'] = slug
    outline.push({ level: Number(level), text, slug, line: node.position?.start.line ?? 0 })
  })
  return outline
}
