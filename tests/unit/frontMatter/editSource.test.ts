import { describe, expect, it } from 'vitest'
import { editHead } from '../../../shared/frontMatter/editHead.ts'
import { editSource } from '../../../shared/frontMatter/editSource.ts'
import { HeadEditError } from '../../../shared/frontMatter/headEditError.ts'
import type { FieldValue, KeyPath } from '../../../shared/frontMatter/headTypes.ts'
import { valueSource } from '../../../shared/frontMatter/valueSource.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'

const yaml = (text: string): string => `---\n${text}---\n`
const toml = (text: string): string => `+++\n${text}+++\n`
const set = (head: string, path: KeyPath, value: FieldValue | undefined): string => applyChanges(head, editHead(head, path, value))
const put = (head: string, path: KeyPath, source: string): string => applyChanges(head, editSource(head, path, source))

describe('the source of a value', () => {
  it.each<readonly [what: string, head: string, path: KeyPath, source: string]>([
    ['a number as it is spelled', yaml('a: 4.50\nb: 1\n'), ['a'], '4.50'],
    ['a word that YAML 1.1 takes for a boolean', yaml('a: yes\n'), ['a'], 'yes'],
    ['nothing, as a tilde', yaml('a: ~\n'), ['a'], '~'],
    ['nothing at all', yaml('a:\nb: 1\n'), ['a'], ''],
    ['the comment behind it', yaml('a: x   # why\n# of b\nb: 1\n'), ['a'], 'x   # why'],
    ['not the comment of the next key', yaml('a:\n  - x\n  - y\n\n# of b\nb: 1\n'), ['a'], '\n  - x\n  - y'],
    ['the comments among its lines, and then those below', yaml('a:\n  # of x\n  - x\n# of b\nb: 1\n'), ['a'], '\n  # of x\n  - x\n# of b'],
    ['plain text over lines', yaml('a: one\n  two\n\n  three\nb: 1\n'), ['a'], 'one\n  two\n\n  three'],
    ['quoted text over lines', yaml('a: "one\n  two"\n'), ['a'], '"one\n  two"'],
    ['folded text', yaml('a: >-\n  one\n  two\n\nb: 1\n'), ['a'], '>-\n  one\n  two'],
    ['a block’s empty lines', yaml('a: |+\n  one\n\n\nb: 1\n'), ['a'], '|+\n  one\n\n'],
    ['more than one space before it', yaml('a:   x\n'), ['a'], '   x'],
    ['the blanks behind it', yaml('a: x  \t\nb: 1\n'), ['a'], 'x  \t'],
    ['the blanks of a value that is not there', yaml('a: \nb: 1\n'), ['a'], ' '],
    ['the blanks behind its comment', yaml('a: x # why  \nb: 1\n'), ['a'], 'x # why  '],
    ['the blanks that a block ends with', yaml('a: |-  \n  x  \n   \nb: 1\n'), ['a'], '|-  \n  x  '],
    ['the blanks behind its last line', yaml('a:\n  - x  \nb: 1\n'), ['a'], '\n  - x  '],
    ['an anchor and a tag', yaml('a: &x !!str 1\n'), ['a'], '&x !!str 1'],
    ['an alias, which is what is written', yaml('a: &x 1\nb: *x\n'), ['b'], '*x'],
    ['an item of a list', yaml("a:\n  - 'x' # why\n  - y\n"), ['a', 0], "'x' # why"],
    ['an item in brackets', yaml("a: [ 'x', y ]\n"), ['a', 0], "'x'"],
    ['a mapping begun on its dash', yaml('a:\n  - id: x\n    note: y\n'), ['a', 0], 'id: x\n    note: y'],
    ['TOML', toml("a = 'x' # why\n"), ['a'], "'x'"],
    ['JSON', '{"a": 4.50}\n', ['a'], '4.50'],
  ])('is %s', (_, head, path, source) => {
    expect(valueSource(head, path)).toBe(source)
    for (const other of ['Other', ['p', 'q'], { k: 'Two\nlines\n' }, 17]) expect(put(set(head, path, other), path, source)).toBe(head)
  })

  it.each<readonly [what: string, head: string, path: KeyPath]>([
    ['a value that comes by a merge', yaml('a: &x {k: 1}\nb:\n  <<: *x\n'), ['b', 'k']],
    ['what is behind an alias', yaml('a: &x {k: 1}\nb: *x\n'), ['b', 'k']],
    ['a key without a colon', yaml('a: {k, l: 1}\n'), ['a', 'k']],
    ['a table of TOML', toml('[a]\nb = 1\n'), ['a']],
    ['front matter that is broken', yaml('a: b: c\n'), ['a']],
  ])('is nowhere for %s', (_, head, path) => {
    expect(() => valueSource(head, path)).toThrow(HeadEditError)
  })
})

describe('a source that is put in', () => {
  it.each<readonly [what: string, head: string, path: KeyPath, source: string, after: string]>([
    ['leaves the comment behind the old value', yaml('a: 1 # of five\nb: 1\n'), ['a'], '4.50', yaml('a: 4.50 # of five\nb: 1\n')],
    ['leaves comments below that it does not have', yaml('a: 1\n\n# of b\nb: 1\n'), ['a'], '\n  - x\n  - y', yaml('a:\n  - x\n  - y\n\n# of b\nb: 1\n')],
    ['adds a key that is not there', yaml('a: 1\n'), ['b'], '>-\n  one\n  two', yaml('a: 1\nb: >-\n  one\n  two\n')],
    ['adds to a text without front matter', '', ['a'], '4.50', yaml('a: 4.50\n')],
    ['adds to TOML', toml('a = 1\n'), ['b'], "'x'", toml("a = 1\nb = 'x'\n")],
    ['adds to JSON', '{"a": 1}\n', ['b'], '4.50', '{"a": 1, "b": 4.50}\n'],
    ['takes the place of blanks behind the old value', yaml('a: |\n  x  \nb: 1\n'), ['a'], '4.50', yaml('a: 4.50\nb: 1\n')],
    ['may bring anchors that nothing else names', yaml('a: &x 1\nb: *x\n'), ['a'], '&x {k: &y 4.50, l: *y}', yaml('a: &x {k: &y 4.50, l: *y}\nb: *x\n')],
    ['lets aliases follow their anchor', yaml('a: &x 1\nb: *x\n'), ['a'], '&x 4.50', yaml('a: &x 4.50\nb: *x\n')],
  ])('%s', (_, head, path, source, after) => {
    expect(put(head, path, source)).toBe(after)
  })

  it.each<readonly [what: string, head: string, path: KeyPath, source: string, why: RegExp]>([
    ['is another key as well', yaml('a: 1\nb: 2\n'), ['a'], '1\nc: 3', /not exactly one value|change another key/],
    ['is another item as well', yaml('a:\n  - 1\n  - 2\n'), ['a', 0], '1\n  - 3', /not exactly one value|change another key/],
    ['is two values in brackets', yaml('a: [1, 2]\n'), ['a', 0], '1, 3', /not exactly one value/],
    ['closes the brackets', yaml('a: [1, 2]\n'), ['a', 0], '1]\nb: [3', /not exactly one value/],
    ['takes the next item into a comment', yaml('a: [1, 2]\n'), ['a', 0], '1 # why', /not exactly one value|change another key/],
    ['cannot be read', yaml('a: 1\n'), ['a'], '"open', /not exactly one value/],
    ['is not far enough in', yaml('a:\n  b: 1\n'), ['a', 'b'], '|\n text', /not exactly one value/],
    ['takes the next key into itself', yaml('a: 1\nb: 2\n'), ['a'], '{', /not exactly one value/],
    ['ends the front matter', yaml('a: 1\n'), ['a'], '1\n---', /not exactly one value|end the front matter/],
    ['begins a second document', yaml('a: 1\n'), ['a'], '1\n--- b\n', /not exactly one value/],
    ['takes an anchor away that is named below', yaml('a: &x 1\nb: *x\n'), ['a'], '2', /not exactly one value/],
    ['means another anchor for what is below', yaml('a: &x 1\nb: 2\nc: *x\n'), ['b'], '&x 3', /change another key/],
    ['would swallow the comment that stays', yaml('a: 1 # of five\nb: 2\n'), ['a'], '|\n  text', /cannot stand before the comment/],
    ['is two pairs of TOML', toml('a = 1\n'), ['a'], '1\nb = 2', /not exactly one value/],
    ['brings a comment to TOML', toml('a = 1\n'), ['a'], '1 # why', /not exactly one value/],
    ['closes TOML', toml('a = 1\n'), ['a'], "'''\n+++\n'''", /end the front matter/],
    ['is two pairs of JSON', '{"a": 1}\n', ['a'], '1, "b": 2', /not exactly one value/],
    ['closes JSON', '{"a": 1}\n', ['a'], '1}\n{"b": 2', /cannot|not exactly one value/],
    ['is nothing, in JSON', '{"a": 1}\n', ['a'], '', /not exactly one value/],
    ['makes the front matter too large', yaml('a: 1\n'), ['a'], `"${'x'.repeat(256 * 1024)}"`, /larger than 256 KB/],
  ])('is refused where it %s', (_, head, path, source, why) => {
    expect(() => put(head, path, source)).toThrow(why)
    expect(() => put(head, path, source)).toThrow(HeadEditError)
  })
})
