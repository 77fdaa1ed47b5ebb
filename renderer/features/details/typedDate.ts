import { formatDate, readPostDate } from '../../../shared/post/postDate.ts'

/** A date as typed or written: each part only where it was given. */
interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number; readonly fraction: string } | null
  /** `Z`, `+08:00`, or null where none was given. */
  readonly offset: string | null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const time = String.raw`(?:(?:\s*,)?(?:\s+at\s+|[T\s]+)(\d{1,2})[:.：](\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*([ap]\.?m\.?)?)?`
const offset = String.raw`\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})(?:\s*日)?${time}${offset}$`, 'i')
const dayFirst = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})${time}${offset}$`, 'i')
const monthFirst = new RegExp(String.raw`^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}${offset}$`, 'i')

/** Reads a date as people and files write it; null where it is none, or could be two (`9/3/2025`). */
export function readDate(written: string): DateParts | null {
  const text = written.trim()
  if (text.length > 80) return null
  const found = yearFirst.exec(text) ?? dayFirst.exec(text) ?? monthFirst.exec(text)
  if (!found) return null
  const [first = '', second = '', third = ''] = found.slice(1, 4)
  const [year, month, day] = /^\d{4}$/.test(first)
    ? [Number(first), Number(second), Number(third)]
    : /^\d/.test(first)
      ? [Number(third), monthNumber(second), Number(first)]
      : [Number(third), monthNumber(first), Number(second)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const clock = readClock(found.slice(4, 9))
  if (clock === undefined) return null
  const zone = readOffset(found[9])
  if (zone === undefined || (zone !== null && !clock)) return null
  return { year, month, day, time: clock, offset: zone }
}

/** A date for people: `9 Mar 2025, 21:30`; seconds only where they say something. What is no date stays as it is. */
export function dateInWords(written: string): string {
  const date = readDate(written)
  if (!date) return written
  const day = `${date.day} ${months[date.month - 1]} ${date.year}`
  if (!date.time) return day
  const { hour, minute, second, fraction } = date.time
  const seconds = second > 0 || fraction !== '' ? `:${pad(second)}${fraction}` : ''
  return `${day}, ${pad(hour)}:${pad(minute)}${seconds}`
}

/**
 * What to write for a typed date, always with an offset where there is a time, null where it is no date. A typed offset holds; else
 * that of the zone at that moment, unless the post had one of its own. A date without time stays one, and the way the
 * post wrote its date (`2025-03-09 21:30:00 +0800`) stays too.
 */
export function writeDate(typed: string, previous: string | null, timeZone: string): string | null {
  const date = readDate(typed)
  if (!date) return null
  const day = dayText(date)
  if (!date.time) return day
  const before = previous === null ? null : readDate(previous)
  const ownOffset = before?.offset && before.offset !== offsetAt(before, timeZone) ? before.offset : null
  const zone = date.offset ?? ownOffset ?? offsetAt(date, timeZone)
  const { hour, minute, second, fraction } = date.time
  const style = /^\d{4}-\d{2}-\d{2}(T|\s+)\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(\s*)(?:Z|[+-]\d{2}(:?)\d{2})?$/.exec(previous ?? '')
  const shownZone = style?.[3] === '' && zone !== 'Z' ? zone.replace(':', '') : zone
  return `${day}${style?.[1] ?? 'T'}${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${style?.[2] ?? ''}${shownZone}`
}

/** The offset of a zone at a local date and time, `+08:00`. */
function offsetAt(local: DateParts, timeZone: string): string {
  const { hour, minute, second } = local.time ?? { hour: 0, minute: 0, second: 0 }
  const moment = readPostDate(`${dayText(local)}T${pad(hour)}:${pad(minute)}:${pad(second)}`, timeZone)
  return moment ? formatDate(moment.ms, timeZone).slice(19) : 'Z'
}

function dayText({ year, month, day }: DateParts): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

function readClock([hours, minutes, seconds, fraction, half]: readonly (string | undefined)[]): DateParts['time'] | undefined {
  if (hours === undefined) return null
  const given = Number(hours)
  if (half && (given < 1 || given > 12)) return undefined
  const hour = half ? (given % 12) + (/^p/i.test(half) ? 12 : 0) : given
  const clock = { hour, minute: Number(minutes), second: Number(seconds ?? 0), fraction: fraction ?? '' }
  return clock.hour > 23 || clock.minute > 59 || clock.second > 59 ? undefined : clock
}

function readOffset(written: string | undefined): string | null | undefined {
  if (!written) return null
  const text = written.toUpperCase()
  if (/^(Z|UTC|GMT)$/.test(text)) return 'Z'
  const [, sign = '+', hours = '0', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? []
  return Number(hours) > 14 || Number(minutes) > 59 ? undefined : `${sign}${pad(Number(hours))}:${minutes}`
}

function monthNumber(name: string): number {
  const short = name.slice(0, 3).toLowerCase()
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
  return full.findIndex((month) => month.startsWith(short) && (name.length === 3 || month.startsWith(name.toLowerCase()) || name.toLowerCase() === 'sept')) + 1
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
