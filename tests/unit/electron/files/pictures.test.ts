import { describe, expect, it } from 'vitest'
import { pictureKind } from '../../../../electron/files/pictureKind.ts'
import { stripJpegMetadata } from '../../../../electron/files/stripJpegMetadata.ts'
import { jpegFrom, jpegSegment, jpegWith } from '../jpegBytes.ts'

const text = (content: string): Uint8Array => Buffer.from(content, 'latin1')

describe('pictureKind', () => {
  it.each([
    ['png', '\x89PNG\r\n\x1a\n....'], ['jpg', '\xff\xd8\xff\xe0'], ['gif', 'GIF89a'], ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['avif', '\0\0\0\x20ftypavif'], ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'], ['svg', '<?xml version="1.0"?>\n<!-- a -->\n<svg/>'],
  ])('knows %s by its first bytes', (kind, bytes) => expect(pictureKind(text(bytes))).toBe(kind))

  it.each(['', '<html><svg></svg></html>', '%PDF-1.7', 'MZ\x90', '<script>alert(1)</script>', '\xff\xd8'])('takes %j for no picture', (bytes) => {
    expect(pictureKind(text(bytes))).toBeNull()
  })
})

describe('stripJpegMetadata', () => {
  const picture = [...jpegSegment(0xdb, 'table'), ...jpegSegment(0xda, 'scan'), 1, 2, 0xff, 0, 3, 0xff, 0xd9]

  it('takes place, owner, XMP, IPTC and comments away and keeps the picture and its colours', () => {
    const jfif = jpegSegment(0xe0, 'JFIF\0')
    const colours = jpegSegment(0xe2, 'ICC_PROFILE\0')
    const notes = [...jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPS 22.28'), ...jpegSegment(0xed, 'Photoshop 3.0'), ...jpegSegment(0xfe, 'by me')]
    const stripped = stripJpegMetadata(jpegFrom([...jfif, ...jpegWith(1, 'GPS 22.28 114.15'), ...notes, ...colours, ...picture]))
    expect(stripped).toEqual(jpegFrom([...jfif, ...colours, ...picture]))
  })

  it('keeps how a turned picture is turned, and nothing else of its EXIF', () => {
    const stripped = stripJpegMetadata(jpegFrom([...jpegWith(6, 'GPS 22.28 114.15'), ...picture]))
    expect(Buffer.from(stripped).includes('GPS')).toBe(false)
    expect(Buffer.from(stripped).includes('Exif\0\0')).toBe(true)
    expect(stripJpegMetadata(stripped)).toEqual(stripped)
    expect([...stripped.subarray(-picture.length)]).toEqual(picture)
  })

  it.each([
    ['no JPEG', text('GIF89a')],
    ['cut off in a segment', jpegFrom(jpegSegment(0xe1, 'Exif\0\0').slice(0, 6))],
    ['a segment of no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])],
    ['empty', new Uint8Array()],
  ])('gives back as it was what does not add up: %s', (_, bytes) => expect(stripJpegMetadata(bytes)).toBe(bytes))

  it('survives any EXIF directory, however wild its offsets', () => {
    for (const offset of [0, 7, 8, 0xffff_fff0, 1 << 20]) {
      const wild = jpegFrom([...jpegWith(6, 'x', offset), ...picture])
      expect(() => stripJpegMetadata(wild)).not.toThrow()
    }
  })
})
