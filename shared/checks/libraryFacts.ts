import type { LibraryConfig } from '../library/libraryConfig.ts'
import type { PostSummary } from '../library/postSummary.ts'

/** What checks know of the library around a post. */
export interface LibraryFacts {
  readonly posts: readonly PostSummary[]
  /** Every other file that a post may point at, as library paths. */
  readonly assets: ReadonlySet<string>
  readonly config: LibraryConfig
  readonly nowMs: number
}

/** Facts with look-ups made once, for checking many posts. */
export interface IndexedFacts extends LibraryFacts {
  /** The post at a path; capitals count, the Unicode form does not. */
  post(path: string): PostSummary | undefined
  hasAsset(path: string): boolean
  /** The name on disk of a post or asset that `path` misses by capitals alone. */
  nearMiss(path: string): string | undefined
  /** Posts that would be published under one address name. */
  withSlug(slug: string): readonly PostSummary[]
}

/** Makes the look-ups that the rules use; hand the result to `runChecks` instead of plain facts to share it between posts. */
export function indexFacts(facts: LibraryFacts): IndexedFacts {
  const posts = new Map(facts.posts.map((post) => [post.path.normalize('NFC'), post]))
  const assets = new Set<string>()
  const byFoldedName = new Map<string, string>()
  for (const path of [...facts.posts.map((post) => post.path), ...facts.assets]) byFoldedName.set(folded(path), path)
  for (const asset of facts.assets) assets.add(asset.normalize('NFC'))
  const bySlug = new Map<string, PostSummary[]>()
  for (const post of facts.posts) {
    const slug = folded(publishedName(post))
    const same = bySlug.get(slug)
    if (same) same.push(post)
    else bySlug.set(slug, [post])
  }
  return {
    ...facts,
    post: (path) => posts.get(path.normalize('NFC')),
    hasAsset: (path) => assets.has(path.normalize('NFC')),
    nearMiss: (path) => byFoldedName.get(folded(path)),
    withSlug: (slug) => bySlug.get(folded(slug)) ?? [],
  }
}

/** What a post is called in its address: the slug, else the file's name, or for `index.md` its folder's. */
export function publishedName(post: { readonly path: string; readonly slug: string | null }): string {
  if (post.slug) return post.slug
  const parts = post.path.replace(/\.[^./]+$/, '').split('/')
  const isIndex = /^_?index$/i.test(parts.at(-1) ?? '') && parts.length > 1
  return parts.at(isIndex ? -2 : -1) ?? post.path
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
