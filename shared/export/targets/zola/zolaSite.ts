import { isFieldMap } from '../../../frontMatter/fieldValues.ts'
import { basePathOf, isGroup, readSettings, textOf } from '../../siteConfig.ts'
import { postFolder, SitePosts } from '../../sitePosts.ts'
import type { SiteFacts } from '../../siteTarget.ts'

/** What a Zola site's own files say that matters to an export. */
export interface ZolaSite {
  /** Where its posts are, below `content`. */
  readonly section: string
  /** Whether the section has to be made: a folder without an `_index.md` is none. */
  readonly needsSection: boolean
  /** Where the site lies below its host; '' for its root. */
  readonly base: string
  readonly taxonomies: readonly string[]
  /** What the site's own posts have under `[extra]`. */
  readonly posts: SitePosts
}

/** The file that says that a folder is a Zola site; null where none does. Hugo's `config.toml` says `baseURL`. */
export function findZolaConfig(facts: SiteFacts): string | null {
  return textOf(readSettings('config.toml', facts.configTexts['config.toml'])['base_url']) === null ? null : 'config.toml'
}

/** Reads what matters of a Zola site; settings that cannot be read count as not set. */
export function readZolaSite(facts: SiteFacts): ZolaSite {
  const settings = readSettings('config.toml', facts.configTexts['config.toml'])
  const declared = Array.isArray(settings['taxonomies']) ? settings['taxonomies'].filter(isGroup) : []
  const section = findSection(facts)
  const index = `content/${section}/_index.md`
  return {
    section,
    // One that an export made stays with the exports.
    needsSection: !facts.contentPaths.includes(index) || (facts.last?.paths.includes(index) ?? false),
    base: basePathOf(settings['base_url']),
    taxonomies: declared.flatMap(({ name }) => textOf(name) ?? []),
    posts: new SitePosts(facts, (path) => path.startsWith(`content/${section}/`), ({ extra }) => (isFieldMap(extra) ? extra : {})),
  }
}

/** Where the last export went, else the section that holds most posts, else `posts`. */
function findSection(facts: SiteFacts): string {
  const sectionOf = (path: string) => /^content\/([\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*)\//u.exec(path)?.[1] ?? null
  const before = facts.last?.target === 'zola' ? facts.last.paths.find((path) => /^content\/[^/]+\/[^/]+\/index\.md$/.test(path)) : undefined
  const counts = new Map<string, number>()
  for (const path of facts.contentPaths) {
    const section = sectionOf(path)
    if (section === null || !/\.md$/i.test(path) || /\/_index(?:\.\w+)?\.md$/i.test(path) || postFolder(path) === 'content' || /^(?:pages?|about|authors?|docs|tags|categories)$/i.test(section)) continue
    counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  const most = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]?.[0]
  return (before === undefined ? null : sectionOf(before)) ?? most ?? 'posts'
}
