import { rfcDate } from '../../../shared/post/postDate.ts'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { readExportPosts } from '../../../shared/export/exportPosts.ts'
import { readPostFacts } from '../../../shared/export/postFacts.ts'
import {  } from '../../../shared/export/markdown/reviewEntries.ts'
import { hugoFrontMatter } from '../../../shared/export/targets/hugo/frontMatter.ts'
import { allPosts } from '../../../shared/export/siteTarget.ts'
import { siteTargets } from '../../../shared/export/targets.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { exportInto, postOf } from './siteInput.ts'

const config = readLibraryConfig(null, 'Library', 'Asia/Hong_Kong')

function exported(head: string): Record<string, unknown> {
  const input = {
    posts: [readPostFacts({ path: postPath('a.md'), text: `---\n${head}---\n`, revision: '' }, config)],
    headingIds: () => new Set<string>(),
    assets: new Set<string>(), pictures: new Map(), config, nowMs: 0, includeDrafts: true, choice: allPosts,
    facts: { topNames: [], configTexts: {}, contentPaths: [], samples: {}, last: null },
  }
  const [post] = readExportPosts(input, new Set(), () => null, ({ slug }) => slug).posts
  if (!post) throw new Error('not exported')
  const text = hugoFrontMatter(post, { cover: null, related: [] }, config)
  return parse(text.replace(/^---\n|---\n$/g, '')) as Record<string, unknown>
}

describe('front matter for Hugo', () => {
  it('keeps the type of each value: texts that look like numbers, dates or truths stay texts', () => {
    expect(exported('title: "1917"\ntags: ["yes", "2025-01-01"]\nmood: "no"\ncount: 3\nfree: true\n')).toEqual({
      title: '1917', slug: 'a', tags: ['yes', '2025-01-01'], mood: 'no', count: 3, free: true,
    })
  })

  it('leaves out what is empty', () => {
    expect(exported('title: A\nsummary:\ntags: []\nmood:\nquotes: []\n')).toEqual({ title: 'A', slug: 'a' })
  })

  it('writes known keys over unknown ones of the same name in other capitals', () => {
    expect(exported('title: A\nRating: high\nreview: {rating: 4, studio: Jet Tone}\n')).toEqual({ title: 'A', slug: 'a', rating: 4, rating_best: 5, review_studio: 'Jet Tone' })
  })

  it('has a review under the names that the library has for its site, each once', () => {
    const named = readLibraryConfig('exportKeys: {rating: stars, verdict: stars, cover: poster, odd: x, quotes: "a b"}', 'Library', 'UTC')
    expect(named.problems).toEqual(['“exportKeys.odd” in library.yaml is no key that Marquee exports.', '“exportKeys.quotes” in library.yaml should be the name that your site uses.'])
    for (const target of siteTargets.filter(({ id }) => id !== 'html')) {
      const posts = { 'a.md': postOf('x', 'cover: p.png\nreview: {rating: 4.5, verdict: Fine}\n') }
      const { texts } = exportInto(target, {}, posts, { config: named, assets: new Set(['p.png']) })
      const text = Object.values(texts).find((one) => one.includes('x\n')) ?? ''
      expect(text, target.id).toMatch(/^["']?stars["']?\s*[:=] ?4\.5$/im)
      expect(text, target.id).toMatch(/^poster\s*[:=].*p\.png/im)
      expect(text.match(/^stars\b/gim), target.id).toHaveLength(1)
    }
  })

  it('keeps hostile texts as texts', () => {
    const nasty = 'a"b\n---\ntitle: "gotcha"\u0000\u2028 \\ {{< x >}}'
    expect(exported(`title: ${JSON.stringify(nasty)}\n`)).toEqual({ title: nasty, slug: 'a' })
  })

  it.each([
    ['2025-03-09T23:30:00+08:00', '2025-03-09T23:30:00+08:00'],
    ['2025-03-09 23:30 -0300', '2025-03-09T23:30:00-03:00'],
    ['2025-03-09T23:30:00.5Z', '2025-03-09T23:30:00Z'],
    ['2025-03-09T23:30', '2025-03-09T23:30:00+08:00'],
    ['2025-03-09', '2025-03-09T00:00:00+08:00'],
    ['03/09/2025', null],
    [null, null],
  ])('writes the date %s as %s', (written, expected) => {
    expect(rfcDate(written, 'Asia/Hong_Kong')).toBe(expected)
  })
})
