import { describe, expect, it } from 'vitest'
import { pelicanTarget } from '../../../shared/export/targets/pelican.ts'
import { findPelicanConfig } from '../../../shared/export/targets/pelican/pelicanSite.ts'
import { pelicanMetadata } from '../../../shared/export/targets/pelican/metadata.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const exported = (config: string, posts: Readonly<Record<string, string>>, more: Parameters<typeof exportInto>[3] = {}, site: Readonly<Record<string, string>> = {}) =>
  exportInto(pelicanTarget, { 'pelicanconf.py': config, ...site }, posts, more)
const body = (text: string) => exported('', { 'a.md': postOf(text) }).texts['content/reviews/a.md']?.replace(/^[^]*?\n\n/, '').trimEnd()

describe('a Pelican site', () => {
  it('is known by its settings', () => {
    expect(findPelicanConfig(factsOf({ 'pelicanconf.py': '' }))).toBe('pelicanconf.py')
    expect(findPelicanConfig(factsOf({ 'publishconf.py': '' }))).toBeNull()
  })

  it('has its settings read as text, and none that lead out of it', () => {
    const posts = { 'a.md': postOf('![p](p q.png)'.replace(' ', '%20')) }
    const paths = (config: string) => Object.keys(exported(config, posts, { assets: new Set(['p q.png']) }).texts)
    expect(paths('PATH = "src"\nARTICLE_PATHS = ["blog"]\nSTATIC_PATHS = [\n  "extra/x", "pictures",\n]\n')).toEqual(['src/blog/a.md', 'src/pictures/a/p-q.png'])
    expect(paths('PATH = "../../etc"\n#PATH = "x"\nSTATIC_PATHS = ["/abs", "../out"]\n')).toEqual(['content/reviews/a.md', 'content/abs/a/p-q.png'])
  })

  it('has dates as clocks of the site show them, with an offset where the site names no zone', () => {
    expect(exported('TIMEZONE = "America/Los_Angeles"', { 'a.md': postOf('x') }).texts['content/reviews/a.md']).toContain('Date: 2025-03-08 08:30:00\n')
    expect(exported('TIMEZONE = "No/Where"', { 'a.md': postOf('x') }).texts['content/reviews/a.md']).toContain('Date: 2025-03-09 00:30:00 +0800\n')
  })

  it('writes metadata as lines without quotes, and none that would send a post elsewhere', () => {
    const nasty = 'a"b\n\nStatus: draft\u2028x & <b>'
    const text = exported('', { 'a.md': `---\ntitle: ${JSON.stringify(nasty)}\ndate: 2025-01-01\nSave_as: ../../x\nTEMPLATE: evil\n"odd key": {a: 1, b: [x, "y, z"]}\n---\nx\n` }).texts['content/reviews/a.md']
    expect(text?.split('\n\n')[0]).toBe('Title: a&#34;b Status: draft x &#38; &#60;b&#62;\nDate: 2025-01-01 00:00:00 +0800\nSlug: a\nodd_key_a: 1\nodd_key_b: x; y, z')
    expect(pelicanMetadata([['Tags', ['a, b']]], [], [])).toBe('Tags: a, b;\n')
    expect(pelicanMetadata([['Tags', ['a', 'b']]], [], [])).toBe('Tags: a, b\n')
  })

  it('keeps back what a site would show too soon, and says that drafts are uploaded', () => {
    const later = { 'a.md': '---\ntitle: A\ndate: 2027-01-01\n---\nx\n' }
    expect(exported('', later)).toMatchObject({ files: [], skipped: [{ reason: expect.stringContaining('in the future') }] })
    expect(exported('WITH_FUTURE_DATES = False', later)).toMatchObject({ hidden: [{ post: 'a.md' }], problems: [] })
    expect(exported('', { 'a.md': postOf('x', 'draft: true\n') }, { includeDrafts: true })).toMatchObject({ problems: [{ rule: 'pelican-draft' }] })
  })

  it('counts with what the site is published with', () => {
    const later = { 'a.md': '---\ntitle: A\ndate: 2027-01-01\n---\nx\n' }
    const published = (conf: string, publish: string) => exported(conf, later, {}, { 'publishconf.py': `import os\nfrom pelicanconf import *\n${publish}` })
    expect(published('WITH_FUTURE_DATES = False', '')).toMatchObject({ hidden: [{ post: 'a.md' }] })
    expect(published('WITH_FUTURE_DATES = False', 'WITH_FUTURE_DATES = False')).toMatchObject({ hidden: [{ post: 'a.md' }] })
    // one of the two builds would show it at once
    for (const [conf, publish] of [['WITH_FUTURE_DATES = False', 'WITH_FUTURE_DATES = True'], ['', 'WITH_FUTURE_DATES = False'], ['WITH_FUTURE_DATES = False', 'WITH_FUTURE_DATES = DEV']] as const) {
      expect(published(conf, publish)).toMatchObject({ files: [], skipped: [{ post: 'a.md' }] })
    }
    const text = (conf: string, publish: string) => exported(conf, { 'a.md': postOf('x') }, {}, { 'publishconf.py': publish }).texts['content/reviews/a.md']
    expect(text('TIMEZONE = "UTC"', 'TIMEZONE = "UTC"')).toContain('Date: 2025-03-08 16:30:00\n')
    expect(text('TIMEZONE = "UTC"', 'TIMEZONE = "Asia/Tokyo"')).toContain('Date: 2025-03-09 00:30:00 +0800\n')
    expect(text('', "DEFAULT_METADATA = {'status': 'draft'}")).toContain('Status: published\n')
  })

  it.each([
    ['text\n- a\n  - b\n    - c', 'text\n\n- a\n    - b\n        - c'],
    ['1) a\n2) b', '1. a\n2. b'],
    ['- a\n\n  b\n- c', '- a\n\n    b\n\n- c'],
    ['- a\n\n  ```js\n  x\n\n    y\n  ```\n- c', '- a\n\n        x\n\n          y\n\n- c'],
    ['> - a\n>   - b\n>\n>   c', '> - a\n>     - b\n>\n>     c'],
    ['> ```\n> x\n> ```', '>     x'],
    ['- a\n\n* b', '- a\n\n<!-- -->\n\n* b'],
    ['> a\n\n> b', '> a\n\n<!-- -->\n\n> b'],
    ['# H\ntext', '# H\n\ntext'],
    ['- [ ] a\n- [x] b ~~c~~', '- ☐ a\n- ☑ b <del>c</del>'],
    ['a\\:b {: .x}', 'a&#58;b \\{: .x}'],
    ['one\\\ntwo', 'one  \ntwo'],
    ['{{ a }} {% b %} c', '{{ a }} {% b %} c'],
  ])('is given %j as %j', (written, expected) => {
    expect(body(written)).toBe(expected)
  })
})
