import { directiveForms } from '../library/libraryConfig.ts'
import { largestPictureWidth, mostPictureWidths, pictureFormats } from '../library/pictureOptions.ts'
import * as z from 'zod'
import type { Version } from '../history/version.ts'
import { VersionRevisionSchema } from '../history/versionSchema.ts'
import type { PostPath } from '../post/postPath.ts'
import { PostPathSchema } from '../post/postPathSchema.ts'
import type { Settings } from '../settings/settings.ts'
import { SettingsChangeSchema, SettingsSchema } from '../settings/settingsSchema.ts'
import type { LibraryDiff, LibrarySnapshot } from '../library/postSummary.ts'
import { type ExportPlan, type ExportReport, type SiteAppearance, siteKinds } from '../export/exportPlan.ts'
import type { SiteCommands } from '../export/siteCommands/proposeCommands.ts'
import { type RunNews, runKinds } from '../export/siteCommands/siteRun.ts'
import { FindQuery, type FoundPlace } from '../library/findInText.ts'
import type { EventName, RequestName } from './channelNames.ts'
import type { Result } from './result.ts'

/**
 * The single source of truth of what crosses between renderer and main. Inputs are parsed in main, whoever sends them;
 * outputs come from our own code and are typed. One object in, one out, plain data.
 */
interface Spec {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** Output made by main from typed code: carried, not parsed. */
const made = <T>() => z.custom<T>()

export const DocumentText = z.object({
  path: PostPathSchema,
  text: z.string(),
  /** Hash of the file's bytes. */
  revision: z.string(),
  /** `utf-8`, or what was detected; the file is saved back as it was. */
  encoding: z.string(),
  lineEnds: z.enum(['lf', 'crlf', 'mixed']),
  readOnly: z.boolean(),
})
export type DocumentText = z.infer<typeof DocumentText>

/** A piece of text that the author inserts again and again, by its name. */
export const Snippet = z.object({ name: z.string(), text: z.string() })
export type Snippet = z.infer<typeof Snippet>

const SiteInfo = z.object({
  folder: z.string(),
  /** What the folder's own files say it is; null where they do not say. */
  detected: z.enum(siteKinds).nullable(),
  /** Why, in a few words ("hugo.toml"). */
  because: z.string(),
})
export type SiteInfo = z.infer<typeof SiteInfo>

/** Whether the window loads because its process died, and whether that was so `often`: several times within a minute, so that the post it showed is better not opened by itself. */
export type Reload = 'never' | 'once' | 'often'

export interface StartState {
  readonly settings: Settings
  readonly library: LibrarySnapshot | null
  /** The post to open first: named on the command line, or the last one. */
  readonly openPost: PostPath | null
  readonly recent: readonly { readonly id: string; readonly folder: string; readonly title: string }[]
  readonly platform: 'darwin' | 'win32' | 'linux'
  readonly version: string
  /** The window's process died and the page is loaded again: what it had not saved is put back. */
  readonly reload: Reload
  /** Something that went wrong while starting (a library that is gone), to show once. */
  readonly notice: string | null
}

/** A post that holds what was looked for. `count` places, of which so many are shown as there is room for. */
export interface FoundPost {
  readonly path: PostPath
  readonly revision: string
  readonly count: number
  readonly places: readonly FoundPlace[]
}

export interface ReplaceReport {
  readonly changed: readonly PostPath[]
  /** Posts that stay as they are, and why, in a sentence. */
  readonly left: readonly { readonly path: PostPath; readonly reason: string }[]
  /** Takes it back; null where nothing was changed. */
  readonly undo: string | null
}

/** Text of a post that was not in its file when the app ended. */
export interface KeptText {
  readonly path: PostPath
  readonly text: string
  /** Revision of the file that it was made from. */
  readonly base: string | null
  /** When it was kept, ISO 8601. */
  readonly at: string
  /** The file as it is now; null where it is gone. */
  readonly disk: { readonly text: string; readonly revision: string } | null
}

/** What is kept of one post's past. */
export interface PostTimeline {
  /** The oldest first. */
  readonly versions: readonly Version[]
  /** What went wrong with keeping it, in a sentence. */
  readonly problem: string | null
}

/** A post that has a history and no file. */
export interface DeletedPost {
  readonly path: PostPath
  readonly title: string
  /** Of its last version. */
  readonly revision: string
  readonly at: number
  readonly words: number | null
}

/** A post's text: whole, or as what changed in one that main holds. */
const sentText = z.union([
  z.string(),
  z.object({
    id: z.string().max(100),
    of: z.string().max(100).nullable(),
    changes: z.array(z.object({ from: z.number().int().nonnegative(), to: z.number().int().nonnegative(), insert: z.string() })).max(1000).readonly(),
    length: z.number().int().nonnegative(),
  }),
])
const path = z.object({ path: PostPathSchema })
const none = z.object({})
/** A folder that the author chose or typed. */
const typedFolder = z.string().max(4096).refine((folder) => !folder.includes('\0'), 'no file name')

/** What becomes of pictures in an export. */
const PictureOptionsSchema = z.object({
  keepsMetadata: z.boolean(),
  widths: z.array(z.number().int().min(16).max(largestPictureWidth)).max(mostPictureWidths),
  formats: z.array(z.enum(pictureFormats)),
})

export const requests = {
  'app:start': { input: none, output: made<StartState>() },
  'settings:change': { input: SettingsChangeSchema, output: SettingsSchema },
  'library:choose': { input: none, output: made<LibrarySnapshot | null>() },
  'library:create': { input: none, output: made<LibrarySnapshot | null>() },
  'library:open': { input: z.object({ id: z.string() }), output: made<LibrarySnapshot>() },
  'library:openFolder': { input: z.object({ folder: typedFolder }), output: made<LibrarySnapshot>() },
  'library:openSamples': { input: none, output: made<LibrarySnapshot>() },
  'library:snapshot': { input: none, output: made<LibrarySnapshot | null>() },
  /** Posts whose title, subject, tags or body hold every word of the query. */
  'library:search': { input: z.object({ query: z.string().max(500) }), output: z.object({ paths: z.array(PostPathSchema) }) },
  /** Pieces of text to insert: the library's own in `.marquee/snippets/`, and what its templates have below their front matter. */
  'library:snippets': { input: none, output: z.object({ snippets: z.array(Snippet) }) },
  /** Sets keys of `.marquee/library.yaml` by the same byte-exact edits as front matter; null removes. */
  'library:configure': { input: z.object({ set: z.record(z.string(), z.json()) }), output: made<LibrarySnapshot>() },
  'post:create': { input: z.object({ template: z.string().max(200), title: z.string().max(500) }), output: path },
  /** New file name in the same folder, without ending; links in other posts follow. */
  'post:rename': { input: z.object({ path: PostPathSchema, name: z.string().min(1).max(255) }), output: z.object({ path: PostPathSchema, changedPosts: z.array(PostPathSchema) }) },
  'post:duplicate': { input: path, output: path },
  'post:trash': { input: path, output: z.object({ undo: z.string() }) },
  'post:restore': { input: z.object({ undo: z.string() }), output: path },
  'posts:find': { input: FindQuery, output: made<{ readonly posts: readonly FoundPost[]; readonly isCut: boolean }>() },
  /** Each post only where its file still has the revision that was looked at. */
  'posts:replace': {
    input: z.object({ query: FindQuery, replacement: z.string().max(10_000), posts: z.array(z.object({ path: PostPathSchema, revision: z.string() })) }),
    output: made<ReplaceReport>(),
  },
  'posts:undoReplace': { input: z.object({ undo: z.string() }), output: made<ReplaceReport>() },
  /** `held` is what main calls the text: see `SentText`. Of a very long one `text` is the first part of `length` UTF-16 units. */
  'document:open': { input: path, output: DocumentText.extend({ held: z.string(), length: z.number() }) },
  /** The part of a text that was opened last which begins at `from`; fails with `unknown-text` where another was opened since. */
  'document:part': { input: z.object({ held: z.string(), from: z.int().min(0) }), output: z.object({ text: z.string() }) },
  /** Compare and swap: fails with `conflict` where the file's revision is not `base` (null: the file must not exist). */
  'document:save': {
    input: z.object({ path: PostPathSchema, text: sentText, base: z.string().nullable() }),
    output: z.object({ revision: z.string(), savedAt: z.string() }),
  },
  /** Writes a file of another encoding in UTF-8, its line ends as they are. Compare and swap, as saving is. */
  'document:toUtf8': { input: z.object({ path: PostPathSchema, base: z.string() }), output: z.object({ revision: z.string(), savedAt: z.string() }) },
  /** Keeps text that is not in its file, outside of the library, until it is dropped. */
  'journal:keep': { input: z.object({ path: PostPathSchema, text: sentText, base: z.string().nullable() }), output: none },
  'journal:drop': { input: path, output: none },
  'journal:list': { input: none, output: made<readonly KeptText[]>() },
  'history:list': { input: path, output: made<PostTimeline>() },
  'history:read': { input: z.object({ path: PostPathSchema, revision: VersionRevisionSchema }), output: z.object({ text: z.string() }) },
  /** The author saved: what is in the file is not thinned out. */
  'history:checkpoint': { input: path, output: none },
  /** Keeps text that is not in the file and is about to be replaced. */
  'history:giveUp': { input: z.object({ path: PostPathSchema, text: z.string() }), output: none },
  /** Posts of the open library that are kept and not there any more, the latest first. */
  'history:deleted': { input: none, output: made<readonly DeletedPost[]>() },
  /** Makes a file of a version of a deleted post, never over one that exists. */
  'history:restore': { input: z.object({ path: PostPathSchema, revision: VersionRevisionSchema }), output: path },
  /** Writes a picture beside the post under a free name; answers the relative URL to write into the post. */
  'picture:import': { input: z.object({ post: PostPathSchema, name: z.string().max(255), bytes: z.instanceof(Uint8Array) }), output: z.object({ url: z.string() }) },
  'picture:choose': { input: z.object({ post: PostPathSchema }), output: z.object({ url: z.string() }).nullable() },
  'site:choose': { input: none, output: SiteInfo.nullable() },
  'site:inspect': { input: z.object({ folder: typedFolder }), output: SiteInfo },
  /** What such a site is usually previewed and built with; '' for nothing. */
  'site:commands': { input: z.object({ plan: z.string() }), output: made<SiteCommands>() },
  /** Runs a command in the site folder of a plan, where the author agrees or has agreed; null where they do not. */
  'site:run': { input: z.object({ plan: z.string(), kind: z.enum(runKinds), command: z.string().max(10_000) }), output: z.object({ run: z.string().nullable() }) },
  'site:stop': { input: z.object({ run: z.string() }), output: none },
  /** Where the nth error of a run is: a line of the post's file, null where that cannot be told. */
  'site:locateError': { input: z.object({ run: z.string(), error: z.number().int().nonnegative() }), output: z.object({ post: PostPathSchema, line: z.number().nullable() }) },
  /** Opens the nth address that a run has printed. */
  'site:openAddress': { input: z.object({ run: z.string(), address: z.number().int().nonnegative() }), output: none },
  /** Opens the front page of a site of plain pages from disk. */
  'site:openPages': { input: z.object({ plan: z.string() }), output: none },
  /** What the site of the last export makes of a post, with its front matter as it is typed; null where there is no such site. */
  'site:appearance': { input: z.object({ post: PostPathSchema, head: z.string().max(1_000_000) }), output: made<(SiteAppearance & { readonly folder: string }) | null>() },
  'export:plan': {
    input: z.object({ folder: typedFolder, target: z.enum([...siteKinds, 'auto']), includeDrafts: z.boolean(), only: z.array(PostPathSchema).nullable(), except: z.array(PostPathSchema).optional(), pictures: PictureOptionsSchema.nullish(), directives: z.enum(directiveForms).nullish() }),
    output: made<ExportPlan>(),
  },
  'export:diff': { input: z.object({ plan: z.string(), path: z.string() }), output: z.object({ before: z.string().nullable(), after: z.string().nullable() }) },
  'export:run': { input: z.object({ plan: z.string(), overwrite: z.array(z.string()), offered: z.array(z.string()).optional() }), output: made<ExportReport>() },
  /** Stops the plan that is being made, if any. */
  'export:cancelPlan': { input: none, output: none },
  'export:cancel': { input: z.object({ plan: z.string() }), output: none },
  'shell:openExternal': { input: z.object({ url: z.string().max(8192) }), output: none },
  'shell:showFile': { input: path, output: none },
  'shell:showSite': { input: z.object({ plan: z.string() }), output: none },
  'remotePicture:allow': { input: z.object({ url: z.string().max(8192) }), output: none },
  'window:answerClose': { input: z.object({ close: z.boolean() }), output: none },
} satisfies Record<RequestName, Spec>

export interface Events {
  'library:changed': LibraryDiff
  /** A second start asks for another library (its folder), and a post in it: the window saves what is open first, then opens it. */
  'library:wanted': { readonly folder: string; readonly post: PostPath | null }
  'post:open': { readonly path: PostPath }
  'export:progress': { readonly plan: string; readonly done: number; readonly total: number; readonly path: string }
  /** How many posts of the plan that is being made are rendered. */
  'export:planning': { readonly done: number; readonly total: number }
  'site:news': RunNews
  /** A command chosen in the native menu, by its id in shared/commands/commandList.ts. */
  'command:run': { readonly id: string }
  'window:closing': Record<string, never>
}
/** Fails to compile where an event has a name but no payload, or the other way round. */
export type EventsAreComplete = Record<EventName, unknown> extends Events ? true : Events extends Record<EventName, unknown> ? true : never

export type Input<C extends RequestName> = z.input<(typeof requests)[C]['input']>
export type ParsedInput<C extends RequestName> = z.output<(typeof requests)[C]['input']>
export type Output<C extends RequestName> = z.output<(typeof requests)[C]['output']>
/** What main must implement: one handler a request, no more, no less. */
export type Handlers = { readonly [C in RequestName]: (input: ParsedInput<C>) => Promise<Result<Output<C>>> }
/** What the preload exposes as `window.marquee`. */
export interface Bridge {
  invoke<C extends RequestName>(name: C, input: Input<C>): Promise<Result<Output<C>>>
  /** Returns the way to stop listening. */
  subscribe<E extends EventName>(name: E, listener: (payload: Events[E]) => void): () => void
  /** The absolute path of a file or folder dropped on the window; '' for one that is not on disk. */
  pathOfFile(file: unknown): string
}
