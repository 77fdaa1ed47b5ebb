import { renderSite } from '../../../shared/export/renderSite.ts'
import { allPosts, type ExportedFile, type ExportedFiles, type ExportInput, type SiteFacts, type SiteTarget } from '../../../shared/export/siteTarget.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../../shared/post/postPath.ts'

/** What a site folder with these files, and no others, is to an export. */
export function factsOf(files: Readonly<Record<string, string>>): SiteFacts {
  const paths = Object.keys(files)
  const topNames = [...new Set(paths.map((path) => (path.includes('/') ? `${path.split('/')[0] ?? ''}/` : path)))].sort()
  const contentPaths = paths.filter((path) => /\.(?:md|astro|njk|liquid)$|\.11tydata\.|(?:^|\/)([^/]+)\/\1\.json$/.test(path))
  return { topNames, configTexts: files, contentPaths, samples: Object.fromEntries(contentPaths.filter((path) => path.endsWith('.md')).map((path) => [path, files[path] ?? ''])), last: null }
}

/** Exports posts into a site of these files, on 1 January 2026, for a library in Hong Kong. */
export function exportInto(target: SiteTarget, site: Readonly<Record<string, string>>, posts: Readonly<Record<string, string>>, more: Partial<Omit<ExportInput, 'posts' | 'headingIds'>> = {}): ExportedFiles & { readonly texts: Readonly<Record<string, string>> } {
  const sources = Object.entries(posts).map(([path, text]) => ({ path: postPath(path), text, revision: text }))
  const input: Omit<ExportInput, 'posts' | 'headingIds'> = {
    assets: new Set(),
    pictures: new Map(),
    config: readLibraryConfig(null, 'Library', 'Asia/Hong_Kong'),
    facts: factsOf(site),
    nowMs: Date.UTC(2026, 0, 1),
    includeDrafts: false,
    choice: allPosts,
    ...more,
  }
  const exported = renderSite(target, sources, input)
  return { ...exported, texts: Object.fromEntries(exported.files.map(({ path, content }) => [path, inWords(content)])) }
}

function inWords(content: ExportedFile['content']): string {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'copy':
      return `copy of ${content.from}`
    case 'picture':
      return `${content.format} of ${content.width} of ${content.from}`
    case 'made':
      throw new Error('nothing was made before')
  }
}

/** A post of 2025 with this body and these further lines of front matter. */
export function postOf(body: string, head = ''): string {
  return `---\ntitle: A\ndate: 2025-03-09T00:30:00+08:00\n${head}---\n${body}\n`
}
