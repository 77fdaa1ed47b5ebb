import { readLink } from '../../library/linkTarget.ts'
import { type ExportPosts, destinationOf } from '../exportPosts.ts'
import type { ExportInput } from '../siteTarget.ts'

/** By post, the ids of its headings that a link of the export leads to. */
export type Anchors = ReadonlyMap<string, ReadonlySet<string>>

/** Finds the headings that need an id because something links to them. */
export function findAnchors(posts: ExportPosts, known: Parameters<typeof destinationOf>[3], { headingIds }: ExportInput): Anchors {
  const wanted = new Map<string, Set<string>>()
  const want = (path: string, fragment: string): void => void wanted.set(path, (wanted.get(path) ?? new Set()).add(fragment))
  for (const { path, linksToParts } of posts.posts) {
    for (const url of linksToParts) {
      const link = readLink(url)
      const target = destinationOf(url, path, posts, known)
      if (link.kind === 'fragment') want(path, link.fragment)
      else if (target.kind === 'post' && target.fragment) want(target.post.path, target.fragment)
    }
  }
  const anchors = new Map<string, ReadonlySet<string>>()
  for (const [path, fragments] of wanted) {
    const post = posts.byPath.get(path)
    if (!post) continue
    const ids = headingIds(post.path)
    anchors.set(path, new Set([...fragments].filter((fragment) => ids.has(fragment))))
  }
  return anchors
}
