import type { ReviewConventions } from '../review/conventions.ts'

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
  readonly lastExport: { readonly folder: string; readonly target: string } | null
  /** What in the file could not be used, in words; the default then holds. */
  readonly problems: readonly string[]
}
