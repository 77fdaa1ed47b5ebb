import { decodePercent, readLink } from '../../shared/library/linkTarget.ts'
import type { RenderProfile, ResolvedUrl } from '../../shared/markdown/renderProfile.ts'
import { type PostPath, resolveFrom } from '../../shared/post/postPath.ts'
import type { PostFields } from '../../shared/review/postFields.ts'
import type { OpenLibrary } from '../services/openLibrary.ts'

/** How `marquee render` shows a post: addresses as they are written, and what leads nowhere marked, as in the preview. */
export function renderProfileFor(library: OpenLibrary, post: PostPath, fields: PostFields): RenderProfile {
  const { config, index } = library
  const known = new Set([...index.summaries.map(({ path }) => path as string), ...library.assets].map((path) => path.normalize('NFC')))
  const meant = (written: string): string | null => resolveFrom(post, written)?.normalize('NFC') ?? null
  const resolve = (url: string, remote: ResolvedUrl['state']): ResolvedUrl => {
    const target = readLink(url)
    if (target.kind === 'remote') return { url, state: remote }
    if (target.kind === 'local') return { url, state: 'missing' }
    if (target.kind === 'fragment') return { url, state: 'ok' }
    const path = meant(target.path)
    return { url, state: path !== null && known.has(path) ? 'ok' : 'missing' }
  }
  return {
    fields,
    conventions: config,
    signoff: config.signoff,
    language: config.language,
    remote: 'plain',
    placeholders: false,
    resolveLink: (url) => resolve(url, 'ok'),
    resolvePicture: (url) => resolve(url, 'ok'),
    related: (written) => {
      const paths = [meant(written), meant(decodePercent(written))]
      const found = index.summaries.find(({ path }) => paths.includes(path.normalize('NFC')))
      return found ? { title: found.title, url: encodeURI(written.toWellFormed()), rating: found.rating, date: found.date } : null
    },
  }
}
