import { deflateSync, inflateSync } from 'node:zlib'
import { codesOf, concatenate, letters, viewOf } from '../../shared/export/pictures/bytes.ts'
import { rasterKind } from '../../shared/export/pictures/stripMetadata.ts'
import { chunk } from '../../shared/export/pictures/stripPng.ts'
import { riff, webpChunk } from '../../shared/export/pictures/stripWebp.ts'

const largestProfile = 4 * 1024 * 1024
const jpegPart = 65_519

/** The profile for a screen's three colours that a JPEG, PNG or WebP holds, null where it has none. */
export function colourProfile(bytes: Uint8Array): Uint8Array | null {
  const kind = rasterKind(bytes)
  const profile = kind === 'jpg' ? fromJpeg(bytes) : kind === 'png' ? fromPng(bytes) : kind === 'webp' ? fromWebp(bytes) : null
  return profile !== null && profile.length <= largestProfile && letters(profile, 16, 20) === 'RGB ' ? profile : null
}

function fromJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = []
  for (let at = 2; at + 18 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + view.getUint16(at + 2)) {
    if (bytes[at + 1] === 0xe2 && letters(bytes, at + 4, at + 16) === 'ICC_PROFILE\0') parts[bytes[at + 16] ?? 0] = bytes.subarray(at + 18, at + 2 + view.getUint16(at + 2))
  }
  return parts.length === 0 ? null : concatenate(Object.values(parts))
}

function fromPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (letters(bytes, at + 4, at + 8) !== 'iCCP') continue
    const content = bytes.subarray(at + 8, at + 8 + view.getUint32(at))
    return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: largestProfile })
  }
  return null
}

function fromWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) & 1)) {
    if (letters(bytes, at, at + 4) === 'ICCP') return bytes.subarray(at + 8, at + 8 + view.getUint32(at + 4, true))
  }
  return null
}

/** A JPEG, PNG or plain WebP as an encoder makes it, with a profile; other formats as they are. */
export function withProfile(bytes: Uint8Array, profile: Uint8Array): Uint8Array {
  const kind = rasterKind(bytes)
  if (kind === 'png') return concatenate([bytes.subarray(0, 33), chunk('iCCP', concatenate([Uint8Array.from(codesOf('ICC\0\0')), deflateSync(profile)])), bytes.subarray(33)])
  if (kind === 'webp') return withWebpProfile(bytes, profile)
  if (kind !== 'jpg') return bytes
  const count = Math.ceil(profile.length / jpegPart)
  const segments = Array.from({ length: count }, (_, at) => {
    const part = profile.subarray(at * jpegPart, (at + 1) * jpegPart)
    const length = part.length + 16
    return concatenate([Uint8Array.from([0xff, 0xe2, length >> 8, length & 0xff, ...codesOf('ICC_PROFILE\0'), at + 1, count]), part])
  })
  const start = bytes[3] === 0xe0 ? 4 + viewOf(bytes).getUint16(4) : 2
  return concatenate([bytes.subarray(0, start), ...segments, bytes.subarray(start)])
}

function withWebpProfile(bytes: Uint8Array, profile: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const first = letters(bytes, 12, 16)
  const icc = webpChunk('ICCP', profile)
  if (first === 'VP8X') {
    const extended = bytes.slice(12, 30)
    extended[8]! |= 0x20
    return riff([extended, icc, bytes.subarray(30)])
  }
  const lossless = first === 'VP8L' ? view.getUint32(21, true) : null
  const [width, height] = lossless === null ? [(view.getUint16(26, true) & 0x3fff) - 1, (view.getUint16(28, true) & 0x3fff) - 1] : [lossless & 0x3fff, (lossless >>> 14) & 0x3fff]
  const isClear = lossless !== null && ((lossless >>> 28) & 1) === 1
  const header = Uint8Array.from([isClear ? 0x30 : 0x20, 0, 0, 0, width & 0xff, width >> 8, 0, height & 0xff, height >> 8, 0])
  return riff([webpChunk('VP8X', header), icc, bytes.subarray(12)])
}
