import { basePathOf, isGroup, readSettings } from '../../siteConfig.ts'
import { postFolder } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'
import { type Collection, readCollections } from './contentSchema.ts'
import { withoutComments } from './scriptText.ts'

/** What an Astro site's own files say that matters to an export. */
export interface AstroSite {
  readonly collection: Collection
  /** Where the site lies below its host; '' for its root. */
  readonly base: string
  /** Addresses of posts: what stands before the slug, with a slash at both ends, and what after. */
  readonly before: string
  readonly after: string
  /** Why posts cannot be MDX, in which there are components; null where they can. */
  readonly noMdx: string | null
}

export const astroConfigNames = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`)
export const contentConfigNames = ['src/content.config', 'src/content/config'].flatMap((name) => ['ts', 'mjs', 'js', 'mts'].map((ending) => `${name}.${ending}`))

const postNames = /^(?:posts?|blog|reviews?|articles?|writing|journal)$/i

/** The file that says that a folder is an Astro site; null where none does. */
export function findAstroConfig(facts: SiteFacts): string | null {
  return astroConfigNames.find((name) => facts.configTexts[name] !== undefined) ?? null
}

/** Reads what matters of an Astro site. Its settings are programs, of which only what is written out plainly is read. */
export function readAstroSite(facts: SiteFacts): AstroSite {
  const config = withoutComments(textOf(facts, astroConfigNames))
  const collection = chooseCollection(readCollections(textOf(facts, contentConfigNames)), facts.contentPaths)
  const usesFiles = /\bformat\s*:\s*["'`]file["'`]/.test(config)
  const trailing = /\btrailingSlash\s*:\s*["'`](\w+)["'`]/.exec(config)?.[1]
  return {
    collection,
    base: basePathOf(/\bbase\s*:\s*["'`]([^"'`]+)["'`]/.exec(config)?.[1]),
    before: pagesFolder(facts.contentPaths, collection.name),
    after: trailing === 'never' || (usesFiles && trailing !== 'always') ? '' : '/',
    noMdx: whyNoMdx(facts, config, collection),
  }
}

function whyNoMdx({ configTexts }: SiteFacts, config: string, { name, takesMdx }: Collection): string | null {
  const manifest = readSettings('package.json', configTexts['package.json'])
  const packages = [manifest['dependencies'], manifest['devDependencies']].filter(isGroup).flatMap(Object.keys)
  if (!packages.includes('@astrojs/mdx') || !config.includes('@astrojs/mdx')) return 'Components need MDX, which this site does not have: directives are written as plain Markdown. Run “npx astro add mdx” in it to have them.'
  return takesMdx ? null : `Components need MDX, and the collection “${name}” of this site takes none: directives are written as plain Markdown. Let its pattern end in “.{md,mdx}” to have them.`
}

function textOf({ configTexts }: SiteFacts, names: readonly string[]): string {
  return names.map((name) => configTexts[name]).find((text) => text !== undefined) ?? ''
}

/** The collection that holds posts: by its name, else the one with most files. */
function chooseCollection(collections: readonly Collection[], paths: readonly string[]): Collection {
  const count = ({ folder }: Collection) => paths.filter((path) => path.startsWith(`${folder}/`)).length
  const named = collections.filter(({ name }) => postNames.test(name))
  const best = [...(named.length > 0 ? named : collections)].sort((a, b) => count(b) - count(a))[0]
  if (best) return best
  const folder = paths.filter((path) => /^src\/content\/.+\.mdx?$/.test(path)).map(postFolder).find((path) => postNames.test(path.slice('src/content/'.length)))
  const name = folder?.slice('src/content/'.length) ?? 'blog'
  return { name, folder: `src/content/${name}`, skipsUnderscore: true, takesMdx: true, keys: null, isStrict: false }
}

/** Where the site's pages of posts are: `/blog/` for `src/pages/blog/[...slug].astro`. */
function pagesFolder(paths: readonly string[], collection: string): string {
  const folders = paths.flatMap((path) => /^src\/pages\/((?:[^[\]]+\/)?)\[(?:\.\.\.)?(?:slug|id|post|entry|path)\](?:\/index)?\.astro$/.exec(path)?.[1] ?? [])
  const rank = (folder: string) => (folder === `${collection}/` ? 0 : postNames.test(folder.slice(0, -1)) ? 1 : folder === '' ? 2 : 3)
  const best = folders.sort((a, b) => rank(a) - rank(b))[0]
  return best === undefined ? `/${collection}/` : `/${best}`
}
