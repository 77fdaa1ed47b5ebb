import type { FileLook } from './fileLooks.ts'
import type { MadeFiles, PackedFiles, RenderedFiles } from './protocol.ts'

/** As JSON in ASCII, which is read in half the time: most of it are paths and hashes. */
export function packMade({ files, skipped, hidden, problems, unread, notes, versions }: MadeFiles): Uint8Array {
  const json = JSON.stringify({ files, skipped, hidden, problems, unread, notes, versions } satisfies MadeFiles)
  return Buffer.from(json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`), 'latin1')
}

export function packLooks(looks: ReadonlyMap<string, FileLook>): string {
  return JSON.stringify([...looks].flatMap(([path, look]) => [path, look === undefined ? 0 : look]))
}

export function unpacked({ made, texts, looks }: PackedFiles): RenderedFiles {
  const flat = JSON.parse(looks) as (string | null | 0)[]
  const found = new Map<string, FileLook>()
  for (let at = 0; at < flat.length; at += 2) found.set(flat[at] as string, flat[at + 1] === 0 ? undefined : (flat[at + 1] as string | null))
  return { ...(JSON.parse(Buffer.from(made.buffer, made.byteOffset, made.length).toString('latin1')) as MadeFiles), texts, looks: found }
}
