import { Transformer } from '@napi-rs/image'

/** What every picture below hides in its notes. */
export const secret = 'Jane Secret 22.2819 114.1582'

/** Pixels that differ from each other, softly enough for every format. */
function gradient(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 4) pixels.set([(x * 255) / width, (y * 255) / height, 120, 255], at)
  return pixels
}

/** A picture of this size, without notes. */
export async function madePicture(format: 'jpg' | 'png' | 'webp' | 'avif', width = 64, height = 48): Promise<Uint8Array> {
  const picture = Transformer.fromRgbaPixels(gradient(width, height), width, height)
  if (format === 'jpg') return picture.jpeg(90)
  if (format === 'png') return picture.png()
  return format === 'webp' ? picture.webp(90) : picture.avif({ speed: 10, threads: 1 })
}

/** What a decoder makes of a picture: its size and its pixels, without regard to how it is turned. */
export async function pixelsOf(picture: Uint8Array): Promise<Uint8Array> {
  return new Transformer(picture).rawPixels()
}
