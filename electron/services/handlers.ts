import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { fail } from '../../shared/ipc/result.ts'
import { HeldTexts } from '../../shared/text/heldTexts.ts'
import type { SentText } from '../../shared/text/sentText.ts'
import { endOfPart } from '../../shared/text/textParts.ts'
import { addressToOpen } from '../files/addressToOpen.ts'
import { attempt, FileFailure } from '../files/fileErrors.ts'
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
import type { SiteCommandService } from './siteCommandService.ts'
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
  readonly siteCommands: () => Promise<SiteCommandService>
  /** Ends what runs of a site: nobody sees it any more. */
  readonly endSiteCommands: () => void
}

/** The answer to each request of the contract: one line a channel. Failures that were expected come back as values. */
export function createHandlers(ports: Ports, { settings, library, documents, journal, history, posts, pictures, replace, exports, siteCommands, endSiteCommands }: HandlerServices): Handlers {
  const held = new HeldTexts(randomUUID())
  /** A library that was opened; what runs belongs to the site of the one before. */
  const entered = async <T>(opening: Promise<T>): Promise<T> => {
    const opened = await opening
    if (opened !== null) endSiteCommands()
    return opened
  }
  return {
    'app:start': () => attempt('Marquee', () => {
      endSiteCommands()
      journal.windowStarted()
      return library.start()
    }),
    'settings:change': (changed) => attempt('settings', async () => {
      const changedSettings = await settings.change(changed)
      if (changed.zoom !== undefined) ports.zoomPage(changedSettings.zoom)
      return changedSettings
    }),
    'library:choose': () => attempt('the folder', () => entered(library.choose())),
    'library:create': () => attempt('the folder', () => entered(library.create())),
    'library:open': ({ id }) => attempt('the library', () => entered(library.openRecent(id))),
    'library:openFolder': ({ folder }) => attempt(folder, () => entered(library.open(folder))),
    'library:openSamples': () => attempt('the sample library', () => entered(library.openSamples())),
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
    'document:open': ({ path }) => attempt(path, async () => {
      const document = await documents.open(library.current, path)
      const { length } = document.text
      return { ...document, text: document.text.slice(0, endOfPart(length, 0)), length, held: held.give(document.text) }
    }),
    'document:part': ({ held: id, from }) => attempt('the text', async () => {
      const text = held.given(id)
      if (text === null) throw new FileFailure('unknown-text', 'Another text was opened meanwhile. Open this one again.')
      return { text: text.slice(from, endOfPart(text.length, from)) }
    }),
    'document:save': ({ path, text: sent, base }) =>
      attempt(path, async () => {
        const text = received(held, sent)
        await journal.noteSaving(library.current, path, text, base)
        return documents.save(library.current, path, text, base)
      }),
    'document:toUtf8': ({ path, base }) => attempt(path, () => documents.toUtf8(library.current, path, base)),
    'journal:keep': ({ path, text, base }) => attempt(join(ports.userDataFolder, 'journal'), () => answerNothing(() => journal.keep(library.current, path, received(held, text), base))),
    'journal:drop': ({ path }) => attempt(path, () => answerNothing(() => journal.drop(library.current, path))),
    'journal:list': () => attempt('the kept texts', async () => {
      const kept = await journal.list(library.current)
      // a post without its file may be one that was moved while Marquee was closed, which is known once all posts are
      return kept.every(({ disk }) => disk) ? kept : journal.list(await library.whole())
    }),
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
    'site:appearance': ({ post, head }) => attempt('the site folder', async () => {
      // no site, no work
      if (library.current.config.lastExport === null) return null
      return (await exports()).appearance(await library.whole(), post, head)
    }),
    'site:commands': ({ plan }) => attempt('the site folder', async () => (await siteCommands()).propose((await exports()).siteOf(plan))),
    'site:run': ({ plan, kind, command }) => attempt('the site folder', async () => ({ run: await (await siteCommands()).run((await exports()).siteOf(plan), kind, command) })),
    'site:stop': ({ run }) => attempt('the command', () => answerNothing(async () => (await siteCommands()).stop(run))),
    'site:locateError': ({ run, error }) => attempt('the post', async () => (await siteCommands()).locate(run, error)),
    'site:openAddress': ({ run, address }) => attempt('the address', () => answerNothing(async () => (await siteCommands()).openAddress(run, address))),
    'site:openPages': ({ plan }) => attempt('index.html', () => answerNothing(async () => ports.openFile(await (await exports()).frontPage(plan)))),
    'export:plan': (request) => attempt(request.folder, async () => {
      // what runs belongs to the site that the dialog shows
      await (await siteCommands()).keepOnly(request.folder)
      return (await exports()).plan(await library.whole(), request)
    }),
    'export:cancelPlan': () => attempt('the export', () => answerNothing(async () => (await exports()).cancelPlan())),
    'export:diff': ({ plan, path }) => attempt(path, async () => (await exports()).diff(plan, path)),
    'export:run': ({ plan, overwrite, offered }) => attempt('the site folder', async () => {
      const report = await (await exports()).run(plan, overwrite, offered)
      await (await siteCommands()).noteExport((await exports()).siteFolder(plan))
      return report
    }),
    'export:cancel': ({ plan }) => attempt('the export', () => answerNothing(async () => (await exports()).cancel(plan))),
    'shell:openExternal': async ({ url }) => {
      const address = addressToOpen(url)
      return 'why' in address ? refused(address.why) : attempt(address.url, () => answerNothing(() => ports.openExternal(address.url)))
    },
    'shell:showFile': ({ path }) => attempt(path, () => answerNothing(async () => ports.showFile(await library.current.resolve(path)))),
    'shell:showSite': ({ plan }) => attempt('the site folder', () => answerNothing(async () => ports.showFile((await exports()).siteFolder(plan)))),
    'remotePicture:allow': ({ url }) => isWebAddress(url) ? attempt(url, () => answerNothing(() => ports.allowRemotePicture(url))) : refused(`“${url.slice(0, 200)}” is not a web address that a picture is loaded from.`),
    'window:answerClose': ({ close }) => attempt('the window', () => answerNothing(() => ports.answerClose(close))),
  }
}

/** A text that the window sent, in the order in which texts come. */
function received(held: HeldTexts, sent: string | SentText): string {
  const text = typeof sent === 'string' ? sent : held.take(sent)
  if (text === null) throw new FileFailure('unknown-text', 'The text did not come through whole, so nothing was written. It is sent again.')
  return text
}

/** Does something that has no answer. */
async function answerNothing(job: () => void | Promise<void>): Promise<Record<string, never>> {
  await job()
  return {}
}

async function refused(message: string) {
  return fail({ code: 'invalid', message, theirs: null })
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
