export const pictureFormats = ['avif', 'webp'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export const mostPictureWidths = 8
export const largestPictureWidth = 10_000
/** Bytes of the largest picture that is brought into a library. */
export const largestImport = 64 * 1024 * 1024

/** What becomes of a library's pictures on a site. The library's own files stay as they are. */
export interface PictureOptions {
  /** Whether EXIF, place, XMP and comments go along. */
  readonly keepsMetadata: boolean
  /** Widths in pixels, ascending, that pictures are made in; none is made wider than the last or than it was. Empty: as they are. */
  readonly widths: readonly number[]
  /** Formats that are written beside each picture, best first. */
  readonly formats: readonly PictureFormat[]
}

/** Notes of the camera are removed, and nothing else is changed. */
export const defaultPictureOptions: PictureOptions = { keepsMetadata: false, widths: [], formats: [] }

/** Widths as an author gives them, in order and each once; null where one is no width. */
export function readWidths(values: readonly unknown[]): readonly number[] | null {
  const widths = [...new Set(values.map(Number))].sort((a, b) => a - b)
  return widths.length <= mostPictureWidths && widths.every((width) => Number.isInteger(width) && width >= 16 && width <= largestPictureWidth) ? widths : null
}

/** Formats as an author gives them, best first; null where one is unknown. */
export function readFormats(values: readonly unknown[]): readonly PictureFormat[] | null {
  return values.every((value) => (pictureFormats as readonly unknown[]).includes(value)) ? pictureFormats.filter((format) => values.includes(format)) : null
}
