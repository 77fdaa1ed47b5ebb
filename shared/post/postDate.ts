/** A date read from a post. */
export interface PostDate {
  /** Milliseconds since 1970. A day alone is its first moment, a time without offset is one in the library's zone. */
  readonly ms: number
  readonly precision: 'day' | 'minute' | 'second'
  readonly hasOffset: boolean
}

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ]+(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?[ ]?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?)?$/

/**
 * Reads a post's date as ISO 8601 (a blank for the `T` is fine); null for what is no date of the calendar.
 * The machine's own time zone plays no part.
 */
export function readPostDate(text: string, timeZone: string): PostDate | null {
  const parts = partsOf(text)
  if (!parts) return null
  const { asUtc, precision, offsetMinutes } = parts
  const ms = offsetMinutes === null ? fromZone(asUtc, timeZone) : asUtc - offsetMinutes * 60_000
  return { ms, precision, hasOffset: offsetMinutes !== null }
}

/**
 * A moment as posts write it: local time in the zone, to the second, with its offset.
 * @example formatDate(0, 'Asia/Hong_Kong') // '1970-01-01T08:00:00+08:00'
 */
export function formatDate(ms: number, timeZone: string): string {
  // ISO offsets have no seconds; zones before about 1900 do.
  const offset = Math.round(zoneOffset(ms, timeZone) / 60_000)
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** A date in RFC 3339 with the offset that its author wrote, else that of the library's zone; null for none. */
export function rfcDate(written: string | null, timeZone: string): string | null {
  const date = written === null ? null : readPostDate(written, timeZone)
  if (written === null || !date) return null
  const parts = /^(\d{4}-\d\d-\d\d)[Tt ]+(\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(?:([Zz])|([+-]\d\d):?(\d\d)?)$/.exec(written.trim())
  if (!parts) return formatDate(date.ms, timeZone)
  const [, day = '', minute = '', second = ':00', zulu, hours = '', minutes = '00'] = parts
  return `${day}T${minute}${second}${zulu ? 'Z' : `${hours}:${minutes}`}`
}

/**
 * The day of a post's date for people to read, as its author wrote it (never moved to another zone): `9 March 2025`.
 * English that names no country puts the day first, as the rest of the window does. What is no date is given back as it is.
 */
export function sayDate(text: string, language: string): string {
  const parts = partsOf(text)
  if (!parts) return text
  let sayer = sayers.get(language)
  // one takes as long to make as a thousand dates to say; a library has a language or two
  if (!sayer) sayers.set(language, (sayer = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' })))
  return sayer.format(parts.asUtc)
}

const sayers = new Map<string, Intl.DateTimeFormat>()

interface DateParts {
  /** The written clock time, taken as if it were UTC. */
  readonly asUtc: number
  readonly precision: PostDate['precision']
  readonly offsetMinutes: number | null
}

function partsOf(text: string): DateParts | null {
  const found = written.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zulu, sign, offsetHour = '0', offsetMinute = '0'] = found
  const [y, mo, d, h, mi, s] = [Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)]
  if (h > 23 || mi > 59 || s > 59 || Number(offsetHour) > 15 || Number(offsetMinute) > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(y, mo - 1, d)
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d) return null
  date.setUTCHours(h, mi, s, Math.floor(Number(`0.${fraction}`) * 1000))
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour) * 60 + Number(offsetMinute))
  return {
    asUtc: date.getTime(),
    precision: found[4] === undefined ? 'day' : found[6] === undefined ? 'minute' : 'second',
    offsetMinutes: zulu ? 0 : sign ? offset : null,
  }
}

/** The moment at which clocks in the zone show `asUtc`; a time that a clock change skips is the one an hour on. */
function fromZone(asUtc: number, timeZone: string): number {
  const guess = asUtc - zoneOffset(asUtc, timeZone)
  return asUtc - zoneOffset(guess, timeZone)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Zones have had no changes before this, and Intl counts days by the Julian calendar not long before. */
const firstMs = Date.UTC(1700, 0)

function zoneOffset(moment: number, timeZone: string): number {
  const ms = Math.max(moment, firstMs)
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    clocks.set(timeZone, clock)
  }
  const parts: Record<string, string> = {}
  for (const { type, value } of clock.formatToParts(ms)) parts[type] = value
  const local = new Date(0)
  local.setUTCFullYear(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']))
  local.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']))
  return local.getTime() - Math.floor(ms / 1000) * 1000
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
