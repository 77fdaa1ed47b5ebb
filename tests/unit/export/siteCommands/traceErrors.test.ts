import { describe, expect, it } from 'vitest'
import type { SiteKind } from '../../../../shared/export/exportPlan.ts'
import { ErrorTracer } from '../../../../shared/export/siteCommands/traceErrors.ts'
import { postPath } from '../../../../shared/post/postPath.ts'

const of = (name: string | null) => ({ post: name === null ? null : postPath(name) })
const files = {
  'content/posts/one/index.md': of('one.md'), 'content/posts/two/index.md': of('two.md'), 'content/posts/two/still.png': of('two.md'), 'source/_posts/three.md': of('three.md'),
  'content/my reviews/four.md': of('four.md'), 'content/other/four.md': of('five.md'), 'index.html': of(null), 'content/posts/花样年华/index.md': of('six.md'),
}

/** The real lines of each generator are read in tests/sites/siteErrors.test.ts. */
const traced = (kind: SiteKind, ...lines: readonly string[]) => {
  const tracer = new ErrorTracer(kind, files)
  for (const line of lines) tracer.read(line)
  return tracer.errors.map(({ post, place }) => [post, place?.line ?? null])
}

describe('ErrorTracer', () => {
  it('finds the post of an error and its line, however the file is named', () => {
    expect(traced('hugo', 'Error: "/home/me/site/content/posts/one/index.md:8:1": failed')).toEqual([['one.md', 8]])
    expect(traced('hugo', 'Error: "C:\\site\\content\\posts\\two\\index.md:8:1": failed')).toEqual([['two.md', 8]])
    expect(traced('hugo', 'ERROR content/posts/花样年华/index.md:12:3 no')).toEqual([['six.md', 12]])
    expect(traced('hexo', 'ERROR Process failed: _posts/three.md', 'YAMLException: bad (3:1)')).toEqual([['three.md', 3]])
    expect(traced('pelican', "ERROR    Could not process my reviews/four.md", "'x' is not a valid date")).toEqual([['four.md', null]])
    expect(traced('pelican', 'ERROR    Could not process other/four.md')).toEqual([['five.md', null]])
    expect(traced('hugo', 'WARN cannot decode "./content/posts/two/still.png"')).toEqual([['two.md', null]])
  })

  it('takes nothing for a post that is none, and no name that two posts have', () => {
    expect(traced('hugo', 'Error: "/elsewhere/posts/one/index.md:8:1"', 'Error: index.html:1:1', 'Error: layouts/single.html:3:1', 'Error: four.md', 'Error in index.md')).toEqual([])
  })

  it('takes a line that names a file and no trouble for none', () => {
    expect(traced('eleventy', '[11ty] Writing ./_site/posts/one/index.html from ./content/posts/one/index.md (njk)')).toEqual([])
  })

  it('says the same once, and what it learns later of it too', () => {
    expect(traced('eleventy', 'Problem with ./content/posts/one/index.md', '(./content/posts/one/index.md) [Line 4, Column 4]', '  unknown tag', 'Problem with ./content/posts/one/index.md')).toEqual([['one.md', 4]])
    expect(traced('hugo', 'ERROR "content/posts/one/index.md:3:1" a', 'ERROR "content/posts/one/index.md:9:1" b')).toEqual([['one.md', 3], ['one.md', 9]])
  })

  it('keeps a hundred, of however many', () => {
    expect(traced('hugo', ...Array.from({ length: 500 }, (_, at) => `ERROR "content/posts/one/index.md:${at + 1}:1"`))).toHaveLength(100)
  })
})
