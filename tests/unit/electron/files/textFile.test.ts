import { describe, expect, it } from 'vitest'
import { decodeTextFile, encodeTextFile, revisionOf, TextFileError } from '../../../../electron/files/textFile.ts'

const again = (bytes: Uint8Array): Buffer => {
  const { text, format } = decodeTextFile(bytes)
  return Buffer.from(encodeTextFile(text, format))
}

describe('a text file', () => {
  it.each<readonly [what: string, bytes: Buffer, text: string, encoding: string, lineEnds: string]>([
    ['UTF-8', Buffer.from('花樣年華 🌸\n'), '花樣年華 🌸\n', 'utf-8', 'lf'],
    ['UTF-8 with a BOM', Buffer.from('\ufeffa\n'), 'a\n', 'utf-8', 'lf'],
    ['CRLF', Buffer.from('a\r\nb\r\n'), 'a\nb\n', 'utf-8', 'crlf'],
    ['mixed line ends', Buffer.from('a\r\nb\nc\r'), 'a\r\nb\nc\r', 'utf-8', 'mixed'],
    ['no last line end', Buffer.from('a\r\nb'), 'a\nb', 'utf-8', 'crlf'],
    ['nothing', Buffer.from(''), '', 'utf-8', 'lf'],
    ['a BOM alone', Buffer.from('\ufeff'), '', 'utf-8', 'lf'],
    ['two BOMs', Buffer.from('\ufeff\ufeffa'), '\ufeffa', 'utf-8', 'lf'],
    ['UTF-16 little-endian', Buffer.from('\ufeffé\r\n', 'utf16le'), 'é\n', 'utf-16le', 'crlf'],
    ['UTF-16 big-endian', Buffer.from('\ufeffé\n', 'utf16le').swap16(), 'é\n', 'utf-16be', 'lf'],
    ['GBK', Buffer.from('b1bec6acd4dacfe3b8dbbdd6cdb7c5c4c9e30a', 'hex'), '本片在香港街头拍摄\n', 'gb18030', 'lf'],
    ['Big5', Buffer.from('a4a4a4e5b971bc76aabaa4e5b3b90a', 'hex'), '中文電影的文章\n', 'big5', 'lf'],
    ['Shift_JIS', Buffer.from('93fa967b8cea82cc896689e682c582b7814282b182ea82cd0a', 'hex'), '日本語の映画です。これは\n', 'shift_jis', 'lf'],
    ['Windows-1252', Buffer.from('un \xe9t\xe9 \x93\xe0 Paris\x94\n', 'latin1'), 'un été “à Paris”\n', 'windows-1252', 'lf'],
  ])('of %s is read, and written back byte for byte', (_, bytes, text, encoding, lineEnds) => {
    const decoded = decodeTextFile(bytes)
    expect(decoded).toMatchObject({ encoding, lineEnds, readOnly: false, revision: revisionOf(bytes) })
    expect(decoded.text).toBe(text)
    expect(again(bytes).equals(bytes)).toBe(true)
  })

  it('gets its own line ends and BOM for what is typed', () => {
    const { format } = decodeTextFile(Buffer.from('\ufeffa\r\nb\r\n'))
    expect(Buffer.from(encodeTextFile('a\nnew\nb\n', format)).toString()).toBe('\ufeffa\r\nnew\r\nb\r\n')
  })

  it('in an older encoding takes the letters it has, and refuses others by name', () => {
    const { text, format } = decodeTextFile(Buffer.from('b1bec6acd4dac3ccbdd60a', 'hex'))
    expect(Buffer.from(encodeTextFile(`中${text}`, format)).toString('hex')).toBe('d6d0b1bec6acd4dac3ccbdd60a')
    expect(() => encodeTextFile(`${text}🌸`, format)).toThrow(/🌸/)
  })

  it('whose encoding nothing tells is for looking only', () => {
    const bytes = Buffer.from([0x61, 0xff, 0xfe, 0xff, 0x80, 0xff, 0xff, 0x0a])
    expect(decodeTextFile(bytes)).toMatchObject({ encoding: 'latin1', readOnly: true })
    expect(again(bytes).equals(bytes)).toBe(true)
  })

  it.each([['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')], ['UTF-16 cut in half', Buffer.from('fffe6100ff', 'hex')], ['NUL', Buffer.from('a\0b')]])('is refused where it is %s', (_, bytes) => {
    expect(() => decodeTextFile(bytes)).toThrow(TextFileError)
  })

  it('has a revision that any byte changes', () => {
    expect(revisionOf(Buffer.from('a\n'))).not.toBe(revisionOf(Buffer.from('a\r\n')))
    expect(revisionOf(Buffer.from(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it.each(['utf-8', 'utf-16le'] as const)('is not written in %s with half a character, and says where that is', (encoding) => {
    expect(() => encodeTextFile('one\ntwo \ud83c\n', { encoding, bom: encoding !== 'utf-8', lineEnds: 'lf' })).toThrow(/^Line 2 has half a character/)
  })
})
