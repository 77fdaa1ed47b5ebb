import { Transformer } from '@napi-rs/image'
import { readPictureFacts } from '../../shared/export/pictures/pictureFacts.ts'
import { colourProfile, withProfile } from './colourProfile.ts'
import { type PictureJob, pictureEncoding } from './protocol.ts'

/** A picture in another width and format: upright, without notes, with its colour profile where the format has a place for it. @throws where it cannot be decoded */
export async function makePicture({ bytes, width, format }: PictureJob): Promise<Uint8Array> {
  const facts = readPictureFacts(bytes)
  if (!facts || facts.format === null) throw new Error('It is no still picture, or too large.')
  const picture = new Transformer(bytes)
  // Turned before it is made smaller, so that its width is the one that is seen.
  if (facts.orientation !== 1) picture.rotate(facts.orientation)
  if (width < facts.width) picture.resize(width)
  const made = await encode(picture, format)
  const profile = facts.hasProfile ? colourProfile(bytes) : null
  return profile ? withProfile(made, profile) : made
}

function encode(picture: Transformer, format: PictureJob['format']): Promise<Uint8Array> {
  switch (format) {
    case 'jpg':
      return picture.jpeg(pictureEncoding.jpeg)
    case 'png':
      return picture.png()
    case 'webp':
      return picture.webp(pictureEncoding.webp)
    case 'avif':
      return picture.avif({ quality: pictureEncoding.avif, speed: pictureEncoding.avifSpeed })
  }
}
