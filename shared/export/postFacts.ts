import { parseHead } from '../frontMatter/parseHead.ts'
import { findLinks } from '../library/findLinks.ts'
import { readLink } from '../library/linkTarget.ts'
import type { LibraryConfig } from '../library/libraryConfig.ts'
import { readPostDate } from '../post/postDate.ts'
import type { PostPath } from '../post/postPath.ts'
import { type PostText, splitPost } from '../post/postText.ts'
import { type PostFields, readPostFields } from '../review/postFields.ts'

/** What an export must know of a post before any page is made: plain data, and a function of the post's text and the library's settings alone. */
export interface PostFacts {
  readonly path: PostPath
  readonly revision: string
  /** Why its front matter cannot be read, or is one that generators do not take (a key twice); null where all is well. */
  readonly broken: { readonly line: number; readonly message: string; readonly isRead: boolean } | null
  readonly fields: PostFields
  /** null where there is no date, or none that can be read. */
  readonly dateMs: number | null
  /** The moments at which a site may begin or cease to show it: its date, and what keys such as `publishDate` name. */
  readonly momentsMs: readonly number[]
  /** Links of its body into a part of a post. */
  readonly linksToParts: readonly string[]
  /** Whether it may show a picture. */
  readonly hasPicture: boolean
  /** What the post was when it was exported, and is not any more. */
  readonly isPast?: true
}

/** Reads a post for an export; never throws. */
export function readPostFacts({ path, text, revision }: { readonly path: PostPath; readonly text: string; readonly revision: string }, config: LibraryConfig): PostFacts {
  const { head, body } = splitForExport(text)
  const parsed = parseHead(head)
  const [problem] = parsed.problems
  const named = dayInName(path)
  const read = readPostFields(parsed, config)
  // Jekyll's posts, and Eleventy's, have their day in their names where they say no other
  const fields = read.date === null && named !== null && readPostDate(named.day, config.timeZone) ? { ...read, date: named.day, slug: read.slug ?? named.rest } : read
  const dateMs = (fields.date === null ? null : readPostDate(fields.date, config.timeZone))?.ms ?? null
  const ownDates = fields.otherKeys.flatMap(({ key, value }) => (/date$/i.test(key) && typeof value === 'string' ? (readPostDate(value, config.timeZone)?.ms ?? []) : []))
  return {
    path,
    revision,
    broken: problem ? { line: problem.line, message: problem.message, isRead: !parsed.broken } : null,
    fields,
    dateMs,
    momentsMs: [...(dateMs === null ? [] : [dateMs]), ...ownDates],
    linksToParts: body.includes('#') ? findLinks(body).flatMap(({ url }) => (leadsToPart(url) ? [url] : [])) : [],
    hasPicture: fields.cover !== null || /!\[|<img\b/i.test(body),
  }
}

/** The parts of a post's text as exports read them: all line ends are LF. */
export function splitForExport(text: string): PostText {
  return splitPost(text.replace(/\r\n/g, '\n'))
}

/** The day that a post's name begins with, and the rest of the name; null where it begins with none. */
function dayInName(path: string): { readonly day: string; readonly rest: string } | null {
  const [, day, rest] = /(?:^|\/)(\d{4}-\d\d-\d\d)-([^/]+?)(?:\/_?index)?\.[^./]+$/i.exec(path) ?? []
  return day === undefined || rest === undefined ? null : { day, rest }
}

function leadsToPart(url: string): boolean {
  const link = readLink(url)
  return link.kind === 'fragment' || (link.kind === 'relative' && Boolean(link.fragment))
}
