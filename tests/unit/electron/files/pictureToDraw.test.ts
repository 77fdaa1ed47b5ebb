import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { whyNotDrawn } from '../../../../electron/files/pictureToDraw.ts'
import { madePicture } from '../../../support/madePictures.ts'
import { png } from '../../../support/hostilePictures.ts'
import { svgBombs, svgPlain } from '../../../support/hostileSvg.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

const turned = (picture: Uint8Array): Uint8Array => {
  // an orientation of its own, which an export leaves to browsers
  const notes = Buffer.from('0000001a65584966 4d4d002a00000008000101120003000000010006000000000000 00000000'.replaceAll(' ', ''), 'hex')
  return Buffer.concat([picture.subarray(0, 33), notes, picture.subarray(33)])
}
const huge = png(30_000, 30_000, null)
const gif = (side: number): Uint8Array => {
  const bytes = Buffer.from('GIF89a000000000')
  bytes.writeUInt16LE(side, 6)
  bytes.writeUInt16LE(side, 8)
  return bytes
}
const avif = (picture: Uint8Array, side: number): Uint8Array => {
  const bytes = Buffer.from(picture)
  bytes.writeUInt32BE(side, bytes.indexOf('ispe') + 8)
  bytes.writeUInt32BE(side, bytes.indexOf('ispe') + 12)
  return bytes
}

async function why(name: string, bytes: Uint8Array | string): Promise<string | null> {
  const file = join(await temporaryFolder(), name)
  await writeFile(file, bytes)
  return whyNotDrawn(file)
}

describe('whyNotDrawn', () => {
  it.each(['jpg', 'png', 'webp', 'avif'] as const)('has nothing against a plain %s', async (format) => {
    expect(await why(`a.${format}`, await madePicture(format))).toBeNull()
    // browsers look at the bytes
    expect(await why('a.png', await madePicture(format))).toBeNull()
  })

  it.each([
    ['a huge PNG', 'a.png', huge],
    ['one that is turned', 'a.png', turned(huge)],
    ['one with another name', 'a.JPG', huge],
    ['a huge GIF', 'a.gif', gif(60_000)],
  ])('holds back %s, with its size', async (_what, name, bytes) => {
    expect(await why(name, bytes)).toMatch(/^It has [\d,]+ million pixels, and at most 100 million are shown\.$/)
  })

  it('holds back a huge AVIF and a huge JPEG', async () => {
    expect(await why('a.avif', avif(await madePicture('avif'), 60_000))).toContain('million pixels')
    const jpeg = Buffer.from(await madePicture('jpg'))
    const at = jpeg.indexOf(Buffer.from('ffc0', 'hex'))
    jpeg.writeUInt32BE(0xffffffff, at + 5)
    expect(await why('a.jpg', jpeg)).toContain('million pixels')
  })

  it.each([
    ['a BMP', 'a.png', Buffer.from(`BM${'\0'.repeat(60)}`)],
    ['HTML', 'a.png', '<script>alert(1)</script>'],
    ['SVG under another name', 'a.png', svgPlain['an icon'] ?? ''],
    ['a PNG that is cut off', 'a.png', huge.subarray(0, 20)],
    ['a JPEG that ends in its notes', 'a.jpg', Buffer.from('ffd8ffe1ffff45786966', 'hex')],
    ['nothing', 'a.webp', ''],
  ])('holds back %s', async (_what, name, bytes) => {
    expect(await why(name, bytes)).toBe('It is damaged, or no picture of the kind that its name says.')
  })

  it('looks into SVG, and at no film', async () => {
    expect(await why('a.svg', svgBombs['shapes that use each other'] ?? '')).toContain('shapes')
    expect(await why('a.SVG', svgPlain['an icon'] ?? '')).toBeNull()
    expect(await why('a.mp4', 'film')).toBeNull()
  })
})
