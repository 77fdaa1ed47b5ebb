import { describe, expect, it } from 'vitest'
import { htmlTarget } from '../../../shared/export/targets/html.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { reviewKinds } from '../../../shared/review/conventions.ts'
import { exportInto } from './siteInput.ts'

const usual = 'title: Night Seats\nauthor: Mei Lam\nsiteUrl: https://example.org/blog\n'

/** A review's page of a site in Hong Kong, and what was said of it. */
function exported(head: string, library = usual, body = 'Text.') {
  const { texts, notes } = exportInto(htmlTarget, {}, { 'a-post.md': `---\n${head}\n---\n${body}\n` }, { config: readLibraryConfig(library, 'Library', 'Asia/Hong_Kong'), assets: new Set(['cover one.jpg']) })
  const [page = ''] = Object.entries(texts).flatMap(([path, text]) => (/^(?!search|tags|ratings|warnings)[^/]+\/index\.html$/.test(path) ? [text] : []))
  const scripts = [...page.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json = '']) => json)
  expect(scripts.length).toBeLessThanOrEqual(1)
  return { page, notes, script: scripts[0] ?? '', review: scripts[0] === undefined ? null : (JSON.parse(scripts[0]) as Record<string, unknown>) }
}
const reviewOf = (head: string, library?: string) => exported(head, library).review
const whole = 'title: A\ndate: 2025-03-09T23:30:00+08:00\nreview: {kind: film, subject: S, rating: 3.5}'

/** Types of which Google shows stars, with what of ours is below them at schema.org. */
const withStars: Readonly<Record<string, string>> = { Movie: 'Movie', TVSeries: 'CreativeWorkSeries', Book: 'Book', VideoGame: 'Game', MusicAlbum: 'MusicPlaylist' }

// one test for each thing that search engines ask of a review
describe('the JSON-LD of a review’s page', () => {
  it('names its author as a person, and where the library names none, the site as an organisation', () => {
    expect(reviewOf(whole)?.['author']).toEqual({ '@type': 'Person', name: 'Mei Lam' })
    expect(reviewOf(whole, 'title: Night Seats')?.['author']).toEqual({ '@type': 'Organization', name: 'Night Seats' })
  })

  it('says so where the author’s name has 100 characters or more', () => {
    expect(exported(whole, `author: ${'x'.repeat(99)}`).notes).toEqual([])
    expect(exported(whole, `author: ${'x'.repeat(100)}`).notes).toEqual(['Search engines show no stars where the author’s name has more than 99 characters; “author” in library.yaml has 100.'])
    expect(exported('title: No review', `author: ${'x'.repeat(100)}`).notes).toEqual([])
  })

  it.each(reviewKinds)('gives the thing reviewed a type, of which stars are shown, or says that none are: %s', (kind) => {
    const { review, notes } = exported(`title: A\nreview: {kind: ${kind}, subject: S, rating: 3}`)
    const type = String((review!['itemReviewed'] as Record<string, unknown>)['@type'])
    expect(type).toMatch(/^[A-Z][A-Za-z]+$/)
    if (withStars[type]) expect(notes).toEqual([])
    else expect(notes).toEqual([`Search engines show no stars for reviews of the kind “${kind === 'place' ? 'Place' : 'Other'}”: “A”.`])
  })

  it('says so where a review does not say what it is of', () => {
    expect(exported('title: A\nreview: {rating: 3}').notes).toEqual(['Search engines show no stars for reviews that do not say what kind of thing they are of: “A”.'])
  })

  it.each([
    ['its subject', 'title: A\nreview: {kind: film, subject: S, rating: 3}', 'S'],
    ['the title, where there is no subject', 'title: A\nreview: {kind: film, subject: " ", rating: 3}', 'A'],
    ['the file’s name, where there is no title', 'review: {kind: film, rating: 3}', 'a-post'],
  ])('names the thing reviewed: by %s', (_, head, name) => expect(reviewOf(head)?.['itemReviewed']).toMatchObject({ name }))

  it.each([
    ['3.5', { ratingValue: 3.5, bestRating: 5, worstRating: 0.5 }],
    ['"3,5"', { ratingValue: 3.5, bestRating: 5, worstRating: 0.5 }],
    ['7/10', { ratingValue: 7, bestRating: 10, worstRating: 0 }],
    ['70%', { ratingValue: 70, bestRating: 100, worstRating: 0 }],
    ['★★★½', { ratingValue: 3.5, bestRating: 5, worstRating: 0.5 }],
    ['B+', { ratingValue: 9, bestRating: 12, worstRating: 0, name: 'B+' }],
  ])('gives the rating %s as numbers, with the best and the worst', (written, expected) => {
    const { review, script } = exported(`title: A\nreview: {kind: film, rating: ${written}}`)
    expect(review?.['reviewRating']).toEqual({ '@type': 'Rating', ...expected })
    expect(script).toMatch(/"ratingValue":\d+(?:\.\d+)?,"bestRating":\d+,"worstRating":\d/)
  })

  it.each(['7', '0', '-1', '6/5'])('gives no rating that is out of its range, and says so: %s', (written) => {
    const { review, notes } = exported(`title: A\nreview: {kind: film, rating: ${written}}`)
    expect(review).not.toHaveProperty('reviewRating')
    expect(notes).toEqual(['Search engines show no stars for reviews whose rating is not on its scale: “A”.'])
  })

  it('describes a review without a rating too, and says that no stars are shown', () => {
    const { review, notes } = exported('title: A\nreview: {kind: film, subject: S}')
    expect(review).toMatchObject({ '@type': 'Review', itemReviewed: { '@type': 'Movie', name: 'S' } })
    expect(review).not.toHaveProperty('reviewRating')
    expect(notes).toEqual(['Search engines show no stars for reviews without a rating: “A”.'])
  })

  it.each([
    ['2025-03-09', '2025-03-09'],
    ['2025-03-09T23:30:00+08:00', '2025-03-09T23:30:00+08:00'],
    ['2025-03-09 23:30:00 -0300', '2025-03-09T23:30:00-03:00'],
    ['2025-03-09T23:30:00+08', '2025-03-09T23:30:00+08:00'],
    ['2025-03-09t23:30:00z', '2025-03-09T23:30:00Z'],
    // the library’s zone, not that of whoever reads it
    ['2025-03-09 23:30', '2025-03-09T23:30:00+08:00'],
    ['"2025-03-09T23:30"', '2025-03-09T23:30:00+08:00'],
    ['someday', undefined],
  ])('gives dates in ISO 8601, with an offset: %s', (written, expected) => {
    const { review, page } = exported(`title: A\ndate: ${written}\nupdated: ${written}\nreview: {kind: film, rating: 3}`)
    expect(review?.['datePublished']).toBe(expected)
    expect(review?.['dateModified']).toBe(expected)
    expect(/<meta property="article:published_time" content="([^"]*)">/.exec(page)?.[1]).toBe(expected)
  })

  it('takes the day of a post from its file’s name, where it names none', () => {
    const { texts } = exportInto(htmlTarget, {}, { '2025-03-09-a.md': '---\nreview: {kind: film, rating: 3}\n---\n' })
    expect(texts['a/index.html']).toContain('"datePublished":"2025-03-09"')
  })

  it.each([['at its end', 'Text.'], ['where it is placed', '::rating\n\nText.']])('says nothing that the page does not show: the rating stands %s', (_, body) => {
    const { page, review } = exported('title: On it\nreview: {kind: film, subject: S, rating: 3.5, verdict: Good}', usual, body)
    expect(review).toMatchObject({ name: 'On it', description: 'Good', reviewRating: { ratingValue: 3.5 } })
    const main = /<main[^]*<\/main>/.exec(page)?.[0] ?? ''
    expect(main).toContain('<span class="rating-words" aria-hidden="true">3.5 out of 5</span>')
    expect(main).toContain('<h1>On it</h1>')
    expect(main).toContain('Good')
  })

  it('is one critic’s review: no average, none of an organisation, and none on pages that are no review', () => {
    const { script } = exported(whole)
    expect(script).not.toMatch(/AggregateRating|ratingCount|reviewCount|LocalBusiness/)
    expect(reviewOf(whole)).toMatchObject({ '@type': 'Review', '@context': 'https://schema.org' })
    expect(exported('title: A note').script).toBe('')
    const { texts } = exportInto(htmlTarget, {}, { 'a.md': `---\n${whole}\n---\n` })
    expect(Object.entries(texts).flatMap(([path, text]) => (text.includes('ld+json') ? [path] : []))).toEqual(['a/index.html'])
  })

  it('says what else is known: languages, addresses, pictures, makers, year, and what the thing is called elsewhere', () => {
    expect(reviewOf('title: A\ncover: cover one.jpg\nsummary: Short.\nimdb: tt0118694\ntmdb_id: 843\nreview: {kind: film, subject: S, originalTitle: 花样年华, year: 2000, by: [W, V], cast: [T], rating: 5, wikidata: Q332368}')).toEqual({
      '@context': 'https://schema.org', '@type': 'Review', name: 'A', url: 'https://example.org/blog/a-post/', inLanguage: 'en', description: 'Short.',
      author: { '@type': 'Person', name: 'Mei Lam' }, publisher: { '@type': 'Organization', name: 'Night Seats' },
      itemReviewed: {
        '@type': 'Movie', name: 'S', alternateName: '花样年华', image: 'https://example.org/blog/a-post/cover%20one.jpg', datePublished: '2000',
        sameAs: ['https://www.imdb.com/title/tt0118694/', 'https://www.themoviedb.org/movie/843', 'https://www.wikidata.org/wiki/Q332368'],
        director: [{ '@type': 'Person', name: 'W' }, { '@type': 'Person', name: 'V' }], actor: [{ '@type': 'Person', name: 'T' }],
      },
      reviewRating: { '@type': 'Rating', ratingValue: 5, bestRating: 5, worstRating: 0.5 },
    })
  })

  it.each([
    ['kind: film', 'imdb: https://www.imdb.com/title/tt0118694/?ref_=x', { sameAs: ['https://www.imdb.com/title/tt0118694/'] }],
    ['kind: series', 'tmdb: 1396', { sameAs: ['https://www.themoviedb.org/tv/1396'] }],
    ['kind: book', 'isbn: 978-0-441-47812-5', { isbn: '9780441478125' }],
    ['kind: book', 'isbn: "0-441-47812-3"', { isbn: '0441478123' }],
  ])('takes a name elsewhere as it is written: %s, %s', (kind, line, expected) => expect(reviewOf(`title: A\n${line}\nreview: {${kind}, rating: 3}`)?.['itemReviewed']).toMatchObject(expected))

  it.each(['imdb: javascript:alert(1)', 'imdb: https://elsewhere.example/title/tt0118694', 'imdb: tt1', 'imdb: [tt0118694]', 'tmdb: 12x', 'isbn: 978-0-441-47812-6', 'wikidata: Berlin'])('takes nothing for a name elsewhere that is none: %s', (line) => {
    const item = reviewOf(`title: A\n${line}\nreview: {kind: book, rating: 3}`)?.['itemReviewed']
    expect(item).toEqual({ '@type': 'Book', name: 'A' })
  })

  it('stays data, whatever the texts are: quotation marks, markup, and what ends a script', () => {
    const nasty = '"</script><script>alert(1)</script>\u2028<!-- & \\'
    const { script, review } = exported(`title: ${JSON.stringify(nasty)}\nreview: {kind: film, subject: ${JSON.stringify(nasty)}, by: [${JSON.stringify(nasty)}], rating: 3, verdict: ${JSON.stringify(nasty)}}`)
    expect(script).not.toMatch(/[<>&\u2028]/)
    expect(script).toContain('\\u003c/script')
    expect(review).toMatchObject({ name: nasty, description: nasty, itemReviewed: { name: nasty, director: [{ name: nasty }] } })
  })
})
