import { visibleText } from '../text/visibleText.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { readPostDate } from '../post/postDate.ts'
import type { PostPath } from '../post/postPath.ts'
import { splitPost } from '../post/postText.ts'
import { readPostFields } from '../review/postFields.ts'
import { findAnchors } from './findAnchors.ts'
import type { LibraryConfig } from './libraryConfig.ts'
import type { PostSummary } from './postSummary.ts'

/**
 * What the library knows of one post; cheap (no Markdown is parsed), and never throws: a post whose front matter cannot be read
 * is still listed, under its file's name and with a `problem`.
 */
export function summarisePost(post: {
  readonly path: PostPath
  readonly text: string
  readonly revision: string
  /** The file's time, in milliseconds since 1970. */
  readonly modifiedMs: number
  readonly config: LibraryConfig
}): PostSummary {
  const { path, text, revision, modifiedMs, config } = post
  const { head, body } = splitPost(text)
  const parsed = parseHead(head)
  const fields = readPostFields(parsed, config)
  const [problem] = parsed.problems
  return {
    path,
    revision,
    title: fields.title || visibleText(nameOf(path)),
    date: fields.date,
    sortTime: readPostDate(fields.date ?? '', config.timeZone)?.ms ?? modifiedMs,
    draft: fields.draft,
    slug: fields.slug,
    kind: fields.kind,
    subject: fields.subject,
    year: fields.year,
    rating: fields.rating && { value: fields.rating.value, best: fields.rating.scale.best },
    tags: fields.tags,
    categories: fields.categories,
    cover: fields.cover,
    summary: fields.summary,
    warningIds: fields.warnings?.map(({ id }) => id) ?? null,
    anchors: findAnchors(body),
    problem: problem ? `The front matter ${parsed.broken ? 'cannot be read' : 'has a key twice'} at line ${problem.line}, column ${problem.column}: ${withoutFullStop(problem.message)}.` : null,
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(.)\.[^.]+$/u, '$1')
}

function withoutFullStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/, '')
}
