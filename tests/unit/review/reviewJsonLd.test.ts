import { describe, expect, it } from 'vitest'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'
import { readPostFields } from '../../../shared/review/postFields.ts'
import { jsonLdScript, reviewJsonLd } from '../../../shared/review/reviewJsonLd.ts'

const describeReview = (yaml: string, author: string | null = 'Jo') => {
  const fields = readPostFields(parseHead(`---\n${yaml}\n---\n`), defaultConventions)
  return reviewJsonLd({
    fields, title: fields.title, timeZone: 'Asia/Hong_Kong', url: 'https://example.org/a/', author, siteTitle: 'A site', language: 'en', imageUrl: null, summary: null,
  })
}

describe('reviewJsonLd', () => {
  it('says all that search engines require of a film review', () => {
    expect(describeReview('title: On "X"\ndate: 2025-03-09 21:30:00+08:00\nreview: {kind: film, subject: X, year: 1994, by: [W], cast: [F, T], rating: 3.5, verdict: Good}')).toEqual({
      '@context': 'https://schema.org', '@type': 'Review', name: 'On "X"', url: 'https://example.org/a/', inLanguage: 'en', description: 'Good',
      datePublished: '2025-03-09T21:30:00+08:00',
      author: { '@type': 'Person', name: 'Jo' }, publisher: { '@type': 'Organization', name: 'A site' },
      itemReviewed: { '@type': 'Movie', name: 'X', datePublished: '1994', director: [{ '@type': 'Person', name: 'W' }], actor: [{ '@type': 'Person', name: 'F' }, { '@type': 'Person', name: 'T' }] },
      reviewRating: { '@type': 'Rating', ratingValue: 3.5, bestRating: 5, worstRating: 0.5 },
    })
  })

  it.each([
    ['film', 'Movie'], ['series', 'TVSeries'], ['book', 'Book'], ['game', 'VideoGame'], ['album', 'MusicAlbum'], ['place', 'Place'],
  ])('calls a %s a %s', (kind, type) => expect(describeReview(`title: A\nreview: {kind: ${kind}}`)?.['itemReviewed']).toMatchObject({ '@type': type, name: 'A' }))

  it('leaves out what is not known, and describes no post that is no review', () => {
    const review = describeReview('title: A\ndate: someday\nreview: {kind: film}', null)
    expect(review).not.toHaveProperty('reviewRating')
    expect(review).not.toHaveProperty('datePublished')
    expect(review?.['author']).toEqual({ '@type': 'Organization', name: 'A site' })
    expect(describeReview('title: A')).toBeNull()
  })

  it('keeps ratings on the scale they were given', () => {
    expect(describeReview('title: A\nreview: {rating: 7/10}')?.['reviewRating']).toMatchObject({ ratingValue: 7, bestRating: 10, worstRating: 0 })
  })

  it('cannot end its script element', () => {
    const script = jsonLdScript({ name: '</script><script>alert("1")</script>\u2028<!--' })
    expect(script).not.toMatch(/[<>\u2028]/)
    expect(JSON.parse(script)).toEqual({ name: '</script><script>alert("1")</script>\u2028<!--' })
  })
})
