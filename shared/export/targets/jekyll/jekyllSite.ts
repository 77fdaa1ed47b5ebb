import { folderOf, isGroup, readSettings, textOf, timeZoneOf } from '../../siteConfig.ts'
import { postFolder, SitePosts } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What a Jekyll site's own files say that matters to an export. */
export interface JekyllSite {
  /** The folder that the site is built from, with a slash at the end; '' for the site folder itself. */
  readonly source: string
  /** `_posts`, or the folder of that name that holds most of the site's posts. */
  readonly postsFolder: string
  /** Folder of `_drafts`, with a slash at the end; '' for the top. */
  readonly above: string
  /** What `post_url` needs before the name: `reviews/` for `reviews/_posts`. */
  readonly urlPrefix: string
  readonly pictureFolder: string
  /** The zone in which Jekyll takes a post's day; null where the site does not say. */
  readonly timeZone: string | null
  readonly showsFuture: boolean
  readonly showsDrafts: boolean
  /** Whether it shows what says `published: false`. */
  readonly showsUnpublished: boolean
  /** How many posts it shows, the newest; 0 for all. */
  readonly limit: number
  /** The days of the site's own posts, by the names of their files. */
  readonly days: readonly string[]
  /** What the site's posts name as their layout, null where its defaults do. */
  readonly layout: string | null
  readonly hasExcerptMark: boolean
  /** Jekyll 3 (GitHub Pages), whose `post_url` leaves out the base path. */
  readonly isOld: boolean
  readonly posts: SitePosts
}

const configNames = ['_config.yml', '_config.yaml', '_config.toml']

/** The file that says that a folder is a Jekyll site; null where none does. Hexo has a `_config.yml` too, and a package.json that names it. */
export function findJekyllConfig(facts: SiteFacts): string | null {
  const packageText = facts.configTexts['package.json']
  const manifest = readSettings('package.json', packageText)
  const dependencies = [manifest['dependencies'], manifest['devDependencies']].filter(isGroup)
  if (manifest['hexo'] !== undefined || dependencies.some((group) => group['hexo'] !== undefined)) return null
  return configNames.find((name) => facts.configTexts[name] !== undefined) ?? (facts.topNames.includes('_posts/') && facts.topNames.includes('_layouts/') ? '_posts/' : null)
}

/** Reads what matters of a Jekyll site; settings that cannot be read count as not set. */
export function readJekyllSite(facts: SiteFacts): JekyllSite {
  const name = configNames.find((one) => facts.configTexts[one] !== undefined)
  const settings = name === undefined ? {} : readSettings(name, facts.configTexts[name])
  const below = (folder: string | null) => (folder === null ? '' : `${folder}/`)
  const source = below(folderOf(settings['source']))
  const top = source + below(folderOf(settings['collections_dir']))
  const isPost = (path: string) => path.startsWith(top) && /(?:^|\/)_posts\//.test(path)
  const ours = new Set(facts.last?.paths)
  const theirs = facts.contentPaths.filter(isPost).map((path) => postFolder(path).replace(/((?:^|\/)_posts)\/.*$/, '$1'))
  const counts = new Map<string, number>()
  for (const folder of theirs) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  const postsFolder = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]?.[0] ?? `${top}_posts`
  const posts = new SitePosts(facts, isPost)
  const above = postsFolder.replace(/_posts$/, '')
  return {
    source,
    postsFolder,
    above,
    urlPrefix: above.slice(top.length),
    pictureFolder: posts.pictureFolder() ?? 'assets/images',
    timeZone: timeZoneOf(settings['timezone']),
    showsFuture: isOn(settings['future']),
    showsDrafts: isOn(settings['show_drafts']),
    showsUnpublished: isOn(settings['unpublished']),
    limit: typeof settings['limit_posts'] === 'number' && settings['limit_posts'] > 0 ? Math.floor(settings['limit_posts']) : 0,
    days: facts.contentPaths.filter((path) => isPost(path) && !ours.has(path)).flatMap((path) => /(?:^|\/)(\d{4}-\d\d?-\d\d?)-[^/]*$/.exec(path)?.[1] ?? []),
    layout: posts.usualText('layout') ?? (posts.heads.length > 0 || hasDefaultLayout(settings['defaults']) ? null : 'post'),
    hasExcerptMark: textOf(settings['excerpt_separator']) !== null,
    isOld: /^\s*gem\s+["'](?:github-pages["']|jekyll["']\s*,\s*["'](?:~>|=|<)?\s*3\b)/m.test(facts.configTexts['Gemfile'] ?? ''),
    posts,
  }
}

/** As Ruby takes it: all but `false` and nothing is true. */
function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false
}

/** Whether the settings give posts a layout, so that they need not name one. */
function hasDefaultLayout(defaults: unknown): boolean {
  return Array.isArray(defaults) && defaults.some((entry: unknown) => {
    if (!isGroup(entry) || !isGroup(entry['values']) || textOf(entry['values']['layout']) === null) return false
    const type = isGroup(entry['scope']) ? textOf(entry['scope']['type']) : null
    return type === null || type === 'posts'
  })
}
