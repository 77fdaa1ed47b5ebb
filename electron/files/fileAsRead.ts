import { stat } from 'node:fs/promises'
import { errnoOf } from './fileErrors.ts'
import { markOf } from './fileMark.ts'
import { readRegularFile } from './readRegularFile.ts'

/** A file's bytes, and what tells that it is still the same. */
export interface FileAsRead {
  readonly bytes: Buffer
  readonly mtimeMs: number
  readonly mark: string
}

/** Reads a file that will be replaced. @param name as `readRegularFile` takes it @throws as that does */
export async function readToReplace(file: string, name?: string): Promise<FileAsRead> {
  // looked at before it is read: what comes in between is seen as a change
  const found = await stat(file, { bigint: true })
  return { bytes: await readRegularFile(file, name), mtimeMs: Number(found.mtimeMs), mark: markOf(found) }
}

/** Whether nobody has written a file since it was read; false where it is gone. The last look before it is replaced: one call, mostly. */
export async function isAsRead(file: string, before: FileAsRead): Promise<boolean> {
  try {
    // some disks tell another mark each time: then its bytes say
    return markOf(await stat(file, { bigint: true })) === before.mark || (await readRegularFile(file)).equals(before.bytes)
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return false
    throw cause
  }
}
