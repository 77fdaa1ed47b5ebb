import { afterEach, describe, expect, it } from 'vitest'
import { editHead } from '../../../shared/frontMatter/editHead.ts'
import { HeadEditError } from '../../../shared/frontMatter/headEditError.ts'
import { largestHead, parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { summarisePost } from '../../../shared/library/summarisePost.ts'
import { renderArticle } from '../../../shared/markdown/article.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { readPostFields } from '../../../shared/review/postFields.ts'
import { reviewJsonLd } from '../../../shared/review/reviewJsonLd.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'
import { forbiddenOutput } from '../../support/forbiddenOutput.ts'
import { testProfile } from '../../support/testProfile.ts'

const config = readLibraryConfig(null, 'Library', 'UTC')
const yaml = (source: string): string => `---\n${source}\n---\n`
const toml = (source: string): string => `+++\n${source}\n+++\n`
const times = (count: number, make: (at: number) => string, between = '\n'): string => Array.from({ length: count }, (_, at) => make(at)).join(between)

/** What is refused, in words. */
const refused: Readonly<Record<string, readonly [head: string, words: RegExp]>> = {
  'an alias bomb': [yaml(`a0: &a0 [x]\n${times(30, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]`)}`), /too many values/],
  'a bomb of merges': [yaml(`a0: &a0 {x: 1}\n${times(30, (at) => `a${at + 1}: &a${at + 1} {<<: [*a${at}, *a${at}], k${at}: 1}`)}`), /too many values/],
  'an alias of itself': [yaml('a: &a [*a]'), /not above it/],
  'lists 10,000 deep': [yaml(`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`), /nested too deeply/],
  'mappings 10,000 deep': [yaml(`a: ${'{a: '.repeat(10_000)}`), /nested too deeply/],
  'block lists 10,000 deep': [yaml(`a:\n${'- '.repeat(10_000)}x`), /nested too deeply/],
  'keys in keys': [yaml(`${'? '.repeat(200)}x`), /nested too deeply/],
  'keys in keys, as lists': [yaml(`? ${'['.repeat(90)}x${']'.repeat(90)}\n: y`), /nested too deeply/],
  'JSON lists 100,000 deep': [`{"a": ${'['.repeat(100_000)}\n`, /nested too deeply/],
  'TOML lists 10,000 deep': [toml(`a = ${'['.repeat(10_000)}${']'.repeat(10_000)}`), /nested/],
  'TOML keys of 10,000 parts': [toml(`${'a.'.repeat(10_000)}b = 1`), /nested too deeply/],
  'tabs as indentation': [yaml('\ttitle: x'), /tab/i],
  'two merges': [yaml('a: &a {k: 1}\nb: &b {k: 2}\n<<: *a\n<<: *b'), /merge .* there again/],
  'five megabytes': [yaml(`a: ${'x'.repeat(5_000_000)}`), /larger than 256 KB/],
}

/** What is odd and can be read. */
const read: Readonly<Record<string, string>> = {
  'a function': yaml("title: !!js/function 'function () { globalThis.pwned = 1 }'"),
  'a regular expression': yaml('title: !!js/regexp /(a+)+$/'),
  'a call of Python': yaml('title: !!python/object/apply:os.system ["touch pwned"]'),
  'a constructor': yaml('title: !<tag:yaml.org,2002:js/undefined> x\nother: !!set {a, b}'),
  'a prototype': yaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntitle: T'),
  'a prototype in a mapping in flow': yaml('{"__proto__": {"polluted": 1}, title: T}'),
  'a prototype by a merge': yaml('a: &a {__proto__: {polluted: 1}}\n<<: *a\ntitle: T'),
  'a prototype of the review': yaml('title: T\nreview: {__proto__: {rating: 5, polluted: 1}, constructor: {prototype: {polluted: 1}}, toString: 1, hasOwnProperty: 1}'),
  'a prototype in TOML': toml('title = "T"\n[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1'),
  'a prototype in JSON': '{"__proto__": {"polluted": 1}, "title": "T", "constructor": {"prototype": {"polluted": 1}}}\n',
  'numbers without measure': yaml('review: {rating: 1e400, year: 99999999999999999999, kind: film}\nrating: .inf\nweight: -.inf\nnan: .nan'),
  'a rating of 100,000 figures': yaml(`review: {kind: film, rating: "${'9'.repeat(100_000)}/5"}`),
  'a rating of 50,000 stars': yaml(`review: {kind: film, rating: "${'★'.repeat(50_000)}"}`),
  'a day that is none': yaml('date: 99999-99-99'),
  'a day before all others': yaml('date: 0000-01-01T00:00:00+15:59'),
  'a day after all others': yaml('date: 9999-12-31T23:59:59-15:59'),
  'a date that is a number': yaml('date: 1e21\nreview: {kind: film, year: -1e308, rating: -0}'),
  'NUL in text': yaml('title: "a\\0b"\nslug: "\\0"\ncover: "\\0.png"'),
  'halves of characters': yaml('title: "\\ud800 \\udc00x"\ncover: "\\ud800.png"\nslug: "\\ud800"\ntags: ["\\udfff"]\nreview: {kind: film, subject: "\\ud800", trailer: "https://e.example/\\ud800"}\nrelated: [{post: "\\ud800.md"}]'),
  'overrides of direction': yaml('title: "a\\u202eb"\ntags: ["\\u202e"]'),
  'a key that is there 5,000 times': yaml(times(5_000, (at) => `title: ${at}`)),
  'keys that are there twice, by the thousand': yaml(times(5_000, (at) => `k${at % 2_500}: 1`)),
  'a key that is there twice, and thousands of others': `{${times(5_000, (at) => `"k${at}": 1`, ',')}, "k7": 2}\n`,
  '5,000 keys': yaml(times(5_000, (at) => `k${at}: 1`)),
  'merges of thousands of keys': yaml(`a: &a\n${times(2000, (at) => ` k${at}: 1`)}\n${times(6, (at) => `b${at}:\n <<: *a`)}`),
  '3,000 tags': yaml(`tags: [${times(3_000, (at) => `t${at}`, ', ')}]`),
  '2,000 warnings': yaml(`warnings:\n${times(2000, (at) => `- id: w${at}`)}`),
  'blanks by the hundred thousand': yaml(`date: "2020-01-01T${' '.repeat(100_000)}x"\nslug: "${'-'.repeat(100_000)}x"`),
}

/** What anyone makes of a head. */
function useHead(head: string): void {
  const parsed = parseHead(head)
  const summary = summarisePost({ path: postPath('a.md'), text: `${head}\nText\n`, revision: 'x', modifiedMs: 0, config })
  expect(summary.title).not.toBe('')
  expect(Number.isFinite(summary.sortTime)).toBe(true)
  structuredClone(summary)
  const fields = readPostFields(parsed, config)
  JSON.parse(JSON.stringify(reviewJsonLd({ fields, title: fields.title, timeZone: 'UTC', url: null, author: 'A', siteTitle: 'S', language: 'en', imageUrl: null, summary: null }) ?? null))
  const profile = testProfile('')
  expect(forbiddenOutput(renderArticle('::rating\n\n::warnings\n\n::quotes\n\n::related\n\n::trailer\n\nText.', { ...profile, fields }).html)).toEqual([])
}

describe('front matter that means harm', () => {
  afterEach(() => {
    expect('pwned' in globalThis).toBe(false)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each(Object.entries(refused))('is refused with a plain word, and its post is listed: %s', (_name, [head, words]) => {
    const { broken, problems } = parseHead(head)
    expect([broken, problems[0]?.message]).toEqual([true, expect.stringMatching(words)])
    useHead(head)
    expect(() => editHead(head, ['title'], 'New')).toThrow(HeadEditError)
  })

  it.each(Object.entries(read))('is read as plain values, and can be edited: %s', (_name, head) => {
    expect(parseHead(head).broken).toBe(false)
    useHead(head)
    for (const [path, value] of [[['draft'], true], [['__proto__', 'polluted'], 1], [['constructor', 'prototype', 'polluted'], 1]] as const) {
      try {
        expect(parseHead(applyChanges(head, editHead(head, path, value))).broken).toBe(false)
      } catch (cause) {
        expect(cause).toBeInstanceOf(HeadEditError)
      }
    }
  }, 60_000)

  it('is not made larger than is read', () => {
    const head = yaml(`a: ${'x'.repeat(largestHead - 20)}`)
    expect(parseHead(head).broken).toBe(false)
    expect(() => editHead(head, ['title'], 'A title that is too long')).toThrow(HeadEditError)
    const indented = yaml(`${' '.repeat(200_000)}a: 1`)
    expect(() => editHead(indented, ['title'], 'New')).toThrow(HeadEditError)
  })
})
