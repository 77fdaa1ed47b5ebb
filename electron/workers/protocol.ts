import type { SiteKind } from '../../shared/export/exportPlan.ts'
import type { PostFacts } from '../../shared/export/postFacts.ts'
import type { MadeFormat } from '../../shared/export/pictures/pictureFacts.ts'
import type { ExportedFile, ExportInput, HiddenPost, RenderedPost, SkippedPost } from '../../shared/export/siteTarget.ts'
import type { Problem } from '../../shared/checks/problem.ts'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { FileLook } from './fileLooks.ts'

/** The posts of a library, to be read by whoever renders them. */
export interface LibraryPosts {
  /** Real path. */
  readonly folder: string
  readonly paths: readonly PostPath[]
}

export interface RenderJob {
  readonly kind: SiteKind
  readonly library: LibraryPosts
  readonly input: Omit<ExportInput, 'posts' | 'headingIds'>
  /** Where what is made is remembered from one run of the program to the next; null: nowhere. */
  readonly memoryFile: string | null
  /** By path, the hashes of what the site is thought to have: the texts of these are not given. */
  readonly known: ReadonlyMap<string, string>
  /** Real path of the site's folder, to look what is there. */
  readonly siteFolder: string
  /** Paths whose texts are given whatever is known of them. */
  readonly wanted: readonly string[]
}

/** Everything that an export puts into a site. */
export interface RenderedFiles {
  /** No texts among them: those are known by their hashes. */
  readonly files: readonly ExportedFile[]
  /** By hash, as UTF-8. */
  readonly texts: ReadonlyMap<string, Uint8Array>
  readonly skipped: readonly SkippedPost[]
  readonly hidden: readonly HiddenPost[]
  readonly problems: readonly Problem[]
  readonly unread: readonly UnreadPost[]
  /** The revisions of the posts that were chosen and are on the site. */
  readonly versions: readonly (readonly [post: PostPath, revision: string])[]
  readonly notes: readonly string[]
  /** What is at their places in the site folder, and at those of `known`. */
  readonly looks: ReadonlyMap<string, FileLook>
}

/** What a render made besides texts and looks. Plain data, as JSON gives it back. */
export type MadeFiles = Omit<RenderedFiles, 'texts' | 'looks'>

/** `RenderedFiles` on its way from one thread to another: thousands of small objects take many times as long. */
export interface PackedFiles {
  /** `MadeFiles` as JSON in ASCII. */
  readonly made: Uint8Array
  readonly texts: ReadonlyMap<string, Uint8Array>
  /** `looks` as JSON: paths and looks by turns, 0 for undefined. */
  readonly looks: string
}

/** Files that a render will be about, to be looked at before all else that it needs is known. */
export interface LookAhead {
  readonly what: 'library' | 'site'
  /** Real path. */
  readonly folder: string
  readonly paths: readonly string[]
}

/** What the export worker is told: a look ahead has no answer. */
export type ToExportWorker = { readonly kind: 'look'; readonly look: LookAhead } | { readonly kind: 'render'; readonly job: RenderJob }

export interface UnreadPost {
  readonly path: PostPath
  readonly reason: string
}

/** What the export worker says: how far it is, one result, and that it has written down what it remembers. */
export type FromExportWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'rendered'; readonly rendered: PackedFiles }
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly message: string }
  /** For a reason that the author can change, in words to show. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'idle' }

/** A post as one look found it. */
export type ReadPost = { readonly path: PostPath; readonly mark: string; readonly facts: PostFacts } | UnreadPost

/** What became of a post, and all that it was made from besides its text. */
export interface MadePost {
  readonly path: PostPath
  readonly revision: string
  /** What its site said of its own place. */
  readonly place: string
  readonly answers: readonly (readonly [url: string, answer: string])[]
  /** Its texts are in `texts`, and its body is known by its hash. */
  readonly rendered: Omit<RenderedPost, 'body'>
  readonly bodyHash: string | null
  readonly texts: readonly (readonly [hash: string, bytes: Uint8Array])[]
}

/** What each thread that renders is asked to do, in this order. */
export type RenderTask =
  | { readonly kind: 'read'; readonly library: LibraryPosts; readonly config: LibraryConfig }
  | { readonly kind: 'render'; readonly paths: readonly PostPath[] }
/** What a helping thread is told: a task to answer, or once before the first post the site that they are for. */
export type ToRenderHelper = RenderTask | ({ readonly kind: 'open'; readonly posts: readonly PostFacts[] } & Pick<RenderJob, 'library' | 'input'> & { readonly site: SiteKind })
export type FromRenderHelper =
  | { readonly kind: 'read'; readonly posts: readonly ReadPost[] }
  | { readonly kind: 'made'; readonly posts: readonly MadePost[] }
  | { readonly kind: 'failed'; readonly isChange: boolean; readonly message: string }

/** A picture to be made from another one. */
export interface PictureJob {
  readonly bytes: Uint8Array
  readonly width: number
  readonly format: MadeFormat
}

/** What the picture process answers to each job. */
export type FromPictureWorker = { readonly kind: 'made'; readonly bytes: Uint8Array } | { readonly kind: 'unreadable'; readonly message: string }

/** What the encoders are told. Part of the name under which a picture is kept: another number makes all anew. */
export const pictureEncoding = { version: 1, jpeg: 82, webp: 80, avif: 60, avifSpeed: 8 } as const
