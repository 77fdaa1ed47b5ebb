import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import { firstLines, type RenderedBlock } from '../../shared/markdown/renderProfile.ts'
import { renderPost } from '../../shared/markdown/renderPost.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { applyPatch } from '../../shared/preview/blockPatch.ts'
import { PreviewMaker } from '../../shared/preview/previewMaker.ts'
import { defaultConventions } from '../../shared/review/defaultConventions.ts'
import { type TextChange, applyChanges } from '../../shared/text/textChange.ts'
import { gfmExamples } from '../support/gfmExamples.ts'
import { part } from '../support/part.ts'
import { testProfile } from '../support/testProfile.ts'

const runs = Number(process.env['MARQUEE_RUNS'] ?? 1)
const config = { ...defaultConventions, language: 'en', signoff: null } as LibraryConfig

/** A preview as its page sees it: patches, one on the other. */
class Seen {
  blocks: readonly RenderedBlock[] = []
  readonly maker = new PreviewMaker()

  constructor() {
    this.maker.take({ kind: 'library', library: { posts: [], assets: [], config } })
  }

  take(answer: ReturnType<PreviewMaker['take']>): this {
    if (answer) this.blocks = applyPatch(this.blocks, answer.patch)
    return this
  }

  open(body: string, line: number): this {
    return this.take(this.maker.take({ kind: 'open', turn: 1, path: 'a.md' as PostPath, head: '', body, line }))
  }

  finish(): this {
    for (let turns = 0; !this.maker.isDone; turns++) {
      if (turns > 10_000) throw new Error('never done')
      this.take(this.maker.advance())
    }
    return this
  }

  /** The first line of the block that shows a text; 0 where none does. */
  lineOf(text: string): number {
    return firstLines(this.blocks)[this.blocks.findIndex(({ html }) => html.includes(text))] ?? 0
  }
}

const paragraph = (i: number): string => `Paragraph ${i}. ${'It is one of many in a long post. '.repeat(6)}`
const paragraphs = (count: number): string[] => Array.from({ length: count }, (_, i) => paragraph(i))
const lineIn = (body: string, text: string): number => body.slice(0, body.indexOf(text)).split('\n').length

describe('The place that is looked at in a long post', () => {
  const body = paragraphs(3000).join('\n\n')
  const line = lineIn(body, 'Paragraph 2400.')

  it('is in the first answer, at its own line, before what stands above it', () => {
    const seen = new Seen().open(body, line)
    expect(seen.lineOf('Paragraph 2400.')).toBe(line)
    expect(seen.lineOf('Paragraph 1000.')).toBe(0)
    expect(seen.maker.isDone).toBe(false)
  })
  it('is drawn once, as what is above it comes, and stays the same block', () => {
    const seen = new Seen().open(body, line)
    for (let turns = 0; !seen.maker.isDone; turns++) {
      seen.take(seen.maker.advance())
      expect(seen.blocks.filter(({ html }) => html.includes('Paragraph 2400.')), `turn ${turns}`).toHaveLength(1)
      expect(seen.lineOf('Paragraph 2400.')).toBe(line)
    }
    expect(seen.lineOf('Paragraph 1000.')).toBeGreaterThan(0)
  })
  it('follows what is typed in it and above it', () => {
    const seen = new Seen().open(body, line)
    const at = body.indexOf('Paragraph 2400.')
    seen.take(seen.maker.take({ kind: 'edit', turn: 2, head: null, changes: [{ from: 100, to: 100, insert: 'One\n\nmore.\n\n' }, { from: at, to: at, insert: 'Typed. ' }] }))
    expect(seen.lineOf('Typed. Paragraph 2400.')).toBe(line + 4)
    expect(seen.maker.isDone).toBe(false)
  })
  it('moves to where the author looks while the rest is read', () => {
    const seen = new Seen().open(body, line)
    const other = lineIn(body, 'Paragraph 1500.')
    seen.take(seen.maker.take({ kind: 'look', line: other })).take(seen.maker.advance())
    expect(seen.lineOf('Paragraph 1500.')).toBe(other)
  })
  it('knows links that are defined elsewhere', () => {
    const text = body.replace('Paragraph 2400.', 'Paragraph 2400. See [the place][far].') + '\n\n[far]: https://example.org/here\n'
    expect(new Seen().open(text, line).blocks.find(({ html }) => html.includes('Paragraph 2400.'))?.html).toContain('href="https://example.org/here"')
  })
  it('is not guessed at within code, containers and lists that began above it', () => {
    for (const [before, after] of [['```', '```'], [':::spoiler[x]', ':::'], ['- item', '']] as const) {
      const indent = after === '' ? '  ' : ''
      const text = [...paragraphs(100), before, ...paragraphs(900).map((one) => `${indent}Inside: ${one}`), after].join('\n\n')
      const seen = new Seen().open(text, lineIn(text, 'Inside: Paragraph 800.'))
      expect(seen.lineOf('Inside: Paragraph 800.')).toBe(0)
      seen.finish()
      expect(seen.lineOf('Inside: Paragraph 800.')).toBeGreaterThan(0)
    }
  })
})

describe('A long post of which a place is looked at first', () => {
  const blocks = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(50).map(paragraph) }, { weight: 2, arbitrary: fc.constantFrom(...gfmExamples) }), { minLength: 120, maxLength: 260 })
  const step = fc.record({
    turns: fc.nat(3), look: fc.option(part),
    edits: fc.array(fc.record({ at: part, length: fc.oneof(fc.constant(0), fc.nat(300)), insert: fc.constantFrom('', 'x', '\n', '\n\n', '```\n', '[a]: b\n\n', '- ') }), { maxLength: 2 }),
  })

  it('ends as a render of the whole, with lines in order all the way', () => {
    fc.assert(
      fc.property(blocks, part, fc.array(step, { maxLength: 5 }), (parts, at, steps) => {
        let text = parts.join('\n\n')
        const lineAt = (share: number): number => text.slice(0, Math.floor(share * text.length)).split('\n').length
        const seen = new Seen().open(text, lineAt(at))
        const check = (): void => {
          for (const { gap } of seen.blocks) expect(gap).toBeGreaterThanOrEqual(0)
        }
        check()
        for (const { turns, look, edits } of steps) {
          for (let turn = 0; turn < turns && !seen.maker.isDone; turn++) seen.take(seen.maker.advance())
          if (look !== null) seen.take(seen.maker.take({ kind: 'look', line: lineAt(look) }))
          const changes = fitted(text, edits)
          text = applyChanges(text, changes)
          seen.take(seen.maker.take({ kind: 'edit', turn: 2, head: null, changes }))
          check()
        }
        const whole = renderPost(text, testProfile()).blocks
        expect(seen.finish().blocks.slice(1).map(({ gap, lines }) => ({ gap, lines }))).toEqual(whole.map(({ gap, lines }) => ({ gap, lines })))
        expect(new Seen().open(text, 1).finish().blocks).toEqual(seen.blocks)
      }),
      { numRuns: 40 * runs },
    )
  }, 600_000)
})

function fitted(text: string, edits: readonly { at: number; length: number; insert: string }[]): TextChange[] {
  const changes: TextChange[] = []
  for (const { at, length, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    const from = Math.floor(at * text.length)
    if (changes.length === 0 || from > changes.at(-1)!.to) changes.push({ from, to: Math.min(text.length, from + length), insert })
  }
  return changes
}
