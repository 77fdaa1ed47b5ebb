const orientationTag = 0x0112

/**
 * A JPEG without what cameras write about place, time and owner: EXIF, XMP, IPTC and comments go, the picture's own bytes, colour
 * profile and Adobe marker stay. A turned picture keeps a minimal EXIF that says only how it is turned.
 * Bytes that are no JPEG, or one whose segments do not add up, come back as they were.
 */
export function stripJpegMetadata(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes
  const kept: Uint8Array[] = []
  let orientation = 1
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return bytes
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined || marker === 0xd9) return bytes
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return bytes
    const segment = bytes.subarray(at, end)
    if (marker === 0xda) {
      kept.push(bytes.subarray(at))
      break
    }
    if (marker === 0xe1 && startsWith(segment, 'Exif\0\0')) orientation = readOrientation(segment.subarray(10)) ?? orientation
    else if (marker !== 0xe1 && marker !== 0xed && marker !== 0xfe) kept.push(segment)
    at = end
  }
  const jfif = kept[0]?.[1] === 0xe0 ? kept.splice(0, 1) : []
  return concatenate([bytes.subarray(0, 2), ...jfif, ...(orientation === 1 ? [] : [orientationSegment(orientation)]), ...kept])
}

/** The orientation (2 to 8) in a TIFF structure's first directory, null where there is none. */
function readOrientation(tiff: Uint8Array): number | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const isLittle = tiff[0] === 0x49
  if (tiff.length < 8) return null
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > tiff.length) return null
  const count = view.getUint16(directory, isLittle)
  for (let entry = directory + 2, left = count; left > 0 && entry + 12 <= tiff.length; entry += 12, left--) {
    if (view.getUint16(entry, isLittle) !== orientationTag) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 2 && value <= 8 ? value : null
  }
  return null
}

function orientationSegment(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiffHeader = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const directory = [0, 1, orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const length = 2 + exif.length + tiffHeader.length + directory.length
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exif, ...tiffHeader, ...directory])
}

function startsWith(segment: Uint8Array, name: string): boolean {
  return [...name].every((character, index) => segment[4 + index] === character.charCodeAt(0))
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
