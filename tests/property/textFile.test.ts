import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTextFile, encodeTextFile, TextFileError, type TextFormat } from '../../electron/files/textFile.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { head, runs } from './randomHeads.ts'

const line = fc.oneof(fc.constantFrom('', '\t', 'plain', '《花樣年華》', '🌸🎬', '# comment', '&anchor *alias', '```', '---', 'é\u0301', '\u00a0'), fc.string({ unit: 'grapheme', maxLength: 20 }))
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const body = fc.oneof(
  fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }).map((lines) => lines.flat().join('')),
  fc.tuple(fc.array(line, { maxLength: 12 }), lineEnd).map(([lines, end]) => lines.join(end)),
)
const file = fc.tuple(fc.option(head, { nil: '' }), body).map(([front, rest]) => (front + rest).replaceAll('\0', ''))

describe('any file', { timeout: 10_000 + runs * 40 }, () => {
  it('comes back byte for byte from its text: UTF-8 with or without BOM, any line ends, with or without a last one', () => {
    fc.assert(
      fc.property(file, (text) => {
        const bytes = Buffer.from(text)
        const decoded = decodeTextFile(bytes)
        expect(decoded.encoding).toBe('utf-8')
        expect(Buffer.from(encodeTextFile(decoded.text, decoded.format)).equals(bytes)).toBe(true)
        const { head: front, body: rest } = splitPost(decoded.text)
        expect(front + rest).toBe(decoded.text)
      }),
      { numRuns: runs },
    )
  })

  it('comes back byte for byte as UTF-16 with a BOM', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (text, bigEndian) => {
        const little = Buffer.from(`\ufeff${text.replace(/\p{Surrogate}/gu, '')}`, 'utf16le')
        const bytes = bigEndian ? Buffer.from(little).swap16() : little
        const decoded = decodeTextFile(bytes)
        expect(decoded.encoding).toBe(bigEndian ? 'utf-16be' : 'utf-16le')
        expect(Buffer.from(encodeTextFile(decoded.text, decoded.format)).equals(bytes)).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('of any bytes at all comes back, or is refused as no text', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ min: 0x20, maxLength: 60 }), fc.uint8Array({ min: 0x81, max: 0xfe, maxLength: 60 }))
    fc.assert(
      fc.property(bytes, (array) => {
        try {
          const decoded = decodeTextFile(array)
          expect(Buffer.from(encodeTextFile(decoded.text, decoded.format)).equals(array)).toBe(true)
        } catch (cause) {
          if (!(cause instanceof TextFileError)) throw cause
          expect(array.includes(0)).toBe(true)
        }
      }),
      { numRuns: runs },
    )
  })

  it('in an older encoding is written back with what was typed, or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0xb0, max: 0xc6, minLength: 8, maxLength: 40 }), fc.string({ maxLength: 5 }), (letters, typed) => {
        const bytes = Buffer.concat([Buffer.from('title: '), letters, Buffer.from('\n')])
        const decoded = decodeTextFile(bytes)
        const text = typed.replaceAll('\0', '') + decoded.text
        const written = encodeTextFile(text, decoded.format)
        expect(Buffer.from(written).subarray(-bytes.length).equals(bytes)).toBe(true)
      }),
      { numRuns: Math.min(runs, 300) },
    )
  })

  it('has exactly the text that was saved, or is not written: half a character becomes no other one', () => {
    const formats = fc.constantFrom<TextFormat>(
      { encoding: 'utf-8', bom: false, lineEnds: 'lf' }, { encoding: 'utf-16le', bom: true, lineEnds: 'lf' }, { encoding: 'utf-16be', bom: true, lineEnds: 'lf' },
      { encoding: 'big5', bom: false, lineEnds: 'lf' }, { encoding: 'windows-1252', bom: false, lineEnds: 'lf' },
    )
    const halves = fc.array(fc.constantFrom('a', '\n', '花', '🎬', '\ud83c', '\udf6c'), { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(halves, formats, (text, format) => {
        try {
          expect(decodeTextFile(encodeTextFile(text, format), format).text).toBe(text)
        } catch (cause) {
          if (!(cause instanceof TextFileError)) throw cause
          expect(format.encoding.startsWith('utf') ? text.isWellFormed() : /^[\0-\x7f]*$/.test(text)).toBe(false)
        }
      }),
      { numRuns: runs },
    )
  })
})
