import fc from 'fast-check'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { findLinks } from '../../shared/library/findLinks.ts'
import { readLink } from '../../shared/library/linkTarget.ts'
import { retargetLinks } from '../../shared/library/linkGraph.ts'
import { postPath, resolveFrom } from '../../shared/post/postPath.ts'
import { applyChanges } from '../../shared/text/textChange.ts'

const parser = unified().use(remarkParse)

/** What a whole Markdown parser finds: the slow, obvious answer. */
function parsedUrls(body: string): string[] {
  const found: string[] = []
  visit(parser.parse(body) as Root, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(node.url)
  })
  return found.sort()
}

const word = fc.constantFrom('word', '重慶', '*bold*', '**b**', '\\[', 'a_b', '!', 'x`y', '“q”')
const url = fc.constantFrom('a.md', '../b/c.md', 'p.png', 'x%20y.md', '重.md', 'f(1).md', 'a.md#h', 'https://example.org/?a=b', '')
const title = fc.constantFrom('', ' "T"', " 'T (x)'", ' (T)')
const inline = fc.oneof(
  word,
  fc.tuple(word, url, title).map(([text, target, said]) => `[${text}](${target}${said})`),
  fc.tuple(word, url, title).map(([text, target, said]) => `![${text}](<${target}>${said})`),
  fc.tuple(url, url).map(([one, other]) => `[![x](${one})](${other})`),
  url.map((target) => `\`[code](${target})\``),
  url.map((target) => `\`\` \` [code](${target}) \`\``),
  url.map((target) => `\\[no](${target})`),
  url.map((target) => `[open](${target}`),
  fc.constant('<https://example.org/x>'),
)
const paragraph = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
const block = fc.oneof(
  paragraph,
  paragraph.map((text) => `## ${text}`),
  paragraph.map((text) => `> ${text}`),
  paragraph.map((text) => `- ${text}\n- ${text}`),
  paragraph.map((text) => `\`\`\`md\n${text}\n\`\`\``),
  paragraph.map((text) => `~~~~\n${text}\n\`\`\`\n~~~~`),
  paragraph.map((text) => `- a\n\n  \`\`\`\n  ${text}\n  \`\`\``),
)
const body = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => `${blocks.join('\n\n')}\n`)

describe('findLinks', () => {
  it('finds what a whole Markdown parser finds', () => {
    fc.assert(
      fc.property(body, (text) => {
        const found = findLinks(text).filter(({ url: written }) => written !== '')
        for (const { from, to, url: written } of found) expect(text.slice(from, to)).toBe(written)
        expect(found.map(({ url: written }) => written).sort()).toEqual(parsedUrls(text).filter((target) => target !== ''))
      }),
      { numRuns: 300 },
    )
  }, 30_000)
})

describe('retargetLinks', () => {
  const name = fc.constantFrom('a.md', 'b b.md', '重.md', 'x/a.md', 'x/(y).md', 'x/z/100%.md', 'q?.md')

  it('makes every link mean what it meant, with one name for another', () => {
    fc.assert(
      fc.property(name, name, name, fc.array(name, { maxLength: 4 }), (post, from, to, targets) => {
        fc.pre(from !== to && !(post === to))
        const text = targets.map((target) => `[x](<${linkFrom(post, target)}>)`).join(' ')
        const after = applyChanges(text, retargetLinks(postPath(post), text, postPath(from), postPath(to)))
        const place = post === from ? to : post
        expect(findLinks(after).map(({ url: written }) => meaning(place, written))).toEqual(targets.map((target) => (target === from ? to : target)))
      }),
      { numRuns: 500 },
    )
  })

  function linkFrom(post: string, target: string): string {
    return '../'.repeat(post.split('/').length - 1) + target.split('/').map(encodeURIComponent).join('/')
  }

  function meaning(post: string, written: string): string | null {
    const target = readLink(written)
    return target.kind === 'relative' ? resolveFrom(post, target.path) : null
  }
})
