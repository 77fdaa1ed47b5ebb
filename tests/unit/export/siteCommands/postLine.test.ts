import { describe, expect, it } from 'vitest'
import { lineInFile, lineInPost } from '../../../../shared/export/siteCommands/postLine.ts'

const post = '---\ndraft: false\ntitle: A\n# a remark\ntags: [x]\n---\n\nFirst.\n\n::rating\n\nLast *one*.\n'
const exported = '---\ntitle: "A"\ndate: 2025-01-01\ntags: ["x"]\n---\nFirst.\n\n**Rating:** 4\n\n\nLast *one*.\n'

describe('lineInPost', () => {
  const at = (line: number) => {
    const found = lineInPost(post, exported, line)
    return found === null ? null : post.split('\n')[found - 1]
  }
  it('finds a line that the export left as it is', () => {
    expect(at(6)).toBe('First.')
    expect(at(11)).toBe('Last *one*.')
  })
  it('finds a key of front matter by its name, wherever it stands', () => {
    expect(at(2)).toBe('title: A')
    expect(at(4)).toBe('tags: [x]')
  })
  it('finds what stands in the place of a line that was written anew', () => {
    expect(at(8)).toBe('::rating')
  })
  it('answers nothing for a line that there is not', () => {
    expect(lineInPost(post, exported, 0)).toBeNull()
    expect(lineInPost(post, exported, 99)).toBeNull()
  })
  it('finds every line of a post that is exported as it is', () => {
    for (let line = 1; line <= 12; line++) expect(lineInPost(post, post, line)).toBe(line)
  })
})

describe('lineInFile', () => {
  it('counts as each generator does', () => {
    const lines = exported.replace('---\nFirst', '---\n\n\nFirst').split('\n')
    const named = (line: number, from: 'file' | 'frontMatter' | 'afterFrontMatter' | 'text') => lines[lineInFile(lines.join('\n'), { line, from }) - 1]
    expect(named(2, 'file')).toBe('title: "A"')
    expect(named(1, 'frontMatter')).toBe('title: "A"')
    expect(named(3, 'afterFrontMatter')).toBe('First.')
    expect(named(1, 'text')).toBe('First.')
    expect(named(3, 'text')).toBe('**Rating:** 4')
  })
})
