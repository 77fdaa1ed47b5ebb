import { basePathOf, folderOf, isGroup, readSettings, type Settings, textOf, timeZoneOf } from '../../siteConfig.ts'
import { SitePosts } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What a Hexo site's own files say that matters to an export. */
export interface HexoSite {
  /** `source`, or what the site calls it. */
  readonly source: string
  readonly pictureFolder: string
  /** Where the site lies below its host; '' for its root. */
  readonly base: string
  /** The zone of every date of the site; null where it does not say. */
  readonly timeZone: string | null
  readonly permalink: string
  readonly defaultCategory: string
  readonly hidesFuture: boolean
  /** Whether it shows drafts, and with them what says `published: false`. */
  readonly rendersDrafts: boolean
  /** Whether the renderer is the one that comes with Hexo. */
  readonly isMarked: boolean
  readonly breaksLines: boolean
  /** Whether the renderer puts the base path before pictures by itself. */
  readonly addsBase: boolean
  /** The key of a cover that the theme reads. */
  readonly coverKey: string
  readonly posts: SitePosts
}

const usualPermalink = ':year/:month/:day/:title/'
const knownParts = /:(?:year|month|i_month|day|i_day|hour|minute|second|title|name|post_title|category)\b/g
const themeCovers: Readonly<Record<string, string>> = { fluid: 'index_img', 'hexo-theme-fluid': 'index_img', icarus: 'cover', next: 'photos' }

/** The file that says that a folder is a Hexo site: its settings, beside a package.json that names Hexo. */
export function findHexoConfig(facts: SiteFacts): string | null {
  const manifest = readSettings('package.json', facts.configTexts['package.json'])
  return facts.configTexts['_config.yml'] !== undefined && (manifest['hexo'] !== undefined || dependenciesOf(manifest).includes('hexo')) ? '_config.yml and package.json' : null
}

/** Reads what matters of a Hexo site; settings that cannot be read count as not set. */
export function readHexoSite(facts: SiteFacts): HexoSite {
  const settings = readSettings('_config.yml', facts.configTexts['_config.yml'])
  const marked: Settings = isGroup(settings['marked']) ? settings['marked'] : {}
  const isMarked = !dependenciesOf(readSettings('package.json', facts.configTexts['package.json'])).some((name) => /^hexo-renderer-(?:markdown-it|kramed|pandoc|multi|remark)/.test(name))
  const source = folderOf(settings['source_dir']) ?? 'source'
  const permalink = textOf(settings['permalink'])?.replace(/^\/+/, '') ?? usualPermalink
  const posts = new SitePosts(facts, (path) => path.startsWith(`${source}/_posts/`))
  return {
    source,
    pictureFolder: posts.pictureFolder() ?? 'images',
    base: basePathOf(settings['root'] ?? settings['url']),
    timeZone: timeZoneOf(settings['timezone']),
    permalink: permalink.replace(knownParts, '').includes(':') || !/:(?:title|name|post_title)\b/.test(permalink) ? usualPermalink : permalink.replace(/(?<!\/|\.html?)$/, '/'),
    defaultCategory: textOf(settings['default_category']) ?? 'uncategorized',
    hidesFuture: settings['future'] === false,
    rendersDrafts: Boolean(settings['render_drafts']),
    isMarked,
    breaksLines: isMarked && marked['breaks'] !== false && marked['gfm'] !== false,
    addsBase: isMarked && marked['prependRoot'] !== false && settings['relative_link'] !== true,
    coverKey: themeCovers[textOf(settings['theme'])?.toLowerCase() ?? ''] ?? 'cover',
    posts,
  }
}

function dependenciesOf(manifest: Settings): string[] {
  return [manifest['dependencies'], manifest['devDependencies']].filter(isGroup).flatMap(Object.keys)
}
