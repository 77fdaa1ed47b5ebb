const codes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

export function jpegSegment(marker: number, content: string | readonly number[]): number[] {
  const bytes = typeof content === 'string' ? codes(content) : content
  const length = bytes.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...bytes]
}

/** An EXIF segment that says how the picture is turned, and has more to tell behind that. */
export function jpegWith(orientation: number, rest: string, directory = 8): number[] {
  const offset = [24, 16, 8, 0].map((shift) => (directory >>> shift) & 0xff)
  return jpegSegment(0xe1, [...codes('Exif\0\0MM\0*'), ...offset, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, ...codes(rest)])
}

export function jpegFrom(segments: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0xff, 0xd8, ...segments])
}
