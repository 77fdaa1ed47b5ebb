import fc from 'fast-check'
import { text } from './randomHeads.ts'

const key = fc.constantFrom('title', 'rating', 'tags', 'note', 'cover', 'year', '片名', 'a b', 'x.y')

/** Values as JSON writes them, in the layout of people and programs. */
export const jsonHead: fc.Arbitrary<string> = fc
  .tuple(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 5 }), fc.constantFrom(0, 2, '\t'), fc.boolean(), fc.boolean())
  .map(([values, indent, crlf, padded]) => {
    const json = padded ? JSON.stringify({ ...values, price: 0 }, null, indent).replace(/("price": ?)0/, (_, name: string) => `${name} 4.50`) : JSON.stringify(values, null, indent)
    return `${crlf ? json.replaceAll('\n', '\r\n') : json}${crlf ? '\r\n' : '\n'}`
  })

const quote = (value: string): string => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/g, (found) => (/[\ud800-\udfff]/.test(found) ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`))

const tomlText: fc.Arbitrary<string> = fc.oneof(
  text.map((value) => quote(value.toWellFormed())),
  fc.constantFrom("'plain'", "''", "'C:\\dir'", '"""\ntwo\nlines"""', '"""one \\\n   line"""', "'''\nraw \\ 'quotes'\n'''", '"""# no comment"""', '"\\u00e9 \\U0001F338"'),
)

const tomlScalar: fc.Arbitrary<string> = fc.oneof(
  tomlText,
  fc.integer({ min: -3000, max: 3000 }).map(String),
  fc.constantFrom('4.50', '3.0', '+12', '1_000', '0xFF', '1e3', 'inf', 'nan', 'true', 'false', '2025-01-01', '2025-03-09T23:30:00+08:00', '2025-03-09 23:30:00', '23:30:00'),
)

const tomlValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: tomlScalar },
  fc.tuple(fc.array(tomlScalar, { maxLength: 4 }), fc.integer({ min: 0, max: 3 })).map(([items, layout]) => listText(items, layout)),
  fc.array(fc.tuple(fc.constantFrom('a', 'b', '"c d"'), tomlScalar), { maxLength: 3 }).map((pairs) => `{ ${[...new Map(pairs)].filter(([, written]) => !written.includes('\n')).map(([name, written]) => `${name} = ${written}`).join(', ')} }`),
)

function listText(items: readonly string[], layout: number): string {
  if (layout === 0 || items.length === 0) return `[${items.join(', ')}]`
  if (layout === 1) return `[ ${items.join(' , ')}, ]`
  return `[\n${items.map((item, index) => `  ${item},${layout === 3 && index === 0 ? ' # first' : ''}`).join('\n')}\n  # last\n]`
}

const tomlKey = (name: string): string => (/^[a-z]+$/.test(name) ? name : JSON.stringify(name))
const comment = fc.constantFrom('', '', '', ' # why', '  # “é” 🌸')
const pairs = fc.uniqueArray(fc.tuple(key, tomlValue, comment), { minLength: 1, maxLength: 5, selector: ([name]) => name }).map((found) => found.map(([name, written, behind]) => `${tomlKey(name)} = ${written}${behind}`))

/** TOML in its ways of writing: all kinds of strings, numbers and dates, lists over lines with comments, inline tables, tables and dotted keys. */
export const tomlHead: fc.Arbitrary<string> = fc
  .tuple(pairs, fc.option(pairs), fc.option(pairs), fc.boolean(), fc.boolean())
  .map(([top, table, element, dotted, crlf]) => {
    const lines = ['+++', ...top, ...(dotted ? ['dotted.key = "x"', 'dotted.other = 4.50'] : []), ...(table ? ['', '# a table', '[extra]', ...table] : []), ...(element ? ['', '[[films]]', ...element, '[[films]]', 'name = "b"'] : []), '+++', '']
    return crlf ? lines.join('\n').replace(/\r?\n/g, '\r\n') : lines.join('\n')
  })
