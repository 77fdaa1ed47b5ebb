import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { formatScalar, isDateText, quoteString } from '../../../shared/frontMatter/formatScalar.ts'

const texts = ['plain', '1917', '007', '1_000', '0x1F', '0o17', '0b1', '1e3', '+1', '-.5', '.inf', '.NaN', '1:30', '190:20:30', 'yes', 'No', 'ON', 'y', 'null', '~', 'True', '', ' a', 'a ', 'a: b', 'a:', 'a #b', '#a', '- a', '-', '?', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '[a', '{a', 'a, b', "it's", '"a"', '\\', '2025-01-01', '2025-1-1', '2025-01-01 10:00', '<<', '=', '---', '--- a', '...', 'two\nlines', 'tab\t', '\r', '\u0000', '\u0085', '\u2028', '\ufeff', '\ud800', '🌸', '花樣年華', 'C:\\x', '{{ x }}', '*em* text', '-a', ':a']

describe('a scalar as YAML', () => {
  it.each(texts.flatMap((text) => (['1.1', '1.2'] as const).map((version) => [text, version] as const)))('%j reads back as the same text in YAML %s', (text, version) => {
    for (const quotes of ['plain', 'single', 'double'] as const) {
      for (const [before, after] of [['a: ', ''], ['a: [', ', 1]']] as const) {
        const document = parseDocument(`${before}${formatScalar(text, { quotes, inFlow: after !== '' })}${after}\n`, { version, merge: true })
        expect(document.errors).toEqual([])
        expect(document.getIn(after === '' ? ['a'] : ['a', 0])).toBe(text)
      }
    }
  })

  it.each([[4.5, '4.5'], [-3, '-3'], [1e21, '1.0e+21'], [true, 'true'], [null, 'null'], [Infinity, '.inf'], [Number.NaN, '.nan']])('%j is %s', (value, written) => {
    expect(formatScalar(value)).toBe(written)
  })

  it('quotes no more than it must', () => {
    for (const text of ['In the Mood for Love', "It's", '花樣年華', 'http://a.b/c?d', 'a-b', 'C#', '★★★★½']) expect(formatScalar(text)).toBe(text)
  })

  it('in JSON string syntax is JSON too', () => {
    for (const text of texts) expect(JSON.parse(quoteString(text))).toBe(text)
  })

  it('knows dates', () => {
    for (const date of ['2025-03-09', '2025-03-09T23:30:00+08:00', '2025-03-09 23:30:00 +0800', '2025-03-09T23:30Z']) expect(isDateText(date)).toBe(true)
    for (const other of ['2025', '2025-3-9', 'on 2025-03-09', '2025-03-09: x']) expect(isDateText(other)).toBe(false)
  })
})
