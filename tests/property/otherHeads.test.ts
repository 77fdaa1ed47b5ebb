import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { applyStep, valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import { equalValues } from '../../shared/frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { rangeOf } from '../../shared/frontMatter/rangeOf.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { pathsIn, runs } from './randomHeads.ts'

const toml = [
  'title = "A"\nother = 1\n',
  'a.b.c = 1\na.b.d = "x" # c\na.e = 2\nother = 1\n',
  'a = { b = 1, c = { d = [1, 2] }, e.f = 3 }\nother = 1\n',
  'title = "A"\n[review]\nrating = 4.5\n[review.deep]\nx = 1\n[[films]]\nn = 1\n[films.cast]\na = 1\n[[films]]\nn = 2\n[other]\nz = 1\n',
  '[[films]]\nn = 1\n[[films.cast]]\na = 1\n[[films.cast]]\na = 2\n[[films]]\nn = 2\n',
  'list = [\n  "a", # c\n  "b",\n  # d\n  "c" # e\n]\nother = 1\n',
  'list = [ [1, 2], [3], ["x"] ]\ndate = 2025-03-09\ndt = 2025-03-09T10:00:00Z\nlt = 10:00:00\nother = 1\n',
  '"quoted key" = 1\n\'single.k\' = 2\n"a.b".c = 3\nother = 1\n',
  's = \'\'\'\nraw\nlines\'\'\'\nm = """\na \\\n   b\n"""\nx = 0x1F\nf = 1e3\nother = 1_000\n',
  '[a]\n[a.b]\nx = 1\n[c]\n',
  '# c\n\n[a] # d\nx = 1 # e\n# f\n\n[b]\ny = 2\n',
  'a.b = 1\n[a.c]\nd = 2\n',
  '[fruit]\napple.color = "red"\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true\n',
].map((text) => `+++\n${text}+++\n`)

const json = [
  '{"title":"A","list":[1,2],"m":{"a":1}}\n',
  '{\n\t"title": "A",\n\t"list": [\n\t\t1,\n\t\t2\n\t],\n\t"m": {"a": "\\u00e9\\n", "b": "\\ud83c"}\n}\n',
  '{ "a" : { } , "b" : [ ] }\n',
  '{"esc\\"aped": 1, "\\u0061": 2, "b": 3}\n',
]

/** The head and its other forms: line ends, and a mark. */
const examples = [...toml, ...json].flatMap((head) => [head, head.replaceAll('\n', '\r\n'), `\ufeff${head}`])
const wanted: readonly (FieldValue | undefined)[] = ['New words', 'a: "b" # \'c\'', 'Two\nlines\n', '', 7, 4.5, true, null, ['a', 'b'], [], { k: 'v', l: [1] }, {}, [{ id: 'x' }], '2025-01-01', undefined]

function expectEdited(head: string, path: KeyPath, value: FieldValue | undefined): void {
  const before = parseHead(head)
  const edited = applyChanges(head, editHead(head, path, value))
  const after = parseHead(edited)
  expect({ edited, problems: after.problems }).toEqual({ edited, problems: [] })
  // TOML has no null
  const isRemoved = value === undefined || (value === null && before.format === 'toml')
  const isThere = valueAtPath(before.values, path) !== undefined
  const expected = isRemoved ? (isThere ? applyStep(before.values, { kind: 'remove', path }) : before.values) : applyStep(before.values, { kind: 'set', path, value })
  expect({ edited, isRight: equalValues(after.values, expected) }).toEqual({ edited, isRight: true })
  for (const key of Object.keys(before.values)) {
    const range = key === path[0] ? null : rangeOf(head, [key])
    const now = rangeOf(edited, [key])
    if (range) expect(now && edited.slice(now.from, now.to)).toBe(head.slice(range.from, range.to))
  }
  expect([...new Set(edited.match(/\r?\n/g))]).toEqual([...new Set(head.match(/\r?\n/g))])
}

describe('editing front matter in TOML and JSON', { timeout: 20_000 + runs * 40 }, () => {
  it.each(examples.map((head) => [JSON.stringify(head), head]))('sets, empties and removes each field of %s', (_, head) => {
    const paths = [...pathsIn(parseHead(head).values), ['added'], ['made', 'below']]
    for (const path of paths) for (const value of wanted) expectEdited(head, path, value)
  })

  it('gives the field its new value and no other field another, edit after edit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...wanted)), { minLength: 2, maxLength: 6 }), (example, edits) => {
        let head = example
        for (const [choice, value] of edits) {
          const paths = [...pathsIn(parseHead(head).values), ['added']]
          const path = paths[choice % paths.length] ?? []
          expectEdited(head, path, value)
          head = applyChanges(head, editHead(head, path, value))
        }
      }),
      { numRuns: runs },
    )
  })
})
