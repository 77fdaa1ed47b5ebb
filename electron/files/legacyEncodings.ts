/** Bytes that are no text, or a text that its file's encoding cannot hold; `message` is in words to show. */
export class TextFileError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TextFileError'
  }
}

export type LegacyEncoding = 'euc-kr' | 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252'

/**
 * The encodings from before Unicode that some bytes may be in, the likeliest first. Each is judged by how many of the bytes beyond ASCII
 * are in characters that its texts are mostly made of.
 */
export function guessLegacy(bytes: Uint8Array): LegacyEncoding[] {
  const sample = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  const high = sample.match(/[\x80-\xff]/g)?.length ?? 0
  const shares = frequentCharacters.map(({ encoding, frequent }) => {
    const matched = sample.match(frequent)?.join('').match(/[\x80-\xff]/g)?.length ?? 0
    return { encoding, share: high === 0 ? 0 : matched / high }
  })
  return shares
    .filter(({ share }) => share > 0.7)
    .toSorted((a, b) => b.share - a.share)
    .map(({ encoding }) => encoding)
}

/** The text of bytes in an old encoding, null where they break its rules. */
export function decodeLegacy(bytes: Uint8Array, encoding: LegacyEncoding): string | null {
  // Node 20 takes windows-1252 for latin1.
  if (encoding === 'windows-1252') return Buffer.from(bytes).toString('latin1').replace(/[\x80-\x9f]/g, (byte) => windowsLetters[byte.charCodeAt(0) - 0x80] ?? byte)
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What windows-1252 has from 0x80 to 0x9F; where it has nothing, the control character of that number. */
const windowsLetters = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ']

/**
 * The bytes of a text in an old encoding.
 * @throws TextFileError where it has no such character.
 */
export function encodeLegacy(text: string, encoding: LegacyEncoding): Uint8Array {
  const table = tableOf(encoding)
  const parts: string[] = []
  for (const character of text) {
    const bytes = character <= '\x7f' ? character : table.get(character)
    if (bytes === undefined) {
      throw new TextFileError(`“${character}” does not exist in ${encoding}, the encoding of this file. Convert the file to UTF-8 first; nothing was written.`)
    }
    parts.push(bytes)
  }
  return Buffer.from(parts.join(''), 'latin1')
}

/** In order: of two that fit alike, the one with the narrower rule comes first. */
const frequentCharacters: readonly { readonly encoding: LegacyEncoding; readonly frequent: RegExp }[] = [
  { encoding: 'euc-kr', frequent: /[\xa1\xa3\xb0-\xc8][\xa1-\xfe]/g },
  { encoding: 'gb18030', frequent: /[\xa1\xa3\xb0-\xd7][\xa1-\xfe]/g },
  { encoding: 'big5', frequent: /[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]/g },
  { encoding: 'shift_jis', frequent: /[\x81-\x83\x88-\x97][\x40-\x7e\x80-\xfc]/g },
  // Letters with marks and typographic quotes stand alone among ASCII.
  { encoding: 'windows-1252', frequent: /(?<![\x80-\xff])(?:[\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff]{1,2})(?![\x80-\xff])/g },
]

const tables = new Map<LegacyEncoding, ReadonlyMap<string, string>>()

/** Character to bytes (as a latin1 string): the decoder's own table, turned round. */
function tableOf(encoding: LegacyEncoding): ReadonlyMap<string, string> {
  const known = tables.get(encoding)
  if (known) return known
  const sequences = allSequences(encoding)
  // A line end belongs to no sequence, so it keeps them apart.
  const all = Buffer.from(sequences.join('\n'), 'latin1')
  const decoded = (encoding === 'windows-1252' ? decodeLegacy(all, encoding) : new TextDecoder(encoding).decode(all))?.split('\n') ?? []
  const table = new Map<string, string>()
  sequences.forEach((sequence, index) => {
    const character = decoded[index] ?? ''
    // Of two ways to write a character the first is the common one.
    if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, sequence)
  })
  tables.set(encoding, table)
  return table
}

function allSequences(encoding: LegacyEncoding): string[] {
  const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))
  const singles = range(0x80, 0xff)
  if (encoding === 'windows-1252') return singles
  const trails = range(0x40, 0xfe)
  return [...singles, ...range(0x81, 0xfe).flatMap((lead) => trails.map((trail) => lead + trail))]
}
