import type { SiteKind } from './exportPlan.ts'
import type { SiteFacts, SiteTarget } from './siteTarget.ts'
import { astroTarget } from './targets/astro.ts'
import { astroConfigNames, contentConfigNames } from './targets/astro/astroSite.ts'
import { eleventyTarget } from './targets/eleventy.ts'
import { hexoTarget } from './targets/hexo.ts'
import { htmlTarget } from './targets/html.ts'
import { hugoTarget } from './targets/hugo.ts'
import { jekyllTarget } from './targets/jekyll.ts'
import { pelicanTarget } from './targets/pelican.ts'
import { zolaTarget } from './targets/zola.ts'

/** Every site kind, in the order in which a folder is tried: those whose files no other kind has come first. */
export const siteTargets: readonly SiteTarget[] = [astroTarget, eleventyTarget, hexoTarget, pelicanTarget, zolaTarget, hugoTarget, jekyllTarget, htmlTarget]

/** Files whose text detection looks at, relative to the site folder. */
export const siteConfigPaths: readonly string[] = [
  ...['hugo', 'config', 'config/_default/hugo', 'config/_default/config', 'config/_default/markup'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`)),
  '_config.yml', '_config.yaml', '_config.toml', 'Gemfile', 'package.json', 'pelicanconf.py', 'publishconf.py',
  'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', '.eleventy.js',
  ...astroConfigNames, ...contentConfigNames,
]

/** What kind of site a folder is and why; null where nothing in it says so. The last export's kind comes first. */
export function detectSite(facts: SiteFacts): { readonly target: SiteKind; readonly because: string } | null {
  for (const target of siteTargets) {
    const because = target.detect(facts)
    if (because !== null) return { target: target.id, because }
  }
  return null
}

/** The target of a kind. */
export function siteTarget(kind: SiteKind): SiteTarget {
  const target = siteTargets.find(({ id }) => id === kind)
  if (!target) throw new RangeError(`No target for ${kind}`)
  return target
}
