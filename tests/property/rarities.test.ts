import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { fullSyntax, parserPlugins, raritiesOf } from '../../shared/markdown/syntax.ts'
import { everydayMarkdown } from '../support/everydayMarkdown.ts'
import { random } from '../support/generatePosts.ts'
import { gfmExamples } from '../support/gfmExamples.ts'

const seed = Number(process.env['MARQUEE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env['MARQUEE_RUNS'] ?? 250)

function parserWith(rarities: Parameters<typeof parserPlugins>[1]): (body: string) => unknown {
  const processor = unified().use(remarkParse).use(parserPlugins(fullSyntax, rarities)).freeze()
  return (body) => processor.parse(body)
}

const whole = parserWith({ tables: true, addresses: true })
const sparing = [parserWith({ tables: false, addresses: false }), parserWith({ tables: true, addresses: false }), parserWith({ tables: false, addresses: true })]
const pieces = ['a', 'b\n', '\n', ' ', '|', ':-', '-:', '---', ':-:', '- -', '-', ':', 'www', '.', 'WWW.', 'ww', 'w.a.org', 'http', 'https', '://', ':', '//', '\\', '&#64;', '&#58;', '&amp;', '@', 'a.org', '*', '**', '_', '> ', '- ', '`', '[', '](', ')', '<', '>', '~', '::rating', '\n\n', '中', '||']

describe('a text without tables or addresses', () => {
  it(`is read as by a parser that looks for them (seed ${seed})`, () => {
    const next = random(seed)
    const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? ''
    const examples = [...everydayMarkdown, ...gfmExamples]
    const bodies = [...examples, ...Array.from({ length: rounds * 40 }, () => Array.from({ length: 1 + Math.floor(next() * 14) }, () => (next() < 0.02 ? pick(examples) : pick(pieces))).join(''))]
    let spared = 0
    for (const body of bodies) {
      const rarities = raritiesOf(body)
      if (rarities.tables && rarities.addresses) continue
      spared++
      expect(sparing[rarities.tables ? 1 : rarities.addresses ? 2 : 0]!(body), JSON.stringify(body)).toEqual(whole(body))
    }
    expect(spared).toBeGreaterThan(rounds)
  }, 240_000)
})
