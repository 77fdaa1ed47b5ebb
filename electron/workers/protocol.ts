import type { SiteKind } from '../../shared/export/exportPlan.ts'
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
