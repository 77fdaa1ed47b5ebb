import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../../shared/frontMatter/rangeOf.ts'
import type { KeyPath } from '../../../shared/frontMatter/headTypes.ts'

const yaml = '---\ntitle: &t "A b" # c\nempty:\nwarnings:\n  - id: gore # x\n  - drugs\ntext: |\n  a\n\nlast: 1\n---\n'
const toml = '+++\ntitle = "A b" # c\n[extra]\nlist = [1, { k = "v" }]\n+++\n'
const json = '{"title": "A b", "list": [1, {"k": "v"}]}\n'

function marked(head: string, path: KeyPath): string | null {
  const range = rangeOf(head, path)
  return range && head.slice(range.from, range.to)
}

describe('the range of a value', () => {
  it.each<readonly [head: string, path: KeyPath, text: string | null]>([
    [yaml, ['title'], '"A b"'],
    [yaml, ['warnings', 0, 'id'], 'gore'],
    [yaml, ['warnings', 1], 'drugs'],
    [yaml, ['warnings'], '- id: gore # x\n  - drugs'],
    [yaml, ['text'], '|\n  a'],
    [yaml, ['empty'], 'empty:'],
    [yaml, ['nothing'], null],
    [yaml, ['title', 'below'], null],
    [toml, ['title'], '"A b"'],
    [toml, ['extra', 'list', 1, 'k'], '"v"'],
    [toml, ['nothing'], null],
    [json, ['list', 1, 'k'], '"v"'],
    ['---\na: b: c\n---\n', ['a'], null],
    ['', ['a'], null],
  ])('in %j of %j is %j', (head, path, text) => {
    expect(marked(head, path)).toBe(text)
  })
})
