import { readFile, stat } from 'node:fs/promises'
import { join, posix, resolve } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { sampleFiles } from '../support/exportSamples.ts'
import { siteLibrary } from '../support/siteLibrary.ts'

/** Throws where XML tags do not nest, an entity is unknown or a mark is bare; answers the text of each element of a name. */
function elementsOf(xml: string, name: string): string[] {
  const open: string[] = []
  const body = xml.replace(/^<\?xml[^?]*\?>/, '')
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(body)) throw new Error('a bare &')
  for (const [tag, close, tagName, empty] of body.matchAll(/<(\/?)([A-Za-z][\w:-]*)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>|</g)) {
    if (tagName === undefined) throw new Error(`no tag: ${tag}`)
    if (close) {
      if (open.pop() !== tagName) throw new Error(`</${tagName}> closes nothing`)
    } else if (!empty) open.push(tagName)
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} is not closed`)
  return [...body.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '')
}

describe('a site of plain pages', () => {
  let folder: string
  let library: string
  let pages: ReadonlyMap<string, string>
  let files: string[]
  let report: Awaited<ReturnType<ExportService['run']>>
  const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
  const runExport = async () => {
    const plan = await service.plan(await exportLibrary(library), { folder, target: 'html', includeDrafts: false, only: null })
    return service.run(plan.id, [])
  }
  const page = (path: string) => pages.get(path) ?? ''

  beforeAll(async () => {
    ;[library, folder] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, sampleFiles)
    report = await runExport()
    files = await listFiles(folder)
    pages = new Map(await Promise.all(files.filter((path) => path.endsWith('.html')).map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)))
  })

  it('has a page for each published post, tag and rating, and none for drafts and future posts', () => {
    expect([...pages.keys()].sort()).toEqual([
      'harbour-lights/index.html', 'index.html', 'lisbon/index.html', 'night/index.html', 'ratings/3-of-5/index.html', 'ratings/4-5-of-5/index.html',
      'ratings/index.html', 'search/index.html', 'tags/drama/index.html', 'tags/hong-kong/index.html', 'tags/index.html', 'tags/travel/index.html', 'warnings/index.html',
    ])
    expect(report.failed).toEqual([])
    expect(report.skipped.map(({ post }) => post)).toEqual(['films/draft.md', 'films/later.md'])
  })

  it('has no link or picture that leads nowhere, and all of them are relative', () => {
    const ids = (path: string) => new Set([...page(path).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
    let checked = 0
    for (const [path, html] of pages) {
      for (const [, url = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        if (/^https?:/.test(url) || url === '#') continue
        const [target = '', fragment] = url.split('#')
        const file = target === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(target))
        expect(files, `${url} in ${path}`).toContain(file)
        if (fragment) expect(ids(file), `${url} in ${path}`).toContain(decodeURIComponent(fragment))
        checked++
      }
    }
    expect(checked).toBeGreaterThan(60)
  })

  it('lists posts newest first, with stars and cover', () => {
    const index = page('index.html')
    expect([...index.matchAll(/<h2><a href="([^"]*)"/g)].map(([, url]) => url)).toEqual(['harbour-lights/index.html', 'night/index.html', 'lisbon/index.html'])
    expect(index).toContain('aria-label="4.5 out of 5"')
    expect(index).toContain('<img src="harbour-lights/%E5%89%A7%E7%85%A7%20one.png" alt=""')
  })

  it('describes a review for search engines as schema.org asks', () => {
    const [, json = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page('harbour-lights/index.html')) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Review',
      url: 'https://example.org/blog/harbour-lights/',
      author: { '@type': 'Person', name: 'Mei Lam' },
      itemReviewed: { '@type': 'Movie', name: 'Harbour Lights' },
      reviewRating: { ratingValue: 4.5, bestRating: 5, worstRating: 0.5 },
      datePublished: '2025-03-09T23:30:00+08:00',
    })
  })

  it('has no script but that description and the search, no event attributes, and says its language', () => {
    for (const [path, found] of pages) {
      const html = path === 'search/index.html' ? found.replace(/<script src="(?:posts|search)\.js"><\/script>/g, '') : found
      expect(html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')).not.toMatch(/<script|\son\w+=|javascript:/i)
      expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/)
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    }
  })

  it('loads nothing from elsewhere, trailers included, and folds spoilers', async () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<(?:iframe|video|audio|object|embed)\b|\s(?:src|srcset|poster)="(?:https?:)?\/\/|<link rel="(?:stylesheet|preload|preconnect|icon)[^>]*href="(?:https?:)?\/\//)
    }
    const [library, site] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': '---\ntitle: A\ndate: 2025-01-01\nreview: {kind: film, subject: A, trailer: "https://www.youtube.com/watch?v=abcdefghijk"}\n---\n::trailer\n\n:::spoiler[The end]\nThey part.\n:::\n' })
    const plan = await service.plan(await exportLibrary(library), { folder: site, target: 'html', includeDrafts: false, only: null })
    await service.run(plan.id, [])
    const html = await readFile(join(site, 'a/index.html'), 'utf8')
    expect(html).toContain('<p class="trailer"><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener noreferrer">')
    expect(html).not.toMatch(/<(?:iframe|img|script src)/)
    expect(html).toMatch(/<details class="spoiler"><summary>The end<\/summary>\s*<p>They part\.<\/p>\s*<\/details>/)
    expect(await readFile(join(site, 'style.css'), 'utf8')).not.toMatch(/@import|url\(/)
  })

  it('has what social sites read of a post', () => {
    const html = page('harbour-lights/index.html')
    const value = (property: string) => new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(html)?.[1]
    expect([value('og:type'), value('og:url'), value('og:site_name'), value('article:published_time')]).toEqual(['article', 'https://example.org/blog/harbour-lights/', 'Night Seats', '2025-03-09T23:30:00+08:00'])
    expect(value('og:title')).toContain('Harbour Lights')
    expect(value('og:image')).toMatch(/^https:\/\/example\.org\/blog\/harbour-lights\//)
  })

  it('has a feed and a sitemap that are sound XML with absolute addresses', async () => {
    const feed = await readFile(join(folder, 'feed.xml'), 'utf8')
    expect(elementsOf(feed, 'title')).toEqual(['Night Seats', 'Harbour Lights: &quot;The Last Ferry&quot; &amp; it&#39;s #1', '夜', 'A week in Lisbon'])
    expect(elementsOf(feed, 'updated')).toEqual(['2025-03-09T23:30:00+08:00', '2025-03-09T23:30:00+08:00', '2024-06-02T00:30:00+08:00', '2024-06-01T00:00:00+08:00'])
    expect(new Set(elementsOf(feed, 'id')).size).toBe(4)
    const sitemap = await readFile(join(folder, 'sitemap.xml'), 'utf8')
    expect(elementsOf(sitemap, 'loc')).toContain('https://example.org/blog/harbour-lights/')
    expect(elementsOf(sitemap, 'loc').every((url) => url.startsWith('https://example.org/blog/'))).toBe(true)
  })

  it('has pages in which html-validate finds nothing, of the samples and of a library with every feature', async () => {
    // an author's titles are as long as they are
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } })
    const samples = resolve(import.meta.dirname, '../../build/samples')
    const every = await temporaryFolder()
    await writeFiles(every, siteLibrary)
    for (const source of [samples, every]) {
      const site = await temporaryFolder()
      const plan = await service.plan(await exportLibrary(source), { folder: site, target: 'html', includeDrafts: true, only: null })
      await service.run(plan.id, [])
      const paths = (await listFiles(site)).filter((path) => path.endsWith('.html'))
      expect(paths.length).toBeGreaterThan(20)
      const found = await Promise.all(paths.map(async (path) => {
        const { results } = await validator.validateFile(join(site, path))
        return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path}:${line}: ${ruleId}: ${message}`))
      }))
      expect(found.flat()).toEqual([])
    }
  }, 60_000)

  it('names below a post the posts that name it and that it does not name', async () => {
    const [some, site] = [await temporaryFolder(), await temporaryFolder()]
    const post = (title: string, related: string) => `---\ntitle: ${title}\ndate: 2025-01-01\nrelated: [${related}]\n---\nText.\n`
    await writeFiles(some, { 'a.md': post('A', 'b.md'), 'b.md': post('B', 'c.md'), 'c.md': post('C', 'b.md') })
    const plan = await service.plan(await exportLibrary(some), { folder: site, target: 'html', includeDrafts: false, only: null })
    await service.run(plan.id, [])
    const referrers = async (slug: string) => /aria-label="Posts that name this one">[^]*?<\/section>/.exec(await readFile(join(site, slug, 'index.html'), 'utf8'))?.[0].match(/(?<=href=")[^"]*/g)
    expect(await referrers('b')).toEqual(['../a/index.html'])
    expect(await referrers('a')).toBeUndefined()
    expect(await referrers('c')).toBeUndefined()
  })

  it('keeps a hostile title and tag as text', async () => {
    const [hostile, site] = [await temporaryFolder(), await temporaryFolder()]
    const nasty = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    await writeFiles(hostile, { 'a.md': `---\ntitle: ${JSON.stringify(nasty)}\ndate: 2025-01-01\ntags: [${JSON.stringify(nasty)}]\nsummary: ${JSON.stringify(`${nasty}\u0007`)}\nreview: {kind: film, rating: 3, subject: ${JSON.stringify(nasty)}}\n---\n${nasty}\n` })
    const plan = await service.plan(await exportLibrary(hostile), { folder: site, target: 'auto', includeDrafts: false, only: null })
    expect(plan.target).toBe('html')
    await service.run(plan.id, [])
    for (const path of await listFiles(site)) {
      const text = await readFile(join(site, path), 'utf8')
      if (path.endsWith('.html')) expect(text.replace(/<script type="application\/ld\+json">[^<]*<\/script>|<script src="(?:posts|search)\.js"><\/script>/g, '').replace(/"[^"]*"/g, '""'), path).not.toMatch(/<script|<[^>]*\sonerror=/i)
      if (path.endsWith('.xml')) expect(elementsOf(text, 'title').length).toBeGreaterThan(0)
    }
  })

  it('writes nothing the second time', async () => {
    const times = () => Promise.all(files.map(async (path) => (await stat(join(folder, path), { bigint: true })).mtimeNs))
    const before = await times()
    expect(await runExport()).toMatchObject({ written: [], removed: [], conflicts: [] })
    expect(await times()).toEqual(before)
  })
})
