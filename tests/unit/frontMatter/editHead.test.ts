import { describe, expect, it } from 'vitest'
import { editHead } from '../../../shared/frontMatter/editHead.ts'
import { valueAtPath } from '../../../shared/frontMatter/editSteps.ts'
import { HeadEditError } from '../../../shared/frontMatter/headEditError.ts'
import type { FieldValue, KeyPath } from '../../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'

type Case = readonly [what: string, before: string, path: KeyPath, value: FieldValue | undefined, after: string]

const edit = (head: string, path: KeyPath, value: FieldValue | undefined): string => applyChanges(head, editHead(head, path, value))
const fenced = (yaml: string): string => `---\n${yaml}---\n`

const post = fenced(`# How I rate: halves only
title: "Chungking Express"   # working title
date: 2025-03-09T23:30:00+08:00
tags: [film, 'Hong Kong']
custom_key: {keep: me}
warnings:
  # decided with Faye
  - id: violence
    severity: mild   # one scene
  - drugs
rating: 4.5
`)

describe('a form edit of a YAML head', () => {
  it.each<Case>([
    ['rewrites only the value, in its quotes', post, ['title'], 'Fallen Angels', post.replace('Chungking Express', 'Fallen Angels')],
    ['keeps a bare date bare', post, ['date'], '2025-03-10', post.replace('2025-03-09T23:30:00+08:00', '2025-03-10')],
    ['keeps the comment behind a number', post, ['rating'], 5, post.replace('4.5', '5')],
    ['adds to a flow list in its place', post, ['tags'], ['film', 'Hong Kong', '花樣年華'], post.replace("'Hong Kong']", "'Hong Kong', 花樣年華]")],
    ['changes one key of one list item', post, ['warnings', 0, 'severity'], 'severe', post.replace('mild', 'severe')],
    ['changes items one by one', post, ['warnings'], [{ id: 'violence', severity: 'mild', note: 'a knife' }, 'drugs'], post.replace('# one scene\n', '# one scene\n    note: a knife\n')],
    ['adds a list item in the list’s own indentation', post, ['warnings', 2], { id: 'sexual', note: 'brief' }, post.replace('- drugs\n', '- drugs\n  - id: sexual\n    note: brief\n')],
    ['removes a list item with its comment and nothing else', post, ['warnings', 0], undefined, post.replace('  - id: violence\n    severity: mild   # one scene\n', '')],
    ['adds a new key before the closing fence', post, ['draft'], true, post.replace('4.5\n', '4.5\ndraft: true\n')],
    ['makes a missing mapping', post, ['cover', 'alt'], 'A can', post.replace('4.5\n', '4.5\ncover:\n  alt: A can\n')],
    ['removes a key and its line', post, ['rating'], undefined, post.replace('rating: 4.5\n', '')],
    ['keeps a number’s decimals where zeros end it', post.replace('4.5\n', '4.50\n'), ['rating'], 3, post.replace('4.5\n', '3.00\n')],
    ['empties a key', post, ['rating'], null, post.replace('rating: 4.5', 'rating:')],
  ])('%s', (_, before, path, value, after) => {
    expect(edit(before, path, value)).toBe(after)
  })

  it.each<Case>([
    ['keeps True and False as they are written', 'draft: True # yet\n', ['draft'], false, 'draft: False # yet\n'],
    ['keeps TRUE loud', 'draft: TRUE\n', ['draft'], false, 'draft: FALSE\n'],
    ['leaves yes and no bare among themselves', 'draft: yes\n', ['draft'], 'no', 'draft: no\n'],
    ['takes a number without zeros at its end as it comes', 'rating: 4.5\n', ['rating'], 3, 'rating: 3\n'],
    ['gives up decimals that are too few', 'rating: 4.0\n', ['rating'], 3.25, 'rating: 3.25\n'],
    ['keeps a key and its value in braces adjacent', '{"a":1,"b":2}\n', ['a'], 3, '{"a":3,"b":2}\n'],
    ['writes in braces on the line where the value was', 'a: {b: # why\n  1\n  }\n', ['a', 'b'], 2, 'a: {b: # why\n  2\n  }\n'],
    ['takes blank lines away that set a value off from its key', 'a:\n\n  Old\nb: 1\n', ['a'], 'New', 'a: New\nb: 1\n'],
    ['takes blank lines away that set the last item off', 'tags:\n  - a\n\n  - b\n\nb: 1\n', ['tags'], ['a'], 'tags:\n  - a\n\nb: 1\n'],
    ['changes an empty block with blanks behind its header', 'note: >- \t\n\nb: 1\n', ['note'], 'x\ny', 'note: >- \t\n  x\n\n  y\n\nb: 1\n'],
    ['fills an empty key before its comment', 'slug: # later\n', ['slug'], 'x', 'slug: x # later\n'],
    ['moves a value on its own line up beside its key', 'title:\n  Old words\nyear: 1994\n', ['title'], 'New', 'title: New\nyear: 1994\n'],
    ['keeps a comment between key and value', 'title:\n  # why\n  Old\n', ['title'], 'New', 'title: New\n  # why\n'],
    ['keeps a zero-indented list zero-indented', 'tags:\n- a\nyear: 1\n', ['tags'], ['a', 'b'], 'tags:\n- a\n- b\nyear: 1\n'],
    ['follows other lists for a new one', 'tags:\n- a\n', ['cast'], ['x', 'z'], 'tags:\n- a\ncast:\n- x\n- z\n'],
    ['writes a new list in brackets where others are', 'tags: [a]\n', ['cast'], ['x', 'z'], 'tags: [a]\ncast: [x, z]\n'],
    ['puts an item first', 'tags:\n  - b # two\n', ['tags'], ['a', 'b'], 'tags:\n  - a\n  - b # two\n'],
    ['puts an item between', 'tags: [a, c]\n', ['tags'], ['a', 'b', 'c'], 'tags: [a, b, c]\n'],
    ['takes the last item and leaves an empty list', 'tags:\n  - a\nyear: 1\n', ['tags'], [], 'tags: []\nyear: 1\n'],
    ['replaces an empty list of mappings by a block', 'warnings: []\n', ['warnings'], [{ id: 'gore' }], 'warnings:\n  - id: gore\n'],
    ['grows a list in brackets over several lines', 'tags: [\n  a, # one\n  b\n]\n', ['tags'], ['a', 'b', 'c'], 'tags: [\n  a, # one\n  b,\n  c\n]\n'],
    ['keeps the comment of the item before the last', 'tags: [\n  a, # one\n  b,\n]\n', ['tags'], ['a'], 'tags: [\n  a, # one\n]\n'],
    ['takes the only key out of braces that are all there is', '{\n  bar : baz,\n}\n', ['bar'], undefined, '{\n  \n}\n'],
    ['puts a key into braces that are all there is', '{ }\n', ['title'], 'Rain', '{title: Rain }\n'],
    ['takes a line separator for a part of a text', 'a: |\n  x\u2028\nb: 1\n', ['a'], 0, 'a: 0\nb: 1\n'],
    ['keeps a comma at the end of a list', 'tags: [a, b,]\n', ['tags'], ['a'], 'tags: [a,]\n'],
    ['removes the first key of an item on its dash’s line', 'w:\n  - id: a # x\n    note: b\n', ['w', 0, 'id'], undefined, 'w:\n  - note: b\n'],
    ['keeps a literal block', 'summary: |\n  One\n  two\nyear: 1\n', ['summary'], 'One\nthree\n', 'summary: |\n  One\n  three\nyear: 1\n'],
    ['keeps a block as far indented as it is', 'summary: |-\n    One\n    two\nyear: 1\n', ['summary'], 'Three\nfour', 'summary: |-\n    Three\n    four\nyear: 1\n'],
    ['keeps a folded block as far indented as it is', 'review:\n  verdict: >\n        One\n', ['review', 'verdict'], 'Two\n', 'review:\n  verdict: >\n        Two\n'],
    ['says in a block’s header that it now ends without line end', 'summary: |\n  One\n', ['summary'], 'Two', 'summary: |-\n  Two\n'],
    ['keeps a folded block', 'summary: >-\n  One\n', ['summary'], 'One\nTwo', 'summary: >-\n  One\n\n  Two\n'],
    ['keeps empty lines that a block counts as its own', 'a: |+\n  x\n\nb: 1\n', ['c'], 2, 'a: |+\n  x\n\nb: 1\nc: 2\n'],
    ['writes text of several lines as a block', 'title: x\n', ['summary'], 'One\nTwo', 'title: x\nsummary: |-\n  One\n  Two\n'],
    ['keeps single quotes, doubling those within', "title: 'Old'\n", ['title'], "It's", "title: 'It''s'\n"],
    ['quotes a title that YAML would take for a number', 'title: Old\n', ['title'], '1917', 'title: "1917"\n'],
    ['quotes a title that YAML 1.1 would take for yes', 'title: Old\n', ['title'], 'Yes', 'title: "Yes"\n'],
    ['quotes a title that looks like a date', 'title: Old\n', ['title'], '2012-01-01', 'title: "2012-01-01"\n'],
    ['writes a new date bare', 'title: Old\n', ['date'], '2025-01-01', 'title: Old\ndate: 2025-01-01\n'],
    ['keeps a quoted date quoted', 'date: "2025-01-01"\n', ['date'], '2025-01-02', 'date: "2025-01-02"\n'],
    ['quotes where a colon would break the line', 'title: Old\n', ['title'], 'Dune: Part Two', 'title: "Dune: Part Two"\n'],
    ['chooses the quotes that need no backslash', 'title: Old\n', ['title'], '"So": it goes', `title: '"So": it goes'\n`],
    ['follows a habit of quoting', 'title: "A"\nslug: "a"\n', ['summary'], 'Short', 'title: "A"\nslug: "a"\nsummary: "Short"\n'],
    ['keeps an anchor', 'title: &t Old # c\nalias: *t\n', ['title'], 'New', 'title: &t New # c\nalias: *t\n'],
    ['gives an alias a value of its own', 'title: &t Old\nalias: *t\n', ['alias'], 'New', 'title: &t Old\nalias: New\n'],
    ['keeps what an alias said when its anchor goes', 'title: &t Old\nalias: *t\n', ['title'], undefined, 'alias: Old\n'],
    ['sets over a merge beside it', 'base: &b {k: 1}\nm:\n  <<: *b\n', ['m', 'k'], 2, 'base: &b {k: 1}\nm:\n  <<: *b\n  k: 2\n'],
    ['keeps a tag that still fits', 'year: !!str 1994\n', ['year'], '1995', 'year: !!str "1995"\n'],
    ['drops a tag that does not', 'year: !!str 1994\n', ['year'], 1995, 'year: 1995\n'],
    ['finds keys that are written as numbers', '1917: film\n', ['1917'], 'war film', '1917: war film\n'],
    ['goes behind closing comments', 'a: 1\n\n# end\n\n', ['b'], 2, 'a: 1\n\n# end\nb: 2\n\n'],
    ['takes the last key', 'a: 1 # c\n', ['a'], undefined, ''],
    ['begins a head that has only comments', '# notes\n', ['a'], 1, '# notes\na: 1\n'],
    ['writes __proto__ as a key like any other', 'a: 1\n', ['__proto__', 'x'], 1, 'a: 1\n__proto__:\n  x: 1\n'],
  ])('%s', (_, before, path, value, after) => {
    expect(edit(fenced(before), path, value)).toBe(fenced(after))
  })

  it('uses the head’s line ends', () => {
    expect(edit('---\r\ntitle: x\r\n---\r\n', ['w'], [{ id: 'v' }])).toBe('---\r\ntitle: x\r\nw:\r\n  - id: v\r\n---\r\n')
  })

  it('keeps a BOM before the fence', () => {
    expect(edit('\uFEFF---\ntitle: x\n---\n', ['title'], 'z')).toBe('\uFEFF---\ntitle: z\n---\n')
  })

  it('is nothing where the value is the same, however it is written', () => {
    expect(editHead(post, ['title'], 'Chungking Express')).toEqual([])
    expect(editHead(post, ['tags'], ['film', 'Hong Kong'])).toEqual([])
    expect(editHead(fenced('rating: 4.0\nyes: yes\n'), ['rating'], 4)).toEqual([])
    expect(editHead(post, ['nothing', 'there'], undefined)).toEqual([])
  })

  it('is one character where one character changed', () => {
    expect(editHead(fenced('rating: 4.5\n'), ['rating'], 3.5)).toEqual([{ from: 12, to: 13, insert: '3' }])
  })

  it('makes a head for a post that has none', () => {
    expect(edit('', ['title'], 'First')).toBe('---\ntitle: First\n---\n')
    expect(edit('', ['review', 'rating'], 4)).toBe('---\nreview:\n  rating: 4\n---\n')
    expect(editHead('', ['title'], undefined)).toEqual([])
  })

  it.each<readonly [what: string, head: string, path: KeyPath, value: FieldValue | undefined]>([
    ['a broken head', fenced('title: a: b\n'), ['title'], 'x'],
    ['what could be changed only with a key beside it that does not count', fenced('m:\n  ? k\n  ? l\n  ? k\n'), ['m', 'l'], 3],
    ['a TOML key twice', '+++\na = 1\na = 2\n+++\n', ['a'], 3],
    ['a key below a text', fenced('review: good\n'), ['review', 'rating'], 3],
    ['an item past the end', fenced('tags: [a]\n'), ['tags', 5], 'x'],
    ['removing what a merge brings', fenced('base: &b {k: 1}\nm:\n  <<: *b\n  o: 1\n'), ['m', 'k'], undefined],
    ['removing what a merge elsewhere takes from', fenced('base: &b {k: 1}\nm:\n  <<: *b\n  o: 1\n'), ['base'], undefined],
    ['no path', fenced('a: 1\n'), [], 'x'],
    ['text that is no head', 'Hello\n', ['a'], 1],
  ])('is refused for %s', (_, head, path, value) => {
    expect(() => editHead(head, path, value)).toThrow(HeadEditError)
  })
})

describe('a form edit of a head with a key that is there more than once', () => {
  const twice = fenced('title: "One" # first\nother: x\ntitle: Two # second\nlast: y\n')
  const json = '{\n  "a": 1,\n  "b": 2,\n  "a": 3\n}\n'
  it.each<Case>([
    ['sets the last, which counts', twice, ['title'], 'New', twice.replace('Two', 'New')],
    ['clears the last, so that the key has no value', twice, ['title'], null, twice.replace('title: Two #', 'title: #')],
    ['removes them all, so that the key is gone', twice, ['title'], undefined, fenced('other: x\nlast: y\n')],
    ['sets another key', twice, ['other'], 'z', twice.replace('other: x', 'other: z')],
    ['adds a key', twice, ['more'], 1, twice.replace('last: y\n', 'last: y\nmore: 1\n')],
    ['removes another key', twice, ['other'], undefined, twice.replace('other: x\n', '')],
    ['goes into the last', fenced('review:\n  rating: 1\nreview:\n  rating: 2\n'), ['review', 'rating'], 3, fenced('review:\n  rating: 1\nreview:\n  rating: 3\n')],
    ['is made deep within', fenced('review: {rating: 1, rating: 2}\n'), ['review', 'rating'], 3, fenced('review: {rating: 1, rating: 3}\n')],
    ['empties what it was all of', fenced('review:\n  rating: 1\n  rating: 2\n'), ['review', 'rating'], undefined, fenced('review: {}\n')],
    ['removes three', fenced('a: 1\na: 2\nb: 1\na: 3\n'), ['a'], undefined, fenced('b: 1\n')],
    ['is of what forms take for one key', fenced('1917: a\n"1917": b\n'), ['1917'], undefined, fenced('')],
    ['gives an alias its own value before the anchor goes', fenced('a: &x 1\na: 2\nb: *x\n'), ['a'], undefined, fenced('b: 1\n')],
    ['JSON: sets the last', json, ['a'], 'x', json.replace('3', '"x"')],
    ['JSON: removes all', json, ['a'], undefined, '{\n  "b": 2\n}\n'],
    ['JSON: sets another', json, ['b'], true, json.replace('2', 'true')],
    ['JSON: goes into the last', '{"m": {"a": 1}, "m": {"a": 2}}\n', ['m', 'a'], 3, '{"m": {"a": 1}, "m": {"a": 3}}\n'],
  ])('%s', (_, before, path, value, after) => {
    expect(edit(before, path, value)).toBe(after)
  })
})

const toml = `+++
# top
date = 2025-01-01 # when
title = 'x'
many = [
  "one", # 1
  "two",
]
a.b = 1

[extra]
r = 4.5 # c

[[warnings]]
id = "v"
+++
`

describe('a form edit of a TOML head', () => {
  it.each<Case>([
    ['keeps a bare date bare', toml, ['date'], '2026-02-03', toml.replace('2025-01-01', '2026-02-03')],
    ['removes the last table with the blank line above it', '+++\na = 1\n\n[b]\nc = 1\n+++\n', ['b'], undefined, '+++\na = 1\n+++\n'],
    ['keeps decimals where zeros end a number', '+++\nprice = 4.50\n+++\n', ['price'], 3, '+++\nprice = 3.00\n+++\n'],
    ['writes a text with a line like the closing fence so that it closes nothing', '+++\na = """x"""\n+++\n', ['a'], 'a\n+++\nb', '+++\na = "a\\n+++\\nb"\n+++\n'],
    ['keeps literal quotes', toml, ['title'], 'y"z', toml.replace("'x'", `'y"z'`)],
    ['gives up literal quotes that cannot hold the text', toml, ['title'], "it's", toml.replace("'x'", `"it's"`)],
    ['keeps literal quotes over several lines', "+++\ns = '''\nOne\ntwo'''\n+++\n", ['s'], 'Three\nf"our', "+++\ns = '''\nThree\nf\"our'''\n+++\n"],
    ['keeps text of several lines where it begins', '+++\ns = """One\ntwo"""\n+++\n', ['s'], 'Three\nfour', '+++\ns = """Three\nfour"""\n+++\n'],
    ['gives up literal quotes over several lines that cannot hold the text', "+++\ns = '''\nOne'''\n+++\n", ['s'], "it'''s", `+++\ns = "it'''s"\n+++\n`],
    ['edits list items one by one', toml, ['many'], ['one', 'two', 'three'], toml.replace('"two",', '"two",\n  "three",')],
    ['removes an item', toml, ['many', 1], undefined, toml.replace('  "two",\n', '')],
    ['adds a key before the first table', toml, ['draft'], true, toml.replace('  "two",\n]\n', '  "two",\n]\ndraft = true\n')],
    ['adds a dotted key beside its like', toml, ['a', 'c'], 'x', toml.replace('a.b = 1\n', 'a.b = 1\na.c = "x"\n')],
    ['adds a key to a table', toml, ['extra', 'n'], 1, toml.replace('# c\n', '# c\nn = 1\n')],
    ['adds an element to an array of tables', toml, ['warnings', 1], { id: 'w' }, toml.replace('id = "v"\n', 'id = "v"\n[[warnings]]\nid = "w"\n')],
    ['removes a table', toml, ['extra'], undefined, toml.replace('[extra]\nr = 4.5 # c\n\n', '')],
    ['leaves what is said of the table below', toml.replace('[[w', '# of these\n[[w'), ['extra'], undefined, toml.replace('[extra]\nr = 4.5 # c\n\n', '# of these\n')],
    ['removes a list of tables', toml, ['warnings'], undefined, toml.replace('\n[[warnings]]\nid = "v"\n', '')],
    ['removes a list of tables that others stand between', '+++\n[[w]]\nn = 1\n[w.deep]\nx = 1\n[b]\ny = 2\n[[w]]\nn = 2\n+++\n', ['w'], undefined, '+++\n[b]\ny = 2\n+++\n'],
    ['empties a list of tables', toml, ['warnings'], [], toml.replace('"two",\n]\n', '"two",\n]\nwarnings = []\n').replace('[[warnings]]\nid = "v"\n', '')],
    ['puts texts in place of a list of tables', '+++\n[[w]]\nn = 1\n[b]\ny = 2\n+++\n', ['w'], ['a'], '+++\nw = ["a"]\n[b]\ny = 2\n+++\n'],
    ['removes a table that is written with dots and with a header', '+++\na.b = 1\nc = 2\n[a.d]\ne = 3\n+++\n', ['a'], undefined, '+++\nc = 2\n+++\n'],
    ['removes where null is asked, which TOML has not', toml, ['title'], null, toml.replace("title = 'x'\n", '')],
  ])('%s', (_, before, path, value, after) => {
    expect(edit(before, path, value)).toBe(after)
  })
})

describe('a form edit of a JSON head', () => {
  const json = '{\n  "title": "x",\n  "tags": ["a", "b"],\n  "review": {"rating": 4}\n}\n'
  it.each<Case>([
    ['rewrites a value', json, ['title'], '"q"', json.replace('"x"', '"\\"q\\""')],
    ['adds an item', json, ['tags'], ['a', 'c', 'b'], json.replace('"a", "b"', '"a", "c", "b"')],
    ['adds a key on a line of its own', json, ['draft'], true, json.replace('4}\n', '4},\n  "draft": true\n')],
    ['adds a key within a line', json, ['review', 'scale'], 5, json.replace('4}', '4, "scale": 5}')],
    ['removes a key', json, ['title'], undefined, json.replace('"title": "x",\n  ', '')],
    ['removes the last key', json, ['review'], undefined, json.replace(',\n  "review": {"rating": 4}', '')],
    ['writes null', json, ['title'], null, json.replace('"x"', 'null')],
  ])('%s', (_, before, path, value, after) => {
    expect(edit(before, path, value)).toBe(after)
  })
})

describe('setting a value and setting it back', () => {
  it.each<[style: string, head: string, other: FieldValue]>([
    ['plain with a comment', '---\nt: plain # c\n---\n', 'other'],
    ['single quotes', "---\nt: 'it''s'\n---\n", 'other'],
    ['double quotes', '---\nt: "tab\\there"\n---\n', 'other'],
    ['a literal block', '---\nt: |\n  One\n  two\nu: 1\n---\n', 'Three\nfour\n'],
    ['a literal block without a line end, far indented', '---\nt: |-\n     One\n     two\nu: 1\n---\n', 'Three'],
    ['a folded block', '---\nt: >-\n    One two\nu: 1\n---\n', 'Three'],
    ['a bare date', '---\nt: 2026-01-02\n---\n', '2026-01-03'],
    ['a date with a time and an offset', '---\nt: 2026-01-02T10:00:00+08:00\n---\n', '2026-01-03'],
    ['a rating of so many', '---\nt: "4.5/5"\n---\n', '4/5'],
    ['stars', '---\nt: ★★★★½\n---\n', '★★★'],
    ['a number whose decimals end in a zero', '---\nt: 4.50 # of five\n---\n', 3],
    ['a loud boolean', '---\nt: TRUE\n---\n', false],
    ['a word for a boolean', '---\nt: yes\n---\n', 'no'],
    ['a letter grade', '---\nt: B+\n---\n', 'A'],
    ['nothing yet', '---\nt:\nu: 1\n---\n', 'x'],
    ['a list in brackets', '---\nt: [a, b, c]\n---\n', ['a', 'b']],
    ['a zero-indented list', '---\nt:\n- a\n- b\n---\n', ['a', 'b', 'c']],
    ['a value with an anchor', '---\nt: &a one\n---\n', 'two'],
    ['a key with a question mark', '---\n? t\n: one\n---\n', 'two'],
    ['braces around all', '---\n{t: one, u: two}\n---\n', 'three'],
    ['Windows line ends', '---\r\nt: plain\r\nu: 1\r\n---\r\n', 'x'],
    ['a byte order mark', '\uFEFF---\nt: plain\n---\n', 'x'],
    ['a document that ends with dots', '---\nt: plain\n...\n', 'x'],
    ['TOML, basic', '+++\nt = "a"\n+++\n', 'b'],
    ['TOML, literal', "+++\nt = 'a'\n+++\n", 'b'],
    ['TOML, basic over several lines', '+++\nt = """\nOne\ntwo\n"""\n+++\n', 'Three\n'],
    ['TOML, literal over several lines', "+++\nt = '''\nOne\ntwo'''\n+++\n", 'Three\nfour'],
    ['TOML, a date', '+++\nt = 2026-01-02\n+++\n', '2026-01-03'],
    ['TOML, a number whose decimals end in a zero', '+++\nt = 4.50\n+++\n', 3],
    ['JSON, a number whose decimals end in a zero', '{"t": 4.50}\n', 3],
    ['JSON', '{\n  "t": "a",\n  "u": 1\n}\n', 'b'],
  ])('gives the very same bytes: %s', (_, head, other) => {
    const old = valueAtPath(parseHead(head).values, ['t']) ?? null
    const edited = edit(head, ['t'], other)
    expect(edited).not.toBe(head)
    expect(edit(edited, ['t'], old)).toBe(head)
  })
})
