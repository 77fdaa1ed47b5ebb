import { concatenate, letters } from './bytes.ts'

/** Programs' own blocks without which a GIF would look otherwise: how often it plays, and its colours. */
const ofThePicture = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])

/** A GIF without comments, XMP and other programs' blocks. null for one whose blocks do not add up. */
export function stripGif(bytes: Uint8Array): Uint8Array | null {
  const tableEnd = 13 + tableLength(bytes[10])
  if (tableEnd > bytes.length) return null
  const kept = [bytes.subarray(0, tableEnd)]
  for (let at = tableEnd; at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === 0x3b) return concatenate([...kept, bytes.subarray(at, at + 1)])
    const label = bytes[at + 1]
    const data = kind === 0x21 ? at + 2 : kind === 0x2c ? at + 11 + tableLength(bytes[at + 9]) : null
    const end = data === null ? null : endOfBlocks(bytes, data)
    if (end === null) return null
    const isNote = kind === 0x21 && (label === 0xfe || (label === 0xff && !ofThePicture.has(letters(bytes, at + 3, at + 14))))
    if (!isNote) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

function tableLength(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Past a row of blocks that each say how long they are, the last of length 0. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += bytes[at]! + 1) if (bytes[at] === 0) return at + 1
  return null
}
