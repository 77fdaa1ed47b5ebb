import { letters } from '../../shared/export/pictures/bytes.ts'
import { rasterKind } from '../../shared/export/pictures/stripMetadata.ts'

/** What a picture's first bytes say it is; the file name is not asked. */
export type PictureKind = 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | 'svg'

/** The kind of picture that bytes hold, or null where they are none that a browser shows. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const kind = rasterKind(bytes)
  if (kind !== null && kind !== 'heif') return kind
  if (kind === 'heif' && /avi[fs]/.test(letters(bytes, 8, 40))) return 'avif'
  return isSvg(bytes) ? 'svg' : null
}

/** By its first element, past declarations and comments (cut off one by one: a single pattern for them all could be made to run for ever). */
function isSvg(bytes: Uint8Array): boolean {
  let rest = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : /^<(\?xml|!DOCTYPE svg)[\s?>]/i.test(rest) ? '>' : null
    if (end === null) return /^<svg[\s/>]/i.test(rest)
    const at = rest.indexOf(end)
    if (at < 0) return false
    rest = rest.slice(at + end.length).trimStart()
  }
}
