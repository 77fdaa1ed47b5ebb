import { mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { FieldValue } from '../../shared/frontMatter/headTypes.ts'
import type { StartState } from '../../shared/ipc/contract.ts'
import type { LibrarySnapshot } from '../../shared/library/postSummary.ts'
import { isPostPath, type PostPath } from '../../shared/post/postPath.ts'
import { describeFileError, FileFailure } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { isInside } from '../files/pathInside.ts'
import { changeConfig, createConfig, libraryAbove } from './libraryConfigFile.ts'
import { type FormerLibrary, KnownLibraries } from './knownLibraries.ts'
import { LibraryCache } from './libraryCache.ts'
import { type LibraryPorts, OpenLibrary } from './openLibrary.ts'
import type { LaunchArguments, Ports } from './ports.ts'
import { PendingMoves } from './pendingMoves.ts'
import { copySamples } from './sampleLibrary.ts'
import type { SettingsService } from './settingsService.ts'

/** A window that loads more often than this within `reloadSpanMs` dies of what it shows. */
const mostLoads = 3
const reloadSpanMs = 60_000
const assetEndings = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg', '.mp4', '.webm'])

/** Keeps what goes by a library's place, or by a post's name in it. */
export interface LibraryFollower {
  /** Another program gave a post another name. */
  postMoved(library: OpenLibrary, from: PostPath, to: PostPath): void | Promise<void>
  /** A library is opened that had another place. @throws where not all could be taken over: it is asked again when the library is next opened */
  libraryMoved(library: OpenLibrary, former: FormerLibrary): Promise<void>
}

/** Opens libraries, one at a time, and knows which is open. */
export class LibraryService {
  readonly #ports: Ports
  readonly #settings: SettingsService
  readonly #followers: readonly LibraryFollower[]
  readonly #known: KnownLibraries
  readonly #cacheFolder: string
  readonly #queue = new KeyedQueue()
  readonly #moves = new KeyedQueue()
  #open: OpenLibrary | null = null
  #launch: LaunchArguments
  #startNotice: string | null = null
  #startPost: PostPath | null = null
  #started: Promise<void> | null = null
  #isShown = false
  /** When the window asked what to show, of late. */
  #loads: readonly number[] = []

  constructor(ports: Ports, settings: SettingsService, followers: readonly LibraryFollower[]) {
    this.#ports = ports
    this.#settings = settings
    this.#followers = followers
    this.#cacheFolder = join(ports.userDataFolder, 'libraryCache')
    this.#known = new KnownLibraries(ports.userDataFolder, (id) => LibraryCache.lastPosts(this.#cacheFolder, id))
    this.#launch = ports.launch
  }

  /** The open library. @throws FileFailure where none is open */
  get current(): OpenLibrary {
    if (!this.#open) throw new FileFailure('not-found', 'No library is open. Open a folder first.')
    return this.#open
  }

  /** The open library with all its posts read, which the window does not wait for when it starts. @throws FileFailure where none is open */
  async whole(): Promise<OpenLibrary> {
    const library = this.current
    await library.fill()
    void library.watch()
    return library
  }

  /** Begins to open what the window will show first, while the window is still being made. */
  prepare(): void {
    this.#started ??= this.#openFirst()
    // a failure is told by `start`, which waits for the same promise
    this.#started.catch(() => {})
  }

  /** What the window shows first: the library named at launch, else the last one. A window that loads again finds the library as it is, and one that does so again and again no post to open. */
  async start(): Promise<StartState> {
    this.prepare()
    await this.#started
    const now = Date.now()
    this.#loads = [...this.#loads.filter((at) => now - at < reloadSpanMs), now]
    const reload = !this.#isShown ? 'never' : this.#loads.length > mostLoads ? 'often' : 'once'
    this.#isShown = true
    const [settings, recent] = await Promise.all([this.#settings.read(), this.#settings.recent()])
    this.#ports.zoomPage(settings.zoom)
    const openPost = reload === 'often' ? null : (this.#startPost ?? (await this.#lastPost()))
    const notice = this.#startNotice
    this.#startNotice = null
    this.#startPost = null
    return { settings, library: this.#open?.snapshot() ?? null, openPost, recent, platform: this.#ports.platform, version: this.#ports.version, reload, notice }
  }

  /** Hands what a second start asks for to the window, which has unsaved text to think of. Before the window asked what to show, it is shown first. */
  async openLaunch(launch: LaunchArguments): Promise<void> {
    if (!this.#isShown) {
      await this.#started?.catch(() => {})
      this.#launch = launch
      this.#started = this.#openFirst()
      return
    }
    try {
      const { folder, post, isMissing } = await this.#wantedBy(launch)
      if (isMissing) this.#ports.log(`opening ${launch.post}: it is not there`)
      if (folder !== null && folder !== this.#open?.folder) this.#ports.send('library:wanted', { folder, post })
      else if (post !== null) this.#ports.send('post:open', { path: post })
    } catch (cause) {
      this.#ports.log(`opening ${launch.library ?? launch.post ?? 'nothing'}: ${String(cause)}`)
    }
  }

  async choose(): Promise<LibrarySnapshot | null> {
    const folder = await this.#ports.chooseFolder('Open a folder')
    return folder === null ? null : this.open(folder)
  }

  /** Makes a folder that the author chooses a library, and opens it. What is in the folder stays. */
  async create(): Promise<LibrarySnapshot | null> {
    const folder = await this.#ports.chooseFolder('New library')
    if (folder === null) return null
    await mkdir(folder, { recursive: true })
    await createConfig(folder)
    return this.open(folder)
  }

  /** Opens one of the recent libraries. */
  async openRecent(id: string): Promise<LibrarySnapshot> {
    const known = (await this.#settings.recent()).find((library) => library.id === id)
    if (!known) throw new FileFailure('not-found', 'This library is not among the recent ones any more. Open its folder instead.')
    return this.open(known.folder)
  }

  async openSamples(): Promise<LibrarySnapshot> {
    return this.open(await copySamples(this.#ports.samplesFolder, join(this.#ports.userDataFolder, 'samples')))
  }

  /** Opens a folder in place of the library that is open; where that fails, the open one stays. */
  open(folder: string): Promise<LibrarySnapshot> {
    return this.#enter(folder, (library) => library.fill())
  }

  #enter(folder: string, read: (library: OpenLibrary) => Promise<void>): Promise<LibrarySnapshot> {
    return this.#queue.run('open', async () => {
      if (!isAbsolute(folder)) throw new FileFailure('invalid', `“${folder}” is not the full path of a folder.`)
      const { library, former } = await this.#load(folder, read)
      const snapshot = library.snapshot()
      await this.#settings.remember({ id: library.id, folder: library.folder, title: library.config.title }, former?.isGone ? former.id : null).catch((cause: unknown) => {
        this.#ports.log(`remembering ${library.folder}: ${String(cause)}`)
      })
      return snapshot
    })
  }

  /** Sets keys of the library's own settings file. */
  async configure(set: Readonly<Record<string, FieldValue>>): Promise<LibrarySnapshot> {
    const library = this.current
    await this.#queue.run('configure', () => changeConfig(library.folder, set))
    await library.reloadConfig()
    return library.snapshot()
  }

  snapshot(): LibrarySnapshot | null {
    return this.#open?.snapshot() ?? null
  }

  /** The file to serve for a library path: a picture or a film inside the open library. null for anything else. */
  async resolveAsset(libraryPath: string): Promise<string | null> {
    if (!this.#open || !assetEndings.has(extname(libraryPath).toLowerCase())) return null
    const file = await this.#open.resolve(libraryPath).catch(() => null)
    // The name may be a symlink to a file of another kind.
    return file !== null && assetEndings.has(extname(file).toLowerCase()) ? file : null
  }

  async dispose(): Promise<void> {
    await this.#open?.dispose()
    this.#open = null
  }

  async #load(folder: string, read: (library: OpenLibrary) => Promise<void>): Promise<{ readonly library: OpenLibrary; readonly former: FormerLibrary | null }> {
    const real = await realpath(folder)
    if (this.#open && this.#open.folder === real) {
      await this.#open.fill()
      await this.#open.refresh()
      return { library: this.#open, former: null }
    }
    await new PendingMoves(this.#ports.userDataFolder).finish(real).catch((cause: unknown) => this.#ports.log(`ending a rename in ${real}: ${String(cause)}`))
    const { log, timeZone } = this.#ports
    const ports: LibraryPorts = { send: (name, payload) => this.#ports.send(name, payload), log, timeZone, postMoved: (...moved) => this.#postMoved(...moved) }
    const library = await OpenLibrary.begin(real, ports, this.#cacheFolder)
    const former = await this.#takeOver(library)
    await read(library)
    const before = this.#open
    this.#open = library
    if (library.isWhole) void library.watch()
    void before?.dispose()
    return { library, former }
  }

  /** Has a library that was moved find what is kept of it; where that fails it is opened all the same, and the next time tries again. */
  async #takeOver(library: OpenLibrary): Promise<FormerLibrary | null> {
    try {
      const former = await this.#known.formerOf(library)
      if (former) {
        for (const follower of this.#followers) await follower.libraryMoved(library, former)
        await this.#settings.libraryMoved(former.id, library.id)
        if (former.isGone) await LibraryCache.rename(this.#cacheFolder, former.id, library.id)
      }
      await this.#known.note(library, former)
      return former
    } catch (cause) {
      this.#ports.log(`looking what is kept of ${library.folder}: ${String(cause)}`)
      return null
    }
  }

  #postMoved(library: OpenLibrary, from: PostPath, to: PostPath): void {
    for (const follower of this.#followers) void follower.postMoved(library, from, to)
    void this.#moves.run('moves', () => this.#followLast(library.id, from, to))
  }

  async #openFirst(): Promise<void> {
    const recent = await this.#settings.recent()
    const { library, post } = this.#launch
    const named = library !== null || post !== null
    const folder = recent[0]?.folder ?? null
    if (!named && folder === null) return
    try {
      this.#startPost = named ? await this.#openFor({ library, post }) : (await this.#begin(folder ?? ''), null)
      // without a post to show first, the newest is: all must be known
      if (this.#open && (this.#startPost ?? (await this.#lastPost())) === null) await this.whole()
    } catch (cause) {
      if (!this.#open?.isWhole) this.#open = null
      this.#startNotice = describeFileError(cause, library ?? post ?? folder ?? '')?.message ?? `The library could not be opened: ${String(cause)}`
    }
  }

  /** Opens a library for the first thing that is shown; its posts are read later. */
  async #begin(folder: string): Promise<void> {
    await this.#enter(folder, async () => {})
  }

  /** Keeps the post that was open last by its new name: a window that dies now finds it again. */
  async followRename(from: PostPath, to: PostPath): Promise<void> {
    if (this.#open) await this.#followLast(this.#open.id, from, to)
  }

  async #followLast(id: string, from: PostPath, to: PostPath): Promise<void> {
    const { lastPosts } = await this.#settings.read()
    const last = lastPosts[id]
    if (last?.path === from) await this.#settings.change({ lastPosts: { ...lastPosts, [id]: { ...last, path: to } } }).catch(() => undefined)
  }

  /** The post that was open last in the open library, where it is still there. */
  async #lastPost(): Promise<PostPath | null> {
    if (!this.#open) return null
    await this.#moves.idle()
    const last = (await this.#settings.read()).lastPosts[this.#open.id]?.path ?? ''
    return isPostPath(last) && (await this.#open?.hasPost(last)) ? last : null
  }

  /** Opens what was asked for. Answers the post to show. */
  async #openFor(launch: LaunchArguments): Promise<PostPath | null> {
    const { folder, post, isMissing } = await this.#wantedBy(launch)
    if (folder !== null) await this.#begin(folder)
    if (isMissing) throw new FileFailure('not-found', `“${launch.post}” is not there. It may have been moved, renamed or deleted.`)
    return post !== null && (await this.current.hasPost(post)) ? post : null
  }

  /** The folder asked for, or the one that the post belongs to (the open library, one above it, its own folder), and the post's path in it. */
  async #wantedBy({ library, post }: LaunchArguments): Promise<{ readonly folder: string | null; readonly post: PostPath | null; readonly isMissing: boolean }> {
    const named = library === null ? null : await realpath(library).catch(() => library)
    const candidates = post === null ? [] : [post, ...(library === null ? [] : [resolve(library, relative(process.cwd(), post))])]
    for (const candidate of candidates) {
      const file = await realpath(candidate).catch(() => null)
      if (file === null || !(await stat(file)).isFile()) continue
      const near = named ?? this.#open?.folder ?? null
      const folder = near !== null && isInside(near, file) ? near : await this.#folderFor(file)
      const path = relative(folder, file).split(sep).join('/')
      return { folder, post: isPostPath(path) ? path : null, isMissing: false }
    }
    return { folder: named, post: null, isMissing: post !== null }
  }

  /** The library that a post is in, else a recent one that holds it, else the post's own folder. */
  async #folderFor(file: string): Promise<string> {
    const above = await libraryAbove(file)
    if (above !== null) return above
    return (await this.#settings.recent()).find((library) => isInside(library.folder, file))?.folder ?? dirname(file)
  }
}
