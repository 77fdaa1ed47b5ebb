import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, readPostDate, sayDate } from '../../../shared/post/postDate.ts'

const hongKong = 'Asia/Hong_Kong'
const losAngeles = 'America/Los_Angeles'

describe('readPostDate', () => {
  it.each([
    ['2025-03-09', hongKong, '2025-03-08T16:00:00.000Z', 'day', false],
    ['2025-03-09', 'UTC', '2025-03-09T00:00:00.000Z', 'day', false],
    ['2025-03-09T21:30', hongKong, '2025-03-09T13:30:00.000Z', 'minute', false],
    ['2025-03-09T21:30:15', losAngeles, '2025-03-10T04:30:15.000Z', 'second', false],
    ['2025-03-09T21:30:00+08:00', losAngeles, '2025-03-09T13:30:00.000Z', 'second', true],
    ['2025-03-09 21:30:00 +0800', 'UTC', '2025-03-09T13:30:00.000Z', 'second', true],
    ['2025-03-09T21:30:00.250Z', hongKong, '2025-03-09T21:30:00.250Z', 'second', true],
    ['2025-03-09T21:30-03:30', 'UTC', '2025-03-10T01:00:00.000Z', 'minute', true],
    [' 2024-02-29 ', 'UTC', '2024-02-29T00:00:00.000Z', 'day', false],
    ['0099-01-01', 'UTC', '0099-01-01T00:00:00.000Z', 'day', false],
  ])('reads %j in %s', (text, zone, iso, precision, hasOffset) => {
    const date = readPostDate(text, zone)
    expect(date && { ...date, ms: new Date(date.ms).toISOString() }).toEqual({ ms: iso, precision, hasOffset })
  })

  it.each(['', 'today', '2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-3-9', '9 March 2025', '2025-03-09T24:00', '2025-03-09T10:60', '2025-03-09T10:00+99:00', '2025-03-09Z', '20250309', '2025-03-09; rm'])(
    'finds no date in %j',
    (text) => expect(readPostDate(text, hongKong)).toBeNull(),
  )

  it('takes the hour that a clock change skips as the one after it', () => {
    expect(formatDate(readPostDate('2025-03-09T02:30', losAngeles)!.ms, losAngeles)).toMatch(/^2025-03-09T0[13]:30:00-0[78]:00$/)
  })
})

describe('formatDate', () => {
  it.each([
    [0, hongKong, '1970-01-01T08:00:00+08:00'],
    [0, losAngeles, '1969-12-31T16:00:00-08:00'],
    [0, 'UTC', '1970-01-01T00:00:00+00:00'],
    [Date.UTC(2025, 6, 1, 12), losAngeles, '2025-07-01T05:00:00-07:00'],
    [Date.UTC(2025, 0, 1, 12), 'Asia/Kathmandu', '2025-01-01T17:45:00+05:45'],
  ])('writes %d in %s', (ms, zone, text) => expect(formatDate(ms, zone)).toBe(text))

  it('reads back as the same moment in every zone', () => {
    const zone = fc.constantFrom('UTC', hongKong, losAngeles, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Europe/London')
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) }), zone, zone, (ms, writtenIn, readIn) => {
        const moment = Math.floor(ms / 1000) * 1000
        expect(readPostDate(formatDate(moment, writtenIn), readIn)).toEqual({ ms: moment, precision: 'second', hasOffset: true })
      }),
    )
  })
})

describe('sayDate', () => {
  it('says the day that was written, wherever it is read', () => {
    expect(sayDate('2025-03-09', 'en')).toBe('9 March 2025')
    expect(sayDate('2025-03-09', 'en-US')).toBe('March 9, 2025')
    expect(sayDate('2025-03-09T23:59:59-08:00', 'en-GB')).toBe('9 March 2025')
    expect(sayDate('2025-03-09T00:00:00+08:00', 'zh-Hant')).toBe('2025年3月9日')
    expect(sayDate('one day', 'en')).toBe('one day')
  })
})

describe("the machine's own time zone", () => {
  it.each(['UTC', hongKong, losAngeles])('plays no part: %s', (machineZone) => {
    const script = `
      const { formatDate, readPostDate, sayDate } = await import('./shared/post/postDate.ts')
      console.log(JSON.stringify([readPostDate('2025-03-09', 'Asia/Hong_Kong').ms, readPostDate('2025-03-09T02:30', 'America/Los_Angeles').ms,
        formatDate(1741500000000, 'Asia/Hong_Kong'), sayDate('2025-03-09', 'en')]))`
    const source = `${'require'}('esbuild').build({ stdin: { contents: ${JSON.stringify(script)}, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, format: 'esm', write: false, logLevel: 'silent' })
      .then(({ outputFiles }) => import('data:text/javascript,' + encodeURIComponent(outputFiles[0].text)))`
    const printed = execFileSync(process.execPath, ['-e', source], { env: { ...process.env, TZ: machineZone }, encoding: 'utf8' })
    const [day, minute, written, said] = JSON.parse(printed) as [number, number, string, string]
    expect([day, new Date(minute).toISOString().slice(0, 10), written, said]).toEqual([Date.UTC(2025, 2, 8, 16), '2025-03-09', '2025-03-09T14:00:00+08:00', '9 March 2025'])
  })
})
