import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ExportReport, SiteKind } from '../../shared/export/exportPlan.ts'
import { siteKinds } from '../../shared/export/exportPlan.ts'
import { type DirectiveForm, directiveForms } from '../../shared/library/libraryConfig.ts'
import { type PictureOptions, readFormats, readWidths } from '../../shared/library/pictureOptions.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import type { ExportLibrary } from '../services/exportPlanner.ts'
import { type ExportRenderer, exportRenderer } from '../workers/exportRenderer.ts'
import { nodePictureProcess } from '../workers/nodePictureProcess.ts'
import { pictureMaker } from '../workers/pictureMaker.ts'
import { ExportService } from '../services/exportService.ts'
import { openExportFolder } from '../services/exportFolder.ts'
import { type CommandIo, readArgs, UsageError } from './args.ts'

const options = {
  library: { type: 'string' },
  site: { type: 'string' },
  target: { type: 'string' },
  'include-drafts': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  'picture-widths': { type: 'string' },
  'picture-formats': { type: 'string' },
  'keep-metadata': { type: 'boolean' },
  directives: { type: 'string' },
  'add-offered': { type: 'boolean' },
  only: { type: 'string', multiple: true },
  except: { type: 'string', multiple: true },
} as const

/** `marquee export`: what the Export button does. Exit code 1 where a conflict, a failure or an error in a post is left. */
export async function runExport(args: readonly string[], io: CommandIo, renderer: ExportRenderer = exportRenderer(0)): Promise<number> {
  const { values } = readArgs(args, options, { required: ['library', 'site'] })
  const { library: folder = '', site = '', json = false, force = false } = values
  const target = readTarget(values.target ?? 'auto')
  const startedMs = Date.now()
  const library = await openExportFolder(folder, () => Intl.DateTimeFormat().resolvedOptions().timeZone, (root, paths) => renderer.lookAhead({ what: 'library', folder: root, paths }))
  const pictures = readPictureOptions(library.config.pictures, values)
  const maker = pictureMaker(nodePictureProcess)
  const service = new ExportService({
    now: () => Date.now(),
    send: (_, payload) => {
      if (io.isTerminal && 'done' in payload) io.err(`\r\u001b[K${payload.done} of ${payload.total}  ${'path' in payload ? visibleText(payload.path.slice(-60)) : 'posts looked at'}`)
    },
  }, { renderer, maker, cacheFolder: cacheFolder() })
  const plan = await service.plan(library, { folder: resolve(site), target, includeDrafts: values['include-drafts'] ?? false, only: values.only ? namedPosts(values.only, library) : null, except: namedPosts(values.except ?? [], library), pictures, directives: readDirectives(values.directives) })
  const conflicting = plan.items.filter(({ action }) => action === 'conflict').map(({ path }) => path)
  const offered = plan.items.filter(({ action, isOffered }) => action === 'add' && isOffered).map(({ path }) => path)
  const added = new Set(values['add-offered'] ? offered : [])
  const forced = new Set(force ? service.forcible(plan.id) : [])
  const report: ExportReport = values['dry-run']
    ? {
        target: plan.target,
        written: plan.items.filter(({ action, path, isOffered }) => (action === 'add' && (!isOffered || added.has(path))) || action === 'change' || forced.has(path)).map(({ path }) => path),
        unchanged: plan.items.filter(({ action }) => action === 'unchanged').length,
        removed: plan.items.filter(({ action }) => action === 'remove').map(({ path }) => path),
        conflicts: plan.items.filter(({ action, path }) => action === 'conflict' && !forced.has(path)).map(({ path, reason }) => ({ path, reason: reason ?? '' })),
        skipped: plan.skipped,
        hidden: plan.hidden,
        problems: plan.problems.map(({ post, line, rule, message }) => ({ post, line, rule, message })),
        notes: plan.notes,
        failed: [],
        cancelled: false,
        elapsedMs: 0,
      }
    : await service.run(plan.id, force ? conflicting : [], [...added])
  maker.stop()
  if (io.isTerminal) io.err('\r\u001b[K')
  const timed = { ...report, elapsedMs: Date.now() - startedMs }
  const said = [
    ...timed.conflicts.map(({ path, reason }) => `conflict: ${visibleText(`${path}: ${reason}`)}`),
    ...timed.failed.map(({ path, reason }) => `failed: ${visibleText(`${path}: ${reason}`)}`),
    ...offered.filter((path) => !added.has(path)).map((path) => `offered: ${visibleText(path)}: not there yet; --add-offered adds it`),
    ...timed.notes.map((note) => `marquee: ${visibleText(note)}`),
    ...timed.problems.map(({ post, line, message }) => visibleText(`${post}:${line}: ${message}`)),
  ]
  if (said.length > 0) io.err(`${said.join('\n')}\n`)
  io.out(json ? `${JSON.stringify(timed, null, 2)}\n` : inWords(timed, values['dry-run'] ?? false))
  const hasErrors = plan.problems.some(({ severity }) => severity === 'error')
  return timed.conflicts.length > 0 || timed.failed.length > 0 || hasErrors ? 1 : 0
}

/** Posts by their paths in the library. */
function namedPosts(named: readonly string[], { index }: ExportLibrary): PostPath[] {
  if (named.length === 0) return []
  const posts = new Map<string, PostPath>(index.summaries.map(({ path }) => [path, path]))
  return named.map((name) => {
    const post = posts.get(name)
    if (post === undefined) throw new UsageError(`“${name}” is no post of this library. Name posts by their paths in it: reviews/first.md.`)
    return post
  })
}

/** What the library says of pictures, and over it what the command does. */
function readPictureOptions(own: PictureOptions, values: { readonly 'picture-widths'?: string; readonly 'picture-formats'?: string; readonly 'keep-metadata'?: boolean }): PictureOptions {
  const listed = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const widths = values['picture-widths'] === undefined ? own.widths : readWidths(listed(values['picture-widths']))
  const formats = values['picture-formats'] === undefined ? own.formats : readFormats(listed(values['picture-formats']))
  if (widths === null) throw new UsageError('--picture-widths takes at most 8 widths from 16 to 10000: --picture-widths 480,960,1600.')
  if (formats === null) throw new UsageError('--picture-formats takes webp and avif: --picture-formats webp,avif.')
  return { widths, formats, keepsMetadata: values['keep-metadata'] ?? own.keepsMetadata }
}

function readDirectives(text: string | undefined): DirectiveForm | null {
  const form = directiveForms.find((known) => known === text)
  if (text !== undefined && !form) throw new UsageError(`--directives takes ${directiveForms.join(' or ')}.`)
  return form ?? null
}

/** Where this system keeps what programs can make again. */
function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'Marquee', 'cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'marquee')
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'marquee')
}

function readTarget(text: string): SiteKind | 'auto' {
  const kind = siteKinds.find((known) => known === text)
  if (text !== 'auto' && !kind) throw new UsageError(`“${text}” is no kind of site that Marquee writes: ${siteKinds.join(', ')}.`)
  return kind ?? 'auto'
}

function inWords(report: ExportReport, isDryRun: boolean): string {
  const { target, written, removed, unchanged, skipped, hidden } = report
  const lines = [
    ...written.map((path) => `${isDryRun ? 'would write' : 'wrote'} ${path}`),
    ...removed.map((path) => `${isDryRun ? 'would remove' : 'removed'} ${path}`),
    ...skipped.map(({ post, reason }) => `skipped ${post}: ${reason}`),
    ...hidden.map(({ post, reason }) => `not shown ${post}: ${reason}`),
    `${target}: ${written.length} written, ${unchanged} unchanged, ${removed.length} removed, ${report.conflicts.length} conflicts, ${skipped.length} skipped.`,
  ]
  return lines.map((line) => `${visibleText(line)}\n`).join('')
}
