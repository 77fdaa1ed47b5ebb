import { join } from 'node:path'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { fail } from '../../shared/ipc/result.ts'
import { attempt } from '../files/fileErrors.ts'
import { decodeTextFile } from '../files/textFile.ts'
import type { DocumentService } from './documentService.ts'
import type { ExportService } from './exportService.ts'
import type { HistoryService } from './historyService.ts'
import type { JournalService } from './journalService.ts'
import type { LibraryService } from './libraryService.ts'
import type { PictureService } from './pictureService.ts'
import type { Ports } from './ports.ts'
import type { PostService } from './postService.ts'
import type { ReplaceService } from './replaceService.ts'
import type { SettingsService } from './settingsService.ts'
import { listSnippets } from './snippetFolder.ts'

export interface HandlerServices {
  readonly settings: SettingsService
  readonly library: LibraryService
  readonly documents: DocumentService
  readonly journal: JournalService
  readonly history: HistoryService
  readonly posts: PostService
  readonly pictures: PictureService
  readonly replace: ReplaceService
  /** Made when it is first asked for. */
  readonly exports: () => Promise<ExportService>
}

/** The answer to each request of the contract: one line a channel. Failures that were expected come back as values. */
export function createHandlers(ports: Ports, { settings, library, documents, journal, history, posts, pictures, replace, exports }: HandlerServices): Handlers {
  return {
    'app:start': () => attempt('Marquee', () => library.start()),
    'settings:change': (changed) => attempt('settings', async () => {
      const changedSettings = await settings.change(changed)
      if (changed.zoom !== undefined) ports.zoomPage(changedSettings.zoom)
      return changedSettings
    }),
    'library:choose': () => attempt('the folder', () => library.choose()),
    'library:create': () => attempt('the folder', () => library.create()),
    'library:open': ({ id }) => attempt('the library', () => library.openRecent(id)),
    'library:openFolder': ({ folder }) => attempt(folder, () => library.open(folder)),
    'library:openSamples': () => attempt('the sample library', () => library.openSamples()),
    'library:snapshot': () => attempt('the library', async () => (library.snapshot() === null ? null : (await library.whole()).snapshot())),
    'library:search': ({ query }) => attempt('the library', async () => ({ paths: await (await library.whole()).search(query) })),
    'library:snippets': () => attempt('.marquee/snippets', async () => ({ snippets: await listSnippets(library.current.folder) })),
    'library:configure': ({ set }) => attempt('.marquee/library.yaml', () => library.configure(set)),
    'post:create': ({ template, title }) => attempt(title, async () => ({ path: await posts.create(await library.whole(), template, title) })),
    'post:rename': ({ path, name }) => attempt(path, async () => {
      const renamed = await posts.rename(await library.whole(), path, name)
      await library.followRename(path, renamed.path)
      return renamed
    }),
    'post:duplicate': ({ path }) => attempt(path, async () => ({ path: await posts.duplicate(await library.whole(), path) })),
    'post:trash': ({ path }) => attempt(path, async () => ({ undo: await posts.trash(await library.whole(), path) })),
    'post:restore': ({ undo }) => attempt('the deleted post', async () => ({ path: await posts.restore(await library.whole(), undo) })),
    'posts:find': (query) => attempt('the library', async () => replace.find(await library.whole(), query)),
    'posts:replace': ({ query, replacement, posts: chosen }) => attempt('the library', async () => replace.replace(await library.whole(), query, replacement, chosen)),
    'posts:undoReplace': ({ undo }) => attempt('the library', async () => replace.undo(await library.whole(), undo)),
    'document:open': ({ path }) => attempt(path, () => documents.open(library.current, path)),
    'document:save': ({ path, text, base }) =>
      attempt(path, async () => {
        await journal.noteSaving(library.current, path, text, base)
        return documents.save(library.current, path, text, base)
      }),
    'document:toUtf8': ({ path, base }) => attempt(path, () => documents.toUtf8(library.current, path, base)),
    'journal:keep': ({ path, text, base }) => attempt(join(ports.userDataFolder, 'journal'), () => answerNothing(() => journal.keep(library.current, path, text, base))),
    'journal:drop': ({ path }) => attempt(path, () => answerNothing(() => journal.drop(library.current, path))),
    'journal:list': () => attempt('the kept texts', () => journal.list(library.current)),
    'history:list': ({ path }) => attempt(path, () => history.list(library.current, path)),
    'history:read': ({ path, revision }) => attempt(path, async () => ({ text: decodeTextFile(await history.read(library.current, path, revision)).text })),
    'history:checkpoint': ({ path }) => attempt(path, () => answerNothing(() => history.checkpoint(library.current, path))),
    'history:giveUp': ({ path, text }) => attempt(path, () => answerNothing(() => history.noteGivenUp(library.current, path, text))),
    'history:deleted': () => attempt('the deleted posts', () => history.listDeleted(library.current)),
    'history:restore': ({ path, revision }) => attempt(path, async () => ({ path: await posts.restoreVersion(await library.whole(), path, revision) })),
    'picture:import': ({ post, name, bytes }) => attempt(name, () => pictures.importBytes(library.current, post, name, bytes)),
    'picture:choose': ({ post }) => attempt('the picture', async () => {
      const file = await ports.choosePicture()
      return file === null ? null : pictures.importFile(library.current, post, file)
    }),
    'site:choose': () => attempt('the site folder', async () => {
      const folder = await ports.chooseFolder('Choose the site folder')
      return folder === null ? null : (await exports()).inspect(folder)
    }),
    'site:inspect': ({ folder }) => attempt(folder, async () => (await exports()).inspect(folder)),
    'export:plan': (request) => attempt(request.folder, async () => (await exports()).plan(await library.whole(), request)),
    'export:cancelPlan': () => attempt('the export', () => answerNothing(async () => (await exports()).cancelPlan())),
    'export:diff': ({ plan, path }) => attempt(path, async () => (await exports()).diff(plan, path)),
    'export:run': ({ plan, overwrite, offered }) => attempt('the site folder', async () => (await exports()).run(plan, overwrite, offered)),
    'export:cancel': ({ plan }) => attempt('the export', () => answerNothing(async () => (await exports()).cancel(plan))),
    'shell:openExternal': ({ url }) => isWebAddress(url, ['http:', 'https:', 'mailto:']) ? attempt(url, () => answerNothing(() => ports.openExternal(url))) : refused(url),
    'shell:showFile': ({ path }) => attempt(path, () => answerNothing(async () => ports.showFile(await library.current.resolve(path)))),
    'shell:showSite': ({ plan }) => attempt('the site folder', () => answerNothing(async () => ports.showFile((await exports()).siteFolder(plan)))),
    'remotePicture:allow': ({ url }) => isWebAddress(url, ['http:', 'https:']) ? attempt(url, () => answerNothing(() => ports.allowRemotePicture(url))) : refused(url),
    'window:answerClose': ({ close }) => attempt('the window', () => answerNothing(() => ports.answerClose(close))),
  }
}

/** Does something that has no answer. */
async function answerNothing(job: () => void | Promise<void>): Promise<Record<string, never>> {
  await job()
  return {}
}

async function refused(url: string) {
  return fail({ code: 'invalid', message: `“${url.slice(0, 200)}” is not a web address that Marquee opens.`, theirs: null })
}

function isWebAddress(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}
