import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { codesOf, concatenate } from '../../../../shared/export/pictures/bytes.ts'
import { orientationOnly, readOrientation } from '../../../../shared/export/pictures/exif.ts'
import { stripMetadata } from '../../../../shared/export/pictures/stripMetadata.ts'
import { chunk } from '../../../../shared/export/pictures/stripPng.ts'
import { riff, webpChunk } from '../../../../shared/export/pictures/stripWebp.ts'
import { madePicture, pixelsOf, secret } from '../../../support/madePictures.ts'
import { jpegFrom, jpegSegment, jpegWith } from '../../electron/jpegBytes.ts'

const text = (content: string): Uint8Array => Uint8Array.from(codesOf(content))
const holds = (bytes: Uint8Array | null, what: string): boolean => bytes !== null && latin(bytes).includes(what)
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('stripMetadata of a JPEG', () => {
  const picture = [...jpegSegment(0xdb, 'table'), ...jpegSegment(0xda, 'scan'), 1, 2, 0xff, 0, 3, 0xff, 0xd9]

  it('takes place, owner, XMP, IPTC and comments away and keeps the picture and its colours', () => {
    const jfif = jpegSegment(0xe0, 'JFIF\0')
    const colours = [...jpegSegment(0xe2, 'ICC_PROFILE\0'), ...jpegSegment(0xee, 'Adobe')]
    const notes = [...jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPS 22.28'), ...jpegSegment(0xed, 'Photoshop 3.0'), ...jpegSegment(0xe2, 'MPF\0'), ...jpegSegment(0xfe, 'by me')]
    expect(stripMetadata(jpegFrom([...jfif, ...jpegWith(1, secret), ...notes, ...colours, ...picture]))).toEqual(jpegFrom([...jfif, ...colours, ...picture]))
  })

  it('keeps how a turned picture is turned, and nothing else of its EXIF', () => {
    const stripped = stripMetadata(jpegFrom([...jpegWith(6, secret), ...picture]))!
    expect(holds(stripped, 'Secret')).toBe(false)
    expect(readOrientation(stripped.subarray(6))).toBe(6)
    expect(stripMetadata(stripped)).toEqual(stripped)
    expect([...stripped.subarray(-picture.length)]).toEqual(picture)
  })

  it('drops what hides between two scans and behind the end, as phones write further pictures and films there', () => {
    const scans = [...jpegSegment(0xda, 'one'), 1, 0xff, 0xd0, 2, ...jpegSegment(0xfe, secret), ...jpegSegment(0xda, 'two'), 3, 0xff, 0xd9]
    const clean = [...jpegSegment(0xda, 'one'), 1, 0xff, 0xd0, 2, ...jpegSegment(0xda, 'two'), 3, 0xff, 0xd9]
    expect(stripMetadata(jpegFrom([...scans, 0xff, 0xd8, ...jpegWith(1, secret), ...picture]))).toEqual(jpegFrom(clean))
  })

  it.each([
    ['cut off in a segment', jpegFrom(jpegSegment(0xe1, 'Exif\0\0').slice(0, 6))],
    ['a segment of no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])],
    ['no picture in it', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('says that one does not add up: %s', (_, bytes) => expect(stripMetadata(bytes)).toBeNull())

  it('survives any EXIF directory, however wild its offsets', () => {
    for (const offset of [0, 7, 8, 0xffff_fff0, 1 << 20]) expect(stripMetadata(jpegFrom([...jpegWith(6, 'x', offset), ...picture]))).not.toBeNull()
  })
})

/** A picture of each format with notes in every place that the format has for them. */
const noted: readonly (readonly [name: string, make: () => Promise<Uint8Array>, orientation: number])[] = [
  ['JPEG', async () => {
    const plain = await madePicture('jpg')
    const notes = [...jpegWith(6, secret), ...jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`), ...jpegSegment(0xed, `Photoshop 3.0\0${secret}`), ...jpegSegment(0xfe, secret)]
    return concatenate([plain.subarray(0, 2), Uint8Array.from(notes), plain.subarray(2), text(secret)])
  }, 6],
  ['PNG', async () => {
    const plain = await madePicture('png')
    const exif = concatenate([orientationOnly(3), text(secret)])
    const notes = [chunk('eXIf', exif), chunk('tEXt', text(`Comment\0${secret}`)), chunk('zTXt', text(`Author\0\0${secret}`)), chunk('iTXt', text(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)), chunk('tIME', new Uint8Array(7)), chunk('prVt', text(secret))]
    return concatenate([plain.subarray(0, 33), ...notes, plain.subarray(33), text(secret)])
  }, 3],
  ['WebP', async () => {
    const plain = await madePicture('webp')
    const extended = webpChunk('VP8X', Uint8Array.from([0x0c, 0, 0, 0, 63, 0, 0, 47, 0, 0]))
    return concatenate([riff([extended, plain.subarray(12), webpChunk('EXIF', concatenate([orientationOnly(8), text(secret)])), webpChunk('XMP ', text(secret)), webpChunk('NOTE', text(secret))]), text(secret)])
  }, 8],
]

describe('stripMetadata of real pictures', () => {
  it.each(noted)('leaves no note in a %s, each pixel as it was, and how it is turned', async (_, make, orientation) => {
    const before = await make()
    expect(holds(before, 'Secret')).toBe(true)
    const after = stripMetadata(before)!
    expect(holds(after, 'Secret')).toBe(false)
    expect(stripMetadata(after)).toEqual(after)
    expect(await pixelsOf(after)).toEqual(await pixelsOf(before))
    const at = latin(after).search(/MM\0\*/)
    expect(readOrientation(after.subarray(at))).toBe(orientation)
  })

  it.each(['jpg', 'png', 'webp', 'avif'] as const)('keeps a %s without notes decodable', async (format) => {
    const plain = await madePicture(format)
    expect(await pixelsOf(stripMetadata(plain)!)).toEqual(await pixelsOf(plain))
  })

  it('keeps a GIF’s frames and how often it plays, and drops its comments and XMP', () => {
    const head = [...codesOf('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
    const loops = [0x21, 0xff, 11, ...codesOf('NETSCAPE2.0'), 3, 1, 0, 0, 0]
    const frame = [0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    const notes = [0x21, 0xfe, secret.length, ...codesOf(secret), 0, 0x21, 0xff, 11, ...codesOf('XMP DataXMP'), secret.length, ...codesOf(secret), 0]
    const gif = Uint8Array.from([...head, ...loops, ...notes, ...frame, 0x3b, ...codesOf(secret)])
    expect(stripMetadata(gif)).toEqual(Uint8Array.from([...head, ...loops, ...frame, 0x3b]))
  })

  it('gives back what is no picture', () => {
    const film = text('\0\0\0\x18ftypmp42 and more')
    expect(stripMetadata(film)).toBe(film)
    expect(stripMetadata(new Uint8Array())).toEqual(new Uint8Array())
  })
})

describe('stripMetadata, read by ExifTool', () => {
  const hasTool = spawnSync('exiftool', ['-ver']).status === 0
  if (!hasTool) console.warn('ExifTool (libimage-exiftool-perl) is not installed, so what it reads is not compared.')
  const folder = mkdtemp(join(tmpdir(), 'marquee-exif-'))
  afterAll(async () => rm(await folder, { recursive: true, force: true }))
  const hidden = /GPS|Secret|Artist|Creator|Copyright|Comment|Serial|Description|Keywords|Location|XMP|IPTC|Make|Model/i

  it.skipIf(!hasTool).each(['jpg', 'png', 'webp', 'avif'] as const)('finds no place, owner or camera in a %s that had them', async (format) => {
    const file = join(await folder, `photo.${format}`)
    await writeFile(file, await madePicture(format))
    const notes = ['-GPSLatitude=22.2819', '-GPSLatitudeRef=N', '-GPSLongitude=114.1582', '-GPSLongitudeRef=E', '-Artist=Jane Secret', '-Make=Camera', '-Model=Secret One', '-XMP:Creator=Jane Secret', '-XMP:Location=Secret Bay', ...(format === 'jpg' ? ['-IPTC:Keywords=Secret', '-Comment=Secret', '-Orientation#=6'] : [])]
    execFileSync('exiftool', ['-q', '-overwrite_original', ...notes, file])
    const before = new Uint8Array(await readFile(file))
    const tagsOf = (path: string): Record<string, unknown> => (JSON.parse(execFileSync('exiftool', ['-j', '-G1', '-n', path], { encoding: 'utf8' })) as Record<string, unknown>[])[0]!
    expect(Object.keys(tagsOf(file)).filter((tag) => /GPS/.test(tag)).length).toBeGreaterThan(1)
    const after = stripMetadata(before)!
    await writeFile(file, after)
    const tags = tagsOf(file)
    const told = Object.entries(tags).filter(([tag, value]) => !/^(?:SourceFile|System:|File:|ExifTool:ExifToolVersion|ExifTool:Warning|Quicktime|Meta)/i.test(tag) && hidden.test(`${tag} ${String(value)}`))
    expect(told).toEqual([])
    expect(holds(after, 'Secret')).toBe(false)
    expect(tags['IFD0:Orientation'] ?? 1).toBe(format === 'jpg' ? 6 : 1)
    expect(await pixelsOf(after)).toEqual(await pixelsOf(before))
  })
})

describe('stripMetadata of damaged pictures', () => {
  it('never throws, and its own output is always something that it leaves alone', async () => {
    const seed = Number(process.env['MARQUEE_SEED'] ?? Date.now() % 1_000_000)
    let state = seed
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % below
    }
    const pictures = [...(await Promise.all(noted.map(([, make]) => make()))), await madePicture('avif')]
    for (let round = 0; round < 600; round++) {
      const damaged = pictures[round % pictures.length]!.slice()
      for (let hits = 1 + random(6); hits > 0; hits--) damaged[random(Math.min(damaged.length, 400))] = random(256)
      const cut = random(4) === 0 ? damaged.subarray(0, random(damaged.length)) : damaged
      const once = stripMetadata(cut)
      if (once !== null) expect(stripMetadata(once), `seed ${seed}, round ${round}`).toEqual(once)
    }
  })
})
