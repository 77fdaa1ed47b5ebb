import type { SiteKind } from '../exportPlan.ts'
import { isGroup, readSettings } from '../siteConfig.ts'
import type { SiteFacts } from '../siteTarget.ts'

/** What an author runs in a site's folder; '' for nothing. */
export interface SiteCommands {
  /** Serves the site, and goes on until it is stopped. */
  readonly preview: string
  /** Builds it once. */
  readonly build: string
}

/** The usual commands of a kind of site, by its own files; its own scripts in package.json come first. */
export function proposeCommands(kind: SiteKind, facts: SiteFacts): SiteCommands {
  const usual = usualCommands(kind, facts)
  const scripts = scriptsOf(kind, facts)
  return { preview: scripts.preview ?? usual.preview, build: scripts.build ?? usual.build }
}

function usualCommands(kind: SiteKind, facts: SiteFacts): SiteCommands {
  // without the switch npx would fetch what is not installed, and ask nobody
  const npx = 'npx --no-install'
  switch (kind) {
    case 'hugo':
      return { preview: 'hugo server', build: 'hugo' }
    case 'jekyll': {
      const bundle = facts.configTexts['Gemfile'] === undefined ? '' : 'bundle exec '
      return { preview: `${bundle}jekyll serve`, build: `${bundle}jekyll build` }
    }
    case 'eleventy':
      return { preview: `${npx} @11ty/eleventy --serve`, build: `${npx} @11ty/eleventy` }
    case 'hexo':
      // its server is a package of its own, and listens to everybody unless told not to
      return { preview: dependenciesOf(facts).includes('hexo-server') ? `${npx} hexo server -i localhost` : '', build: `${npx} hexo generate` }
    case 'astro':
      return { preview: `${npx} astro dev`, build: `${npx} astro build` }
    case 'zola':
      return { preview: 'zola serve', build: 'zola build' }
    case 'pelican': {
      const content = /^PATH[ \t]*=/m.test(facts.configTexts['pelicanconf.py'] ?? '') ? '' : ' content'
      return { preview: `pelican -lr${content}`, build: `pelican${content}` }
    }
    case 'html':
      return { preview: '', build: '' }
  }
}

const programs: Readonly<Record<SiteKind, RegExp>> = {
  hugo: /\bhugo\b/, jekyll: /\bjekyll\b/, eleventy: /\beleventy\b/, hexo: /\bhexo\b/, astro: /\bastro\b/, zola: /\bzola\b/, pelican: /\bpelican\b/, html: /(?!)/,
}
const previewNames = ['dev', 'start', 'serve', 'server', 'develop', 'preview', 'watch']

/** The scripts that run this generator, as the site's package manager runs them. */
function scriptsOf(kind: SiteKind, facts: SiteFacts): { readonly preview: string | null; readonly build: string | null } {
  const { scripts } = readSettings('package.json', facts.configTexts['package.json'])
  const runs = (name: string): boolean => isGroup(scripts) && typeof scripts[name] === 'string' && programs[kind].test(scripts[name])
  const has = (...names: readonly string[]): boolean => names.some((name) => facts.topNames.includes(name))
  const manager = has('pnpm-lock.yaml') ? 'pnpm' : has('yarn.lock') ? 'yarn' : has('bun.lock', 'bun.lockb') ? 'bun' : 'npm'
  const commandOf = (name: string | undefined): string | null => (name === undefined ? null : `${manager} run ${name}`)
  return { preview: commandOf(previewNames.find(runs)), build: commandOf(['build', 'generate'].find(runs)) }
}

function dependenciesOf(facts: SiteFacts): string[] {
  const manifest = readSettings('package.json', facts.configTexts['package.json'])
  return [manifest['dependencies'], manifest['devDependencies']].filter(isGroup).flatMap(Object.keys)
}
