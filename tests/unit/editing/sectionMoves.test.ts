import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besideSection, moveSection, opensSection, type SectionHeading } from '../../../shared/editing/sectionMoves.ts'

const headingsOf = (text: string): SectionHeading[] => {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => (opensSection(line, lines[at + 1]) ? [{ line: at, level: /^#+/.exec(line)?.[0].length ?? (lines[at + 1]?.startsWith('=') ? 1 : 2) }] : []))
}
const moved = (text: string, index: number, before: number): string => moveSection(text, headingsOf(text), index, before)

const post = 'Intro.\n\n## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\n## C\n\nc\n'

describe('a section that is moved', () => {
  it('takes all below its heading along', () => {
    expect(moved(post, 0, 3)).toBe('Intro.\n\n## B\n\nb\n\n## A\n\na\n\n### A1\n\na1\n\n## C\n\nc\n')
    expect(moved(post, 2, 0)).toBe('Intro.\n\n## B\n\nb\n\n## A\n\na\n\n### A1\n\na1\n\n## C\n\nc\n')
  })

  it('keeps a blank line between sections at the end of the text, and none after it', () => {
    expect(moved(post, 3, 2)).toBe('Intro.\n\n## A\n\na\n\n### A1\n\na1\n\n## C\n\nc\n\n## B\n\nb\n')
    expect(moved(post, 0, 4)).toBe('Intro.\n\n## B\n\nb\n\n## C\n\nc\n\n## A\n\na\n\n### A1\n\na1\n')
    expect(moved('One\n===\n\na\n\nTwo\n===\n\nb', 1, 0)).toBe('Two\n===\n\nb\n\nOne\n===\n\na')
  })

  it('stays where it is when it is put into itself', () => {
    expect(moved(post, 0, 1)).toBe(post)
    expect(moved(post, 0, 2)).toBe(post)
    expect(moved(post, 1, 1)).toBe(post)
  })
})

describe('changing places', () => {
  const headings = headingsOf(post)
  const count = post.split('\n').length

  it('is with the neighbour of the same level, children and all', () => {
    expect(besideSection(headings, 0, 1, count)).toBe(3)
    expect(besideSection(headings, 2, -1, count)).toBe(0)
    expect(besideSection(headings, 2, 1, count)).toBe(4)
  })

  it('is not out of the section above', () => {
    expect(besideSection(headings, 1, -1, count)).toBeNull()
    expect(besideSection(headings, 1, 1, count)).toBeNull()
    expect(besideSection(headings, 0, -1, count)).toBeNull()
    expect(besideSection(headings, 3, 1, count)).toBeNull()
  })
})

it('opens no section with what is in a quote, a list or a directive', () => {
  expect(opensSection('## Heading', undefined)).toBe(true)
  expect(opensSection('Title', '---')).toBe(true)
  expect(opensSection('> ## Quoted', undefined)).toBe(false)
  expect(opensSection('- item', '---')).toBe(false)
  expect(opensSection('', '---')).toBe(false)
})

describe('any text', () => {
  const line = fc.constantFrom('# One', '## Two', '### Three', 'text', '', '', 'more text', '- item')
  const texts = fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => `${lines.join('\n')}\n`)

  it('keeps every line', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const headings = headingsOf(text)
        fc.pre(headings.length > 0)
        const made = moveSection(text, headings, a % headings.length, b % (headings.length + 1))
        expect(made.split('\n').sort()).toEqual(text.split('\n').sort())
      }),
    )
  })

  it('is what it was after two neighbours changed places twice', () => {
    const section = fc.tuple(fc.constantFrom('## ', '### '), fc.nat(9)).map(([mark, name]) => `${mark}${name}\n\nText ${name}.\n`)
    fc.assert(
      fc.property(fc.array(section, { minLength: 2, maxLength: 8 }), fc.nat(), (sections, some) => {
        const text = sections.join('\n')
        const headings = headingsOf(text)
        const index = some % headings.length
        const before = besideSection(headings, index, -1, text.split('\n').length)
        fc.pre(before !== null)
        const once = moveSection(text, headings, index, before ?? 0)
        const back = besideSection(headingsOf(once), before ?? 0, 1, once.split('\n').length)
        expect(moveSection(once, headingsOf(once), before ?? 0, back ?? 0)).toBe(text)
      }),
    )
  })
})
