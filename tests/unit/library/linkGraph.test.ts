import { describe, expect, it } from 'vitest'
import { findAnchors } from '../../../shared/library/findAnchors.ts'
import { findLinks } from '../../../shared/library/findLinks.ts'
import { postLinks, retargetLinks } from '../../../shared/library/linkGraph.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'

const path = (text: string) => postPath(text)
const urls = (body: string) => findLinks(body).map(({ url, kind }) => `${kind} ${url}`)

describe('findLinks', () => {
  it.each([
    ['[a](b.md) ![c](d.png "T")', ['link b.md', 'image d.png']],
    ['[![alt](x.png)](y.md)', ['image x.png', 'link y.md']],
    ['[a](<b c.md>) [d]( e.md \n "t" )', ['link b c.md', 'link e.md']],
    ['[a](b_(c).md) [d](e\\).md)', ['link b_(c).md', 'link e\\).md']],
    ['[id]: ../x.md "T"\n[^note]: not.md', ['link ../x.md']],
    ['<https://example.org> <a href="y.md">z</a> <img src=\'p.png\'>', ['link https://example.org', 'link y.md', 'image p.png']],
    ['`[a](b.md)` \\[c](d.md) [e] (f.md)', []],
    ['```\n[a](b.md)\n```\n\n    [c](d.md)\n\n~~~\n[e](f.md)', []],
    ['- item\n\n    [a](b.md)', ['link b.md']],
    ['<!-- [a](b.md) --> [c](d.md)', ['link d.md']],
    ['[a [b](c.md) d](e.md)', ['link c.md']],
    ['[a\n\nb](c.md)', []],
    ['【[重慶](重慶森林.md)】', ['link 重慶森林.md']],
  ])('finds in %j %j', (body, found) => expect(urls(body)).toEqual(found))

  it('tells where each URL stands', () => {
    const body = 'é [a](<b.md>) ![重](c.png)\n\n[d]: e.md\n'
    expect(findLinks(body).map(({ from, to, url }) => [body.slice(from, to), url])).toEqual([['b.md', 'b.md'], ['c.png', 'c.png'], ['e.md', 'e.md']])
  })

  // where time grows by the square of the length this does not end within the test's time
  it.each(['[', '](', '](<', '[a](', '![](a "', '`', '`a``b```c', '<!--', '<a ', '> - ', '[a]: ', '\\', '(', '\n'])('takes %j over and over in its stride', (part) => {
    expect(findLinks(part.repeat(200_000 / part.length)).length).toBeLessThan(200_000)
  })
})

describe('findAnchors', () => {
  it('names headings as links do', () => {
    expect(findAnchors('# A *b* `c`\n## 重慶\n# A *b* `c`\n```\n# no\n```\n### [L](x.md) ##\n#no')).toEqual(['a-b-c', '重慶', 'a-b-c-1', 'l'])
  })
})

describe('postLinks', () => {
  it('resolves what head and body point at', () => {
    const text = '---\ncover: img/c.png\nrelated: [../b.md, {post: c.md}]\n---\n[x](../b.md#top) ![y](a%20b.png) [z](https://example.org)\n'
    expect(postLinks('r/a.md', text).map(({ target, fragment, kind, from, to }) => [target, fragment, kind, text.slice(from, to)])).toEqual([
      ['r/img/c.png', null, 'cover', 'img/c.png'],
      ['b.md', null, 'related', '../b.md'],
      ['r/c.md', null, 'related', 'c.md'],
      ['b.md', 'top', 'link', '../b.md#top'],
      ['r/a b.png', null, 'image', 'a%20b.png'],
    ])
  })
})

describe('retargetLinks', () => {
  const moved = (post: string, text: string, from: string, to: string) => applyChanges(text, retargetLinks(path(post), text, path(from), path(to)))

  it('leads links and related posts to the new name, each in its own manner', () => {
    const text = '---\nrelated:\n  - old.md # best\n  - {post: "./old.md"}\n---\n[a](old.md#x) [b](./old.md?q) [c](<old.md>) [d](other.md)\n\n[e]: old.md\n'
    expect(moved('a.md', text, 'old.md', 'new name.md')).toBe(
      '---\nrelated:\n  - new name.md # best\n  - {post: "./new name.md"}\n---\n[a](new%20name.md#x) [b](./new%20name.md?q) [c](<new name.md>) [d](other.md)\n\n[e]: new%20name.md\n',
    )
  })

  it('keeps letters plain or encoded, as they were', () => {
    expect(moved('a.md', '[a](舊.md) [b](%E8%88%8A.md)', '舊.md', '新.md')).toBe('[a](新.md) [b](%E6%96%B0.md)')
  })

  it('leads a moved post back to what it pointed at', () => {
    expect(moved('r/a.md', '[b](b.md) [self](a.md#x) ![p](../p.png) [q](#y) [out](../../z.md)', 'r/a.md', 'c.md')).toBe(
      '[b](r/b.md) [self](c.md#x) ![p](p.png) [q](#y) [out](../../z.md)',
    )
  })

  it('touches nothing that means something else', () => {
    const text = '---\ntitle: old.md\nrelated: [x.md]\n---\nold.md `old.md` [a](sub/old.md) <https://x.org/old.md>\n'
    expect(retargetLinks(path('a.md'), text, path('old.md'), path('new.md'))).toEqual([])
  })

  it('leaves broken front matter alone and still renews the body', () => {
    expect(moved('a.md', '---\na: [\n---\n[x](old.md)', 'old.md', 'new.md')).toBe('---\na: [\n---\n[x](new.md)')
  })
})
