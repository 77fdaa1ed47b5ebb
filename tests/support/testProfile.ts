import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import type { RenderProfile } from '../../shared/markdown/renderProfile.ts'
import { defaultConventions } from '../../shared/review/defaultConventions.ts'
import { readPostFields } from '../../shared/review/postFields.ts'

/**
 * A profile over front matter given as YAML, of a small known library: links and pictures whose address begins with `missing` are dead,
 * those on the web are remote, related posts are there unless `missing`.
 */
export function testProfile(head = '', changes: Partial<RenderProfile> = {}): RenderProfile {
  const isMissing = (url: string): boolean => url.startsWith('missing') || url.startsWith('file:')
  const isRemote = (url: string): boolean => /^(https?:)?\/\//i.test(url)
  return {
    fields: readPostFields(parseHead(head === '' ? '' : `---\n${head}\n---\n`), defaultConventions),
    conventions: defaultConventions,
    signoff: null,
    language: 'en',
    remote: 'card',
    placeholders: false,
    resolveLink: (url) => ({ url, state: isMissing(url) ? 'missing' : 'ok' }),
    resolvePicture: (url) => ({ url, state: isMissing(url) ? 'missing' : isRemote(url) ? 'remote' : 'ok' }),
    related: (post) => (isMissing(post) ? null : { title: `Post at ${post}`, url: post, rating: { value: 4.5, best: 5 }, date: null }),
    ...changes,
  }
}
