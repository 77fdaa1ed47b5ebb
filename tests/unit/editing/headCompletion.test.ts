import { describe, expect, it } from 'vitest'
import { type HeadQuery, headQuery, keysToOffer, writeTerm } from '../../../shared/editing/headCompletion.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'

const read = (above: string, after = '', conventions = defaultConventions): HeadQuery | null => headQuery(above, after, above.startsWith('+++') ? 'toml' : above.startsWith('{') ? 'json' : 'yaml', conventions)
const term = (query: string, more: Partial<Extract<HeadQuery, { kind: 'term' }>> = {}): HeadQuery => ({ kind: 'term', query, length: query.length, field: 'tags', quote: '', inFlow: true, ...more })

describe('a term that is being typed', () => {
  it.each([
    ['in brackets', '---\ntags: [film, ho', ']', term('ho')],
    ['in brackets over lines', '---\ntags: [\n  film,\n  ho', ',', term('ho')],
    ['behind one with a comma in quotes', '---\ntags: ["a, b", ho', ']', term('ho')],
    ['in quotes', '---\ntags: [film, "ho', '"]', term('ho', { length: 3, quote: '"' })],
    ['as an item', '---\ntags:\n  - film\n  # more\n  - ho', '', term('ho', { inFlow: false })],
    ['as an item that is not indented', '---\ntags:\n- ho', '', term('ho', { inFlow: false })],
    ['alone', '---\ncategories: Re', '', term('Re', { inFlow: false, field: 'categories' })],
    ['in TOML', '+++\ntags = ["film", "ho', '"]', term('ho', { length: 3, quote: '"' })],
    ['in JSON', '{"title": "x", "tags": ["ho', '"]}', term('ho', { length: 3, quote: '"' })],
    ['in Chinese', '---\ntags: [電', ']', term('電')],
  ])('is read %s', (_what, above, after, expected) => expect(read(above, after)).toEqual(expected))

  it.each([
    ['another field', '---\ntitle: fi', ''],
    ['a list that is over', '---\ntags: [film]\ntitle: x', ''],
    ['another list', '---\ntags:\n  - film\ncast:\n  - Ma', ''],
    ['the middle of a word', '---\ntags: [fi', 'lm]'],
    ['closed quotes', '---\ntags: ["film"', ']'],
  ])('is not %s', (_what, above, after) => expect(read(above, after)).toBeNull())

  it('goes by the name that the library gives the field', () => {
    expect(read('---\nlabels: [ho', ']', { ...defaultConventions, keys: { tags: 'labels' } })).toEqual(term('ho'))
  })

  it.each([
    ['film', { quote: '', inFlow: true }, 'yaml', 'film'],
    ['sci-fi, 1982', { quote: '', inFlow: true }, 'yaml', '"sci-fi, 1982"'],
    ['1982', { quote: '', inFlow: false }, 'yaml', '"1982"'],
    ["it's", { quote: "'", inFlow: true }, 'yaml', "'it''s'"],
    ['film', { quote: '', inFlow: true }, 'toml', '"film"'],
  ] as const)('is written %s so that it reads back', (text, style, format, expected) => expect(writeTerm(text, style, format)).toBe(expected))
})

describe('a key that is being typed', () => {
  it('is one of the top, or of the group that it is indented under', () => {
    expect(read('---\ntitle: x\nsu')).toEqual({ kind: 'key', query: 'su', length: 2, group: '' })
    expect(read('---\nreview:\n  kind: film\n  ra')).toEqual({ kind: 'key', query: 'ra', length: 2, group: 'review' })
    expect(read('---\ntitle: x\n  ra')).toBeNull()
    expect(read('+++\nti')).toBeNull()
  })

  it('is offered where the head does not have it', () => {
    const head = '---\ntitle: x\nreview:\n  kind: film\n---\n'
    expect(keysToOffer(head, '', defaultConventions)).toEqual(expect.arrayContaining(['summary', 'tags', 'cover']))
    expect(keysToOffer(head, '', defaultConventions)).not.toContain('title')
    expect(keysToOffer(head, '', defaultConventions)).not.toContain('review.')
    expect(keysToOffer('', '', defaultConventions)).toContain('review.')
    expect(keysToOffer(head, 'review', defaultConventions)).toContain('rating')
    expect(keysToOffer(head, 'review', defaultConventions)).not.toContain('kind')
  })
})
