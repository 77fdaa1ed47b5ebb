import { describe, expect, it } from 'vitest'
import { pictureKind } from '../../../../electron/files/pictureKind.ts'

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
