const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const recentMs = 330 * 86_400_000

/**
 * The day that an ISO 8601 date names, as written, whatever its zone: with its month while that is clear, else with its year.
 * @example shortDate('2025-03-09T21:30:00+08:00', Date.UTC(2025, 3, 1)) // '9 Mar'
 */
export function shortDate(date: string | null, now: number): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '')
  if (!day) return ''
  const time = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]))
  if (Number.isNaN(time)) return ''
  return (Math.abs(now - time) < recentMs ? dayMonth : monthYear).format(time).replace('Sept', 'Sep')
}
