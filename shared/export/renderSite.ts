import type { PostPath } from '../post/postPath.ts'
import { headingIdsOf } from './markdown/postBody.ts'
import { readPostFacts, splitForExport } from './postFacts.ts'
import type { ExportedFile, ExportedFiles, ExportInput, SiteTarget } from './siteTarget.ts'

/** A post of the library as it is on disk. */
export interface PostSource {
  readonly path: PostPath
  readonly text: string
  readonly revision: string
}

/** Everything that an export of posts whose texts are at hand puts into a site. Pure, and remembers nothing: what every other way of rendering must come to. */
export function renderSite(target: SiteTarget, sources: readonly PostSource[], input: Omit<ExportInput, 'posts' | 'headingIds'>): ExportedFiles {
  const texts = new Map(sources.map(({ path, text }) => [path, splitForExport(text)]))
  const textOf = (path: PostPath) => texts.get(path) ?? { head: '', body: '' }
  const site = target.open({ ...input, posts: sources.map((source) => readPostFacts(source, input.config)), headingIds: (path) => headingIdsOf(textOf(path).body) })
  const files: ExportedFile[] = []
  const rendered = site.posts.map((post) => site.render(post, textOf(post.path), () => undefined))
  const bodies = rendered.map(({ body = '' }) => ({ key: '', text: () => body }))
  const said = site.finish(rendered, bodies, {
    put: (file) => files.push(file),
    make: (path, post, _, text) => files.push({ path, post, content: { kind: 'text', text: text() } }),
    keyOf: (text) => text,
  })
  return { ...said, files }
}
