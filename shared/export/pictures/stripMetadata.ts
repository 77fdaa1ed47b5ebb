import { letters } from './bytes.ts'
import { stripGif } from './stripGif.ts'
import { stripHeif } from './stripHeif.ts'
import { stripJpeg } from './stripJpeg.ts'
import { stripPng } from './stripPng.ts'
import { stripWebp } from './stripWebp.ts'

/** Formats of pixels, by a file's first bytes; AVIF and HEIC are built alike. */
export type RasterKind = 'png' | 'jpg' | 'gif' | 'webp' | 'heif'

const strippers: Readonly<Record<RasterKind, (bytes: Uint8Array) => Uint8Array | null>> = { png: stripPng, jpg: stripJpeg, gif: stripGif, webp: stripWebp, heif: stripHeif }

/** What a file's first bytes say it is, null for none of these. */
export function rasterKind(bytes: Uint8Array): RasterKind | null {
  if (bytes[0] === 0x89 && letters(bytes, 1, 8) === 'PNG\r\n\x1a\n') return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg'
  if (/^GIF8[79]a$/.test(letters(bytes, 0, 6))) return 'gif'
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP') return 'webp'
  return letters(bytes, 4, 8) === 'ftyp' && /avi[fs]|hei[cxms]|hev[cm]|mif1|msf1/.test(letters(bytes, 8, 40)) ? 'heif' : null
}

/**
 * A picture without EXIF, place, XMP, comments and thumbnails: its pixels, colour profile and how it is turned stay, and no pixel is encoded
 * again. The same bytes where the file is no picture; null where it is one whose parts do not add up, so that nobody knows what it holds.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array | null {
  const kind = rasterKind(bytes)
  return kind === null ? bytes : strippers[kind](bytes)
}
