import type { FileLook } from './fileLooks.ts'
import type { MadeFiles, PackedFiles, RenderedFiles } from './protocol.ts'

export function packMade({ files, skipped, hidden, problems, unread, notes, versions }: MadeFiles): Uint8Array {
  return Buffer.from(JSON.stringify({ files, skipped, hidden, problems, unread, notes, versions } satisfies MadeFiles))
}

export function packLooks(looks: ReadonlyMap<string, FileLook>): string {
  return JSON.stringify([...looks].flatMap(([path, look]) => [path, look === undefined ? 0 : look]))
}

export function unpacked({ made, texts, looks }: PackedFiles): RenderedFiles {
  const flat = JSON.parse(looks) as (string | null | 0)[]
  const found = new Map<string, FileLook>()
  for (let at = 0; at < flat.length; at += 2) found.set(flat[at] as string, flat[at + 1] === 0 ? undefined : (flat[at + 1] as string | null))
  return { ...(JSON.parse(Buffer.from(made.buffer, made.byteOffset, made.length).toString('utf8')) as MadeFiles), texts, looks: found }
}
