import { describe, expect, it } from 'vitest'
import { mergedText, threeWayMerge } from '../../../shared/text/threeWayMerge.ts'

const base = 'one\ntwo\nthree\nfour\nfive\n'

describe('merging', () => {
  it('takes changes of different lines from both sides, neighbours too', () => {
    const merge = threeWayMerge(base, base.replace('two', 'mine'), base.replace('three', 'theirs').replace('five\n', ''))
    expect(mergedText(merge)).toBe('one\nmine\ntheirs\nfour\n')
    expect(merge.taken).toBe(2)
  })

  it('takes the same change of both once', () => {
    const same = base.replace('two', 'same')
    expect(threeWayMerge(base, same, same)).toEqual({ parts: [{ kind: 'agreed', text: same }], taken: 0 })
  })

  it('leaves what both changed to the author, with what stood there, and merges the rest', () => {
    const merge = threeWayMerge(base, base.replace('two', 'mine'), base.replace('two', 'theirs').replace('five', 'cinq'))
    expect(merge.parts).toEqual([
      { kind: 'agreed', text: 'one\n' },
      { kind: 'conflict', base: 'two\n', mine: 'mine\n', theirs: 'theirs\n' },
      { kind: 'agreed', text: 'three\nfour\ncinq\n' },
    ])
    expect(mergedText(merge)).toBe(null)
  })

  it('finds a conflict where both put something in at the same place, or one puts in where the other replaces or deletes', () => {
    const conflicts = (mine: string, theirs: string): number => threeWayMerge(base, mine, theirs).parts.filter(({ kind }) => kind === 'conflict').length
    expect(conflicts(`${base}mine\n`, `${base}theirs\n`)).toBe(1)
    expect(conflicts(base.replace('two\n', 'two\nmine\n'), base.replace('two\n', ''))).toBe(1)
    expect(conflicts(base.replace('three\n', 'mine\nthree\n'), base.replace('three', 'theirs'))).toBe(1)
    expect(conflicts(base.replace('two\nthree\nfour\n', ''), base.replace('three', 'theirs'))).toBe(1)
    expect(conflicts(`mine\n${base}`, `${base}theirs\n`)).toBe(0)
  })

  it('keeps line ends as they are, and a missing one at the end', () => {
    const crlf = 'a\r\nb\r\nc\r\nd'
    expect(mergedText(threeWayMerge(crlf, crlf.replace('a', 'mine'), crlf.replace('c', 'theirs')))).toBe('mine\r\nb\r\ntheirs\r\nd')
    expect(mergedText(threeWayMerge(crlf, crlf.replace('a', 'mine'), `${crlf}\r\n`))).toBe('mine\r\nb\r\nc\r\nd\r\n')
  })

  it('decides nothing where it is not known what both began with', () => {
    expect(threeWayMerge(null, 'a\nmine\nb\n', 'a\ntheirs\nb\nc\n').parts).toEqual([
      { kind: 'agreed', text: 'a\n' },
      { kind: 'conflict', base: 'mine\n', mine: 'mine\n', theirs: 'theirs\n' },
      { kind: 'agreed', text: 'b\n' },
      { kind: 'conflict', base: '', mine: '', theirs: 'c\n' },
    ])
  })

  it('merges empty texts', () => {
    expect(threeWayMerge('', '', '')).toEqual({ parts: [], taken: 0 })
    expect(mergedText(threeWayMerge('', '', 'theirs\n'))).toBe('theirs\n')
    expect(mergedText(threeWayMerge('gone\n', '', 'gone\n'))).toBe('')
  })
})
