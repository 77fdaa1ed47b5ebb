import type { SiteKind } from './exportPlan.ts'
import type { SiteTarget } from './siteTarget.ts'
import { astroTarget } from './targets/astro.ts'
import { eleventyTarget } from './targets/eleventy.ts'
import { hexoTarget } from './targets/hexo.ts'
import { htmlTarget } from './targets/html.ts'
import { hugoTarget } from './targets/hugo.ts'
import { jekyllTarget } from './targets/jekyll.ts'
import { pelicanTarget } from './targets/pelican.ts'
import { zolaTarget } from './targets/zola.ts'

/** Every site kind. */
export const siteTargets: readonly SiteTarget[] = [astroTarget, eleventyTarget, hexoTarget, pelicanTarget, zolaTarget, hugoTarget, jekyllTarget, htmlTarget]

/** The target of a kind. */
export function siteTarget(kind: SiteKind): SiteTarget {
  const target = siteTargets.find(({ id }) => id === kind)
  if (!target) throw new RangeError(`No target for ${kind}`)
  return target
}
