/** What a picture's first bytes say it is; the file name is not asked. */
export type PictureKind = 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | 'svg'

/** The kind of picture that bytes hold, or null where they are none that a browser shows. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\x1a\n') return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg'
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return 'gif'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(4, 8) === 'ftyp' && /avi[fs]/.test(ascii(8, 40))) return 'avif'
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
