import { letters, viewOf } from './bytes.ts'

interface Box {
  readonly name: string
  readonly from: number
  /** Where its content begins. */
  readonly content: number
  readonly to: number
}

interface Extent {
  readonly item: number
  readonly from: number
  readonly to: number
}

/**
 * An AVIF or HEIC whose EXIF and XMP are overwritten where they stand with an EXIF of no entries and with blanks: nothing else moves.
 * How it is turned is not said there. null for one whose boxes do not add up.
 */
export function stripHeif(bytes: Uint8Array): Uint8Array | null {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const meta = boxes?.find(({ name }) => name === 'meta')
  if (!boxes || !meta) return null
  const inMeta = boxesIn(bytes, meta.content + 4, meta.to)
  const [infos, places] = ['iinf', 'iloc'].map((name) => inMeta?.find((box) => box.name === name))
  if (!inMeta || !infos || !places) return null
  const notes = notesOf(bytes, infos)
  const extents = notes && extentsOf(bytes, places, inMeta.find(({ name }) => name === 'idat')?.content ?? null)
  if (!notes || !extents) return null
  const clean = bytes.slice()
  for (const { item, from, to } of extents) {
    const note = notes.get(item)
    if (note === undefined) continue
    clean.fill(note === 'xmp' ? 0x20 : 0, from, to)
    if (note === 'exif' && to - from >= emptyExif.length) clean.set(emptyExif, from)
  }
  for (const { name, content, to } of boxes) if (name === 'uuid') clean.fill(0, content, to)
  return clean
}

/** Offset 0, then a TIFF structure of no entries. */
const emptyExif = [0, 0, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] | null {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at < to; ) {
    if (at + 8 > to) return null
    const short = view.getUint32(at)
    const isLong = short === 1
    if (isLong && at + 16 > to) return null
    const length = short === 0 ? to - at : isLong ? Number(view.getBigUint64(at + 8)) : short
    if (length < (isLong ? 16 : 8) || at + length > to) return null
    boxes.push({ name: letters(bytes, at + 4, at + 8), from: at, content: at + (isLong ? 16 : 8), to: at + length })
    at += length
  }
  return boxes
}

/** Which items hold EXIF or XMP. */
function notesOf(bytes: Uint8Array, infos: Box): Map<number, 'exif' | 'xmp'> | null {
  const entries = boxesIn(bytes, infos.content + (bytes[infos.content] === 0 ? 6 : 8), infos.to)
  if (!entries) return null
  const view = viewOf(bytes)
  const notes = new Map<number, 'exif' | 'xmp'>()
  for (const { content, to } of entries) {
    const version = bytes[content] ?? 0
    const idEnd = content + (version === 2 ? 6 : 8)
    if (version < 2 || idEnd + 6 > to) continue
    const id = version === 2 ? view.getUint16(content + 4) : view.getUint32(content + 4)
    const type = letters(bytes, idEnd + 2, idEnd + 6)
    if (type === 'Exif') notes.set(id, 'exif')
    else if (type === 'mime') notes.set(id, 'xmp')
  }
  return notes
}

/** Where the items' bytes lie in the file. */
function extentsOf(bytes: Uint8Array, { content, to }: Box, idat: number | null): Extent[] | null {
  const view = viewOf(bytes)
  let at = content
  const take = (size: number): number => {
    if (at + size > to) throw new RangeError('out of the box')
    const number = size === 0 ? 0 : size === 2 ? view.getUint16(at) : size === 4 ? view.getUint32(at) : size === 8 ? Number(view.getBigUint64(at)) : (bytes[at] ?? 0)
    at += size
    return number
  }
  try {
    const version = take(1)
    at += 3
    const [sizes, more] = [take(1), take(1)]
    const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version === 0 ? 0 : more & 15]
    const extents: Extent[] = []
    for (let left = take(version < 2 ? 2 : 4); left > 0; left--) {
      const item = take(version < 2 ? 2 : 4)
      const method = version === 0 ? 0 : take(2) & 15
      take(2)
      const start = take(baseSize) + (method === 1 ? (idat ?? Number.NaN) : 0)
      for (let parts = take(2); parts > 0; parts--) {
        take(indexSize)
        const from = start + take(offsetSize)
        const length = take(lengthSize)
        const end = length === 0 ? bytes.length : from + length
        if (method <= 1 && from >= 0 && end <= bytes.length) extents.push({ item, from, to: end })
      }
    }
    return extents
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}
