import type { RenderedBody } from '../../siteTarget.ts'
import type { ExportPost } from '../../exportPosts.ts'

/** A post with what lists, feeds and its own page show of it. */
export interface HtmlPost {
  readonly post: ExportPost
  /** The article as on its page. */
  readonly article: RenderedBody
  /** The article's words, as far as the search takes them. */
  readonly words: string
  readonly hasRelated: boolean
  readonly stars: string
  /** File beside the page, or a web address; null for none. */
  readonly cover: string | null
  /** The same, as small as lists need it. */
  readonly listCover: string | null
  readonly summary: string | null
}

/** Posts under one heading: a tag, a rating. */
export interface PostGroup {
  readonly slug: string
  readonly label: string
  readonly posts: readonly HtmlPost[]
}

/** Path of a post's page in the site. */
export function pagePath(post: ExportPost): string {
  return `${post.slug}/index.html`
}
