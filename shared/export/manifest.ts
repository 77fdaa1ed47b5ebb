import * as z from 'zod'
import { isPostPath, type PostPath } from '../post/postPath.ts'
import { siteKinds } from './exportPlan.ts'

/** The record of what Marquee wrote, at the top of the site folder. */
export const manifestName = '.marquee-export.json'

export interface ManifestFile {
  readonly hash: string
  readonly post: PostPath | null
}

// Checked by hand: there are as many as pages, and schemas of each take ten times as long.
const ManifestFiles = z.custom<Readonly<Record<string, ManifestFile>>>((value) => isRecordOf(value, isManifestFile))
const Versions = z.custom<Readonly<Record<string, string>>>((value) => isRecordOf(value, (version) => typeof version === 'string' && version.length <= 200))

const Manifest = z.object({
  version: z.literal(1),
  target: z.enum(siteKinds),
  files: ManifestFiles,
  /** What an export was about to write when it began; empty once it has ended. */
  pending: ManifestFiles.default({}),
  /** Which revision of each post was exported. */
  versions: Versions.optional(),
})
export type Manifest = z.infer<typeof Manifest>

/** Whether a value is a record by paths in the site folder: the same rule as for posts, and never the manifest itself. */
function isRecordOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const [path, entry] of Object.entries(value)) if (!isPostPath(path) || (path.length === manifestName.length && path.toLowerCase() === manifestName) || !isEntry(entry)) return false
  return true
}

function isManifestFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { hash, post } = value as Record<string, unknown>
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) && (post === null || (typeof post === 'string' && isPostPath(post)))
}

/** Reads a manifest's text; null for what is none (then nothing in the folder counts as ours). */
export function readManifest(text: string): Manifest | null {
  try {
    const parsed = Manifest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Whether two manifests say the same. */
export function isSameManifest(a: Manifest, b: Manifest): boolean {
  const isSameFile = (one: ManifestFile, other: ManifestFile) => one.hash === other.hash && one.post === other.post
  return a.target === b.target && isSameRecord(a.files, b.files, isSameFile) && isSameRecord(a.pending, b.pending, isSameFile) && isSameRecord(a.versions ?? {}, b.versions ?? {}, (one, other) => one === other)
}

function isSameRecord<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, isSame: (one: T, other: T) => boolean): boolean {
  const paths = Object.keys(a)
  return paths.length === Object.keys(b).length && paths.every((path) => Object.hasOwn(b, path) && isSame(a[path] as T, b[path] as T))
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
