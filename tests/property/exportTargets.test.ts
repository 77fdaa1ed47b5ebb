import { describe, expect, it } from 'vitest'
import { siteTargets } from '../../shared/export/targets.ts'
import { everydayMarkdown } from '../support/everydayMarkdown.ts'
import { random } from '../support/generatePosts.ts'
import { gfmExamples } from '../support/gfmExamples.ts'
import { exportInto } from '../unit/export/siteInput.ts'

const seed = Number(process.env['MARQUEE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const pieces = [
  ...everydayMarkdown, ...gfmExamples, ':::spoiler[x]\n', ':::\n', '::rating\n', '::quotes\n', '||a', '||', '> ', '  - ', '\t', '{{', '%}', '~', '**', '](b.md#x)', '![', '<div>', '```\n', '中', '“', '\\', '[^1]: ', '\r', '\u0000', '\ud800',
]

describe('every target', () => {
  it(`takes any text without failing, gives the same files for the same input, and none outside of the site (seed ${seed})`, () => {
    const next = random(seed)
    const pick = () => pieces[Math.floor(next() * pieces.length)] ?? ''
    for (let round = 0; round < 25; round++) {
      const body = Array.from({ length: 1 + Math.floor(next() * 12) }, () => pick() + (next() < 0.5 ? '\n' : '\n\n').slice(next() < 0.3 ? 2 : 0)).join('')
      const posts = { 'a.md': `---\ntitle: A\ndate: 2025-01-01\ncover: p.png\nreview: {rating: 3}\nquotes: [${JSON.stringify(pick())}]\nrelated: [b.md]\n---\n${body}`, 'b.md': `---\ntitle: B\ndate: 2025-01-02\n---\n## x\n[a](a.md)\n` }
      for (const target of siteTargets) {
        const exported = () => exportInto(target, {}, posts, { assets: new Set(['p.png', 'a.png']) })
        const { files } = exported()
        expect(files.length, `${target.id}: ${JSON.stringify(body)}`).toBeGreaterThan(1)
        expect(files.map(({ path }) => path).filter((path) => path.startsWith('/') || path.split('/').includes('..'))).toEqual([])
        expect(exported().files).toEqual(files)
      }
    }
  }, 120_000)
})
