import { isGroup, readSettings, type Settings } from '../../siteConfig.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What a Hugo site's own files say that matters to an export. */
export interface HugoSite {
  /** `content`, or what the site calls it. */
  readonly contentFolder: string
  /** Where its posts are, below the content folder. */
  readonly section: string
  /** Whether HTML in Markdown reaches the page. */
  readonly keepsHtml: boolean
  readonly showsDrafts: boolean
  readonly showsFuture: boolean
  readonly showsExpired: boolean
}

const ownNames = /^(?:hugo|config\/_default\/hugo)\.(?:toml|ya?ml|json)$/

/** The file that says that a folder is a Hugo site; null where none does. */
export function findHugoConfig(facts: SiteFacts): string | null {
  const paths = Object.keys(facts.configTexts)
  const own = paths.find((path) => ownNames.test(path))
  if (own) return own
  // Zola has a config.toml too, with base_url.
  const shared = paths.find((path) => /^config(?:\/_default\/config)?\./.test(path) && valueIn(readSettings(path, facts.configTexts[path]), ['baseurl']) !== undefined)
  if (shared) return shared
  return facts.topNames.includes('archetypes/') && facts.topNames.includes('content/') && facts.topNames.includes('layouts/') ? 'archetypes/' : null
}

/** Reads what matters of a Hugo site; settings that cannot be read count as not set. */
export function readHugoSite(facts: SiteFacts): HugoSite {
  const configs = Object.entries(facts.configTexts).map(([path, text]) => ({ path, values: readSettings(path, text) }))
  const setting = (keys: readonly string[]): unknown => {
    for (const { path, values } of configs) {
      const within = path.includes('/markup.') ? (keys[0] === 'markup' ? keys.slice(1) : null) : keys
      const value = within && valueIn(values, within)
      if (value !== undefined && value !== null) return value
    }
    return undefined
  }
  const isOn = (...keys: readonly string[]): boolean => setting(keys) === true
  const folder = setting(['contentdir'])
  const contentFolder = typeof folder === 'string' && isPlainPath(folder) ? folder.replace(/\/+$/, '') : 'content'
  return { contentFolder, section: findSection(facts, contentFolder), keepsHtml: isOn('markup', 'goldmark', 'renderer', 'unsafe'), showsDrafts: isOn('builddrafts'), showsFuture: isOn('buildfuture'), showsExpired: isOn('buildexpired') }
}

/** Where the last export went, else the folder that holds most posts, else `posts`. */
function findSection(facts: SiteFacts, contentFolder: string): string {
  const prefix = `${contentFolder}/`
  if (facts.last?.target === 'hugo') {
    const before = facts.last.paths.find((path) => path.startsWith(prefix) && /\/[^/]+\/index\.md$/.test(path))
    if (before) return before.slice(prefix.length).replace(/\/[^/]+\/index\.md$/, '')
  }
  const counts = new Map<string, number>()
  for (const path of facts.contentPaths) {
    const parts = path.startsWith(prefix) ? path.slice(prefix.length).split('/') : []
    const [section = '', second = ''] = parts
    if (parts.length < 2 || /^_?index\.[^/]*$/i.test(second) || !isPlainPath(section)) continue
    // Sections that hold pages about the site, not posts.
    if (/^(?:pages?|about|authors?|docs|tags|categories)$/i.test(section)) continue
    counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  const most = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]
  return most?.[0] ?? 'posts'
}

/** Hugo's keys do not mind capitals. */
function valueIn(values: Settings, keys: readonly string[]): unknown {
  let value: unknown = values
  for (const key of keys) {
    if (!isGroup(value)) return undefined
    value = Object.entries(value).find(([name]) => name.toLowerCase() === key)?.[1]
  }
  return value
}

function isPlainPath(path: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}\p{M} _-]*)*\/?$/u.test(path)
}

/** The posts of the section that have no folders of their own, as ours do. */
export function singleFiles({ contentPaths }: SiteFacts, { contentFolder, section }: HugoSite): string[] {
  const prefix = `${contentFolder}/${section}/`
  return contentPaths.filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
}

/** All that an export takes from the facts of a Hugo site, where every post is exported. */
export function hugoLayout(facts: SiteFacts): unknown {
  const settings = readHugoSite(facts)
  return [settings, singleFiles(facts, settings)]
}
