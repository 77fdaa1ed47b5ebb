import { findLinks } from '../../library/findLinks.ts'
import { readLink } from '../../library/linkTarget.ts'
import { type ExportPosts, destinationOf } from '../exportPosts.ts'
import type { PostMemo } from '../renderWork.ts'
import { headingIdsOf } from './postBody.ts'

/** By post, the ids of its headings that a link of the export leads to. */
export type Anchors = ReadonlyMap<string, ReadonlySet<string>>

/** Finds the headings that need an id because something links to them. */
export function findAnchors(posts: ExportPosts, known: { readonly posts: ReadonlySet<string>; readonly assets: ReadonlySet<string> }, memo: PostMemo): Anchors {
  const wanted = new Map<string, Set<string>>()
  for (const { path, revision, body } of posts.posts) {
    const places = memo.recall(`places\n${path}\n${revision}`, () => placesLinkedFrom(path, body, posts, known))
    for (const { post, fragment } of places) wanted.set(post, (wanted.get(post) ?? new Set()).add(fragment))
  }
  const anchors = new Map<string, ReadonlySet<string>>()
  for (const [path, fragments] of wanted) {
    const post = posts.byPath.get(path)
    if (!post) continue
    const ids = memo.recall(`ids\n${path}\n${post.revision}`, () => headingIdsOf(post.body))
    anchors.set(path, new Set([...fragments].filter((fragment) => ids.has(fragment))))
  }
  return anchors
}

function placesLinkedFrom(path: string, body: string, posts: ExportPosts, known: Parameters<typeof destinationOf>[3]): readonly { readonly post: string; readonly fragment: string }[] {
  if (!body.includes('#')) return []
  return findLinks(body).flatMap(({ url }) => {
    const link = readLink(url)
    if (link.kind === 'fragment') return [{ post: path, fragment: link.fragment }]
    const target = destinationOf(url, path, posts, known)
    return target.kind === 'post' && target.fragment ? [{ post: target.post.path, fragment: target.fragment }] : []
  })
}
