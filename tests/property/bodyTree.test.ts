import { describe, expect, it } from 'vitest'
import { type Dialect, anchorBefore, githubDialect } from '../../shared/export/markdown/dialect.ts'
import { postBody } from '../../shared/export/markdown/postBody.ts'
import { hugoDialect } from '../../shared/export/targets/hugo/shortcodes.ts'
import { kramdown } from '../../shared/export/targets/jekyll/kramdown.ts'
import { pythonMarkdown } from '../../shared/export/targets/pelican/pythonMarkdown.ts'
import { zolaDialect } from '../../shared/export/targets/zola/shortcodes.ts'
import { everydayMarkdown } from '../support/everydayMarkdown.ts'
import { random } from '../support/generatePosts.ts'
import { gfmExamples } from '../support/gfmExamples.ts'

const seed = Number(process.env['MARQUEE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env['MARQUEE_RUNS'] ?? 250)
const dialects: Readonly<Record<string, Dialect>> = {
  hugo: hugoDialect,
  'hugo with HTML': { ...hugoDialect, keepsHtml: true },
  eleventy: { ...githubDialect, footnotes: false, taskLists: false, linksAddresses: false, indentedCode: false, headingId: anchorBefore },
  kramdown: { ...kramdown, joinsBlocks: false },
  zola: zolaDialect,
  'Python-Markdown': { ...pythonMarkdown, blockLayout: null, joinsBlocks: false },
  breaks: { ...githubDialect, breaksLines: true },
}
const examples = [...everydayMarkdown, ...gfmExamples]
const pieces = [
  '```\n\n{{< x >}} {% x %} ~a~ \\{\n\n```', '<!--\n\n~a~ https://a.org\n\n-->', ':::spoiler\n\n~a~\n\n:::', '- a\n\n  b ~c~\n\n- d', 'Plain words.', 'Plain words.', 'Plain words.', '中文。', '## Heading', 'Set\n===', ':::spoiler[x]\nText.\n\nMore.\n:::', ':::', '::rating', '- ::rating', '> ::quotes',
  '||a||', '> q', '- a\n- b', '1. a', '  - c', '    code', '\tcode', '{{< x >}}', '{% y %}', '~a~', '~~b~~', '**中**文', '*「中」*文', '[l](dead.md)', '![p](dead.png)', '<div>', '</div>', '<!-- c', '-->', '<pre>', '```',
  '[^1]: note', 'a[^1]', '[r]: b.md', '[r]', '[~r~]', '[r~]: b.md', '\\{', 'a \\\nb', '| a | b |\n| - | - |\n| c | d |', ': definition', 'www.a.org', 'https://a.org', 'a@b.org', '- [ ] task', '`a \\| b`', '\u0000', '* * *', 'a {#id}', '## h {#id}', '<b>x</b>',
]

describe('a body that is read in parts', () => {
  it('has its warnings above the second heading, whatever else of it must be read', () => {
    const body = '## One\n\n- item\n\nText.\n\n## Two\n\nText.\n\n## Three\n- ||hidden||\n'
    const parts = { leaves: { warnings: '> Warnings' }, placesReview: true, anchors: new Set<string>(), rewrite: (url: string) => url, pictureHtml: null, forms: null }
    expect(postBody(body, { ...hugoDialect, keepsHtml: true }, parts).text).toContain('> Warnings\n\n## Two')
  })

  it(`becomes what it becomes when it is read whole (seed ${seed})`, () => {
    const next = random(seed)
    const pick = () => {
      const list = next() < 0.3 ? examples : pieces
      return list[Math.floor(next() * list.length)] ?? ''
    }
    for (let round = 0; round < rounds; round++) {
      const body = (next() < 0.2 ? '\n\n' : '') + Array.from({ length: 1 + Math.floor(next() * 9) }, () => pick() + (next() < 0.25 ? '\n' : next() < 0.2 ? '\n \n\n' : '\n\n')).join('')
      for (const [name, dialect] of Object.entries(dialects)) {
        const inDialect = (more: Partial<Dialect>) => {
          const asked: string[] = []
          const rewrite = (url: string, kind: string, at: number, inHtml: boolean) => {
            asked.push(`${url} ${kind} ${at} ${inHtml}`)
            return url.startsWith('dead') ? null : `to-${url}`
          }
          const parts = { leaves: { rating: '**Stars**', warnings: '> Warnings', quotes: '> Quote', signoff: 'Bye.' }, placesReview: round % 3 > 0, anchors: new Set<string>(), rewrite, pictureHtml: null, forms: null }
          return { ...postBody(body, { ...dialect, ...more }, parts), asked }
        }
        expect(inDialect({}), `${name}: ${JSON.stringify(body)}`).toEqual(inDialect({ blockLayout: () => [] }))
      }
    }
  }, 240_000)
})
