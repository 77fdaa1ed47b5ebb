import * as z from 'zod'
import { isPostPath } from '../post/postPath.ts'
import { PostPathSchema } from '../post/postPathSchema.ts'
import { siteKinds } from './exportPlan.ts'

/** The record of what Marquee wrote, at the top of the site folder. */
export const manifestName = '.marquee-export.json'

/** A path in the site folder: the same rule as for posts, and never the manifest itself. */
const SitePath = z.string().refine((path) => isPostPath(path) && path.toLowerCase() !== manifestName)
const ManifestFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), post: PostPathSchema.nullable() })
const ManifestFiles = z.record(SitePath, ManifestFile)

const Manifest = z.object({
  version: z.literal(1),
  target: z.enum(siteKinds),
  files: ManifestFiles,
  /** What an export was about to write when it began; empty once it has ended. */
  pending: ManifestFiles.default({}),
  /** Which revision of each post was exported. */
  versions: z.record(SitePath, z.string().max(200)).optional(),
})
export type Manifest = z.infer<typeof Manifest>
export type ManifestFile = z.infer<typeof ManifestFile>

/** Reads a manifest's text; null for what is none (then nothing in the folder counts as ours). */
export function readManifest(text: string): Manifest | null {
  try {
    const parsed = Manifest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A manifest as text: the same content gives the same bytes. */
export function writeManifest(manifest: Manifest): string {
  const { version, target, files, pending, versions = {} } = manifest
  const written = { version, target, files: sorted(files), ...(Object.keys(versions).length > 0 ? { versions: sorted(versions) } : {}), ...(Object.keys(pending).length > 0 ? { pending: sorted(pending) } : {}) }
  return `${JSON.stringify(written, null, 1)}\n`
}

function sorted<T>(files: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
