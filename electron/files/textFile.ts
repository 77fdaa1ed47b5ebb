import { createHash } from 'node:crypto'
import { decodeLegacy, encodeLegacy, guessLegacy, type LegacyEncoding, TextFileError } from './legacyEncodings.ts'

export { TextFileError } from './legacyEncodings.ts'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding | 'latin1'

/** How a text was laid down in bytes, so that it can be laid down the same way again. */
export interface TextFormat {
  readonly encoding: TextEncodingName
  readonly bom: boolean
  /** In memory a pure CRLF file has LF; a mixed one keeps its CRs as characters. */
  readonly lineEnds: 'lf' | 'crlf' | 'mixed'
}

export interface DecodedText extends TextFormat {
  readonly text: string
  /** SHA-256 of the bytes, in hex. */
  readonly revision: string
  readonly format: TextFormat
  /** True where no encoding fits: `latin1` then carries every byte, to be looked at and not edited. */
  readonly readOnly: boolean
}

/** SHA-256 of a file's bytes, in hex: what a save compares. */
export function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * The text of a file's bytes and how to get back to them: `encodeTextFile(text, format)` of the unchanged text gives the same bytes.
 * UTF-8 is strict; UTF-16 is known by its BOM; older encodings are guessed, and taken only where every byte comes back.
 * @param known how the bytes were laid down, for who wrote them: taken in place of a guess where every byte comes back
 * @param revision of the bytes, for who knows it
 * @throws TextFileError for bytes that are no text.
 */
export function decodeTextFile(bytes: Uint8Array, known: TextFormat | null = null, revision = revisionOf(bytes)): DecodedText {
  const text = known && textOf(bytes, known)
  if (known && text !== null && comesBack(text, known, bytes)) return decodedAs(text, known, revision)
  for (const { encoding, bom } of guesses(bytes)) {
    const decoded = decode(bytes.subarray(bom ? byteOrderMark(encoding).length : 0), encoding)
    if (decoded === null) continue
    const lineEnds = lineEndsOf(decoded)
    const format: TextFormat = { encoding, bom, lineEnds }
    const text = lineEnds === 'crlf' ? decoded.replaceAll('\r\n', '\n') : decoded
    if (isLegacy(encoding) && !comesBack(text, format, bytes)) continue
    return decodedAs(text, format, revision)
  }
  throw new TextFileError('This file is not text, so it cannot be opened here.')
}

/**
 * The bytes of a text as its file had them: encoding, BOM, line ends.
 * @throws TextFileError where a character does not exist in the file's encoding, or is only half a one.
 */
export function encodeTextFile(text: string, { encoding, bom, lineEnds }: TextFormat): Uint8Array {
  const body = encode(lineEnds === 'crlf' ? text.replace(/\r?\n/g, '\r\n') : text, encoding)
  return bom ? Buffer.concat([byteOrderMark(encoding), body]) : body
}

function* guesses(bytes: Uint8Array): Generator<{ readonly encoding: TextEncodingName; readonly bom: boolean }> {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const mark = byteOrderMark(encoding)
    if (mark.equals(bytes.subarray(0, mark.length))) yield { encoding, bom: true }
  }
  // No text has NUL, but programs and pictures do.
  if (bytes.includes(0)) return
  yield { encoding: 'utf-8', bom: false }
  for (const encoding of [...guessLegacy(bytes), 'latin1' as const]) yield { encoding, bom: false }
}

function decodedAs(text: string, format: TextFormat, revision: string): DecodedText {
  return { text, ...format, revision, format, readOnly: format.encoding === 'latin1' }
}

function textOf(bytes: Uint8Array, { encoding, bom, lineEnds }: TextFormat): string | null {
  const decoded = decode(bytes.subarray(bom ? byteOrderMark(encoding).length : 0), encoding)
  return lineEnds === 'crlf' ? (decoded?.replaceAll('\r\n', '\n') ?? null) : decoded
}

function decode(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  if (encoding === 'latin1') return Buffer.from(bytes).toString('latin1')
  if (isLegacy(encoding)) return decodeLegacy(bytes, encoding)
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function encode(text: string, encoding: TextEncodingName): Uint8Array {
  if (!text.isWellFormed()) throw halfCharacter(text)
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'latin1':
      return Buffer.from(text, 'latin1')
    default:
      return encodeLegacy(text, encoding)
  }
}

/** Written all the same, it would be another character in the file, or a file that nobody can read. */
function halfCharacter(text: string): TextFileError {
  const line = text.slice(0, text.search(/\p{Surrogate}/u)).split('\n').length
  return new TextFileError(`Line ${line} has half a character, which no file can hold. It shows as an empty box or “\uFFFD”: delete it; nothing was written.`)
}

function byteOrderMark(encoding: TextEncodingName): Buffer {
  return Buffer.from(encode('\uFEFF', encoding))
}

function isLegacy(encoding: TextEncodingName): encoding is LegacyEncoding {
  return encoding !== 'utf-8' && encoding !== 'utf-16le' && encoding !== 'utf-16be' && encoding !== 'latin1'
}

function comesBack(text: string, format: TextFormat, bytes: Uint8Array): boolean {
  // what was decoded strictly and not changed does
  if (!format.bom && format.lineEnds !== 'crlf' && !isLegacy(format.encoding)) return true
  try {
    return Buffer.compare(encodeTextFile(text, format), bytes) === 0
  } catch (cause) {
    if (cause instanceof TextFileError) return false
    throw cause
  }
}

function lineEndsOf(text: string): TextFormat['lineEnds'] {
  if (!text.includes('\r')) return 'lf'
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? 'mixed' : 'crlf'
}
