import { letters, viewOf } from './bytes.ts'

const orientationTag = 0x0112

/** How a picture is turned (2 to 8) by the first directory of its EXIF, with or without `Exif\0\0` before it; 1 for not at all or not known. */
export function readOrientation(exif: Uint8Array): number {
  const tiff = letters(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  if (tiff.length < 8) return 1
  const view = viewOf(tiff)
  const isLittle = tiff[0] === 0x49
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > tiff.length) return 1
  for (let entry = directory + 2, left = view.getUint16(directory, isLittle); left > 0 && entry + 12 <= tiff.length; entry += 12, left--) {
    if (view.getUint16(entry, isLittle) !== orientationTag) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 2 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF structure that says how a picture is turned, and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const directory = [0, 1, orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([...header, ...directory])
}
