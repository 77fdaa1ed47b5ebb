import type { Problem } from '../checks/problem.ts'
import type { LibraryConfig } from '../library/libraryConfig.ts'
import type { PostPath } from '../post/postPath.ts'
import type { PostText } from '../post/postText.ts'
import type { SiteKind } from './exportPlan.ts'
import type { ExportPost } from './exportPosts.ts'
import type { MadeFormat, PictureFacts } from './pictures/pictureFacts.ts'
import type { PostFacts } from './postFacts.ts'
import type { AuthorTheme } from './siteTheme.ts'

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
    /** A text that is known by its hash and need not be made again. */
    | { readonly kind: 'made'; readonly hash: string }
    | { readonly kind: 'copy'; readonly from: string }
    /** A picture of the library made anew in this width and format. */
    | { readonly kind: 'picture'; readonly from: string; readonly width: number; readonly format: MadeFormat }
  /** The post that it stems from; null for what belongs to all (an index, a feed). */
  readonly post: PostPath | null
  /** Written only where the author asks for it and the site has nothing of that name; what the author then makes of it stays. */
  readonly isOffered?: true
}

/** The posts that an export is about: what others have on the site stays as it is. */
export interface PostChoice {
  /** null for all. */
  readonly only: ReadonlySet<PostPath> | null
  readonly except: ReadonlySet<PostPath>
}

export const allPosts: PostChoice = { only: null, except: new Set() }

export function isChosen({ only, except }: PostChoice, post: PostPath): boolean {
  return (only === null || only.has(post)) && !except.has(post)
}

/** A post that is left out, and has something on the site. */
export interface LeftOutPost {
  /** The revision that was exported; null where that is not known. */
  readonly version: string | null
  /** Its files there. */
  readonly paths: readonly string[]
}

export interface ExportInput {
  /** Every post of the library that can be read. */
  readonly posts: readonly PostFacts[]
  /** The ids of a post's headings, as the preview gives them: asked of those few that are linked to in parts. */
  readonly headingIds: (path: PostPath) => ReadonlySet<string>
  /** Every other file of the library, by its path. */
  readonly assets: ReadonlySet<string>
  /** What is known of the pictures among them, where the export needs it. */
  readonly pictures: ReadonlyMap<string, PictureFacts>
  readonly config: LibraryConfig
  readonly facts: SiteFacts
  readonly nowMs: number
  readonly includeDrafts: boolean
  readonly choice: PostChoice
  /** What the posts that are not chosen have on the site. */
  readonly leftOut?: Readonly<Record<string, LeftOutPost>> | undefined
  /** The author's own look of sites of plain pages. */
  readonly theme?: AuthorTheme | undefined
}

export interface SkippedPost {
  readonly post: PostPath
  readonly reason: string
  /** The post could not be read, so that nobody knows what it should be: what it has on the site stays. */
  readonly isUnread?: true
  /** Its date alone is the reason, which passes by itself. */
  readonly isWaiting?: true
}

/** A post that the site gets, and that its generator does not show as things stand. */
export interface HiddenPost {
  readonly post: PostPath
  /** A sentence: who does not show it, and until when. */
  readonly reason: string
  /** Its date alone is the reason, which passes by itself. */
  readonly isWaiting?: true
}

/** Everything that an export puts into the site folder, and what it has to say about it. */
export interface ExportedFiles {
  readonly files: readonly ExportedFile[]
  readonly skipped: readonly SkippedPost[]
  readonly hidden: readonly HiddenPost[]
  readonly problems: readonly Problem[]
  /** What else to say, of no post, in sentences. */
  readonly notes: readonly string[]
}

/** What one post becomes. Plain data. */
export interface RenderedPost {
  readonly files: readonly ExportedFile[]
  readonly problems: readonly Problem[]
  /** A long text that pages of the site are made with: it may be kept apart. */
  readonly body?: string
}

/** A post's `body`, had when it is asked for. Equal keys, equal texts. */
export interface RenderedBody {
  readonly key: string
  readonly text: () => string
}

/** Takes the files of a site. */
export interface SiteSink {
  put(file: ExportedFile): void
  /** A text that need not be made where one from the same is known: equal `from` in the same context, equal texts. */
  make(path: string, post: PostPath | null, from: string, text: () => string): void
  /** What stands for a long text in `from`: equal texts, equal keys. */
  keyOf(text: string): string
}

/**
 * A site with the posts that are to be on it. A post is rendered by itself, so that many can be at once, and again only where its own text,
 * `context`, or an answer that it asked for has changed.
 */
export interface ExportSite<Rendered extends RenderedPost = RenderedPost> {
  /** The posts that are rendered. */
  readonly posts: readonly ExportPost[]
  /** Which posts the site does not get, or does not show: known before any is rendered. */
  readonly beforehand: Pick<ExportedFiles, 'skipped' | 'hidden'>
  /** All that what posts become depends on besides their texts and `answer`. */
  readonly context: string
  /** All that a post learns of the library and the site where it asks about a URL; for null, of its own place. Equal answers, equal results. */
  answer(post: ExportPost, url: string | null): string
  /** @param asks is told every URL that the result depends on */
  render(post: ExportPost, text: PostText, asks: (url: string) => void): Rendered
  /** Puts the site together, every file into the sink. @param rendered @param bodies in the order of `posts` */
  finish(rendered: readonly Omit<Rendered, 'body'>[], bodies: readonly RenderedBody[], sink: SiteSink): Omit<ExportedFiles, 'files'>
}

/** One kind of site. Pure: the same input gives the same files. */
export interface SiteTarget {
  readonly id: SiteKind
  open(input: ExportInput): ExportSite
}
