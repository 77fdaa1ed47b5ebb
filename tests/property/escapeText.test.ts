import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { visit } from 'unist-util-visit'
import { addressOf, linkTo } from '../../shared/editing/linkCompletion.ts'
import { escapeText } from '../../shared/editing/escapeText.ts'
import { decodePercent } from '../../shared/library/linkTarget.ts'
import { parseMarkdown } from '../../shared/markdown/parseMarkdown.ts'
import { postPath, resolveFrom } from '../../shared/post/postPath.ts'

const sign = fc.constantFrom('---', ...'\\`*_[]<>()~|&#+-=!:"\'{}$^.;1)', '&amp;', '&#33;', '~~', '**', '::rating', '[^1]', '1. ', )
const words = fc.constantFrom(' ', '重慶', '《片名》', 'word', 'Ünï', '😀')
const address = fc.constantFrom('www.a.test', 'https://a.test/x', 'a@b.test')
const textOf = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: 14 }).map((parts) => parts.join('').replace(/\|{2,}/g, '|').replace(/\s+/g, ' ').trim()).filter((made) => made !== '')
const text = textOf(fc.oneof(sign, words))
const title = textOf(fc.oneof(sign, words, address))
const part = text.map((made) => made.replace(/[/\\\0]/g, '')).filter((made) => made.trim() !== '' && made !== '.' && made !== '..')
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => postPath(`${parts.join('/')}.md`))
const runs = { numRuns: 600 }

const nodesOf = (markdown: string): Nodes[] => {
  const nodes: Nodes[] = []
  visit(parseMarkdown(markdown), (node) => void nodes.push(node))
  return nodes
}

describe('text put into Markdown', () => {
  it('shows in a link letter for letter, whatever it holds, and the link leads to its file', () => {
    fc.assert(
      fc.property(title, path, path, (said, from, to) => {
        const links = nodesOf(`看${linkTo({ path: to, title: said }, from, '')}看`).filter((node) => node.type === 'link')
        expect(links.map((link) => toString(link))).toEqual([said])
        expect(resolveFrom(from, decodePercent(links[0]?.type === 'link' ? links[0].url : ''))).toBe(to)
      }),
      runs,
    )
  })

  it('is a paragraph that shows it letter for letter', () => {
    fc.assert(
      fc.property(text, (line) => {
        const { children } = parseMarkdown(escapeText(line))
        expect(children.map((node) => node.type)).toEqual(['paragraph'])
        expect(toString(children[0])).toBe(line)
      }),
      runs,
    )
  })

  it('keeps percent signs in the manner of the links around it', () => {
    expect(addressOf('reviews/一一 (2000).md', 'draft.md', '')).toBe('reviews/一一%20%282000%29.md')
    expect(addressOf('reviews/一一.md', 'draft.md', './%E9%87%8D.md')).toBe('./reviews/%E4%B8%80%E4%B8%80.md')
  })
})
