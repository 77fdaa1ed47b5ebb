import { movesIn } from '../../shared/library/movedPosts.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'

/** A post as the index holds it: what lists show, and the mark that tells whether its file changed. */
export interface IndexedPost {
  readonly summary: PostSummary
  readonly mark: string
}

/** What an update changed, in the terms of a `LibraryDiff`. */
export interface IndexChange {
  readonly upserted: readonly PostSummary[]
  readonly removed: readonly PostPath[]
  readonly assets: readonly string[] | null
}

/** The posts and other files of one library, in memory; a cache of the folder, never its owner. */
export class LibraryIndex {
  readonly #posts = new Map<string, IndexedPost>()
  /** Posts that went and did not come back, as they were: one may turn up under another name. */
  readonly #lost = new Map<PostPath, PostSummary>()
  readonly #onMove: (from: PostPath, to: PostPath) => void
  #assets: readonly string[] = []

  /** @param onMove told of posts that moved, known by their bytes */
  constructor(onMove: (from: PostPath, to: PostPath) => void = () => {}) {
    this.#onMove = onMove
  }

  get(path: string): IndexedPost | undefined {
    return this.#posts.get(path)
  }

  get posts(): readonly IndexedPost[] {
    return [...this.#posts.values()]
  }

  get summaries(): readonly PostSummary[] {
    return this.posts.map((post) => post.summary)
  }

  get assets(): readonly string[] {
    return this.#assets
  }

  /** True for a path that is listed, or a folder that holds a listed file. */
  holds(path: string): boolean {
    const below = `${path}/`
    return this.#posts.has(path) || this.#assets.includes(path)
      || [...this.#posts.keys(), ...this.#assets].some((known) => known.startsWith(below))
  }

  /** Takes new entries in and others out; says what changed for those who look. A file touched without a change is no change. */
  update(read: readonly IndexedPost[], gone: readonly string[], assets: readonly string[] | null): IndexChange {
    const upserted: PostSummary[] = []
    const removed: PostPath[] = []
    const added: PostSummary[] = []
    for (const post of read) {
      const before = this.#posts.get(post.summary.path)
      if (!before) added.push(post.summary)
      this.#lost.delete(post.summary.path)
      this.#posts.set(post.summary.path, post)
      if (!before || !isSameSummary(before.summary, post.summary)) upserted.push(post.summary)
    }
    for (const path of gone) {
      const before = this.#posts.get(path)
      if (!before || !this.#posts.delete(path)) continue
      removed.push(before.summary.path)
      this.#lost.set(before.summary.path, before.summary)
    }
    this.#follow(added)
    const assetsChanged = assets !== null && (assets.length !== this.#assets.length || assets.some((path, at) => path !== this.#assets[at]))
    if (assetsChanged) this.#assets = assets
    return { upserted, removed, assets: assetsChanged ? assets : null }
  }

  #follow(added: readonly PostSummary[]): void {
    if (added.length === 0) return
    for (const [from, to] of movesIn([...this.#lost.values()], { removed: [...this.#lost.keys()], upserted: added })) {
      this.#lost.delete(from)
      this.#onMove(from, to)
    }
  }
}

function isSameSummary(a: PostSummary, b: PostSummary): boolean {
  return a.revision === b.revision && a.problem === b.problem && JSON.stringify(a) === JSON.stringify(b)
}
