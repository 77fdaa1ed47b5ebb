import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { retargetLinks } from '../../shared/library/linkGraph.ts'
import { newPostText } from '../../shared/post/newPost.ts'
import { formatDate } from '../../shared/post/postDate.ts'
import { folderOf, type PostPath, postPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { slugFromTitle } from '../../shared/post/slug.ts'
import { applyChanges, type TextChange } from '../../shared/text/textChange.ts'
import { createFileExclusive, makeFolder } from '../files/atomicWrite.ts'
import { describeFileError, errnoOf, FileFailure } from '../files/fileErrors.ts'
import { foldName, freeFileName, portableStem, safeStem } from '../files/fileNames.ts'
import { isOneFile, moveFile } from '../files/moveFile.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile, encodeTextFile } from '../files/textFile.ts'
import type { DocumentService } from './documentService.ts'
import type { HistoryService } from './historyService.ts'
import type { OpenLibrary } from './openLibrary.ts'
import { PendingMoves } from './pendingMoves.ts'
import type { Ports } from './ports.ts'
import { listTemplates, readTemplate } from './templateFolder.ts'
import type { TrashedPosts } from './trashedPosts.ts'

/** Makes, renames, copies and deletes post files. Nothing here ever replaces a file that exists. */
export class PostService {
  readonly #ports: Ports
  readonly #documents: DocumentService
  readonly #history: HistoryService
  readonly #trashed: TrashedPosts
  readonly #moves: PendingMoves

  constructor(ports: Ports, documents: DocumentService, history: HistoryService, trashed: TrashedPosts) {
    this.#ports = ports
    this.#documents = documents
    this.#history = history
    this.#trashed = trashed
    this.#moves = new PendingMoves(ports.userDataFolder)
  }

  /** A new post from a template, named by its title, in the folder where the newest post is. */
  async create(library: OpenLibrary, template: string, title: string): Promise<PostPath> {
    const source = await readTemplate(library.folder, template)
    if (source === null) {
      const names = (await listTemplates(library.folder)).map(({ name }) => `“${name}”`).join(', ')
      throw new FileFailure('not-found', `There is no template “${template}”. There are: ${names}.`)
    }
    const date = formatDate(this.#ports.now(), library.config.timeZone)
    return this.#writeNewSlug(library, folderOfNewest(library), slugFromTitle(title), '.md', (slug) => Buffer.from(newPostText({ template: source, title, slug, date })))
  }

  /** Renames a post's file within its folder, then the links to it in every post. @returns the new path and the posts whose files changed */
  async rename(library: OpenLibrary, path: PostPath, name: string): Promise<{ readonly path: PostPath; readonly changedPosts: PostPath[] }> {
    const ending = extname(path)
    const stem = safeStem(name.toLowerCase().endsWith(ending.toLowerCase()) ? name.slice(0, -ending.length) : name, 'post')
    const to = joined(folderOf(path), stem + ending)
    if (to === path) return { path, changedPosts: [] }
    const folder = await folderPath(library, folderOf(path))
    const others = (await readdir(folder)).filter((other) => other !== basename(path))
    const taken = others.find((other) => foldName(other) === foldName(stem + ending))
    if (taken !== undefined && !(await isOneFile(join(folder, basename(path)), join(folder, taken)))) {
      throw new FileFailure('exists', `“${stem}${ending}” already exists in this folder. Choose another name.`)
    }
    const [from, target] = [join(folder, basename(path)), join(folder, stem + ending)]
    await this.#documents.alone(from, async () => {
      await this.#moves.begin(library.folder, path, to)
      try {
        await moveFile(from, target)
        this.#documents.noteMoved(from, target)
      } finally {
        await this.#moves.end(library.folder)
      }
    })
    this.#history.noteRenamed(library, path, to)
    await library.noteWritten(path, to)
    // A disk that ignores case still finds the old name: only listing the folder tells.
    if (foldName(path) === foldName(to)) await library.refresh()
    return { path: to, changedPosts: await this.#retarget(library, path, to) }
  }

  /** A copy beside the post, under a free name; a slug of its own becomes the new name, so that the two do not clash on the site. */
  async duplicate(library: OpenLibrary, path: PostPath): Promise<PostPath> {
    const ending = extname(path)
    const { text, format } = decodeTextFile(await readRegularFile(await library.resolve(path), path))
    const { head, body } = splitPost(text)
    const parsed = parseHead(head)
    const hasSlug = !parsed.broken && typeof parsed.values['slug'] === 'string'
    return this.#writeNewSlug(library, folderOf(path), `${portableStem(basename(path, ending), 'post')}-copy`, ending, (slug) =>
      encodeTextFile(hasSlug ? applyChanges(head, editHead(head, ['slug'], slug)) + body : text, format))
  }

  /** Moves a post to the system's trash, keeping its bytes here as well. Of a post that is a link, the link goes. @returns what `restore` takes */
  async trash(library: OpenLibrary, path: PostPath): Promise<string> {
    const file = join(await folderPath(library, folderOf(path)), basename(path))
    // saving goes to where a link leads, which must be in the library
    const real = await library.resolve(path)
    const undo = randomUUID()
    const bytes = await this.#documents.alone(real, async () => {
      const found = await readRegularFile(real, path)
      await this.#trashed.keep(undo, { folder: library.folder, path }, found)
      try {
        await this.#ports.trash(file)
      } catch (cause) {
        await this.#trashed.forget(undo)
        const why = describeFileError(cause, path)?.message ?? (cause instanceof Error ? cause.message : String(cause))
        throw new FileFailure('permission', `“${path}” could not be moved to the trash, so it was left where it is. ${why}`)
      }
      return found
    })
    await this.#history.noteDeleted(library, path, bytes)
    await library.noteWritten(path)
    return undo
  }

  /** Puts a deleted post back; under a free name where its own was taken since. */
  async restore(library: OpenLibrary, undo: string): Promise<PostPath> {
    const kept = await this.#trashed.find(undo)
    if (!kept) throw new FileFailure('not-found', 'The copy of this post is gone. Look for it in the system’s trash.')
    if (kept.folder !== library.folder) throw new FileFailure('invalid', `This post belongs to the library in “${kept.folder}”. Open that first.`)
    const path = await this.#putBack(library, postPath(kept.path), kept.bytes)
    await this.#trashed.forget(undo)
    return path
  }

  /** Makes a file of a version of a post that is not there any more; under a free name where its own was taken since. */
  async restoreVersion(library: OpenLibrary, path: PostPath, revision: string): Promise<PostPath> {
    return this.#putBack(library, path, await this.#history.read(library, path, revision))
  }

  async #putBack(library: OpenLibrary, path: PostPath, bytes: Uint8Array): Promise<PostPath> {
    const ending = extname(path)
    await makeFolder(await folderPath(library, folderOf(path)))
    return this.#writeNew(library, folderOf(path), basename(path, ending), ending, () => bytes)
  }

  /** Writes a file under the first name that is free in its folder and as a slug; `bytesFor` is told the name without its ending. */
  #writeNewSlug(library: OpenLibrary, folder: string, stem: string, ending: string, bytesFor: (slug: string) => Uint8Array): Promise<PostPath> {
    const slugs = library.index.summaries.flatMap(({ slug }) => (slug === null ? [] : [slug + ending]))
    return this.#writeNew(library, folder, stem, ending, bytesFor, slugs)
  }

  async #writeNew(
    library: OpenLibrary, folder: string, stem: string, ending: string, bytesFor: (stem: string) => Uint8Array, taken: readonly string[] = [],
  ): Promise<PostPath> {
    const absolute = await folderPath(library, folder)
    for (;;) {
      const name = freeFileName([...(await readdir(absolute)), ...taken], stem, ending)
      try {
        await createFileExclusive(join(absolute, name), bytesFor(basename(name, ending)))
      } catch (cause) {
        // Another program took the name since the folder was read.
        if (errnoOf(cause) === 'EEXIST') continue
        throw cause
      }
      const path = joined(folder, name)
      await library.noteWritten(path)
      return path
    }
  }

  async #retarget(library: OpenLibrary, from: PostPath, to: PostPath): Promise<PostPath[]> {
    const changed: PostPath[] = []
    for (const post of await library.readPosts()) {
      const { path } = post
      const changesOf = (text: string): TextChange[] => retargetLinks(path === to ? from : path, text, from, to, library.config)
      if (changesOf(post.text).length === 0) continue
      try {
        // as it is saved it must be read
        const { text, revision } = await this.#documents.open(library, path)
        const changes = changesOf(text)
        await this.#documents.save(library, path, applyChanges(text, changes), revision, 'batch')
        changed.push(path)
      } catch (cause) {
        // The file is renamed already; the check for dead links names what could not follow.
        this.#ports.log(`links in ${path} do not follow ${from}: ${String(cause)}`)
      }
    }
    return changed
  }
}

function folderOfNewest(library: OpenLibrary): string {
  const newest = library.index.summaries.reduce<{ readonly path: string; readonly sortTime: number } | null>((best, post) => (best && best.sortTime >= post.sortTime ? best : post), null)
  return newest ? folderOf(newest.path) : ''
}

/** A library folder's real path: a post's own file may be a symlink, its folder is what is written in. */
function folderPath(library: OpenLibrary, folder: string): Promise<string> {
  return folder === '' ? Promise.resolve(library.folder) : library.resolve(folder)
}

function joined(folder: string, name: string): PostPath {
  return postPath(folder === '' ? name : `${folder}/${name}`)
}

