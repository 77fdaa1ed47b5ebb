import { describe, expect, it } from 'vitest'
import { type FormatId, formatText } from '../../../shared/editing/formatCommands.ts'
import { lineChanges } from '../../../shared/editing/lineChanges.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'

/** `[` and `]` are written as ⟦ and ⟧ around the selection. */
function run(id: FormatId, marked: string): string {
  const from = marked.indexOf('⟦')
  const to = marked.indexOf('⟧') - 1
  const { changes, selection } = formatText(id, marked.replace(/[⟦⟧]/g, ''), { from, to })
  const after = applyChanges(marked.replace(/[⟦⟧]/g, ''), changes)
  return `${after.slice(0, selection.from)}⟦${after.slice(selection.from, selection.to)}⟧${after.slice(selection.to)}`
}

describe('formats', () => {
  it.each<[string, FormatId, string, string]>([
    ['makes a selection bold', 'bold', 'a ⟦word⟧ here', 'a **⟦word⟧** here'],
    ['takes bold away from inside of its marks', 'bold', 'a **⟦word⟧** here', 'a ⟦word⟧ here'],
    ['takes bold away with its marks selected', 'bold', 'a ⟦**word**⟧ here', 'a ⟦word⟧ here'],
    ['makes the word at the cursor bold', 'bold', 'a wo⟦⟧rd here', 'a **wo⟦⟧rd** here'],
    ['leaves blanks outside of the marks', 'bold', 'a⟦ word ⟧here', 'a **⟦word⟧** here'],
    ['makes bold text italic too', 'italic', '**⟦word⟧**', '***⟦word⟧***'],
    ['takes italic away from bold italic text', 'italic', '***⟦word⟧***', '**⟦word⟧**'],
    ['makes Chinese text bold', 'bold', '他⟦說過⟧的', '他**⟦說過⟧**的'],
    ['strikes', 'strike', '⟦x⟧', '~~⟦x⟧~~'],
    ['makes code', 'code', '⟦x⟧', '`⟦x⟧`'],
    ['begins headings at the second level', 'heading', 'Ti⟦⟧tle', '## Ti⟦⟧tle'],
    ['ends headings after the fourth', 'heading', '#### Ti⟦⟧tle', 'Ti⟦⟧tle'],
    ['quotes every line', 'quote', '⟦a\nb⟧', '> ⟦a\n> b⟧'],
    ['unquotes', 'quote', '> ⟦a\n> b⟧', '⟦a\nb⟧'],
    ['makes bullets', 'bullets', '⟦a\nb⟧', '- ⟦a\n- b⟧'],
    ['takes bullets away', 'bullets', '- ⟦a\n- b⟧', '⟦a\nb⟧'],
    ['turns bullets into numbers', 'numbers', '- ⟦a\n- b⟧', '1. ⟦a\n2. b⟧'],
    ['turns tasks into bullets', 'bullets', '- [ ] ⟦a⟧', '- ⟦a⟧'],
    ['makes tasks', 'tasks', '⟦a⟧', '- [ ] ⟦a⟧'],
    ['does not take the line that a selection only touches', 'bullets', '⟦a\n⟧b', '- ⟦a\n⟧b'],
    ['links a selection and waits for the address', 'link', 'see ⟦this⟧', 'see [this](⟦⟧)'],
    ['links an address and waits for the words', 'link', '⟦https://a.test/x⟧', '[⟦⟧](https://a.test/x)'],
    ['places the rating on a line of its own', 'placeRating', 'end⟦⟧', 'end\n\n::rating⟦⟧\n'],
    ['wraps lines in a spoiler', 'spoiler', '⟦he dies⟧', ':::spoiler[Spoiler]\n⟦he dies⟧\n:::'],
  ])('%s', (_name, id, before, after) => {
    expect(run(id, before)).toBe(after)
  })
})

describe('changes line by line', () => {
  it.each([
    ['', 'a\n'],
    ['a\nb\nc\n', 'a\nB\nc\nd\n'],
    ['one\ntwo\nthree', 'zero\none\nthree\n'],
    ['same\n', 'same\n'],
  ])('take %j to %j', (before, after) => {
    expect(applyChanges(before, lineChanges(before, after))).toBe(after)
  })

  it('leave what is between two changes alone', () => {
    expect(lineChanges('a\nb\nc\n', 'A\nb\nC\n')).toEqual([
      { from: 0, to: 1, insert: 'A' },
      { from: 4, to: 5, insert: 'C' },
    ])
  })
})
