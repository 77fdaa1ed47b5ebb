import { isFieldList, isFieldMap } from '../../../frontMatter/fieldValues.ts'
import { formatScalar, quoteString } from '../../../frontMatter/formatScalar.ts'
import type { FieldValue } from '../../../frontMatter/headTypes.ts'
import { formatDate, readPostDate } from '../../../post/postDate.ts'
import { warningLabel } from '../../../review/warnings.ts'
import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import type { ExportPost } from '../../exportPosts.ts'

type Entry = readonly [key: string, value: FieldValue | undefined]

/** Addresses that front matter holds, as they are on the site. */
export interface HugoPlaces {
  /** File name in the bundle, or a web address; null for no cover. */
  readonly cover: string | null
  /** Content paths: `/posts/SLUG`. */
  readonly related: readonly string[]
}

/**
 * A post's front matter for Hugo, with fences: YAML in which every text is quoted, empty values are left out, lists stay lists and
 * dates carry an offset. Keys that Marquee does not know come last, as they are, unless they would say one of these again.
 */
export function hugoFrontMatter(post: ExportPost, places: HugoPlaces, config: LibraryConfig): string {
  const { fields } = post
  const dates: Entry[] = [['date', hugoDate(fields.date, config.timeZone)], ['lastmod', hugoDate(fields.updated, config.timeZone)]]
  const own: Entry[] = [
    ['slug', post.slug],
    ['draft', fields.draft || undefined],
    ['description', fields.summary],
    ['summary', fields.summary],
    ['tags', fields.tags],
    ['categories', fields.categories],
    ['rating', fields.rating?.value],
    ['rating_best', fields.rating?.scale.best],
    ['verdict', fields.verdict],
    ['review', without([
      ['kind', fields.kind],
      ['subject', fields.subject],
      ['original_title', fields.originalTitle],
      ['year', fields.year],
      ['by', fields.by],
      ['cast', fields.cast],
    ])],
    ['content_warnings', fields.warnings?.filter(({ absent, spoiler }) => !absent && !spoiler).map(({ id }) => warningLabel(id, config))],
    ['warnings', fields.warnings?.map(({ id, severity, note, spoiler, absent }) => without([
      ['id', id], ['label', warningLabel(id, config)], ['severity', severity], ['note', note], ['spoiler', spoiler || undefined], ['absent', absent || undefined],
    ]))],
    ['trailer', fields.trailer],
    ['quotes', fields.quotes.map(({ text, source, lang }) => without([['text', text], ['source', source], ['lang', lang]]))],
    ['related_posts', places.related],
    ['cover', places.cover === null ? undefined : without([['image', places.cover], ['alt', fields.coverAlt], ['relative', !/^https?:/i.test(places.cover)]])],
    ['images', places.cover === null ? [] : [places.cover]],
  ]
  const written = own.filter(([, value]) => !isEmpty(value))
  const taken = new Set(['title', ...dates, ...written].map((entry) => (typeof entry === 'string' ? entry : entry[0])))
  const others = groupKeys(fields.otherKeys).filter(([key, value]) => !taken.has(key.toLowerCase()) && !isEmpty(value))
  const lines = [
    ['title', quoteString(post.title.toWellFormed())] as const,
    ...dates.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])),
    ...[...written, ...others].map(([key, value]) => [key, flow(value ?? null)] as const),
  ]
  return `---\n${lines.map(([key, text]) => `${plainKey(key)}: ${text}\n`).join('')}---\n`
}

/** A date in RFC 3339 with the offset that its author wrote, else that of the library's zone; undefined for none. */
export function hugoDate(written: string | null, timeZone: string): string | undefined {
  const date = written === null ? null : readPostDate(written, timeZone)
  if (written === null || !date) return undefined
  const parts = /^(\d{4}-\d\d-\d\d)[Tt ]+(\d\d:\d\d)(:\d\d)?(?:\.\d+)? ?(?:([Zz])|([+-]\d\d):?(\d\d)?)$/.exec(written.trim())
  if (!parts) return formatDate(date.ms, timeZone)
  const [, day = '', minute = '', second = ':00', zulu, hours = '', minutes = '00'] = parts
  return `${day}T${minute}${second}${zulu ? 'Z' : `${hours}:${minutes}`}`
}

function flow(value: FieldValue): string {
  if (typeof value === 'string') return quoteString(value.toWellFormed())
  if (isFieldList(value)) return `[${value.map(flow).join(', ')}]`
  if (isFieldMap(value)) return `{${Object.entries(value).map(([key, item]) => `${quoteString(key.toWellFormed())}: ${flow(item)}`).join(', ')}}`
  return formatScalar(value)
}

function plainKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(key) ? key : quoteString(key.toWellFormed())
}

function without(entries: readonly Entry[]): FieldValue {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, FieldValue] => !isEmpty(entry[1])))
}

function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  if (isFieldList(value)) return value.length === 0
  return isFieldMap(value) && Object.keys(value).length === 0
}

/** A key within a group that Marquee knows (`review.studio`) stands at the top, as `review_studio`. */
function groupKeys(keys: ExportPost['fields']['otherKeys']): Entry[] {
  return keys.map(({ key, value }) => [key.replace(/\./g, '_'), value] as const)
}
