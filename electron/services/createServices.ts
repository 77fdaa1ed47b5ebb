import { join } from 'node:path'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { removeLeftovers } from '../files/leftovers.ts'
import { type AnswerRequest, createAnswer } from './answerRequest.ts'
import { DocumentService } from './documentService.ts'
import type { ExportService } from './exportService.ts'
import { createHandlers } from './handlers.ts'
import { HistoryService } from './historyService.ts'
import { JournalService } from './journalService.ts'
import { LibraryService } from './libraryService.ts'
import { PictureService } from './pictureService.ts'
import type { LaunchArguments, Ports } from './ports.ts'
import { PostService } from './postService.ts'
import { ReplaceService } from './replaceService.ts'
import type { SiteCommandService } from './siteCommandService.ts'
import { SettingsService } from './settingsService.ts'
import { TrashedPosts } from './trashedPosts.ts'

/** The main process without its windows. */
export interface Services {
  /** What answers each request of the contract. */
  readonly handlers: Handlers
  /** The same for requests from outside, whose input is looked at first. */
  readonly answer: AnswerRequest
  readonly library: LibraryService
  /** Opens what a second start names, in the window that is there. */
  openLaunch(launch: LaunchArguments): Promise<void>
  /** Ends what runs of a site, as when the window has closed. */
  endSiteCommands(): Promise<void>
  dispose(): Promise<void>
}

/** Folders of the app's own one that are written in; the history clears its own. */
const keptIn = ['journal', 'moves', 'trash-undo', 'libraryCache', 'cache/pictures', 'cache/exports']

/** Wires the services once; everything they need of their host comes as ports. */
export function createServices(ports: Ports): Services {
  const settings = new SettingsService(ports.userDataFolder)
  const history = new HistoryService(ports.userDataFolder, ports)
  const journal = new JournalService(ports.userDataFolder, ports, history)
  const library = new LibraryService(ports, settings, [history, journal])
  const documents = new DocumentService(ports, history)
  const posts = new PostService(ports, documents, history, new TrashedPosts(ports.userDataFolder, () => ports.now()))
  const pictures = new PictureService()
  let exporter: Promise<ExportService> | null = null
  // it brings the whole Markdown pipeline along, which no window needs to start
  const exports = (): Promise<ExportService> =>
    (exporter ??= Promise.all([import('./exportService.ts'), import('../workers/pictureMaker.ts')]).then(
      ([{ ExportService: Service }, { pictureMaker }]) => new Service(ports, { maker: pictureMaker((file) => ports.startPictureProcess(file)), cacheFolder: join(ports.userDataFolder, 'cache') }),
    ))
  let commands: Promise<SiteCommandService> | null = null
  const siteCommands = (): Promise<SiteCommandService> => (commands ??= import('./siteCommandService.ts').then(({ SiteCommandService: Service }) => new Service(ports)))
  const endSiteCommands = async (): Promise<void> => (await commands)?.end()
  const handlers = createHandlers(ports, { settings, library, documents, journal, history, posts, pictures, replace: new ReplaceService(documents), exports, siteCommands, endSiteCommands: () => void endSiteCommands() })
  const tidied = removeLeftovers(ports.userDataFolder, ...keptIn.map((name) => join(ports.userDataFolder, name)))
  return {
    handlers,
    answer: createAnswer(handlers, (message) => ports.log(message)),
    library,
    openLaunch: (launch) => library.openLaunch(launch),
    endSiteCommands,
    dispose: async () => {
      // closing may still hear of a post that moved
      await Promise.all([endSiteCommands(), library.dispose()])
      await Promise.all([history.flush(), tidied])
    },
  }
}
