import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tooDeep } from '../../shared/markdown/boundNesting.ts'
import { renderPost } from '../../shared/markdown/renderPost.ts'
import { forbiddenOutput } from '../support/forbiddenOutput.ts'
import { hostilePayloads } from '../support/hostilePayloads.ts'
import { testProfile } from '../support/testProfile.ts'

const pieces = [
  '\n', '\n\n', ' ', '    ', '# ', '> ', '- ', '1. ', '*', '**', '_', '~~', '`', '```\n', '||', '[', ']', '](', ')', '![', '[^a]', '[^a]: ', '[a]: ', 'javascript:', 'https://evil.example/a.png',
  '<', '>', '</', '<!--', '-->', '"', "'", '=', '&#1;', '&lt;', 'onerror=x ', 'src=', 'href=', 'style=', 'id=body ', '<img ', '<a ', '<svg>', '<math>', '<style>', '<table>', '<td>', '</p>',
  '<template>', '<select>', '<marquee-slot data-slot="rating">', ':::spoiler[', ':::', '::rating', '{', '}', ':x[', '| a | b |\n| - | - |\n', '很好', '「', '」', 'text', '\\', '\t', '\u0000',
]
const soup = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.constantFrom(...hostilePayloads.map(({ body }) => body ?? '')) }, { weight: 1, arbitrary: fc.string() }), { maxLength: 60 })
  .map((parts) => parts.join(''))
const profile = testProfile('review: {kind: film, rating: 4}\nwarnings: []')

describe('renderPost', () => {
  it('lets nothing forbidden through, and keeps lines in order and inside the body, whatever the text', () => {
    fc.assert(
      fc.property(soup, (body) => {
        const { blocks } = renderPost(body, profile)
        expect(forbiddenOutput(blocks.map(({ html }) => html).join('\n'))).toEqual([])
        const lines = body.split(/\r\n|\r|\n/).length
        expect(blocks.reduce((sum, block) => sum + block.gap + block.lines, 0)).toBeLessThanOrEqual(lines)
      }),
      { numRuns: 500, examples: [['onerror=x \n||<table><style>']] },
    )
  }, 60_000)

  it.each([
    ['quotes', (n: number) => `${'>'.repeat(n)} a`],
    ['lists', (n: number) => `${'- '.repeat(n)}a`],
    ['quotes and lists', (n: number) => `${'> - '.repeat(n)}a`],
    ['brackets', (n: number) => `${'['.repeat(n)}a${']'.repeat(n)}`],
    ['emphasis', (n: number) => `${'*a **b '.repeat(n)}${'c** d* '.repeat(n)}`],
    ['tags', (n: number) => `${'<b>'.repeat(n)}x`],
    ['blocks of HTML', (n: number) => `${'<div>\n\n'.repeat(n)}x`],
    ['containers', (n: number) => `${':::spoiler\n'.repeat(n)}x`],
  ])('takes %s nested 1,000 and 10,000 deep', (_name, nested) => {
    for (const depth of [1000, 10_000]) {
      const { blocks } = renderPost(`Before.\n\n${nested(depth)}\n`, profile)
      expect(blocks[0]?.html).toContain('Before.')
    }
  })

  it('says where a part is nested too deep, and goes on after it', () => {
    const text = renderPost(`${'> '.repeat(200)}a\n\nAfter.`, testProfile()).blocks.map(({ html }) => html)
    expect(text).toEqual([`<p>${tooDeep}</p>`, '<p>After.</p>'])
  })
})
