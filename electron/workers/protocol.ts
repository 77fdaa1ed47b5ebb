import type { SiteKind } from '../../shared/export/exportPlan.ts'
import type { MadeFormat } from '../../shared/export/pictures/pictureFacts.ts'
import type { ExportedFiles, ExportInput } from '../../shared/export/siteTarget.ts'

export interface RenderJob {
  readonly kind: SiteKind
  readonly input: ExportInput
}

/** The files of an export, and the hash of each one's bytes; null for a file that is copied. */
export interface RenderedFiles {
  readonly produced: ExportedFiles
  readonly hashes: readonly (string | null)[]
}

/** What the export worker says: how far it is, then one result. */
export type FromExportWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'rendered'; readonly rendered: RenderedFiles }
  | { readonly kind: 'failed'; readonly message: string }

/** A picture to be made from another one. */
export interface PictureJob {
  readonly bytes: Uint8Array
  readonly width: number
  readonly format: MadeFormat
}

/** What the picture process answers to each job. */
export type FromPictureWorker = { readonly kind: 'made'; readonly bytes: Uint8Array } | { readonly kind: 'unreadable'; readonly message: string }

/** What the encoders are told. Part of the name under which a picture is kept: another number makes all anew. */
export const pictureEncoding = { version: 1, jpeg: 82, webp: 80, avif: 60, avifSpeed: 8 } as const
