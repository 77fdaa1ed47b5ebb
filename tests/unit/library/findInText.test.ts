import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FindQuery, findPlaces, patternOf, replacePlaces } from '../../../shared/library/findInText.ts'

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({ text, isRegex: false, matchCase: false, wholeWord: false, frontMatter: false, ...more })
const found = (text: string, asked: FindQuery, from = 0): string[] => findPlaces(text, patternOf(asked), from).map(({ line, before, match, after }) => `${line}:${before}[${match}]${after}`)

describe('finding', () => {
  it('tells the line and what stands around', () => {
    expect(found('One film.\nAnother film here.\n', query('film'))).toEqual(['1:One [film].', '2:Another [film] here.'])
  })

  it('takes letters as they are, unless case is to match', () => {
    expect(found('Film film', query('FILM'))).toHaveLength(2)
    expect(found('Film film', query('film', { matchCase: true }))).toEqual(['1:Film [film]'])
    expect(found('a.b axb', query('a.b'))).toEqual(['1:[a.b] axb'])
  })

  it('finds whole words of any script', () => {
    expect(found('art party art', query('art', { wholeWord: true }))).toHaveLength(2)
    expect(found('état états', query('état', { wholeWord: true }))).toEqual(['1:[état] états'])
  })

  it('begins where it is told, and still counts lines from the top', () => {
    expect(found('title: film\n---\nfilm\n', query('film'), 16)).toEqual(['3:[film]'])
  })

  it('reads regular expressions line by line, and says what is none', () => {
    expect(found('# A\ntext\n# B', query('^# (.)$', { isRegex: true }))).toEqual(['1:[# A]', '3:[# B]'])
    expect(() => patternOf(query('(', { isRegex: true }))).toThrow(SyntaxError)
    expect(found('a-b', query('a\\-b', { isRegex: true }))).toEqual(['1:[a-b]'])
    expect(found('abc', query('x*', { isRegex: true }))).toEqual([])
  })
})

describe('replacing', () => {
  it('means the letters that were typed, and groups in a regular expression', () => {
    expect(replacePlaces('cost: 5', query('5'), '$&$1', 0)).toBe('cost: $&$1')
    expect(replacePlaces('Wong Kar-wai', query('(\\w+) (.+)', { isRegex: true }), '$2 $1', 0)).toBe('Kar-wai Wong')
  })

  it('leaves what is before the part it was told', () => {
    expect(replacePlaces('title: film\n---\nfilm', query('film'), 'book', 16)).toBe('title: film\n---\nbook')
  })

  it('puts any text back by the way round, where the new word was not there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('film', 'Text ', '電影', '\n', '$', '.', ' '), { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const once = replacePlaces(text, query('film', { matchCase: true }), 'QXQ', 0)
        expect(replacePlaces(once, query('QXQ', { matchCase: true }), 'film', 0)).toBe(text)
        expect(findPlaces(once, patternOf(query('QXQ')), 0)).toHaveLength(parts.filter((part) => part === 'film').length)
      }),
    )
  })
})
