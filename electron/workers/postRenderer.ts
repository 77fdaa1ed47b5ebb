import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { headingIdsOf } from '../../shared/export/markdown/postBody.ts'
import { type PostFacts, readPostFacts, splitForExport } from '../../shared/export/postFacts.ts'
import type { ExportPost } from '../../shared/export/exportPosts.ts'
import type { ExportSite } from '../../shared/export/siteTarget.ts'
import { siteTarget } from '../../shared/export/targets.ts'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { PostText } from '../../shared/post/postText.ts'
import { FileFailure, whyUnread } from '../files/fileErrors.ts'
import { markOf } from '../files/fileMark.ts'
import { isInside } from '../files/pathInside.ts'
import { readRegularFileSync } from '../files/readRegularFile.ts'
import { decodeTextFile } from '../files/textFile.ts'
import { PostChanged } from './postChanged.ts'
import type { LibraryPosts, MadePost, ReadPost, RenderJob } from './protocol.ts'

/** Reads and renders posts in its own thread, which has nothing else to do meanwhile: waiting for one file after the other is a quarter of the work. */
export class PostRenderer {
  #folder = ''
  #posts = new Map<string, PostFacts>()
  #site: ExportSite | null = null
  #onSite = new Map<string, ExportPost>()
  readonly #headingIds = new Map<string, ReadonlySet<string>>()

  /** What an export must know of these posts. */
  read({ folder, paths }: LibraryPosts, config: LibraryConfig): ReadPost[] {
    return paths.map((path) => {
      try {
        const { bytes, found } = readRegularFileSync(realPathOf(folder, path), path)
        const { text, revision } = decodeTextFile(bytes)
        return { path, mark: markOf(found), facts: readPostFacts({ path, text, revision }, config) }
      } catch (cause) {
        return { path, reason: whyUnread(cause, path) }
      }
    })
  }

  /** Begins a site of these posts. */
  open(kind: RenderJob['kind'], posts: readonly PostFacts[], { library, input }: Pick<RenderJob, 'library' | 'input'>): ExportSite {
    this.#folder = library.folder
    this.#posts = new Map(posts.map((post) => [post.path, post]))
    this.#site = siteTarget(kind).open({ ...input, posts, headingIds: (path) => this.#headingIdsOf(path) })
    this.#onSite = new Map(this.#site.posts.map((post) => [post.path, post]))
    return this.#site
  }

  /** @throws PostChanged where a post is not what `open` was told; what the file system says */
  render(paths: readonly PostPath[]): MadePost[] {
    const site = this.#site
    if (!site) throw new Error('no site is open')
    return paths.flatMap((path) => this.#onSite.get(path) ?? []).map((post) => {
      const asked = new Set<string>()
      const texts: [string, Uint8Array][] = []
      const { body, ...rendered } = site.render(post, this.#textOf(post.path), (url) => asked.add(url))
      const put = (text: string): string => {
        const { hash, bytes } = encoded(text)
        texts.push([hash, bytes])
        return hash
      }
      return {
        path: post.path,
        revision: post.revision,
        place: site.answer(post, null),
        answers: [...asked].map((url) => [url, site.answer(post, url)] as const),
        rendered: { ...rendered, files: rendered.files.map((file) => (file.content.kind === 'text' ? { ...file, content: { kind: 'made' as const, hash: put(file.content.text) } } : file)) },
        bodyHash: body === undefined ? null : put(body),
        texts,
      }
    })
  }

  #textOf(path: PostPath): PostText {
    const { text, revision } = decodeTextFile(readRegularFileSync(realPathOf(this.#folder, path), path).bytes)
    if (revision !== this.#posts.get(path)?.revision) throw new PostChanged(path)
    return splitForExport(text)
  }

  #headingIdsOf(path: PostPath): ReadonlySet<string> {
    const key = `${path}\n${this.#posts.get(path)?.revision ?? ''}`
    const ids = this.#headingIds.get(key) ?? headingIdsOf(this.#textOf(path).body)
    this.#headingIds.set(key, ids)
    return ids
  }
}

/** A text as it is written, in memory that can be handed to another thread. */
export function encoded(text: string): { readonly hash: string; readonly bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(text)
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes }
}

/** @throws FileFailure where a symlink leads out of the library, what the file system says where nothing is there */
function realPathOf(folder: string, path: string): string {
  const found = realpathSync.native(join(folder, path))
  if (!isInside(folder, found)) throw new FileFailure('outside', `“${path}” leads out of the folder, so it was not opened.`)
  return found
}
