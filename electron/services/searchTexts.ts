import { matchesQuery, searchText } from '../../shared/library/queryLibrary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { inBatches } from './inBatches.ts'
import type { IndexedPost } from './libraryIndex.ts'

const readsAtOnce = 24

/** What searches read of each post: filled on the first search (or ahead of it), renewed for posts that changed since. */
export class SearchTexts {
  readonly #texts = new Map<string, { readonly of: IndexedPost; readonly text: string }>()

  /**
   * Posts that hold every word of the query.
   * @param read a post's whole text; null where it cannot be read, which leaves its summary to be searched
   */
  async search(posts: readonly IndexedPost[], query: string, read: (path: string) => Promise<string | null>): Promise<PostPath[]> {
    await this.fill(posts, read)
    return posts.filter(({ summary }) => matchesQuery(this.#texts.get(summary.path)?.text ?? '', query)).map(({ summary }) => summary.path)
  }

  async fill(posts: readonly IndexedPost[], read: (path: string) => Promise<string | null>): Promise<void> {
    const current = new Set<string>(posts.map(({ summary }) => summary.path))
    for (const path of this.#texts.keys()) if (!current.has(path)) this.#texts.delete(path)
    const stale = posts.filter((post) => this.#texts.get(post.summary.path)?.of !== post)
    await inBatches(stale, readsAtOnce, async (post) => {
      const text = await read(post.summary.path)
      this.#texts.set(post.summary.path, { of: post, text: searchText(post.summary, text === null ? '' : splitPost(text).body) })
    })
  }
}
