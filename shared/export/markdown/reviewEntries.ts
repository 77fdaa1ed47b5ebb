import { warningLabel } from '../../review/warnings.ts'
import type { LibraryConfig } from '../../library/libraryConfig.ts'
import type { ExportPost } from '../exportPosts.ts'
import { type Entry, withoutEmpty } from './yamlHead.ts'

/** What front matter says of a review, under the same keys on every site, or those that the library has for its own. */
export function reviewEntries({ fields }: ExportPost, config: LibraryConfig, related: readonly string[]): Entry[] {
  const entries: Entry[] = [
    ['rating', fields.rating?.value],
    ['rating_best', fields.rating?.scale.best],
    ['verdict', fields.verdict],
    ['review', withoutEmpty([
      ['kind', fields.kind],
      ['subject', fields.subject],
      ['original_title', fields.originalTitle],
      ['year', fields.year],
      ['by', fields.by],
      ['cast', fields.cast],
    ])],
    ['content_warnings', fields.warnings?.filter(({ absent, spoiler }) => !absent && !spoiler).map(({ id }) => warningLabel(id, config))],
    ['warnings', fields.warnings?.map(({ id, severity, note, spoiler, absent }) => withoutEmpty([
      ['id', id], ['label', warningLabel(id, config)], ['severity', severity], ['note', note], ['spoiler', spoiler || undefined], ['absent', absent || undefined],
    ]))],
    ['trailer', fields.trailer],
    ['quotes', fields.quotes.map(({ text, source, lang }) => withoutEmpty([['text', text], ['source', source], ['lang', lang]]))],
    ['related_posts', related],
  ]
  return entries.map(([key, value]) => [config.exportKeys[key] ?? key, value] as const)
}

/** The author's own keys; one within a group that Marquee knows (`review.studio`) stands at the top, as `review_studio`. */
export function ownEntries({ fields }: ExportPost): Entry[] {
  return fields.otherKeys.map(({ key, value }) => [key.replace(/\./g, '_'), value] as const)
}
