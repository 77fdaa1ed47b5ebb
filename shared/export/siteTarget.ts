import type { Problem } from '../checks/problem.ts'
import type { LibraryConfig } from '../library/libraryConfig.ts'
import type { PostPath } from '../post/postPath.ts'
import type { SiteKind } from './exportPlan.ts'
import type { MadeFormat, PictureFacts } from './pictures/pictureFacts.ts'
import type { RenderWork } from './renderWork.ts'

/** A post of the library as it is on disk; `text` has LF line ends. */
export interface PostSource {
  readonly path: PostPath
  readonly text: string
  readonly revision: string
}

/** What was read of a site folder: enough to tell what it is and how it is laid out. */
export interface SiteFacts {
  /** Names at the top of the folder; folders end in `/`. */
  readonly topNames: readonly string[]
  /** Texts of the files that `siteConfigPaths` names, as far as they exist. */
  readonly configTexts: Readonly<Record<string, string>>
  /** Some of the site's Markdown files, page templates and folder data, relative to the folder. */
  readonly contentPaths: readonly string[]
  /** How some of the site's own posts begin, by path: those that `samplePaths` names. */
  readonly samples: Readonly<Record<string, string>>
  /** What the last export wrote there, null where there was none. */
  readonly last: { readonly target: SiteKind; readonly paths: readonly string[] } | null
}

/** One file that belongs in the site folder; paths have `/` between parts and never lead out. */
export interface ExportedFile {
  readonly path: string
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'copy'; readonly from: string }
    /** A picture of the library made anew in this width and format. */
    | { readonly kind: 'picture'; readonly from: string; readonly width: number; readonly format: MadeFormat }
  /** The post that it stems from; null for what belongs to all (an index, a feed). */
  readonly post: PostPath | null
}

export interface ExportInput {
  readonly posts: readonly PostSource[]
  /** Every other file of the library, by its path. */
  readonly assets: ReadonlySet<string>
  /** What is known of the pictures among them, where the export needs it. */
  readonly pictures: ReadonlyMap<string, PictureFacts>
  readonly config: LibraryConfig
  readonly facts: SiteFacts
  readonly nowMs: number
  readonly includeDrafts: boolean
  /** The posts that this export is about; null for all. */
  readonly only: ReadonlySet<PostPath> | null
}

export interface SkippedPost {
  readonly post: PostPath
  readonly reason: string
  /** The post could not be read, so that nobody knows what it should be: what it has on the site stays. */
  readonly isUnread?: true
}

/** Everything that an export puts into the site folder, and what it has to say about it. */
export interface ExportedFiles {
  readonly files: readonly ExportedFile[]
  readonly skipped: readonly SkippedPost[]
  readonly problems: readonly Problem[]
}

/** One kind of site. Pure: the same input gives the same files. */
export interface SiteTarget {
  readonly id: SiteKind
  /** What in the folder says that it is such a site ("hugo.toml"), null where nothing does. */
  detect(facts: SiteFacts): string | null
  files(input: ExportInput, work: RenderWork): ExportedFiles
}
