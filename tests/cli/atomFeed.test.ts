import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { htmlTarget } from '../../shared/export/targets/html.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { atomProblems } from '../support/atomRules.ts'
import { temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { siteLibrary } from '../support/siteLibrary.ts'
import { exportInto } from '../unit/export/siteInput.ts'

const schema = resolve(import.meta.dirname, '../support/atom.rng')
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

/** What xmllint says of a feed by the schema of RFC 4287; '' where it is valid. */
async function bySchema(feed: string): Promise<string> {
  const folder = await temporaryFolder()
  await writeFiles(folder, { 'feed.xml': feed })
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, join(folder, 'feed.xml')], { encoding: 'utf8' })
  return status === 0 ? '' : stderr
}

const post = (title: string, head = 'date: 2025-03-09T00:30:00+08:00\n') => `---\ntitle: ${JSON.stringify(title)}\n${head}---\nText.\n`
const markdown = Object.fromEntries(Object.entries(siteLibrary).flatMap(([path, text]) => (path.endsWith('.md') && typeof text === 'string' ? [[path, text]] : [])))
const libraries: readonly (readonly [name: string, posts: Readonly<Record<string, string>>])[] = [
  ['no posts', {}],
  ['posts without a date, and with one that is none', { 'a.md': post('A', ''), 'b.md': post('B', 'date: yesterday\n') }],
  ['titles, tags, summaries and file names of marks and control characters', {
    'a & b < "c".md': post('<b>&amp; "it\'s" ]]> \u0007\u0000\u001b \ufffe \ud800', 'date: 2025-03-09\nsummary: "<&\\" \\u0007 \\ufffe"\ntags: ["<&\\"", "a\\u0008b"]\n'),
    'a & b \' % # ?.md': post('B'),
  }],
  ['Chinese', { '影評/一一.md': post('一一：看不見的後腦勺', 'date: 2025-03-09\nsummary: 楊德昌最後一部電影\ntags: [電影, 台北]\n'), '影評/夜.md': post('夜𠮷') }],
  ['posts that were updated, at odd hours and long ago', { 'a.md': post('A', 'date: 2025-03-09\nupdated: 2025-04-01T23:59:59Z\n'), 'b.md': post('B', 'date: 1895-12-28T20:00:00+00:09\n'), 'c.md': post('C', 'date: 0999-01-01\n') }],
  ['every feature', markdown],
]
const settings: readonly (readonly [name: string, yaml: string | null])[] = [
  ['no address', null],
  ['an address, an author and a title of marks', 'siteUrl: https://example.org/blog\nauthor: "A & <B>"\ntitle: "夜 & <day> \\"x\\""\nlanguage: zh-Hant-TW\n'],
]

describe('the feed of a site of web pages', () => {
  const feed = (posts: Readonly<Record<string, string>>, yaml: string | null) => exportInto(htmlTarget, {}, posts, { config: readLibraryConfig(yaml, 'My library', 'Asia/Hong_Kong') }).texts['feed.xml'] ?? ''
  const cases = libraries.flatMap(([what, posts]) => settings.map(([how, yaml]) => [what, how, feed(posts, yaml)] as const))

  it.each(cases)('is what RFC 4287 asks for, of %s, with %s', (_, __, xml) => {
    expect(atomProblems(xml)).toEqual([])
  })

  it.skipIf(!hasXmllint).each(cases)('is valid by the schema of RFC 4287, of %s, with %s', async (_, __, xml) => {
    expect(await bySchema(xml)).toBe('')
  })

  it.each([
    ['an id is missing', /<id>[^<]*<\/id>/, ''],
    ['a title is there twice', /<title>/, '<title>x</title>\n<title>'],
    ['a date is a day', /<updated>[^<]*/, '<updated>2025-03-09'],
    ['an element is none of Atom’s', /<published>/, '<pubDate>x</pubDate><published>'],
    ['a link has no address', / href="[^"]*"/, ''],
    ['a mark is bare', /<title>/, '<title>&'],
  ])('would be found wrong where %s', async (_, from, to) => {
    const xml = feed({ 'a.md': post('A') }, null)
    const wrong = xml.replace(from, to)
    expect(wrong).not.toBe(xml)
    expect(() => expect(atomProblems(wrong)).toEqual([])).toThrow()
    if (hasXmllint) expect(await bySchema(wrong)).not.toBe('')
  })
})
