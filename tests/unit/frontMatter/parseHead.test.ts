import { describe, expect, it } from 'vitest'
import { largestHead, parseHead } from '../../../shared/frontMatter/parseHead.ts'

const fenced = (text: string) => `---\n${text}---\n`
const yaml = (text: string) => parseHead(fenced(text))

describe('reading a YAML head', () => {
  it('keeps dates, times and words that only YAML 1.1 knows as they are written', () => {
    const { values } = yaml('date: 2025-03-09T23:30:00+08:00\nday: 2025-01-01\ndraft: yes\nyear: 1994\nrating: 4.5\nempty:\n')
    expect(values).toEqual({ date: '2025-03-09T23:30:00+08:00', day: '2025-01-01', draft: 'yes', year: 1994, rating: 4.5, empty: null })
  })

  it('does not read a head larger than 256 KB, and says so; its title still names the post', () => {
    const text = 'title: Large\nkey: '
    expect(yaml(`${text}${'x'.repeat(largestHead - text.length - 100)}\n`).broken).toBe(false)
    const { broken, problems, values } = yaml(`${text}${'x'.repeat(largestHead)}\n`)
    expect({ broken, values }).toEqual({ broken: true, values: { title: 'Large' } })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('larger than 256 KB')])
  })

  it('resolves aliases and merges; own keys win over merged ones', () => {
    const { values } = yaml('base: &b {a: 1, c: 2}\nm:\n  <<: *b\n  c: 3\nn: *b\n')
    expect(values).toEqual({ base: { a: 1, c: 2 }, m: { c: 3, a: 1 }, n: { a: 1, c: 2 } })
  })

  it('reads a head with nothing in it, or only comments', () => {
    expect(parseHead('')).toEqual({ format: 'none', values: {}, problems: [], broken: false })
    expect(parseHead('---\n---\n')).toEqual({ format: 'yaml', values: {}, problems: [], broken: false })
    expect(yaml('# later\n')).toEqual({ format: 'yaml', values: {}, problems: [], broken: false })
  })

  it('reads CRLF and a BOM', () => {
    expect(parseHead('\uFEFF---\r\ntitle: x\r\ntext: |\r\n  a\r\n  b\r\n...\r\n').values).toEqual({ title: 'x', text: 'a\nb\n' })
  })

  it.each(['---\ntitle: x\n', '---\ntitle: x---\n', '+++\ntitle = "x"\n', '---\rtitle: x\r---\r'])('says where the closing fence is missing: %j', (head) => {
    const { broken, values, problems } = parseHead(head)
    expect({ broken, values }).toEqual({ broken: true, values: { title: expect.stringMatching(/^x/) } })
    expect(problems[0]).toMatchObject({ line: 1, message: expect.stringMatching(/never closed.*(---|\+\+\+)/) })
  })

  it('makes out the title of a head that cannot be read, and nothing else', () => {
    expect(yaml('title: Dune: Part Two\nyear: 2024\n')).toMatchObject({ broken: true, values: { title: 'Dune: Part Two' } })
    expect(yaml("draft: [\ntitle: 'Quoted'\n").values).toEqual({ title: 'Quoted' })
    expect(yaml('draft: [\n').values).toEqual({})
    expect(yaml('title: [open\n').values).toEqual({})
  })

  it('treats __proto__ as a key like any other', () => {
    const { values } = yaml('__proto__:\n  polluted: true\nconstructor: x\n')
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  it.each<readonly [what: string, text: string, line: number, column: number, message: RegExp]>([
    ['a second colon', 'title: Dune: Part Two\n', 2, 8, /quotes/],
    ['a quote that is never closed, where it was opened', 'a: 1\ntitle: "x\nb: 1\n', 3, 8, /closing quotation mark/],
    ['a tab as indentation', 'a:\n\tb: 1\n', 3, 1, /tab/],
    ['an alias without anchor', 'a: *nobody\n', 2, 4, /nobody/],
    ['an alias within its own anchor', 'a: &x [*x]\n', 2, 8, /anchor/],
    ['a list at the top', '- a\n- b\n', 2, 1, /key: value/],
    ['a text at the top', 'Just words\n', 2, 1, /key: value/],
    ['a template’s placeholder', 'title: {{ title }}\nx: @\n', 3, 4, /quotes/],
  ])('says where %s is', (_, text, line, column, message) => {
    const head = yaml(text)
    expect(head.broken).toBe(true)
    expect(Object.keys(head.values).filter((key) => key !== 'title')).toEqual([])
    expect(head.problems[0]).toMatchObject({ line, column })
    expect(head.problems[0]?.message).toMatch(message)
    expect(head.problems[0]?.message).toMatch(/^[“A-Z].*\.$/)
  })

  it('refuses an alias bomb in an instant', () => {
    const letters = [...'abcdefghij']
    const lines = letters.slice(1).map((name, index) => `${name}: &${name} [${Array(10).fill(`*${letters[index]}`).join(', ')}]\n`)
    expect(yaml(`a: &a [x, x, x, x, x, x, x, x, x, x]\n${lines.join('')}`).problems[0]?.message).toMatch(/too many/)
  })

  it.each([['['.repeat(20_000)], [`a: ${'{a: '.repeat(20_000)}`], [`${'- '.repeat(20_000)}x`], [`a: ${'['.repeat(200)}${']'.repeat(200)}`], [`a: ${'b: '.repeat(20_000)}`], [`${'? '.repeat(9_000)}x`], ['[\n'.repeat(9_000)], [Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')], [Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}-\n`).join('')]])('refuses nesting without end', (text) => {
    expect(yaml(`${text}\n`).broken).toBe(true)
  })
})

describe('a key that is there more than once', () => {
  it.each<readonly [what: string, head: string, values: object, repeated: readonly (readonly [line: number, column: number, path: string])[]]>([
    ['YAML', fenced('a: 1\nb: 2\na: 3\n'), { a: 3, b: 2 }, [[2, 1, 'a']]],
    ['YAML, three times', fenced('a: 1\na: 2\na: 3\n'), { a: 3 }, [[2, 1, 'a'], [3, 1, 'a']]],
    ['YAML, deep within', fenced('review:\n  rating: 1\n  "rating": 2\nlist:\n  - {k: 1, k: 2}\n'), { review: { rating: 2 }, list: [{ k: 2 }] }, [[3, 3, 'review.rating'], [6, 6, 'list.0.k']]],
    ['YAML, as a number and as a text', fenced('1917: a\n"1917": b\n'), { 1917: 'b' }, [[2, 1, '1917']]],
    ['JSON', '{"a": 1,\n"b": {"c": 1, "c": 2}, "a": 2}\n', { a: 2, b: { c: 2 } }, [[1, 2, 'a'], [2, 7, 'b.c']]],
  ])('counts where it is last, and its other places are named: %s', (_, text, values, repeated) => {
    const head = parseHead(text)
    expect([head.broken, head.values]).toEqual([false, values])
    expect(head.problems.map(({ line, column, path }) => [line, column, path?.join('.')])).toEqual(repeated)
    expect(head.problems[0]?.message).toBe(`“${repeated[0]?.[2]}” is there again below, where it counts: this one does not.`)
  })

  it('is nothing that TOML can be read with', () => {
    expect(parseHead('+++\na = 1\na = 2\n+++\n')).toMatchObject({ broken: true, values: {} })
  })
})

describe('reading a TOML head', () => {
  it('keeps dates and times as they are written', () => {
    const head = parseHead('+++\nd = 1979-05-27 07:32:00\no = 1979-05-27T00:32:00.999-07:00\nl = [2025-01-01, 07:32:00]\n[[w]]\nx = 1\n[[w]]\n"a b".c = 2025-02-02\n+++\n')
    expect(head.values).toEqual({ d: '1979-05-27 07:32:00', o: '1979-05-27T00:32:00.999-07:00', l: ['2025-01-01', '07:32:00'], w: [{ x: 1 }, { 'a b': { c: '2025-02-02' } }] })
    expect(head.format).toBe('toml')
  })

  it('says where it breaks', () => {
    expect(parseHead('+++\na = 1\ntitle = Foo\n+++\n').problems[0]).toMatchObject({ line: 3, column: 9 })
  })

  it('treats __proto__ as a key like any other', () => {
    expect(Object.keys(parseHead('+++\n__proto__.x = 1\n+++\n').values)).toEqual(['__proto__'])
    expect('x' in {}).toBe(false)
  })
})

describe('reading a JSON head', () => {
  it('reads an object', () => {
    expect(parseHead('{\n  "title": "x", "tags": ["a", 1, null, true]\n}\n')).toEqual({ format: 'json', values: { title: 'x', tags: ['a', 1, null, true] }, problems: [], broken: false })
  })

  it.each([['{"a": 1,\n}\n', 2], ['{\n// c\n"a": 1}\n', 2]])('says where %j breaks', (text, line) => {
    expect(parseHead(text)).toMatchObject({ broken: true, problems: [{ line }, ...parseHead(text).problems.slice(1)] })
  })

  it('treats __proto__ as a key like any other', () => {
    expect(Object.keys(parseHead('{"__proto__": {"x": 1}}\n').values)).toEqual(['__proto__'])
    expect('x' in {}).toBe(false)
  })
})
