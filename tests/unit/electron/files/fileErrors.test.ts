import { describe, expect, it } from 'vitest'
import { decodeTextFile } from '../../../../electron/files/textFile.ts'
import { attempt, describeFileError, FileFailure } from '../../../../electron/files/fileErrors.ts'

const errno = (code: string): Error => Object.assign(new Error(code), { code })

describe('describeFileError', () => {
  it.each([
    ['ENOSPC', 'disk-full'], ['EACCES', 'permission'], ['EPERM', 'permission'], ['EROFS', 'permission'], ['ENOENT', 'not-found'], ['EEXIST', 'exists'],
    ['EISDIR', 'invalid'], ['ENAMETOOLONG', 'invalid'], ['EMFILE', 'internal'], ['ELOOP', 'invalid'],
  ] as const)('words %s as %s, naming the file and not the code', (code, expected) => {
    const error = describeFileError(errno(code), 'films/a.md')
    expect(error?.code).toBe(expected)
    expect(error?.message).toContain('films/a.md')
    expect(error?.message).not.toContain(code)
  })

  it('leaves what is no failure of the file system to be reported as a bug', async () => {
    expect(describeFileError(new TypeError('undefined is not a function'), 'a.md')).toBeNull()
    await expect(attempt('a.md', () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  })

  it('hands on a failure that is worded already', async () => {
    const result = await attempt('a.md', () => Promise.reject(new FileFailure('conflict', 'Changed.', { text: 'x', revision: 'r' })))
    expect(result).toEqual({ ok: false, error: { code: 'conflict', message: 'Changed.', theirs: { text: 'x', revision: 'r' } } })
  })
})

it('a file that is no text is said to be so, not taken for a bug', async () => {
  const answer = await attempt('films/a.md', async () => decodeTextFile(new Uint8Array([0, 1, 2, 0, 255])))
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-utf8', message: '“films/a.md”: This file is not text, so it cannot be opened here.' } })
})
