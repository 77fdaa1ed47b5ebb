import { folderOf, textOf, timeZoneOf } from '../../siteConfig.ts'
import { postFolder } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What a Pelican site's own files say that matters to an export. */
export interface PelicanSite {
  /** `content`, or what the site calls it. */
  readonly content: string
  /** Where its posts are, below that. */
  readonly section: string
  /** A folder below `content` that is copied as it is. */
  readonly pictureFolder: string
  /** The zone of dates without an offset; null where the site does not say. */
  readonly timeZone: string | null
  /** Whether a post of the future is kept back. */
  readonly hidesFuture: boolean
  /** Whether a post that says nothing of its status may be something else than published. */
  readonly needsStatus: boolean
  /** The key of a cover that the site's own posts have, and whether its path begins with a slash. */
  readonly cover: { readonly key: string; readonly isRooted: boolean }
}

/** The file that says that a folder is a Pelican site; null where none does. */
export function findPelicanConfig(facts: SiteFacts): string | null {
  return facts.configTexts['pelicanconf.py'] === undefined ? null : 'pelicanconf.py'
}

/** Reads what matters of a Pelican site. Its settings are a program, of which only what is written out plainly is read. */
export function readPelicanSite(facts: SiteFacts): PelicanSite {
  const settings = settingsIn(facts.configTexts['pelicanconf.py'])
  // what a site is published with: all of the above, and some of it otherwise
  const published = settingsIn(facts.configTexts['publishconf.py'])
  const { setting } = settings
  const { text } = settings
  const list = (name: string) => [...(setting(name) ?? '').matchAll(/["']([^"'\n]*)["']/g)].flatMap(([, item]) => folderOf(item) ?? [])
  const content = folderOf(text('PATH')) ?? 'content'
  const folders = list('ARTICLE_PATHS')
  const statics = list('STATIC_PATHS')
  const pictures = statics.find((folder) => /(?:images?|img|pictures|photos|static|media)$/i.test(folder)) ?? statics[0]
  return {
    content,
    section: findSection(facts, content, folders),
    pictureFolder: pictures ?? 'images',
    // an offset is read alike in both
    timeZone: [null, text('TIMEZONE')].includes(published.text('TIMEZONE')) ? timeZoneOf(text('TIMEZONE')) : null,
    // no build is to show it
    hidesFuture: /^False\b/.test(setting('WITH_FUTURE_DATES') ?? '') && /^(?:False\b|$)/.test(published.setting('WITH_FUTURE_DATES') ?? ''),
    needsStatus: [settings, published].some((one) => /\bstatus\b/i.test(one.setting('DEFAULT_METADATA') ?? '')),
    cover: coverOf(facts),
  }
}

/** Settings as a file writes them out, each as its Python. */
function settingsIn(file: string | undefined): { readonly setting: (name: string) => string | null; readonly text: (name: string) => string | null } {
  const config = (file ?? '').replace(/^[ \t]*#[^\n]*/gm, '')
  const setting = (name: string) => new RegExp(`^${name}[ \\t]*=[ \\t]*([^\\n]*(?:\\n[ \\t]+[^\\n]*)*)`, 'm').exec(config)?.[1] ?? null
  return { setting, text: (name) => textOf(/^r?["']([^"'\n]*)["']/.exec(setting(name) ?? '')?.[1]) }
}

/** The folder that holds most of the site's posts; '' for the content folder itself. */
function findSection(facts: SiteFacts, content: string, folders: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const path of facts.contentPaths) {
    if (!path.startsWith(`${content}/`) || !/\.(?:md|markdown)$/i.test(path)) continue
    const folder = postFolder(path).slice(content.length + 1)
    if (/^(?:pages?|drafts?|images|extra)(?:\/|$)/i.test(folder) || (folders.length > 0 && !folders.some((one) => folder === one || folder.startsWith(`${one}/`)))) continue
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]?.[0] ?? folders[0] ?? 'reviews'
}

function coverOf({ samples }: SiteFacts): PelicanSite['cover'] {
  for (const text of Object.values(samples)) {
    const [, key, path] = /^(cover|image|featured_image|og_image|thumbnail|banner|header_cover|headline_image|social_card)[ \t]*:[ \t]*(\S+)/im.exec(text) ?? []
    if (key !== undefined && path !== undefined) return { key: key.charAt(0).toUpperCase() + key.slice(1).toLowerCase(), isRooted: path.startsWith('/') }
  }
  return { key: 'Cover', isRooted: false }
}
