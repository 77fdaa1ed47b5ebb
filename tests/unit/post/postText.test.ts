import { describe, expect, it } from 'vitest'
import { splitPost } from '../../../shared/post/postText.ts'

describe('splitting a post', () => {
  it.each<readonly [what: string, text: string, head: string]>([
    ['YAML', '---\na: 1\n---\nbody', '---\na: 1\n---\n'],
    ['YAML closed by dots', '---\na: 1\n...\nbody', '---\na: 1\n...\n'],
    ['YAML that ends the file', '---\na: 1\n---', '---\na: 1\n---'],
    ['an empty head', '---\n---\nbody', '---\n---\n'],
    ['CRLF', '---\r\na: 1\r\n---\r\nbody', '---\r\na: 1\r\n---\r\n'],
    ['spaces behind the fences', '--- \na: 1\n---\t\nbody', '--- \na: 1\n---\t\n'],
    ['a BOM', '\uFEFF---\na: 1\n---\nbody', '\uFEFF---\na: 1\n---\n'],
    ['dashes indented in a block', '---\na: |\n  ---\n---\nbody', '---\na: |\n  ---\n---\n'],
    ['TOML', '+++\na = 1\n+++\nbody', '+++\na = 1\n+++\n'],
    ['JSON', '{\n  "a": "}", "b": {}\n}\nbody', '{\n  "a": "}", "b": {}\n}\n'],
    ['JSON alone', '{"a": 1}', '{"a": 1}'],
    ['no head', '# Title\n', ''],
    ['an open fence', '---\na: 1\n', '---\na: 1\n'],
    ['an open fence above a text', '---\na: 1\n\nbody: more\n', '---\na: 1\n'],
    ['an open fence with old line ends', '---\ra: 1\r---\r\rbody', '---\ra: 1\r---\r'],
    ['an open fence with line ends of two kinds', '---\r\na: 1\r\nb: 2\r\nbody\n', '---\r\na: 1\r\nb: 2\r\nbody\n'],
    ['a rule above a text', '---\nOnce: upon a time\n---\n', '---\nOnce: upon a time\n---\n'],
    ['a rule that opens the text', '---\nOnce upon a time\n', ''],
    ['a rule above a blank line', '---\n\na: 1\n', ''],
    ['a rule that is no fence', '----\na\n---\n', ''],
    ['a fence further down', '\n---\na: 1\n---\n', ''],
    ['a template', '{{< film >}}\n', ''],
    ['JSON with text behind it', '{"a": 1} and more\n', ''],
    ['an open brace', '{"a": 1\n', ''],
    ['nothing', '', ''],
  ])('finds %s', (_, text, head) => {
    expect(splitPost(text)).toEqual({ head, body: text.slice(head.length) })
  })
})
