import type { Problem } from '../../checks/problem.ts'
import { formatDate } from '../../post/postDate.ts'
import { type ExportPost, type ExportPosts, bodyProblem, destinationOf, postProblem, postsOnSite, readExportPosts, renderContext } from '../exportPosts.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { RenderWork } from '../renderWork.ts'
import type { ExportedFile, ExportedFiles, ExportInput, SiteTarget } from '../siteTarget.ts'
import { hugoFrontMatter } from './hugo/frontMatter.ts'
import { hugoBody } from './hugo/hugoBody.ts'
import { findHugoConfig, type HugoSite, readHugoSite } from './hugo/hugoSite.ts'
import { type RelatedLink, quotesMarkdown, ratingMarkdown, relatedMarkdown, trailerMarkdown, warningsMarkdown } from './hugo/plainMarkdown.ts'
import { escapeInText } from './hugo/shortcodes.ts'

/** Posts as leaf bundles of an existing Hugo site, that builds with no change to its theme or settings. */
export const hugoTarget: SiteTarget = { id: 'hugo', name: 'Hugo', detect: findHugoConfig, files: hugoFiles }

interface Context {
  readonly input: ExportInput
  readonly site: HugoSite
  readonly posts: ExportPosts
  readonly known: { readonly posts: ReadonlySet<string>; readonly assets: ReadonlySet<string> }
}

function hugoFiles(input: ExportInput, { memo, tell }: RenderWork): ExportedFiles {
  const site = readHugoSite(input.facts)
  const posts = postsOnSite(readExportPosts(input, new Set(), () => null), input, ({ slug }) => `${site.contentFolder}/${site.section}/${slug}/index.md`)
  const wanted = posts.posts.filter(({ path }) => input.only === null || input.only.has(path))
  const known = { posts: new Set<string>(input.posts.map(({ path }) => path)), assets: input.assets }
  const context = { input, site, posts, known }
  const theirs = new Set(input.facts.contentPaths)
  const files: ExportedFile[] = []
  const problems: Problem[] = [...posts.problems]
  memo.begin(renderContext(posts, input, ['hugo', site]))
  for (const [at, post] of wanted.entries()) {
    const isFuture = post.dateMs !== null && post.dateMs > input.nowMs
    const exported = memo.recall(`${post.path}\n${post.revision}\n${isFuture}`, () => exportPost(post, context))
    tell(at + 1, wanted.length)
    files.push(...exported.files)
    problems.push(...exported.problems)
    const rival = `${site.contentFolder}/${site.section}/${post.slug}.md`
    if (theirs.has(rival)) problems.push(postProblem(post, 'site-clash', 'warning', `The site has “${rival}” already, at the same address: Hugo would show only one of them. Remove it, or give the post another slug.`))
  }
  memo.end()
  return { files, skipped: posts.skipped, problems }
}

function exportPost(post: ExportPost, context: Context): { readonly files: readonly ExportedFile[]; readonly problems: readonly Problem[] } {
  const { input, site, posts, known } = context
  const { fields } = post
  const problems: Problem[] = []
  const pictures = new PictureNames(['index.md', '_index.md'])
  const refOf = (target: ExportPost) => `/${site.section}/${target.slug}`
  const destinationFrom = (url: string) => destinationOf(url, post.path, posts, known)

  const rewrite = (url: string, kind: 'link' | 'image', at: number): string | null => {
    const target = destinationFrom(url)
    const what = kind === 'image' ? 'picture' : 'file'
    switch (target.kind) {
      case 'post':
        return `{{< relref "${refOf(target.post)}" >}}${target.fragment ? `#${urlPath(target.fragment)}` : ''}`
      case 'asset':
        return urlPath(pictures.nameOf(target.path)) + target.suffix
      case 'unpublished':
        problems.push(bodyProblem(post, at, 'link-to-unpublished', 'warning', `“${target.path}” is not exported, so the link to it is left out and its text stays.`))
        return null
      case 'missing':
        problems.push(bodyProblem(post, at, kind === 'image' ? 'missing-picture' : 'dead-link', 'error', `There is no ${what} “${target.path}” in the library. Correct the path or take the ${kind === 'image' ? 'picture' : 'link'} out.`))
        return /\.(?:md|markdown)$/i.test(target.path) ? null : url
      case 'local':
        problems.push(bodyProblem(post, at, 'local-path', 'error', `“${url}” leads out of the library, to a place that readers do not have. Bring the ${what} into the library.`))
        return url
      case 'other':
        return url
    }
  }

  const related = fields.related.flatMap(({ post: url, emoji, text }) => {
    const target = destinationFrom(url)
    if (target.kind === 'post') return [{ emoji, text: text ?? target.post.title, target: target.post }]
    problems.push(postProblem(post, 'dead-related', 'warning', `The related post “${url}” is ${target.kind === 'unpublished' ? 'not exported' : 'not in the library'}, so it is left out.`))
    return []
  })
  const links: RelatedLink[] = related.map(({ emoji, text, target }) => ({ emoji, text, destination: `{{< relref "${refOf(target)}" >}}` }))
  const body = hugoBody(post.body, {
    leaves: {
      rating: ratingMarkdown(fields),
      warnings: warningsMarkdown(fields.warnings, input.config),
      trailer: trailerMarkdown(fields.trailer),
      quotes: quotesMarkdown(fields.quotes),
      related: relatedMarkdown(links),
      signoff: escapeInText(input.config.signoff ?? ''),
    },
    placesReview: fields.kind !== null || fields.rating !== null,
    keepsHtml: site.keepsHtml,
    rewrite,
  })
  for (const { rule, at } of body.notes) problems.push(bodyProblem(post, at, `hugo-${rule}`, 'warning', noteMessages[rule]))
  if (post.dateMs !== null && post.dateMs > input.nowMs) {
    const day = formatDate(post.dateMs, input.config.timeZone)
    problems.push(postProblem(post, 'future-date', 'warning', `The date is in the future: Hugo will leave the post out until ${day}.`))
  }
  if (fields.date === null) problems.push(postProblem(post, 'no-date', 'warning', 'The post has no date, so Hugo puts it in the year 1. Give it one.'))

  const cover = coverOf(post, destinationFrom, pictures, problems)
  const folder = `${site.contentFolder}/${site.section}/${post.slug}`
  const head = hugoFrontMatter(post, { cover, related: related.map(({ target }) => refOf(target)) }, input.config)
  const files: ExportedFile[] = [
    { path: `${folder}/index.md`, content: { kind: 'text', text: `${head}\n${body.text.replace(/^\n+/, '')}` }, post: post.path },
    ...pictures.all.map(([from, name]): ExportedFile => ({ path: `${folder}/${name}`, content: { kind: 'copy', from }, post: post.path })),
  ]
  return { files, problems }
}

const noteMessages = {
  'raw-html': 'This site drops HTML written in posts. Write it as Markdown, or set markup.goldmark.renderer.unsafe = true in the site.',
  'inline-spoiler': 'Hugo has no inline spoilers: readers will see this text between its bars. Use a :::spoiler block.',
  'shortcode-in-code': 'Hugo would run this as a shortcode, and it cannot be escaped within code: an invisible character was put between its braces.',
} as const

function coverOf(post: ExportPost, destinationFrom: (url: string) => ReturnType<typeof destinationOf>, pictures: PictureNames, problems: Problem[]): string | null {
  const { cover } = post.fields
  if (cover === null) return null
  const target = destinationFrom(cover)
  if (target.kind === 'asset') return pictures.nameOf(target.path)
  if (target.kind === 'other') return cover
  problems.push(postProblem(post, 'missing-cover', 'error', `The cover “${cover}” is not in the library, so the post is exported without it.`))
  return null
}
