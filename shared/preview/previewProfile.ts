import type { LibraryConfig } from '../library/libraryConfig.ts'
import { decodePercent, readLink } from '../library/linkTarget.ts'
import type { PostSummary } from '../library/postSummary.ts'
import type { RenderProfile, ResolvedUrl } from '../markdown/renderProfile.ts'
import { type PostPath, resolveFrom } from '../post/postPath.ts'
import type { PostFields } from '../review/postFields.ts'

export interface PreviewFiles {
  post(path: string): PostSummary | undefined
  hasAsset(path: string): boolean
}

/** The address under which a file of the open library shows. */
export function assetUrl(path: string): string {
  return `marquee-asset://library/${path.toWellFormed().split('/').map(encodeURIComponent).join('/')}`
}

/** The library path that a link in a post leads to, or null for links that lead elsewhere or out of the library. */
export function linkedPath(post: PostPath, url: string): string | null {
  const link = readLink(url)
  return link.kind === 'relative' ? resolveFrom(post, link.path) : null
}

/** How the preview renders: links stay as written (the window follows them), pictures of the library show, others wait for a click. */
export function previewProfile(path: PostPath, fields: PostFields, config: LibraryConfig, files: PreviewFiles): RenderProfile {
  return {
    fields,
    conventions: config,
    signoff: config.signoff,
    language: config.language,
    remote: 'card',
    placeholders: true,
    resolveLink(url): ResolvedUrl {
      const link = readLink(url)
      if (link.kind === 'local') return { url, state: 'missing' }
      if (link.kind !== 'relative') return { url, state: 'ok' }
      const target = resolveFrom(path, link.path)
      return { url, state: target !== null && (files.post(target) || files.hasAsset(target)) ? 'ok' : 'missing' }
    },
    resolvePicture(url): ResolvedUrl {
      const link = readLink(url)
      if (link.kind === 'remote') return link.scheme === 'http' || link.scheme === 'https' ? { url, state: 'remote' } : { url, state: 'missing' }
      const target = link.kind === 'relative' ? resolveFrom(path, link.path) : null
      return target !== null && files.hasAsset(target) ? { url: assetUrl(target), state: 'ok' } : { url, state: 'missing' }
    },
    related(post) {
      const target = resolveFrom(path, decodePercent(post))
      const found = target === null ? undefined : files.post(target)
      return found ? { title: found.title, url: post, rating: found.rating, date: found.date } : null
    },
  }
}
