import { describe, expect, it } from 'vitest'
import { type SiteKind } from '../../../shared/export/exportPlan.ts'
import { readPostFacts } from '../../../shared/export/postFacts.ts'
import { sayMoment, siteAppearance } from '../../../shared/export/siteAppearance.ts'
import { allPosts } from '../../../shared/export/siteTarget.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { factsOf } from './siteInput.ts'

const config = readLibraryConfig(null, 'Library', 'Asia/Hong_Kong')
/** Evening of 1 January 2026 in Hong Kong. */
const nowMs = Date.UTC(2026, 0, 1, 12)
const path = postPath('a.md')

const appearance = (kind: SiteKind, head: string, site: Readonly<Record<string, string>> = {}) => {
  const posts = [readPostFacts({ path, text: `---\ntitle: A\n${head}---\n`, revision: '' }, config)]
  return siteAppearance(kind, { posts, assets: new Set(), pictures: new Map(), config, facts: factsOf(site), nowMs, includeDrafts: false, choice: allPosts }, path)
}
const tomorrow = 'date: 2026-01-02T09:00:00+08:00\n'
const past = 'date: 2025-01-02T09:00:00+08:00\n'

describe('siteAppearance', () => {
  it('says that a post is shown', () => {
    expect(appearance('hugo', past)).toEqual({ state: 'shown', text: 'Hugo shows it.' })
    expect(appearance('html', past)).toEqual({ state: 'shown', text: 'The site shows it.' })
  })

  it('says until when a generator holds a post back, and where it is not given one', () => {
    expect(appearance('hugo', tomorrow)).toEqual({ state: 'waiting', text: 'Not yet: it is dated tomorrow 09:00 in Hong Kong, and Hugo leaves out posts of the future.' })
    expect(appearance('jekyll', tomorrow)).toEqual({ state: 'waiting', text: 'Not yet: it is dated tomorrow 09:00 in Hong Kong, and Jekyll leaves out posts of the future.' })
    for (const kind of ['eleventy', 'hexo', 'astro', 'zola', 'pelican'] as const) {
      expect(appearance(kind, tomorrow).text).toMatch(/^Not yet: it is dated tomorrow 09:00 in Hong Kong, and \w+ would show it at once, so it is not exported before\.$/)
    }
    expect(appearance('html', tomorrow).text).toBe('Not yet: it is dated tomorrow 09:00 in Hong Kong, and the site would show it at once, so it is not exported before.')
  })

  it('goes by the settings of the site', () => {
    expect(appearance('hugo', tomorrow, { 'hugo.toml': 'buildFuture = true\n' }).state).toBe('shown')
    expect(appearance('jekyll', tomorrow, { '_config.yml': 'future: true\n' }).text).toContain('Jekyll would show it at once')
    expect(appearance('jekyll', `${past}published: false\n`)).toEqual({ state: 'hidden', text: 'Jekyll does not show it: it has “published: false”.' })
    expect(appearance('jekyll', `${past}published: false\n`, { '_config.yml': 'unpublished: true\n' }).state).toBe('shown')
    expect(appearance('hugo', `${past}expiryDate: 2025-06-01\n`)).toEqual({ state: 'hidden', text: 'Hugo does not show it: its “expiryDate” is past.' })
  })

  it('says why a post is not exported', () => {
    expect(appearance('hugo', `${past}draft: true\n`)).toEqual({ state: 'hidden', text: 'Not exported: it is a draft.' })
    expect(appearance('hugo', `${tomorrow}draft: true\n`)).toEqual({ state: 'hidden', text: 'Not exported: it is a draft.' })
    expect(appearance('jekyll', '')).toEqual({ state: 'hidden', text: 'Not exported: it has no date that can be read, and Jekyll needs one for its name.' })
    const schema = "import { defineCollection, z } from 'astro:content'\nconst blog = defineCollection({ schema: z.object({ title: z.string(), seatRow: z.string(), pubDate: z.date() }) })\nexport const collections = { blog }\n"
    expect(appearance('astro', past, { 'astro.config.mjs': '', 'src/content/config.ts': schema, 'src/content/blog/x.md': '' }).text).toBe('Not exported: the schema of this site wants “seatRow”, and Astro would not build without.')
  })
})

describe('sayMoment', () => {
  it.each([
    [Date.UTC(2026, 0, 1, 13), 'Asia/Hong_Kong', 'today 21:00 in Hong Kong'],
    [Date.UTC(2026, 0, 1, 17), 'Asia/Hong_Kong', 'tomorrow 01:00 in Hong Kong'],
    [Date.UTC(2026, 0, 1, 17), 'UTC', 'today 17:00 UTC'],
    [Date.UTC(2027, 2, 9, 1), 'America/Argentina/Buenos_Aires', '8 March 2027 22:00 in Buenos Aires'],
  ])('says %d in %s', (ms, zone, expected) => {
    expect(sayMoment(ms, nowMs, zone)).toBe(expected)
  })
})
