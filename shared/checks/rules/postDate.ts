import { formatDate, readPostDate, sayDate } from '../../post/postDate.ts'
import { fieldPath } from '../../review/postFields.ts'
import { type Finding, type Rule, quoted } from '../rule.ts'

const hourMs = 3_600_000

/** A date for which a site generator would leave the post out today, or would not know what is meant. */
export const postDate: Rule = {
  id: 'date',
  check({ fields, facts: { config, nowMs }, inHead }) {
    const finding = (severity: Finding['severity'], key: 'date' | 'updated', message: string): Finding => ({ severity, message, place: inHead(fieldPath(key, config)) })
    const unreadable = (key: 'date' | 'updated', written: string) =>
      finding('warning', key, `${quoted(written)} is no date that site generators know. Write it like ${formatDate(nowMs, config.timeZone)}, or the day alone.`)
    const found: Finding[] = []
    if (fields.updated !== null && !readPostDate(fields.updated, config.timeZone)) found.push(unreadable('updated', fields.updated))
    if (fields.date === null) return found
    const date = readPostDate(fields.date, config.timeZone)
    // Without an offset generators take UTC, which east of Greenwich is hours ahead of what was meant.
    const asUtc = readPostDate(fields.date, 'UTC')
    if (!date || !asUtc) return [...found, unreadable('date', fields.date)]
    if (date.ms > nowMs) {
      const day = sayDate(fields.date, 'en')
      found.push(finding(fields.draft ? 'hint' : 'warning', 'date', `The date is in the future (${day}). Hugo and Jekyll leave the post out until then.`))
    } else if (!date.hasOffset && asUtc.ms > nowMs) {
      const hours = Math.ceil((asUtc.ms - nowMs) / hourMs)
      found.push(finding('warning', 'date', `The date has no offset and is read as UTC, where it is still to come: Hugo and Jekyll leave the post out for ${hours} more ${hours === 1 ? 'hour' : 'hours'}. Write it as ${formatDate(date.ms, config.timeZone)}.`))
    } else if (!date.hasOffset && date.precision !== 'day') {
      found.push(finding('hint', 'date', `The date has no offset, so each site reads it in its own zone, and Hugo or Jekyll may leave the post out. Write it as ${formatDate(date.ms, config.timeZone)}.`))
    }
    return found
  },
}
