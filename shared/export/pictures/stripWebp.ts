import { codesOf, concatenate, letters, viewOf } from './bytes.ts'
import { orientationOnly, readOrientation } from './exif.ts'

const ofThePicture = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const exifFlag = 0x08
const xmpFlag = 0x04

/** A WebP with only the chunks that its pixels and colours need; a turned one keeps how it is turned. null for one whose chunks do not add up. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const whole = Math.min(bytes.length, bytes.length < 12 ? 0 : view.getUint32(4, true) + 8)
  const kept: Uint8Array[] = []
  let orientation = 1
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null
    const length = view.getUint32(at + 4, true)
    if (at + 8 + length > whole) return null
    const end = Math.min(whole, at + 8 + length + (length & 1))
    const name = letters(bytes, at, at + 4)
    if (name === 'EXIF') orientation = readOrientation(bytes.subarray(at + 8, at + 8 + length))
    if (ofThePicture.has(name)) kept.push(bytes.slice(at, end))
    at = end
  }
  if (kept.length === 0) return null
  const extended = kept.find((part) => letters(part, 0, 4) === 'VP8X')
  if (extended && extended.length > 8) extended[8] = (extended[8]! & ~(exifFlag | xmpFlag)) | (orientation === 1 ? 0 : exifFlag)
  // Without the extended header there is no place for how it is turned.
  return riff(extended && orientation !== 1 ? [...kept, webpChunk('EXIF', orientationOnly(orientation))] : kept)
}

/** A WebP of chunks. */
export function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const content = concatenate(chunks)
  const header = Uint8Array.from([...codesOf('RIFF'), 0, 0, 0, 0, ...codesOf('WEBP')])
  viewOf(header).setUint32(4, content.length + 4, true)
  return concatenate([header, content])
}

export function webpChunk(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + content.length + (content.length & 1))
  whole.set(codesOf(name))
  viewOf(whole).setUint32(4, content.length, true)
  whole.set(content, 8)
  return whole
}
