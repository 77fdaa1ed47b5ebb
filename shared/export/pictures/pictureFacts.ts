import { letters, viewOf } from './bytes.ts'
import { readOrientation } from './exif.ts'
import { rasterKind } from './stripMetadata.ts'

/** Formats that pictures can be made in. */
export type MadeFormat = 'jpg' | 'png' | 'webp' | 'avif'

/** What an export must know of a picture before it is decoded. Sizes are as it is shown, turned where it says so. */
export interface PictureFacts {
  readonly width: number
  readonly height: number
  /** How it is turned, as EXIF counts. */
  readonly orientation: number
  /** What smaller ones are written in; null for one that none is made of: it moves, is too large to decode, or could not be. */
  readonly format: Exclude<MadeFormat, 'avif'> | null
  /** Its colours hang on a profile of its own, which AVIF would lose. */
  readonly hasProfile: boolean
}

/** Pixels of the largest picture that is decoded: four bytes each, some times over, are held in memory. */
export const mostPixels = 64_000_000

interface Header {
  readonly width: number
  readonly height: number
  readonly orientation: number
  readonly isStill: boolean
  readonly hasProfile: boolean
}

/** What a picture's own header says; null for what is no JPEG, PNG, GIF or WebP, or cannot be read. Nothing is decoded. */
export function readPictureFacts(bytes: Uint8Array): PictureFacts | null {
  const kind = rasterKind(bytes)
  const header = headerOf(bytes)
  if (!header || header.width === 0 || header.height === 0) return null
  const { orientation, isStill, hasProfile } = header
  // Whether a browser turns others than JPEG is not the same everywhere.
  if (orientation !== 1 && kind !== 'jpg') return null
  const [width, height] = orientation >= 5 ? [header.height, header.width] : [header.width, header.height]
  const format = isStill && width * height <= mostPixels && kind !== 'gif' && kind !== 'heif' ? kind : null
  return { width, height, orientation, format, hasProfile }
}

/** How large a picture is as it is stored, whatever else it says; null for what is no JPEG, PNG, GIF or WebP, or cannot be read. */
export function readPictureSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  return headerOf(bytes)
}

function headerOf(bytes: Uint8Array): Header | null {
  switch (rasterKind(bytes)) {
    case 'jpg':
      return jpegHeader(bytes)
    case 'png':
      return pngHeader(bytes)
    case 'webp':
      return webpHeader(bytes)
    case 'gif':
      return gifHeader(bytes)
    default:
      return null
  }
}

function jpegHeader(bytes: Uint8Array): Header | null {
  const view = viewOf(bytes)
  let orientation = 1
  let hasProfile = false
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (marker === 0xe1 && letters(bytes, at + 4, at + 10) === 'Exif\0\0') orientation = Math.max(orientation, readOrientation(bytes.subarray(at + 4, end)))
    if (marker === 0xe2 && letters(bytes, at + 4, at + 16) === 'ICC_PROFILE\0') hasProfile ||= !letters(bytes, at, Math.min(end, at + 4096)).includes('sRGB')
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      // Four colours are a printer's: their profile fits no screen's.
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), orientation, isStill: bytes[at + 9] !== 4, hasProfile }
    }
    if (marker === 0xda) return null
    at = end
  }
  return null
}

function pngHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 33 || letters(bytes, 12, 16) !== 'IHDR') return null
  const view = viewOf(bytes)
  let [isStill, hasProfile, orientation] = [true, false, 1]
  for (let at = 33; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = letters(bytes, at + 4, at + 8)
    if (name === 'acTL') isStill = false
    if (name === 'iCCP') hasProfile = !letters(bytes, at + 8, at + 88).includes('sRGB')
    if (name === 'eXIf') orientation = readOrientation(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  return { width: view.getUint32(16), height: view.getUint32(20), orientation, isStill, hasProfile }
}

function webpHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  const first = letters(bytes, 12, 16)
  const still = { orientation: 1, isStill: true, hasProfile: false }
  if (first === 'VP8 ') return { ...still, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (first === 'VP8L') {
    const sizes = view.getUint32(21, true)
    return { ...still, width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 }
  }
  if (first !== 'VP8X') return null
  let orientation = 1
  let hasProfile = false
  for (let at = 30; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) & 1)) {
    const name = letters(bytes, at, at + 4)
    if (name === 'EXIF') orientation = readOrientation(bytes.subarray(at + 8, at + 8 + view.getUint32(at + 4, true)))
    if (name === 'ICCP') hasProfile = !letters(bytes, at, at + 4096).includes('sRGB')
  }
  const three = (at: number): number => view.getUint16(at, true) + (bytes[at + 2] ?? 0) * 65_536 + 1
  return { width: three(24), height: three(27), orientation, isStill: ((bytes[20] ?? 0) & 0x02) === 0, hasProfile }
}

function gifHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 13) return null
  const view = viewOf(bytes)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), orientation: 1, isStill: false, hasProfile: false }
}
