import { describe, expect, it } from 'vitest'
import { foldName, freeFileName, portableStem, safeStem } from '../../../../electron/files/fileNames.ts'

describe('safeStem', () => {
  it.each([
    ['Fallen  Angels (1995)', 'Fallen-Angels-1995'],
    ['重慶森林', '重慶森林'],
    ['cafe\u0301', 'caf\u00e9'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['a\0b\u202ec', 'a-b-c'],
    ['100% [x](y)#z?', '100-x-y-z'],
    ['   ', 'post'],
    ['...', 'post'],
    ['CON', 'post-CON'],
    ['nul.txt', 'post-nul.txt'],
  ])('makes %j into %j', (name, expected) => {
    expect(safeStem(name, 'post')).toBe(expected)
  })

  it('keeps names short enough for every disk without cutting a character in two', () => {
    const stem = safeStem('森'.repeat(300), 'post')
    expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(200)
    expect(stem).toMatch(/^森+$/)
  })
})

describe('portableStem', () => {
  it.each([
    ['My post (1995)', 'My post (1995)'],
    ['a:b?c', 'a-b-c'],
    ['a\u202eb\nc', 'a-b-c'],
    ['con.x', 'post-con.x'],
    ['', 'post'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
  ])('makes %j into %j', (name, expected) => expect(portableStem(name, 'post')).toBe(expected))
})

describe('freeFileName', () => {
  it('gives the name as it is where it is free', () => expect(freeFileName(['b.md'], 'a', '.md')).toBe('a.md'))
  it('counts up past names that are taken', () => expect(freeFileName(['a.md', 'a-2.md'], 'a', '.md')).toBe('a-3.md'))
  it('takes names that differ only in case for taken', () => expect(freeFileName(['A.MD'], 'a', '.md')).toBe('a-2.md'))
  it('takes names that differ only in Unicode form for taken', () => expect(freeFileName(['cafe\u0301.md'], 'caf\u00e9', '.md')).toBe('caf\u00e9-2.md'))
  it('takes the end off a stem that leaves no room, and no half of a character', () => {
    expect(freeFileName([], 'n'.repeat(300), '.md')).toBe(`${'n'.repeat(252)}.md`)
    expect(freeFileName([`${'n'.repeat(252)}.md`], 'n'.repeat(252), '.md')).toBe(`${'n'.repeat(250)}-2.md`)
    expect(freeFileName([`${'很'.repeat(84)}.md`], '很'.repeat(84), '.md')).toBe(`${'很'.repeat(83)}-2.md`)
  })
  it('folds beyond ASCII', () => expect(foldName('STRASSE')).toBe(foldName('straße')))
})
