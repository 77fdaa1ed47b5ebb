import { describe, expect, it } from 'vitest'
import { indexFacts } from '../../../shared/checks/libraryFacts.ts'
import { runChecks } from '../../../shared/checks/runChecks.ts'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { summarisePost } from '../../../shared/library/summarisePost.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { splitPost } from '../../../shared/post/postText.ts'
import { readPostFields } from '../../../shared/review/postFields.ts'

const config = readLibraryConfig(null, 'Films', 'Asia/Hong_Kong')
const nowMs = Date.UTC(2025, 2, 9, 12)
const summary = (path: string, text: string) => summarisePost({ path: postPath(path), text, revision: 'r', modifiedMs: 0, config })
const facts = indexFacts({
  posts: [
    summary('other.md', '---\ntitle: Other\n---\n## Part two\n'),
    summary('draft.md', '---\ntitle: Half done\ndraft: true\n---\n'),
    summary('deep/index.md', '---\ntitle: Deep\nslug: taken\n---\n'),
    summary('重慶.md', '---\ntitle: 重慶\n---\n'),
  ],
  assets: new Set(['still.png', 'img/Photo.JPG', 'notes.pdf']),
  config,
  nowMs,
})

/** Problems as `rule severity line "marked text"`. */
function check(text: string, path = 'a.md') {
  const { head, body } = splitPost(text)
  const parsed = parseHead(head)
  const problems = runChecks({ path: postPath(path), head, body, parsed, fields: readPostFields(parsed, config) }, facts)
  return problems.map(({ rule, severity, line, place, message }) => ({
    said: `${rule} ${severity} ${line} ${place ? (place.part === 'head' ? head : body).slice(place.from, place.to) : '-'}`,
    message,
  }))
}
const said = (text: string, path?: string) => check(text, path).map((problem) => problem.said)
const withHead = (yaml: string, body = '') => `---\n${yaml}\n---\n${body}`

describe('runChecks', () => {
  it('finds nothing wrong with a good post', () => {
    expect(said(withHead(
      'title: A\ndate: 2025-03-09T10:00:00+08:00\nslug: a\ncover: still.png\ncoverAlt: A still\nreview: {kind: film, rating: 4.5}\nwarnings: [gore]\nrelated: [other.md]',
      '# Top\n\n[x](other.md#part-two) [y](#top-1) [z](notes.pdf) [重](%E9%87%8D%E6%85%B6.md) ![d](still.png) [w](https://example.org)\n\n# Top\n\n::rating\n\n:::spoiler[End]\nx\n:::\n',
    ))).toEqual([])
  })

  it.each([
    ['title: A\nreview: {kind: film}', ['missing-warnings warning 1 -']],
    ['title: A\ncover: gone.png\ntitle: B\ncover: still.png\ncoverAlt: A still', ['front-matter error 2 title', 'front-matter error 3 cover']],
    ['review: {kind: film}\nwarnings: []', []],
    ['title: A', []],
    ['review: {rating: 6}\nwarnings: []', ['rating-scale warning 2 6']],
    ['review: {rating: 3.7}\nwarnings: []', ['rating-scale warning 2 3.7']],
    ['review: {rating: 7/10}\nwarnings: []', []],
    ['warnings: [gore, goer, {id: smokign}]', ['unknown-warning warning 2 goer', 'unknown-warning warning 2 {id: smokign}']],
    ['review:\n  kind: opera\n  year: soon', ['field-type warning 3 opera', 'field-type warning 4 soon']],
    ['cover: still.png', ['missing-alt warning 2 still.png']],
    ['cover: gone.png\ncoverAlt: x', ['missing-picture error 2 gone.png']],
    ['cover: img/photo.jpg\ncoverAlt: x', ['missing-picture error 2 img/photo.jpg']],
    ['related: [gone.md, {post: draft.md}]', ['dead-link error 2 gone.md', 'dead-link warning 2 draft.md']],
    ['slug: taken', ['slug-clash warning 2 taken']],
    ['slug: Other', ['slug-clash error 2 Other']],
    ['date: 2025-04-01', ['date warning 2 2025-04-01']],
    ['date: 2025-04-01\ndraft: true', ['date hint 2 2025-04-01']],
    ['date: 2025-03-09T18:00:00', ['date warning 2 2025-03-09T18:00:00']],
    ['date: 2025-03-01T18:00:00', ['date hint 2 2025-03-01T18:00:00']],
    ['date: 2025-03-01', []],
    ['date: March', ['date warning 2 March']],
  ])('looks at the front matter %j', (yaml, problems) => expect(said(withHead(yaml))).toEqual(problems))

  it.each([
    ['![](still.png)', ['missing-alt warning 1 still.png']],
    ['![x](gone.png)', ['missing-picture error 1 gone.png']],
    ['text\n\n[x](gone.md)', ['dead-link error 3 gone.md']],
    ['[x](other.md#nowhere)', ['dead-link warning 1 other.md#nowhere']],
    ['[x](#nowhere)', ['dead-link warning 1 #nowhere']],
    ['[x](Other.md)', ['dead-link warning 1 Other.md']],
    ['[x](draft.md)', ['dead-link warning 1 draft.md']],
    ['[x](../up.md)', ['link-outside error 1 ../up.md']],
    ['![x](file:///home/jo/x.png)', ['local-path error 1 file:///home/jo/x.png']],
    ['![x](C:\\pictures\\x.png)', ['local-path error 1 C:\\pictures\\x.png']],
    ['![x](/home/jo/x.png)', ['local-path error 1 /home/jo/x.png']],
    ['![x](/images/x.png)', ['local-path warning 1 /images/x.png']],
    ['::ratings', ['unknown-directive warning 1 ::ratings']],
    [':::spolier[x]\ny\n:::', ['unknown-directive warning 1 :::spolier']],
    ['`::ratings`\n\n```\n::ratings\n[x](gone.md)\n```', []],
  ])('looks at the body %j', (body, problems) => expect(said(body)).toEqual(problems))

  it('counts lines through the front matter, and tells problems in the order of the text', () => {
    expect(said(withHead('title: A\nreview: {kind: film}', '\n[x](gone.md)\n![](still.png)\n'))).toEqual([
      'missing-warnings warning 1 -', 'dead-link error 6 gone.md', 'missing-alt warning 7 still.png',
    ])
  })

  it('says of broken front matter where it breaks, and still looks at the body', () => {
    const problems = check(withHead('title: A\nreview: {kind: [', '[x](gone.md)'))
    expect(problems.map((problem) => problem.said.split(' ')[0])).toEqual(expect.arrayContaining(['front-matter', 'dead-link']))
    expect(problems[0]?.message).toMatch(/line \d+, column \d+/)
  })

  it('says what, where and what now in whole sentences', () => {
    const messages = check(withHead('review: {kind: film, rating: 9}\nrelated: [gone.md]\ndate: 2025-03-09T18:00', '![](file:///x) ::no\n\n::no\n')).map(({ message }) => message)
    expect(messages.length).toBeGreaterThan(4)
    for (const message of messages) expect(message).toMatch(/^[“A-Z][^]*\.$/)
    expect(messages).toContain('The date has no offset and is read as UTC, where it is still to come: Hugo and Jekyll leave the post out for 6 more hours. Write it as 2025-03-09T18:00:00+08:00.')
  })

  it('checks a long post in a large library', () => {
    const many = indexFacts({ posts: Array.from({ length: 5000 }, (_, index) => summary(`p/${index}.md`, `---\ntitle: ${index}\n---\n`)), assets: new Set(), config, nowMs })
    const body = Array.from({ length: 5000 }, (_, index) => `Paragraph ${index} with [a link](p/${index}.md) and **words** enough to fill a line or two of text.`).join('\n\n')
    const parsed = parseHead('')
    expect(runChecks({ path: postPath('a.md'), head: '', body, parsed, fields: readPostFields(parsed, config) }, many)).toEqual([])
  })
})
