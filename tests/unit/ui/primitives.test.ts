import { describe, expect, it } from 'vitest'
import { ariaKey, keyLabel } from '../../../renderer/ui/keyLabel.ts'
import { rowAt, rowOffsets, visibleRows } from '../../../renderer/ui/rowOffsets.ts'
import { shortDate } from '../../../renderer/ui/shortDate.ts'
import { starFills } from '../../../renderer/ui/starFills.ts'
import { textLanguage } from '../../../renderer/ui/textLanguage.ts'

describe('a key in words', () => {
  it.each([
    ['Mod-Shift-k', 'Ctrl Shift K', '⇧⌘K', 'Control+Shift+K'],
    ['Mod--', 'Ctrl -', '⌘-', 'Control+-'],
    ['F2', 'F2', 'F2', 'F2'],
    ['Mod-Alt-ArrowUp', 'Ctrl Alt ↑', '⌥⌘↑', 'Control+Alt+ArrowUp'],
  ])('says %s as the keyboard at hand does', (key, other, mac, aria) => {
    expect(keyLabel(key, false)).toBe(other)
    expect(keyLabel(key, true)).toBe(mac)
    expect(ariaKey(key, false)).toBe(aria)
  })
})

describe('stars', () => {
  it.each([
    [3.5, 5, [1, 1, 1, 0.5, 0]],
    [0, 5, [0, 0, 0, 0, 0]],
    [9, 5, [1, 1, 1, 1, 1]],
    [-1, 4, [0, 0, 0, 0]],
    [70, 100, [1, 1, 1, 0.5, 0]],
  ])('draws %d of %d', (value, best, fills) => {
    expect(starFills(value, best)).toEqual(fills)
  })

  it('draws nothing for a scale that makes no sense', () => {
    expect(starFills(3, 0)).toEqual([])
    expect(starFills(Number.NaN, 5)).toEqual([])
    expect(starFills(1, Infinity)).toEqual([])
  })
})

describe('the rows of a long list', () => {
  const offsets = rowOffsets(10_000, (index) => (index % 10 === 0 ? 76 : 58))

  it('finds the row at a place, and stays inside of the list', () => {
    expect(rowAt(offsets, 0)).toBe(0)
    expect(rowAt(offsets, 75)).toBe(0)
    expect(rowAt(offsets, 76)).toBe(1)
    expect(rowAt(offsets, 1e9)).toBe(9999)
  })

  it('renders what is in view and little more, wherever it is scrolled', () => {
    for (const top of [0, 1000, 123_456, offsets[10_000] ?? 0]) {
      const { from, to } = visibleRows(offsets, top, 800)
      expect(offsets[from] ?? Infinity).toBeLessThanOrEqual(top)
      expect(offsets[to] ?? 0).toBeGreaterThanOrEqual(Math.min(top + 800, offsets[10_000] ?? 0))
      expect(to - from).toBeLessThan(40)
    }
  })

  it('has nothing to render in an empty list', () => {
    expect(visibleRows(rowOffsets(0, () => 58), 0, 800)).toEqual({ from: 0, to: 0 })
  })
})

describe('a date in the list', () => {
  const now = Date.UTC(2025, 3, 1)

  it.each([
    ['2025-03-09T21:30:00+08:00', '9 Mar'],
    ['2025-03-09T23:59:00-11:00', '9 Mar'],
    ['2019-09-02', 'Sep 2019'],
    ['yesterday', ''],
    [null, ''],
  ])('says the day of %s as written', (date, said) => {
    expect(shortDate(date, now)).toBe(said)
  })
})

describe('the language to set a title in', () => {
  it.each([
    ['In the Mood for Love', 'en', null],
    ['重慶大廈的夜晚', 'en', 'zh-Hant'],
    ['这部电影', 'en', 'zh-Hans'],
    ['花火', 'ja', 'ja'],
    ['花火', 'en', 'zh-Hant'],
    ['千と千尋の神隠し', 'zh-Hant', 'ja'],
    ['기생충', 'en', 'ko'],
    ['重慶森林', 'zh-HK', 'zh-HK'],
  ])('reads the script of %s in a library in %s', (text, fallback, expected) => {
    expect(textLanguage(text, fallback)).toBe(expected)
  })
})
