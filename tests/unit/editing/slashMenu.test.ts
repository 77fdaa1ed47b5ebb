import { describe, expect, it } from 'vitest'
import { blockquote, directiveQuery, entriesBehind, footnoteLabel, placeEntry, slashEntries, slashQuery } from '../../../shared/editing/slashMenu.ts'

const nothing = { snippets: [], quotes: [], related: [] }

describe('what opens the menu', () => {
  it.each([
    ['a slash on an empty line', '/', '', { prefix: '', query: '', length: 1 }],
    ['letters after it', '/rat', '', { prefix: '', query: 'rat', length: 4 }],
    ['blanks around it', '  /rat', '  ', { prefix: '  ', query: 'rat', length: 4 }],
    ['a list item', '- /', '', { prefix: '- ', query: '', length: 1 }],
    ['a task', '  - [x] /', '', { prefix: '  - [x] ', query: '', length: 1 }],
    ['a numbered item in a quote', '> 12. /ta', '', { prefix: '> 12. ', query: 'ta', length: 3 }],
    ['the comma that a Chinese input method gives', '、', '', { prefix: '', query: '', length: 1 }],
    ['words with a blank between them', '/heading 2', '', { prefix: '', query: 'heading 2', length: 10 }],
  ])('is %s', (_what, before, after, expected) => expect(slashQuery(before, after)).toEqual(expected))

  it.each([
    ['a slash after a word', 'and/', ''],
    ['a path', '/usr/', ''],
    ['a comment', '//', ''],
    ['a slash and a blank', '/ ', ''],
    ['a slash before a text', '/', 'text'],
    ['a dash that is no item', '-/', ''],
  ])('is not %s', (_what, before, after) => expect(slashQuery(before, after)).toBeNull())

  it('is two colons for directives, three with a letter after them', () => {
    expect(directiveQuery('::', '')).toEqual({ prefix: '', query: '', length: 2, isContainer: false })
    expect(directiveQuery('> ::ra', '')).toEqual({ prefix: '> ', query: 'ra', length: 4, isContainer: false })
    expect(directiveQuery(':::s', '')).toEqual({ prefix: '', query: 's', length: 4, isContainer: true })
    expect(directiveQuery(':::', '')).toBeNull()
    expect(directiveQuery('word ::', '')).toBeNull()
    expect(directiveQuery('::', 'rating')).toBeNull()
  })
})

describe('what the menu offers', () => {
  it('names each entry once', () => {
    const ids = slashEntries(nothing).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows the first words of a long text, and no half of a character', () => {
    const [snippet] = slashEntries({ ...nothing, snippets: [{ name: 'x', text: '😀'.repeat(100) }] }).slice(-1)
    expect(snippet?.detail).toBe(`${'😀'.repeat(60)}…`)
  })

  it('has no blocks for a task, which begins with words', () => {
    expect(entriesBehind('> - [ ] ', slashEntries(nothing)).map(({ id }) => id)).toEqual(['picture', 'emoji'])
    expect(entriesBehind('> - ', slashEntries(nothing))).toEqual(slashEntries(nothing))
  })

  it('has the snippets, quotes and related posts', () => {
    const entries = slashEntries({
      snippets: [{ name: 'Where seen', text: 'Seen at the **Palace**.\n\n' }],
      quotes: [{ text: '每個人都只看得見前面', source: '洋洋' }],
      related: [{ label: 'Yi Yi', link: '[Yi Yi](yi-yi.md)' }],
    }).slice(-3)
    expect(entries.map(({ label, detail, text }) => [label, detail, text])).toEqual([
      ['Where seen', 'Seen at the **Palace**.', 'Seen at the **Palace**.'],
      ['每個人都只看得見前面', '洋洋', '> 每個人都只看得見前面\n>\n> — 洋洋'],
      ['Yi Yi', '', '[Yi Yi](yi-yi.md)'],
    ])
  })
})

describe('an entry', () => {
  const place = (text: string, prefix: string, above: string | null, below: string | null, select: { from: number; to: number } | null = null): string => {
    const { insert, selection } = placeEntry({ text, select, isApart: true }, prefix, above, below)
    return `${prefix}${insert.slice(0, selection.from)}⟦${insert.slice(selection.from, selection.to)}⟧${insert.slice(selection.to)}`
  }

  it.each([
    ['stands where it is on an empty page', '::rating', '', null, null, '::rating⟦⟧'],
    ['gets a blank line below a paragraph', '::rating', '', 'Text', '', '\n::rating⟦⟧'],
    ['gets a blank line above a paragraph', '::rating', '', '', 'Text', '::rating⟦⟧\n'],
    ['goes on in a quote', 'a\n\nb', '> ', '> text', null, '> \n> a\n> \n> b⟦⟧'],
    ['takes the empty line of a quote as blank', 'a', '> ', '>', '>', '> a⟦⟧'],
    ['goes on in a list item, which begins anew', 'a\nb', '- ', '- before', null, '- a\n  b⟦⟧'],
    ['goes on in a task', 'a\nb', '10. [ ] ', 'before', null, '10. [ ] a\n    b⟦⟧'],
  ])('%s', (_what, text, prefix, above, below, expected) => expect(place(text, prefix, above, below)).toBe(expected))

  it('selects the same letters wherever it stands', () => {
    expect(place('| One |\n| --- |\n| Two |', '> ', 'x', null, { from: 18, to: 21 })).toBe('> \n> | One |\n> | --- |\n> | ⟦Two⟧ |')
  })
})

describe('a quotation', () => {
  it('keeps its lines and paragraphs, and shows marks as letters', () => {
    expect(blockquote('One *two*\nthree\n\n# four', null)).toBe('> One \\*two\\*\\\n> three\n>\n> \\# four')
  })
})

describe('the label of a new footnote', () => {
  it.each([
    ['the first where there is none', 'Text', '1'],
    ['one that is not defined yet', 'a[^x] b[^1]\n\n[^1]: One', 'x'],
    ['the next number', 'a[^1]\n\n[^1]: One\n[^2]: Two', '3'],
  ])('is %s', (_what, text, expected) => expect(footnoteLabel(text)).toBe(expected))
})
