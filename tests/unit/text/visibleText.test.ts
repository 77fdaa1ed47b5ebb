import { describe, expect, it } from 'vitest'
import { visibleText } from '../../../shared/text/visibleText.ts'

describe('visibleText', () => {
  it.each([
    ['a right-to-left override', 'a\u202egnp.exe', 'a[U+202E]gnp.exe'],
    ['isolates and marks of direction', '\u2066a\u2069\u200e\u061c', '[U+2066]a[U+2069][U+200E][U+061C]'],
    ['blanks without width', 'a\u200b\u2060\ufeffb', 'a[U+200B][U+2060][U+FEFF]b'],
    ['line ends', 'one\ntwo\r\u2028', 'one␊two␍[U+2028]'],
    ['NUL and other controls', '\0\u001b[31m\u007f\u009b', '␀␛[31m␡[U+009B]'],
    ['half a character', 'a\ud800b', 'a[U+D800]b'],
    ['joiners between plain letters', 'a\u200db\u200cc', 'a[U+200D]b[U+200C]c'],
    ['tags that make no flag', 'a\u{e0041}', 'a[U+E0041]'],
  ])('gives a sign to %s', (_what, text, shown) => expect(visibleText(text)).toBe(shown))

  it.each([
    ['plain text', 'It’s “fine” – 100 %'],
    ['Chinese', '花樣年華'],
    ['Arabic and Hebrew', 'فيلم שלום'],
    ['joiners in Persian and Hindi', 'می\u200cخواهم क्\u200dष'],
    ['families, skins and flags', '👩🏽‍👩‍👧 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['accents put together', 'cafe\u0301'],
  ])('leaves %s as it is', (_what, text) => expect(visibleText(text)).toBe(text))
})
