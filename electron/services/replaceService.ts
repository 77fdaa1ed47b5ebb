import { randomUUID } from 'node:crypto'
import type { FoundPost, ReplaceReport } from '../../shared/ipc/contract.ts'
import { type FindQuery, findPlaces, patternOf, replacePlaces } from '../../shared/library/findInText.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { FileFailure } from '../files/fileErrors.ts'
import type { DocumentService } from './documentService.ts'
import type { OpenLibrary } from './openLibrary.ts'
import { TimeIsUp, withinTime } from './withinTime.ts'

const longestPostMs = 1000
const mostShown = 2000

interface Done {
  readonly path: PostPath
  readonly before: string
  readonly revision: string
}

/** Finds and replaces in all posts of a library. */
export class ReplaceService {
  readonly #documents: DocumentService
  #last: { readonly id: string; readonly done: readonly Done[] } | null = null

  constructor(documents: DocumentService) {
    this.#documents = documents
  }

  /** The posts that hold what is looked for, with each place. @throws FileFailure for a pattern that is none, or that takes too long */
  async find(library: OpenLibrary, query: FindQuery): Promise<{ readonly posts: readonly FoundPost[]; readonly isCut: boolean }> {
    const posts: FoundPost[] = []
    let shown = 0
    for (const { path, text, revision } of await library.readPosts()) {
      const places = tried(path, () => findPlaces(text, patternOf(query), startOf(text, query)))
      if (places.length === 0) continue
      const room = Math.max(0, mostShown - shown)
      shown += places.length
      posts.push({ path, revision, count: places.length, places: places.slice(0, room) })
    }
    return { posts, isCut: shown > mostShown }
  }

  /** Replaces in the posts given, each only where it is still as it was when it was looked at; one that is not is left, and named. */
  async replace(library: OpenLibrary, query: FindQuery, replacement: string, posts: readonly Pick<FoundPost, 'path' | 'revision'>[]): Promise<ReplaceReport> {
    const done: Done[] = []
    const left: { path: PostPath; reason: string }[] = []
    for (const { path, revision } of posts) {
      try {
        const { text, revision: now } = await this.#documents.open(library, path)
        if (now !== revision) throw new FileFailure('conflict', 'It was changed since it was looked at.')
        const made = tried(path, () => replacePlaces(text, query, replacement, startOf(text, query)))
        if (made === text) continue
        done.push({ path, before: text, revision: (await this.#documents.save(library, path, made, revision, 'batch')).revision })
      } catch (cause) {
        left.push({ path, reason: reasonOf(cause) })
      }
    }
    const id = randomUUID()
    this.#last = { id, done }
    return { changed: done.map(({ path }) => path), left, undo: done.length > 0 ? id : null }
  }

  /** Puts back what the last replacing changed, where nobody changed it since. */
  async undo(library: OpenLibrary, id: string): Promise<ReplaceReport> {
    if (this.#last?.id !== id) throw new FileFailure('not-found', 'Something else was replaced since; only the last replacing can be taken back.')
    const { done } = this.#last
    this.#last = null
    const changed: PostPath[] = []
    const left: { path: PostPath; reason: string }[] = []
    for (const { path, before, revision } of done) {
      try {
        await this.#documents.save(library, path, before, revision, 'batch')
        changed.push(path)
      } catch (cause) {
        left.push({ path, reason: reasonOf(cause) })
      }
    }
    return { changed, left, undo: null }
  }
}

function startOf(text: string, { frontMatter }: FindQuery): number {
  return frontMatter ? 0 : splitPost(text).head.length
}

function tried<T>(path: string, run: () => T): T {
  try {
    return withinTime(longestPostMs, run)
  } catch (cause) {
    if (cause instanceof TimeIsUp) throw new FileFailure('invalid', `This regular expression takes too long in “${path}”. Make it simpler: a repetition within a repetition often is the reason.`)
    if (cause instanceof Error && cause.name === 'SyntaxError') throw new FileFailure('invalid', `This is not a regular expression: ${cause.message.replace(/^Invalid regular expression: /, '')}.`)
    throw cause
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
