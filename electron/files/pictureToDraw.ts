import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { letters, viewOf } from '../../shared/export/pictures/bytes.ts'
import { readPictureSize } from '../../shared/export/pictures/pictureFacts.ts'
import { longestSvg, tooLong, whyHeavySvg } from '../../shared/export/pictures/svgWork.ts'
import { markOf } from './fileMark.ts'
import { pictureKind } from './pictureKind.ts'

/** What a browser decodes in about a second; it holds four bytes for each. */
const mostDrawnPixels = 100_000_000
/** A camera's notes and colours stand before the size. */
const headerBytes = 2 * 1024 * 1024
const mostRemembered = 500

const known = new Map<string, string | null>()

/**
 * Why a picture is not drawn in the window, in words to show, or null: a picture of few bytes can take minutes and gigabytes to draw, and holds up the
 * window or ends it. Films are not looked at.
 */
export async function whyNotDrawn(file: string): Promise<string | null> {
  const isSvg = /^\.svg$/i.test(extname(file))
  if (!isSvg && !/^\.(?:png|jpe?g|gif|webp|avif)$/i.test(extname(file))) return null
  const handle = await open(file)
  try {
    const found = await handle.stat({ bigint: true })
    const key = `${file}\0${markOf(found)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const why = isSvg ? await whyHeavy(handle, Number(found.size)) : whyLargePicture(await beginningOf(handle, Number(found.size)))
    if (known.size >= mostRemembered) known.clear()
    known.set(key, why)
    return why
  } finally {
    await handle.close()
  }
}

async function whyHeavy(file: FileHandle, size: number): Promise<string | null> {
  if (size > longestSvg) return tooLong
  return whyHeavySvg(await file.readFile('utf8'), (base64) => sizeOf(Buffer.from(base64, 'base64')))
}

async function beginningOf(file: FileHandle, size: number): Promise<Uint8Array> {
  const length = Math.min(size, headerBytes)
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0)
  return buffer.subarray(0, bytesRead)
}

function whyLargePicture(bytes: Uint8Array): string | null {
  const size = sizeOf(bytes)
  if (size === null) return 'It is damaged, or no picture of the kind that its name says.'
  const pixels = size.width * size.height
  return pixels > mostDrawnPixels ? `It has ${Math.round(pixels / 1e6).toLocaleString('en')} million pixels, and at most ${mostDrawnPixels / 1e6} million are shown.` : null
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    return pictureKind(bytes) === 'avif' ? avifSize(bytes) : readPictureSize(bytes)
  } catch {
    // it says that more of it is there than is
    return null
  }
}

/** The largest of the sizes that are named in it: parts may be larger than what is shown of them. */
function avifSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = viewOf(bytes)
  const beginning = letters(bytes, 0, Math.min(bytes.length, 65_536))
  let largest: { readonly width: number; readonly height: number } | null = null
  for (let at = beginning.indexOf('ispe'); at >= 0 && at + 16 <= bytes.length; at = beginning.indexOf('ispe', at + 4)) {
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}
