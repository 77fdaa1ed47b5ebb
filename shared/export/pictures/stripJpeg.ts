import { codesOf, concatenate, letters } from './bytes.ts'
import { orientationOnly, readOrientation } from './exif.ts'

/**
 * A JPEG without what cameras and programs write about place, time and owner, and without what follows its end (further pictures, films):
 * only the picture's own bytes, its colour profile and its colour markers stay. A turned picture keeps an EXIF that says only how it is turned.
 * null for one whose segments do not add up.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const kept: Uint8Array[] = []
  let orientation = 1
  let hasScan = false
  let at = 2
  for (;;) {
    if (hasScan && at >= bytes.length) break
    if (bytes[at] !== 0xff) return null
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === 0xd9 && hasScan) {
      kept.push(bytes.subarray(at, at + 2))
      break
    }
    if (marker === undefined || marker === 0xd9) return null
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && letters(segment, 4, 10) === 'Exif\0\0') orientation = Math.max(orientation, readOrientation(segment.subarray(4)))
    if (isOfThePicture(marker, segment)) kept.push(segment)
    at = end
    if (marker !== 0xda) continue
    hasScan = true
    const scanEnd = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
  const jfif = kept[0]?.[1] === 0xe0 ? kept.splice(0, 1) : []
  return concatenate([bytes.subarray(0, 2), ...jfif, ...(orientation === 1 ? [] : [exifSegment(orientationOnly(orientation))]), ...kept])
}

/** Tables, frames and scans; of what programs add, only what colours hang on. */
function isOfThePicture(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return letters(segment, 4, 9) === 'JFIF\0'
  if (marker === 0xe2) return letters(segment, 4, 16) === 'ICC_PROFILE\0'
  return marker === 0xee && letters(segment, 4, 9) === 'Adobe'
}

/** Where the next marker stands that is no part of a scan's data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function exifSegment(tiff: Uint8Array): Uint8Array {
  const content = [...codesOf('Exif\0\0'), ...tiff]
  const length = content.length + 2
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...content])
}
