import { createHash } from 'node:crypto'
import { lstat, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { LibrarySnapshot, TemplateInfo } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { errnoOf, FileFailure } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { removeLeftovers } from '../files/leftovers.ts'
import { resolveInside } from '../files/pathInside.ts'
import { inBatches } from './inBatches.ts'
import { LibraryCache } from './libraryCache.ts'
import { readConfig } from './libraryConfigFile.ts'
import { type IndexChange, type IndexedPost, LibraryIndex } from './libraryIndex.ts'
import { libraryRoot } from './libraryRoot.ts'
import { type FoundFile, isHiddenPath, isPostName, lookAt, scanLibrary } from './libraryScanner.ts'
import { type ChangedPaths, LibraryWatcher } from './libraryWatcher.ts'
import type { Ports } from './ports.ts'
import { indexPost, type KnownText, readPostText, summaryKey } from './postReader.ts'
import { SearchTexts } from './searchTexts.ts'
import { listTemplates } from './templateFolder.ts'

const readsAtOnce = 24

/** What an open library needs of its host, and who is told of posts that another program moved. */
export type LibraryPorts = Pick<Ports, 'send' | 'log' | 'timeZone'> & { readonly postMoved?: (library: OpenLibrary, from: PostPath, to: PostPath) => void }

/** A post's text as it is on disk now. */
export interface StoredPost {
  readonly path: PostPath
  readonly text: string
  readonly revision: string
}

/**
 * One library while it is open: its index, kept true to the folder by a watcher, and told to the window as numbered diffs.
 * Reads only; whoever writes calls `noteWritten` so that the index follows at once.
 */
export class OpenLibrary {
  readonly id: string
  /** The folder's real path. */
  readonly folder: string
  readonly #ports: LibraryPorts
  readonly #index = new LibraryIndex((from, to) => this.#ports.postMoved?.(this, from, to))
  readonly #updates = new KeyedQueue()
  readonly #watcher: LibraryWatcher
  readonly #searchTexts = new SearchTexts()
  readonly #cache: LibraryCache | null
  #config: LibraryConfig
  #templates: readonly TemplateInfo[]
  #scanProblems: readonly string[] = []
  #isGone = false
  #isWhole = false
  #filling: Promise<void> | null = null
  #watching: Promise<void> | null = null
  #sequence = 0
  #isDisposed = false

  private constructor(folder: string, config: LibraryConfig, templates: readonly TemplateInfo[], ports: LibraryPorts, cacheFolder: string | null) {
    this.id = libraryId(folder)
    this.folder = folder
    this.#config = config
    this.#templates = templates
    this.#ports = ports
    this.#cache = cacheFolder === null ? null : new LibraryCache(cacheFolder, this.id, ports.log)
    this.#watcher = new LibraryWatcher(folder, (paths) => void this.#follow(paths), (message) => ports.log(message))
  }

  /**
   * Opens a folder and reads all its posts.
   * @param cacheFolder where summaries are kept from one start to the next; null: nowhere
   * @throws what the file system says where the folder cannot be read
   */
  static async open(folder: string, ports: LibraryPorts, cacheFolder: string | null = null): Promise<OpenLibrary> {
    const library = await OpenLibrary.begin(folder, ports, cacheFolder)
    await library.fill()
    return library
  }

  /** Opens a folder without reading its posts: single ones can be worked on at once, all others need `fill` first. */
  static async begin(folder: string, ports: LibraryPorts, cacheFolder: string | null = null): Promise<OpenLibrary> {
    const root = await libraryRoot(folder)
    const config = await readConfig(root, ports.timeZone)
    return new OpenLibrary(root, config, await listTemplates(root), ports, cacheFolder)
  }

  /** Reads all posts, where that was not done yet. @throws what the file system says where the folder cannot be read */
  fill(): Promise<void> {
    this.#filling ??= this.#updates.run('index', async () => {
      this.#index.update((await this.#cache?.read(this.#config)) ?? [], [], null)
      await this.#scan(false)
      this.#isWhole = true
      this.#sequence++
    })
    return this.#filling
  }

  /** Follows changes on disk from now on, and catches up with what changed since the scan. */
  watch(): Promise<void> {
    this.#watching ??= this.#startWatching()
    return this.#watching
  }

  async #startWatching(): Promise<void> {
    await this.#watcher.start()
    await this.refresh()
    await this.#searchTexts.fill(this.#index.posts, (path) => this.#textOf(path))
  }

  /** Whether a path names a post that `fill` would find, asked of the disk. */
  async hasPost(path: PostPath): Promise<boolean> {
    const folder = dirname(join(this.folder, path))
    // what is behind a symlinked folder is not listed
    const isListed = !isHiddenPath(path) && isPostName(path) && (await realpath(folder).catch(() => '')) === folder
    return isListed && (await lookAt(this.folder, path).catch(() => null)) !== null
  }

  get config(): LibraryConfig {
    const problems = [...(this.#isGone ? [this.#goneSentence] : []), ...this.#config.problems, ...this.#scanProblems]
    return { ...this.#config, problems }
  }

  /** False until `fill` is done. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  get index(): LibraryIndex {
    return this.#index
  }

  get assets(): readonly string[] {
    return this.#index.assets
  }

  snapshot(): LibrarySnapshot {
    return {
      id: this.id,
      folder: this.folder,
      config: this.config,
      posts: this.#index.summaries,
      isWhole: this.#isWhole,
      assets: this.#index.assets,
      templates: this.#templates,
      sequence: this.#sequence,
    }
  }

  /** Posts that hold every word of the query. */
  search(query: string): Promise<PostPath[]> {
    return this.#searchTexts.search(this.#index.posts, query, (path) => this.#textOf(path))
  }

  /** Absolute path of a library path; the file need not exist. @throws FileFailure where it leads out of the library */
  async resolve(path: string): Promise<string> {
    try {
      return await resolveInside(this.folder, path)
    } catch (cause) {
      // a post is not gone where all of the folder is: it may come back with it
      if (errnoOf(cause) === 'ENOENT' && !(await isFolder(this.folder))) throw new FileFailure('permission', this.#goneSentence)
      throw cause
    }
  }

  /** Every post that can be read, as it is on disk now. */
  async readPosts(): Promise<readonly StoredPost[]> {
    const texts = await inBatches(this.#index.summaries, readsAtOnce, async ({ path }) => {
      const read = await readPostText(this.folder, path).catch(() => null)
      return read ? { path, text: read.text, revision: read.revision } : null
    })
    return texts.filter((post) => post !== null)
  }

  /** Looks at these paths at once, after a write of our own. */
  async noteWritten(...paths: readonly string[]): Promise<void> {
    await this.#lookAtPaths(paths)
  }

  /** As `noteWritten`, of a post's text, which is not read again where the file still has this revision. */
  async noteSaved(path: PostPath, text: string, revision: string): Promise<void> {
    await this.#lookAtPaths([path], { text, revision })
  }

  /** Looks at everything: reads what changed, and drops what is gone. */
  refresh(): Promise<void> {
    return this.#updates.run('index', () => this.#scan(true))
  }

  /** Reads `.marquee/` again; a changed setting may change how every post reads. */
  reloadConfig(): Promise<void> {
    return this.#updates.run('index', async () => {
      const config = await readConfig(this.folder, this.#ports.timeZone)
      const templates = await listTemplates(this.folder)
      if (JSON.stringify(templates) !== JSON.stringify(this.#templates)) {
        this.#templates = templates
        // Diffs carry no templates: a gap in the numbers makes the window ask for a snapshot.
        this.#sequence++
        if (!this.#isDisposed) this.#publish(noChange, false)
      }
      if (JSON.stringify(config) === JSON.stringify(this.#config)) return
      const readsAlike = summaryKey(config) === summaryKey(this.#config)
      this.#config = config
      if (readsAlike) return this.#publish(noChange, true)
      const files = await inBatches(this.#index.summaries, readsAtOnce, ({ path }) => lookAt(this.folder, path).catch(() => null))
      const read = await this.#read(files.filter((file) => file !== null))
      this.#publish(this.#index.update(read, [], null), true)
    })
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true
    await this.#watcher.dispose()
    await this.#updates.idle()
    await this.#cache?.flush()
  }

  get #goneSentence(): string {
    return `The folder “${this.folder}” is not there any more. Bring it back, or open another library; unsaved text is kept.`
  }

  async #follow(paths: ChangedPaths): Promise<void> {
    try {
      if (paths === null) await this.refresh()
      else {
        if (paths.some((path) => path === '.marquee' || path.startsWith('.marquee/'))) await this.reloadConfig()
        await this.#updates.run('index', () => this.#lookAtPaths(paths.filter((path) => !isHiddenPath(path))))
      }
    } catch (cause) {
      this.#ports.log(`following changes in ${this.folder}: ${String(cause)}`)
    }
  }

  async #lookAtPaths(paths: readonly string[], known?: KnownText): Promise<void> {
    const files: FoundFile[] = []
    const gone: string[] = []
    const assets = new Set(this.#index.assets)
    let needsScan = false
    for (const path of paths) {
      const file = await lookAt(this.folder, path).catch(() => 'unseen' as const)
      if (file === 'unseen') continue
      if (file && isPostName(path)) {
        if (this.#index.get(path)?.mark !== file.mark) files.push(file)
      } else if (file) assets.add(path)
      else if (await isFolder(join(this.folder, path))) needsScan = true
      else if (this.#index.get(path)) gone.push(path)
      else if (!assets.delete(path) && this.#index.holds(path)) needsScan = true
    }
    const read = await this.#read(files, known)
    this.#publish(this.#index.update(read, gone, [...assets].sort()), false)
    if (needsScan || (gone.length > 0 && !(await isFolder(this.folder)))) await this.#scan(true)
  }

  async #scan(tells: boolean): Promise<void> {
    const wasGone = this.#isGone
    const problemsBefore = this.#scanProblems.join('\n')
    try {
      const found = await scanLibrary(this.folder)
      const paths = new Set(found.posts.map((post) => post.path))
      const changed = found.posts.filter((file) => this.#index.get(file.path)?.mark !== file.mark)
      const gone = this.#index.summaries.map(({ path }) => path).filter((path) => !paths.has(path) && !found.unseen.some((unseen) => path === unseen || path.startsWith(`${unseen}/`)))
      const read = await this.#read(changed)
      const change = this.#index.update(read, gone, found.assets)
      this.#isGone = false
      this.#scanProblems = found.problems
      if (!tells && (read.length > 0 || gone.length > 0)) this.#cache?.write(this.#config, () => this.#index.posts)
      void removeLeftovers(...['.marquee', ...found.unfinished].map((path) => join(this.folder, path)))
      if (tells) this.#publish(change, wasGone || problemsBefore !== found.problems.join('\n'))
    } catch (cause) {
      if (!tells) throw cause
      // The rows stay: the author may be looking at one, and a stick or a share may come back.
      this.#isGone = true
      this.#watcher.pollInstead('the folder is gone')
      if (!wasGone) this.#publish(noChange, true)
    }
  }

  #read(files: readonly FoundFile[], known?: KnownText): Promise<IndexedPost[]> {
    return inBatches(files, readsAtOnce, (file) => indexPost(file, this.#config, known))
  }

  async #textOf(path: string): Promise<string | null> {
    return (this.#index.get(path)?.summary.revision ?? '') === '' ? null : readPostText(this.folder, path).then(({ text }) => text, () => null)
  }

  #publish(change: IndexChange, tellsConfig: boolean): void {
    if (change.upserted.length > 0 || change.removed.length > 0) this.#cache?.write(this.#config, () => this.#index.posts)
    if (this.#isDisposed || (change.upserted.length === 0 && change.removed.length === 0 && change.assets === null && !tellsConfig && change !== noChange)) return
    this.#sequence++
    this.#ports.send('library:changed', { id: this.id, sequence: this.#sequence, ...change, config: tellsConfig ? this.config : null })
  }
}

const noChange: IndexChange = { upserted: [], removed: [], assets: null }

/** A library's id: the same for the same real folder, and safe as a file name and a key. */
function libraryId(realFolder: string): string {
  return createHash('sha256').update(realFolder).digest('hex').slice(0, 16)
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then((found) => found.isDirectory(), () => false)
}
