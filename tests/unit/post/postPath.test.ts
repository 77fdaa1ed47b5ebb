import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPostPath } from '../../../shared/post/postPath.ts'

describe('The path of a post', () => {
  it.each(['a.md', 'a/b.md', '.hidden/a.md', '...', 'a/..b', 'a../b', '.a.', '影/é.md', 'a b', 'a\nb', 'x'.repeat(4096)])('may be %j', (path) => expect(isPostPath(path)).toBe(true))
  it.each(['', '/', '/a', 'a/', 'a//b', '.', '..', './a', '../a', 'a/.', 'a/..', 'a/./b', 'a/../b', 'a\\b', 'a\0', 'x'.repeat(4097)])('is never %j', (path) => expect(isPostPath(path)).toBe(false))

  it('has parts that are all names', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('/', '.', 'a', '\\', '\n', '\0', 'é'), maxLength: 9 }), (text) => {
      const areNames = text.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
      expect(isPostPath(text)).toBe(areNames && !/[\\\0]/.test(text))
    }))
  })
})
