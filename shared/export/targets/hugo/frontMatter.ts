import { rfcDate } from '../../../post/postDate.ts'
import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import type { ExportPost } from '../../exportPosts.ts'
import type { FrontPlaces } from '../../markdown/markdownSite.ts'
import { ownEntries, reviewEntries } from '../../markdown/reviewEntries.ts'
import { Bare, withoutEmpty, yamlHead } from '../../markdown/yamlHead.ts'

/** A post's front matter for Hugo; the cover is a file name in the bundle, or a web address. */
export function hugoFrontMatter(post: ExportPost, { cover, related }: FrontPlaces, config: LibraryConfig): string {
  const { fields } = post
  const chosen = config.exportKeys['cover']
  const [date, updated] = [rfcDate(fields.date, config.timeZone), rfcDate(fields.updated, config.timeZone)]
  return yamlHead(
    [
      ['title', post.title],
      ['date', date === null ? null : new Bare(date)],
      ['lastmod', updated === null ? null : new Bare(updated)],
      ['slug', post.slug],
      ['draft', fields.draft || undefined],
      ['description', fields.summary],
      ['summary', fields.summary],
      ['tags', fields.tags],
      ['categories', fields.categories],
      ...reviewEntries(post, config, related),
      chosen !== undefined ? [chosen, cover] : ['cover', cover === null ? undefined : withoutEmpty([['image', cover], ['alt', fields.coverAlt], ['relative', !/^https?:/i.test(cover)]])],
      ['images', cover === null ? [] : [cover]],
    ],
    ownEntries(post),
    ['date', 'lastmod'],
  )
}
