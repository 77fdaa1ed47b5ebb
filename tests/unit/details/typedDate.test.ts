import { describe, expect, it } from 'vitest'
import { dateInWords, readDate, writeDate } from '../../../renderer/features/details/typedDate.ts'

const zone = 'Asia/Hong_Kong'

describe('a typed date', () => {
  it.each([
    ['9 Mar 2025 21:30', '2025-03-09T21:30:00+08:00'],
    ['9 March 2025, 21:30', '2025-03-09T21:30:00+08:00'],
    ['March 9, 2025 9:30 pm', '2025-03-09T21:30:00+08:00'],
    ['9th Sept 2025 12:05 am', '2025-09-09T00:05:00+08:00'],
    ['2025年3月9日 21:30', '2025-03-09T21:30:00+08:00'],
    ['2025-03-09T21:30:45.125+01:00', '2025-03-09T21:30:45.125+01:00'],
    ['2025-03-09 21:30 UTC+9', '2025-03-09T21:30:00+09:00'],
    ['2025-03-09T21:30Z', '2025-03-09T21:30:00Z'],
    ['2025-3-9', '2025-03-09'],
    ['9 Mar 2025', '2025-03-09'],
    ['29 Feb 2024', '2024-02-29'],
  ])('%s is written as %s', (typed, written) => {
    expect(writeDate(typed, null, zone)).toBe(written)
  })

  it.each(['', 'soon', '9/3/2025', '31 Feb 2025', '2025-13-01', '2025-02-29', '9 Mar 2025 25:00', '9 Mar 2025 13:00 pm', '9 Marc', '2025-03-09+08:00', '9 Xyz 2025'])(
    '%j is no date and is not written',
    (typed) => {
      expect(writeDate(typed, null, zone)).toBeNull()
    },
  )

  it('takes the offset that the zone has on that day', () => {
    expect(writeDate('9 Jan 2025 12:00', null, 'America/Los_Angeles')).toBe('2025-01-09T12:00:00-08:00')
    expect(writeDate('9 Jul 2025 12:00', '2025-01-09T12:00:00-08:00', 'America/Los_Angeles')).toBe('2025-07-09T12:00:00-07:00')
  })

  it('keeps an offset of the post’s own', () => {
    expect(writeDate('10 Mar 2025 8:00', '2025-03-09T21:30:00+01:00', zone)).toBe('2025-03-10T08:00:00+01:00')
  })

  it('keeps the way in which the post wrote it', () => {
    expect(writeDate('10 Mar 2025 8:00', '2025-03-09 21:30:00 +0800', zone)).toBe('2025-03-10 08:00:00 +0800')
  })

  it('reads back what it shows', () => {
    for (const written of ['2025-03-09T21:30:00+08:00', '2025-03-09', '2025-12-31T00:00:59+08:00', '2025-03-09T21:30:00Z']) {
      expect(writeDate(dateInWords(written), written, zone)).toBe(written)
    }
  })

  it('shows what is no date as it is', () => {
    expect(dateInWords('next week')).toBe('next week')
    expect(dateInWords('2025-03-09T21:30:00+08:00')).toBe('9 Mar 2025, 21:30')
  })

  it('answers for a long hostile text, too', () => {
    expect(readDate('9'.repeat(1_000_000))).toBeNull()
    expect(readDate(`9 Mar 2025${' '.repeat(60)}x`)).toBeNull()
  })
})
