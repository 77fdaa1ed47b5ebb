import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import type { ExportReport } from '../../shared/export/exportPlan.ts'
import type { DirectiveForm } from '../../shared/library/libraryConfig.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { shownPosts, siteLibrary } from '../support/siteLibrary.ts'
import { type BuiltPage, BuiltSite, textOf } from './builtSite.ts'
import type { Generator, SiteSkeleton } from './generators/generator.ts'

const host = 'https://example.org'
const zones = ['UTC', 'Asia/Hong_Kong', 'America/Los_Angeles']

interface Exported {
  readonly site: BuiltSite
  readonly report: ExportReport
  readonly skeleton: SiteSkeleton
  readonly page: (slug: string) => BuiltPage
}

/** Exports the library into fresh and existing sites of a generator, builds them, and looks at every page. */
export function testGenerator(generator: Generator): void {
  const { kind, absent, fresh, existing } = generator
  if (absent !== null) console.warn(`${kind}: ${absent}, so its builds are not tested`)
  for (const [name, skeleton, timeZone, directives] of [
    ...zones.map((zone) => [`a fresh ${kind} site, built in ${zone}`, fresh, zone, 'plain'] as const),
    [`a ${kind} site with posts of its own, drafts included`, existing, 'UTC', 'plain'] as const,
    ...(generator.forms === null ? [] : [[`a fresh ${kind} site with ${generator.forms}`, fresh, 'UTC', 'native'] as const, [`a ${kind} site with posts of its own and ${generator.forms}`, existing, 'UTC', 'native'] as const]),
  ] as const) {
    describe.skipIf(absent !== null)(name, () => {
      let exported: Exported
      beforeAll(async () => {
        exported = await exportAndBuild(generator, skeleton, timeZone, skeleton === existing, directives)
      }, 300_000)
      describePages(() => exported, skeleton, directives === 'native')
      if (directives === 'native') describeForms(() => exported)
    })
  }
}

async function exportAndBuild(generator: Generator, skeleton: SiteSkeleton, timeZone: string, includeDrafts: boolean, directives: DirectiveForm): Promise<Exported> {
  const [library, folder, built] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
  await writeFiles(library, siteLibrary)
  await writeFiles(folder, skeleton.files)
  const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
  const request = { folder, target: 'auto', includeDrafts, only: null, directives } as const
  const plan = await service.plan(await exportLibrary(library), request)
  expect(plan.target).toBe(generator.kind)
  const offered = plan.items.filter(({ isOffered }) => isOffered).map(({ path }) => path)
  const report = await service.run(plan.id, [], offered)
  const again = await service.plan(await exportLibrary(library), request)
  expect(again.items.filter(({ action }) => action !== 'unchanged')).toEqual([])
  const out = join(built, 'out')
  generator.build(folder, out, timeZone)
  const site = await BuiltSite.read(out, skeleton.base)
  const page = (slug: string): BuiltPage => {
    const post = shownPosts.find((one) => one.slug === slug)
    const path = post ? skeleton.pagePath(post) : slug
    const found = site.pages.get(path)
    if (!found) throw new Error(`There is no page ${path}, but ${[...site.pages.keys()].sort().join(', ')}`)
    return found
  }
  return { site, report, skeleton, page }
}

function describePages(get: () => Exported, { theirs, draftPage, dropsHtml = false }: SiteSkeleton, isNative: boolean): void {
  const folds = isNative || !dropsHtml
  const main = (slug: string) => textOf(get().page(slug).all('main')[0])
  const prose = (slug: string) => main(slug).replace(/\s+/g, ' ')

  it('writes each post where the site wants it, and nothing in the way of what was there', () => {
    const { report, skeleton } = get()
    expect(report.failed).toEqual([])
    expect(report.conflicts).toEqual([])
    expect(report.written).toEqual(expect.arrayContaining(shownPosts.map((post) => (isNative ? (skeleton.nativePath ?? skeleton.postPath) : skeleton.postPath)(post))))
  })

  it('shows every post with its title and the moment of its date', () => {
    const found = shownPosts.map(({ slug }) => {
      const page = get().page(slug)
      return { slug, title: page.text('h1'), date: new Date(String(page.all('time')[0]?.properties['dateTime'])).toISOString().replace('.000Z', 'Z') }
    })
    expect(found).toEqual(shownPosts.map(({ slug, title, date }) => ({ slug, title, date })))
  })

  it('lists the posts by date, newest first, among those that were there', () => {
    const index = get().page('index.html')
    const titles = index.all('a', ({ properties }) => String(properties['className'] ?? '').includes('entry')).map(textOf)
    expect(titles.filter((title) => !theirs.includes(title))).toEqual(shownPosts.map(({ title }) => title))
    expect(theirs.filter((title) => !titles.includes(title))).toEqual([])
  })

  // what is on the site is exactly these, as the test above and the one of drafts find
  it('said beforehand which posts will appear', () => {
    const { skipped, hidden } = get().report
    const away = new Set<string>([...skipped, ...hidden].map(({ post }) => post))
    expect(Object.keys(siteLibrary).filter((path) => path.endsWith('.md') && !away.has(path)).sort()).toEqual(shownPosts.map(({ path }) => path).sort())
  })

  it('has rating, verdict, warnings, quotes, trailer and related posts of a review', () => {
    const page = get().page('harbour-lights')
    expect(page.text('b')).toBe('4.5')
    expect(page.text('i')).toBe('[Violence][Smoking]')
    const text = prose('harbour-lights')
    expect(text).toContain('Rating: ★★★★½ (4.5/5)')
    expect(text).toContain('Small, slow & *perfect* | 5 < 6.')
    expect(text).toMatch(/Content warnings Contains violence Contains smoking \(mild\): on deck \| at night These spoil the plot: /)
    expect(page.all('blockquote').map((quote) => textOf(quote).replace(/\s+/g, ' ').trim())).toEqual(expect.arrayContaining(['渡轮从来不等人。 — 第二幕', 'One line and ~another~ {{ y }}. — Act *three*']))
    expect(page.all('a', ({ properties }) => properties['href'] === 'https://www.youtube.com/watch?v=abcdefghijk').map(textOf)).toEqual(['Watch the trailer'])
    expect(text).toContain('✈️ A week in [Lisbon]')
    expect(text).toContain('Until the next show.')
    const [spoiler] = page.all(folds ? 'details' : 'blockquote', (element) => textOf(element).includes('How it ends'))
    expect(squeezed(textOf(spoiler))).toBe(squeezed('How it ends The ferry sinks. twice'))
    expect(page.all('summary')).toHaveLength(folds ? 1 : 0)
    expect(page.all('strong').map(textOf)).toContain('sinks')
    expect(squeezed(text)).toContain(squeezed('Warning Mind the gap.'))
    expect(prose('forms')).toContain('Rating: ★★★★ (8/10)')
    expect(prose('花样年华')).toContain('Content warnings: none')
  })

  it('keeps no link that leads nowhere: pages, places in them and pictures are all there', () => {
    const { site } = get()
    const dead = [...site.pages.values()].flatMap((page) =>
      page.addresses.flatMap((address) => {
        const target = site.follow(page, address, host)
        return target?.startsWith('dead') && !/^nowhere|lost\.png|^https:\/\/example\.org\/(?:bare|angled)/.test(address) ? [`${page.path}: ${target}`] : []
      }),
    )
    expect(dead).toEqual([])
    expect([...site.pages.values()].flatMap((page) => page.addresses.filter((address) => /\.md\b/.test(address)))).toEqual([])
  })

  it('links posts to each other, to a place in a post, and not to what is not shown', () => {
    const { site, page } = get()
    const linked = (from: string, text: string): string | null => {
      const origin = page(from)
      const link = origin.all('a').find((element) => textOf(element).trim() === text)
      return link ? site.follow(origin, String(link.properties['href']), host) : null
    }
    const at = (slug: string) => page(slug).path
    expect(linked('harbour-lights', 'trip')).toBe(at('lisbon'))
    expect(linked('harbour-lights', 'A week in [Lisbon]')).toBe(at('lisbon'))
    expect(linked('harbour-lights', '花样年华')).toBe(at('花样年华'))
    expect(linked('花样年华', '渡轮')).toBe(at('harbour-lights'))
    expect(linked('花样年华', '音乐')).toBe(at('花样年华'))
    expect(linked('forms', 'reference')).toBe(at('lisbon'))
    if (!dropsHtml) expect(linked('forms', 'a link in HTML')).toBe(at('plain-01'))
    expect(linked('forms', 'this page')).toBe(at('forms'))
    expect(linked('plain-16', 'the next')).toBe(at('plain-01'))
    expect(prose('harbour-lights')).toContain('See the draft, the future and the lost one.')
  })

  it('shows every picture, and links files that are none', () => {
    const { site, page } = get()
    const shown = (slug: string) => page(slug).all('img').filter(({ properties }) => !String(properties['src']).includes('lost.png')).map(({ properties }) => site.follow(page(slug), String(properties['src']), host))
    expect(shown('harbour-lights')).toHaveLength(2)
    expect(shown('花样年华')).toHaveLength(1)
    // the cover, three in a row, one in HTML and one that is a link
    expect(shown('pictures')).toHaveLength(dropsHtml ? 5 : 6)
    // where a cover has to lie elsewhere, it is there twice
    expect([3, 4]).toContain(new Set(shown('pictures')).size)
    const paper = page('pictures').all('a').find((element) => textOf(element) === 'A paper')
    expect(site.follow(page('pictures'), String(paper?.properties['href']), host)).toMatch(/the[ -]paper\.txt$/)
    expect(page('harbour-lights').all('img').map(({ properties }) => properties['alt'])).toContain('A ferry')
  })

  it('shows template marks as they were written, in text and in code', () => {
    const marks = '{{ a }} {% b %} {# c #} {{< d >}} {{% e %}} {{ f(g="h") }}'
    const straight = (text: string) => text.replace(/[“”]/g, '"').replaceAll('\u200b', '').replace(/\s+/g, ' ')
    const { page } = get()
    expect(straight(main('probes'))).toContain(`Text ${marks} {% i() %} {{{ j }}} {{ open`)
    const codes = page('probes').all('code').map((code) => straight(textOf(code)).trim())
    const blocks = page('probes').all('pre').map((block) => straight(textOf(block)).trim())
    expect(codes[0]).toBe(`${marks} {% endraw %}`)
    expect(blocks[0]).toContain(`${marks} {% endraw %}`)
    expect(prose('forms')).toContain("const fenced = '{{ inside }}'")
    expect(prose('forms')).toContain('indented code | {% x %}')
  })

  it('reads Markdown as Marquee does: lists, tables, breaks, notes, escapes', () => {
    const { page } = get()
    const forms = page('forms')
    const [main] = forms.all('main')
    const count = (tag: string) => forms.all(tag, () => true).length
    expect(count('table')).toBe(1)
    expect(forms.all('td').map((cell) => textOf(cell).trim())).toEqual(['a | b', '1', 'c', '2'])
    const items = forms.all('li').map((item) => textOf(item).replace(/\s+/g, ' ').trim())
    expect(items).toEqual(expect.arrayContaining(['one one and a half deeper', 'one and a half deeper', 'deeper', 'second under second', 'under second', 'with a list']))
    expect(forms.all('ol').length).toBeGreaterThanOrEqual(2)
    expect(items.filter((item) => /to do$|done$/.test(item))).toHaveLength(2)
    expect(items.join()).not.toMatch(/\[[ x]\]/)
    expect(count('del') + count('s')).toBe(3)
    const text = textOf(main).replace(/\s+/g, ' ').replace(/[“”]/g, '"')
    expect(text).toContain(`A line with a | bar and a ${folds ? 'double one' : '|| double one ||'} left. Struck out and single.`)
    expect(forms.all('br')).toHaveLength(2)
    expect(text).toContain('A soft break in English.')
    expect(text).toContain('Escapes: & ^ | ~ : $ * < and 5 * 3 * 2, snake_case_word, 1 < 2 & 3 > 2, $$5. : not a definition {: .not-attributes}')
    expect(text).toContain('Custard {#notid}')
    const hrefs = forms.addresses
    expect(hrefs.map((href) => href.replace(/^https?:\/\/www\.example\.org\/?$/, 'http://www.example.org'))).toEqual(expect.arrayContaining(['https://example.org/bare?a=1&b=2', 'https://example.org/angled', 'http://www.example.org']))
    expect(text).toMatch(/First note\W{0,2}1\W{0,2}, second\W{0,2}2\W{0,2}, first again\W{0,2}1/)
    expect(text).toContain('The first note with bold.')
    expect(text).toContain('With a second paragraph.')
    if (!dropsHtml) expect(forms.all('kbd').map(textOf)).toEqual(['Ctrl'])
    if (!dropsHtml) expect(forms.all('div', ({ properties }) => String(properties['className']) === 'box').map((box) => textOf(box).trim())).toEqual(['A block of HTML.'])
    expect(forms.all('h2').map((heading) => textOf(heading).trim()).filter((heading) => heading !== 'Footnotes')).toEqual(['Setext heading', 'Custard {#notid}'])
  })

  it('keeps emphasis, line ends and spoilers between Chinese characters as the preview shows them', () => {
    const page = get().page('花样年华')
    expect(page.all('strong').map(textOf)).toEqual(expect.arrayContaining(['“你好”', '粗体']))
    expect(page.all('em').map(textOf)).toContain('（轻轻）')
    expect([...page.all('del'), ...page.all('s')].map(textOf)).toEqual(['《错的》'])
    if (folds) expect(page.all('span', ({ properties }) => /spoiler|hidden/.test(String(properties['className']))).map(textOf)).toEqual(['她走了'])
    expect(get().page('harbour-lights').all('strong').map(textOf)).toContain('《渡轮》')
    expect(prose('harbour-lights')).toContain('她看了两次然后走了。')
  })

  it('has no page of a draft or of the future, and no mark of ours left on any', () => {
    const { site, report } = get()
    expect([...site.files].filter((path) => /draft|later/.test(path) && path !== draftPage)).toEqual([])
    const whole = [...site.pages.values()].filter(({ path }) => path !== get().page('probes').path && path !== draftPage).map(({ html }) => html).join('\n')
    expect(whole).not.toMatch(/Hidden words|Not yet out|Later on/)
    expect(whole).not.toMatch(/:::|^::\w|\[\^|Liquid error|undefined method|&lt;(?:strong|em|span|a id|details|sup)\b/m)
    const isWritten = report.written.some((path) => /(?:^|\/)_?draft(?:\.md|\/)/.test(path))
    expect(report.skipped.some(({ post }) => post === 'films/draft.md')).toBe(!isWritten)
  })
}

/** MDX leaves out the blanks between blocks, which nobody sees. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

function describeForms(get: () => Exported): void {
  it('has each directive within what the site makes of it', () => {
    const page = get().page('harbour-lights')
    const within = (tag: string, name: string) => page.all(tag, ({ properties }) => String(properties['className']) === `marquee-${name}`)
    const textWithin = (tag: string, name: string) => within(tag, name).map((element) => squeezed(textOf(element)))
    expect(textWithin('div', 'rating').join()).toContain(squeezed('Rating: ★★★★½ (4.5/5) Small, slow & *perfect* | 5 < 6.'))
    expect(within('div', 'rating')[0]?.properties).toMatchObject({ dataValue: '4.5', dataBest: '5' })
    expect(textWithin('div', 'warnings').join()).toContain(squeezed('Contains smoking (mild): on deck | at night'))
    expect(textWithin('div', 'trailer')).toEqual([squeezed('Watch the trailer')])
    expect(textWithin('div', 'quotes').join()).toContain(squeezed('渡轮从来不等人。 — 第二幕'))
    expect(textWithin('div', 'related').join()).toContain(squeezed('A week in [Lisbon]'))
    expect(textWithin('div', 'signoff')).toEqual([squeezed('Until the next show.')])
    expect(textWithin('details', 'spoiler')).toEqual([squeezed('How it ends The ferry sinks. twice')])
    expect(textWithin('div', 'warning')).toEqual([squeezed('Warning Mind the gap.')])
    // a paragraph around an element that may not stand in one is closed before it, and leaves an empty one
    expect(page.all('p').filter((paragraph) => textOf(paragraph).trim() === '' && paragraph.children.every(({ type }) => type === 'text'))).toEqual([])
  })

  it('keeps nothing of the marks that make it', () => {
    const { site, page } = get()
    const whole = [...site.pages.values()].filter(({ path }) => path !== page('probes').path).map(({ html }) => html).join('\n')
    expect(whole).not.toMatch(/\{\{[<%] ?\/?marquee|\{% ?(?:end)?(?:marquee|capture)|HAHAHUGO|MarqueeR|set:html|[\ufdd0\ufdd1]/)
  })
}
