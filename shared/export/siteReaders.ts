import type { SiteKind } from './exportPlan.ts'
import type { SiteFacts } from './siteTarget.ts'
import { astroConfigNames, contentConfigNames, findAstroConfig } from './targets/astro/astroSite.ts'
import { findEleventyConfig } from './targets/eleventy/eleventySite.ts'
import { findHexoConfig } from './targets/hexo/hexoSite.ts'
import { findPlainSite } from './targets/html/findPlainSite.ts'
import { findHugoConfig, hugoLayout } from './targets/hugo/hugoSite.ts'
import { findJekyllConfig } from './targets/jekyll/jekyllSite.ts'
import { findPelicanConfig } from './targets/pelican/pelicanSite.ts'
import { findZolaConfig } from './targets/zola/zolaSite.ts'

/** What is read of a kind of site before anything is rendered: apart from `SiteTarget`, since what renders takes a while to load and is not needed where nothing has changed. */
interface SiteReader {
  readonly id: SiteKind
  /** What in the folder says that it is such a site ("hugo.toml"), null where nothing does. */
  readonly detect: (facts: SiteFacts) => string | null
  /** All that the target takes from the facts of a site where every post is exported, as plain data: equal layouts, equal results. Where it is not given, that is all of them. */
  readonly layout?: (facts: SiteFacts) => unknown
}

/** In the order in which a folder is tried: those whose files no other kind has come first. */
const siteReaders: readonly SiteReader[] = [
  { id: 'astro', detect: findAstroConfig },
  { id: 'eleventy', detect: findEleventyConfig },
  { id: 'hexo', detect: findHexoConfig },
  { id: 'pelican', detect: findPelicanConfig },
  { id: 'zola', detect: findZolaConfig },
  { id: 'hugo', detect: findHugoConfig, layout: hugoLayout },
  { id: 'jekyll', detect: findJekyllConfig },
  { id: 'html', detect: findPlainSite, layout: () => null },
]

/** Files whose text detection looks at, relative to the site folder. */
export const siteConfigPaths: readonly string[] = [
  ...['hugo', 'config', 'config/_default/hugo', 'config/_default/config', 'config/_default/markup'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`)),
  '_config.yml', '_config.yaml', '_config.toml', 'Gemfile', 'package.json', 'pelicanconf.py', 'publishconf.py',
  'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', '.eleventy.js',
  ...astroConfigNames, ...contentConfigNames,
]

/** What kind of site a folder is and why; null where nothing in it says so. The last export's kind comes first. */
export function detectSite(facts: SiteFacts): { readonly target: SiteKind; readonly because: string } | null {
  for (const { id, detect } of siteReaders) {
    const because = detect(facts)
    if (because !== null) return { target: id, because }
  }
  return null
}

/** As plain data, all that an export of every post takes from what was read of a site of this kind: equal layouts, equal results. */
export function siteLayout(kind: SiteKind, facts: SiteFacts): unknown {
  const { layout = () => facts } = siteReaders.find(({ id }) => id === kind) ?? {}
  return layout(facts)
}
