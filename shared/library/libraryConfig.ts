import type { ReviewConventions } from '../review/conventions.ts'
import type { PictureOptions } from './pictureOptions.ts'

export const directiveForms = ['plain', 'native'] as const
export type DirectiveForm = (typeof directiveForms)[number]

/** What a library is set to: `.marquee/library.yaml` read over the defaults. Every key of that file is optional. */
export interface LibraryConfig extends ReviewConventions {
  readonly title: string
  readonly author: string | null
  /** Markdown that `::signoff` places. */
  readonly signoff: string | null
  /** BCP 47 tag of the library's main language. */
  readonly language: string
  /** IANA zone in which new dates are written. */
  readonly timeZone: string
  /** Absolute address of the published site, without a slash at the end; feeds and JSON-LD need it. */
  readonly siteUrl: string | null
  /** What an export calls a key of front matter, where the site's theme has another name for it: `rating` as `stars`. */
  readonly exportKeys: Readonly<Record<string, string>>
  /** How an export writes directives: as plain Markdown, or in the short codes, includes or tags of the site. */
  readonly directives: DirectiveForm
  /** What an export makes of pictures. */
  readonly pictures: PictureOptions
  readonly lastExport: LastExport | null
  /** What in the file could not be used, in words; the default then holds. */
  readonly problems: readonly string[]
}

/** The site that was exported to last. */
export interface LastExport {
  readonly folder: string
  readonly target: string
  /** What the author previews and builds it with, where that is not the usual; '' for nothing. */
  readonly preview?: string
  readonly build?: string
}
