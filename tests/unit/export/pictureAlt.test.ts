import { describe, expect, it } from 'vitest'
import { hugoTarget } from '../../../shared/export/targets/hugo.ts'
import { pelicanTarget } from '../../../shared/export/targets/pelican.ts'
import { exportInto, postOf } from './siteInput.ts'

describe('a picture’s description', () => {
  const hugo = (body: string) => exportInto(hugoTarget, { 'hugo.toml': 'baseURL = "/"\n' }, { 'a.md': postOf(body) }).texts['content/posts/a/index.md']
  const pelican = (body: string) => exportInto(pelicanTarget, { 'pelicanconf.py': '' }, { 'a.md': postOf(body) }).texts['content/reviews/a.md']

  it('has the characters that Hugo would make of it elsewhere', () => {
    expect(hugo('![It\'s "a" -- b... \'c\'](https://x.org/p.png "T")')).toContain('![It’s “a” – b… ‘c’](https://x.org/p.png "T")')
    expect(hugo('![Plain words](https://x.org/p.png)')).toContain('![Plain words](https://x.org/p.png)')
  })

  it('runs nothing, and leaves what stands beside it alone', () => {
    expect(hugo('![a "{{< b >}}" c](https://x.org/p.png) {{< d >}}')).toContain('![a “&#123;{\\< b >}}” c](https://x.org/p.png) &#123;{< d >}}')
    expect(hugo('![a [b] "c"](https://x.org/p.png)')).toMatch(/!\[a \\?\[b\\?\] “c”\]\(https/)
  })

  it('has no marks of emphasis for Pelican, and keeps those that are text', () => {
    expect(pelican('![A *b* and **c**](https://x.org/p.png)')).toContain('![A b and c](https://x.org/p.png)')
    expect(pelican('![A \\*b\\*](https://x.org/p.png)')).toContain('![A \\*b\\*](https://x.org/p.png)')
  })
})
