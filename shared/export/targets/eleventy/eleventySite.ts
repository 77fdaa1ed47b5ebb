import { basePathOf, folderOf, isGroup, readSettings } from '../../siteConfig.ts'
import { postFolder, SitePosts } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What an Eleventy site's own files say that matters to an export. */
export interface EleventySite {
  /** Where its posts are. */
  readonly folder: string
  /** Addresses of posts: what stands before the slug, with a slash at both ends, and what after. */
  readonly before: string
  readonly after: string
  /** Where the site lies below its host; '' for its root, or where the site puts the base path before links itself. */
  readonly base: string
  readonly pictures: PicturesPlace
  /** Whether `draft: true` keeps a post from being built. */
  readonly knowsDrafts: boolean
  /** null where the folder's data or the site's posts leave it out. */
  readonly layout: string | null
  /** The tag that makes a post one of the site's; null where the folder's data gives it. */
  readonly collection: string | null
  readonly posts: SitePosts
  /** The folder of includes. */
  readonly includesFolder: string
}

/** Where a site takes pictures: beside a post; in a folder that it copies, as the site then has it; or from nowhere yet. */
export type PicturesPlace = { readonly kind: 'beside' } | { readonly kind: 'folder' | 'none'; readonly path: string; readonly url: string }

const configNames = ['eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', '.eleventy.js']
const postFolderNames = /(?:^|\/)(?:posts?|blog|reviews?|articles?|writing|journal)$/i

/** The file that says that a folder is an Eleventy site; null where none does. */
export function findEleventyConfig(facts: SiteFacts): string | null {
  const manifest = readSettings('package.json', facts.configTexts['package.json'])
  const names = [manifest['dependencies'], manifest['devDependencies']].filter(isGroup).flatMap(Object.keys)
  return configNames.find((name) => facts.configTexts[name] !== undefined) ?? (names.includes('@11ty/eleventy') ? 'package.json' : null)
}

/** Reads what matters of an Eleventy site. Its settings are a program, of which only what is written out plainly is read. */
export function readEleventySite(facts: SiteFacts): EleventySite {
  const config = configNames.map((name) => facts.configTexts[name]).find((text) => text !== undefined) ?? ''
  const input = folderOf(firstOf(config, /\binput\s*:\s*["'`]([^"'`]+)/) ?? firstOf(config, /setInputDirectory\(\s*["'`]([^"'`]+)/))
  const below = input === null || input === '.' ? '' : `${input}/`
  const includes = firstOf(config, /\bincludes\s*:\s*["'`]([^"'`]+)/) ?? '_includes'
  const inInput = facts.contentPaths.filter((path) => path.startsWith(below))
  const isPost = (path: string) => /\.(?:md|markdown)$/i.test(path) && path.startsWith(below) && path.slice(below.length).includes('/') && !/(?:^|\/)_/.test(path.slice(below.length))
  const dataFolders = inInput.filter((path) => /\.11tydata\.|\.json$/.test(path)).map(postFolder)
  const folder = findFolder(inInput.filter(isPost), dataFolders) ?? `${below}posts`
  const posts = new SitePosts(facts, (path) => isPost(path) && isBelow(path, folder))
  const hasData = dataFolders.includes(folder)
  const layouts = inInput.filter((path) => /\.(?:njk|liquid)$/.test(path) && path.startsWith(`${below}${includes}/`)).map((path) => path.slice(below.length + includes.length + 1))
  const basePath = basePathOf(firstOf(config, /\bpathPrefix\s*:\s*["'`]([^"'`]+)/))
  return {
    folder,
    ...addressOf(facts, posts, folder.slice(below.length), isPost),
    base: /HtmlBasePlugin/.test(config) ? '' : basePath,
    pictures: findPictures(config, below, posts),
    knowsDrafts: /\bdrafts?\b/.test(config),
    layout: posts.usualText('layout') ?? (hasData || posts.heads.length > 0 ? null : (layouts.find((path) => /(?:^|\/)(?:post|blog|article|review)\./.test(path)) ?? null)),
    collection: posts.heads.length > 0 ? (['posts', 'post', 'blog', 'reviews'].find((tag) => posts.heads.some(({ tags }) => tags === tag || (Array.isArray(tags) && tags.includes(tag)))) ?? null) : hasData ? null : 'posts',
    posts,
    includesFolder: `${below}${includes}`,
  }
}

function findFolder(posts: readonly string[], dataFolders: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const path of posts) {
    // `blog/SLUG/SLUG.md` is a post of `blog`.
    const own = postFolder(path)
    const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
    const folder = own.endsWith(`/${stem}`) ? own.slice(0, -stem.length - 1) : own
    counts.set(folder, (counts.get(folder) ?? 0) + (postFolderNames.test(folder) ? 1000 : 1))
  }
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]?.[0] ?? dataFolders.find((folder) => postFolderNames.test(folder)) ?? null
}

/** The addresses of the site's own posts, where they name any: `/reviews/` before the slug and `/` after. */
function addressOf(facts: SiteFacts, posts: SitePosts, section: string, isPost: (path: string) => boolean): { readonly before: string; readonly after: string } {
  const permalinks = new Set(posts.heads.flatMap(({ permalink }) => (typeof permalink === 'string' ? [permalink] : [])))
  for (const path of Object.keys(facts.samples).filter(isPost)) {
    const stem = (/\/(?:\d{4}-\d\d-\d\d-)?([^/]+?)(?:\/index)?\.[^./]+$/.exec(path)?.[1] ?? '').toLowerCase()
    for (const permalink of permalinks) {
      const at = permalink.toLowerCase().lastIndexOf(`/${stem}`)
      const [before, after] = [permalink.slice(0, at + 1), permalink.slice(at + 1 + stem.length)]
      if (stem !== '' && at >= 0 && /^\/(?:[\w-]+\/)*$/.test(before) && /^(?:\/|\.html)$/.test(after)) return { before, after }
    }
  }
  return { before: section === '' ? '/' : `/${section}/`, after: '/' }
}

/** A folder that the site copies as it is; beside the post where pictures are looked for there. */
function findPictures(config: string, below: string, posts: SitePosts): PicturesPlace {
  if (/eleventyImageTransformPlugin|["'`]html-relative["'`]/.test(config)) return { kind: 'beside' }
  const copied = [...config.matchAll(/addPassthroughCopy\(\s*(?:\{\s*["'`]([^"'`]+)["'`]\s*:\s*["'`]([^"'`]*)["'`]|["'`]([^"'`]+)["'`])/g)].flatMap(([, from, to, same]) => {
    const folder = folderOf(from ?? same)
    if (folder === null || /[*?{]/.test(from ?? same ?? '') || /\.\w{2,4}$/.test(folder)) return []
    const url = to === undefined ? (folder.startsWith(below) ? folder.slice(below.length) : folder) : to.replace(/^[./]+|\/+$/g, '')
    return [{ folder, url }]
  })
  const best = copied.find(({ folder }) => /(?:^|\/)(?:images?|img|pictures|photos|media|uploads)$/i.test(folder)) ?? copied.find(({ folder }) => /(?:^|\/)(?:assets|public|static)$/i.test(folder)) ?? copied[0]
  if (!best) return { kind: 'none', path: 'images', url: '/images' }
  const usual = posts.pictureFolder()
  const inside = usual !== null && usual.startsWith(`${best.url}/`) ? usual.slice(best.url.length + 1) : usual !== null && best.url === '' ? usual : /(?:images?|img|pictures|photos|media|uploads)$/i.test(best.folder) ? '' : 'images'
  const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('/')
  return { kind: 'folder', path: join(best.folder, inside), url: `/${join(best.url, inside)}` }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}

function firstOf(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null
}
