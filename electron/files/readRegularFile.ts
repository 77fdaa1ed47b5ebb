import { type BigIntStats, closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { errnoOf, FileFailure } from './fileErrors.ts'

/** Larger files are no posts: they are listed with a problem and not read. */
export const postSizeLimit = 64 * 1024 * 1024
/** Windows has no such flag, and no such files. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * The bytes of a post, or of another text of a library. What is no regular file is not read: opening a pipe or a device would wait for ever.
 * Asked of the file that is open, which cannot become another one meanwhile.
 * @param name the file as the author knows it
 * @throws FileFailure `invalid` for a folder, pipe, socket or device, `too-large` above 64 MB; what the file system says
 */
export async function readRegularFile(file: string, name = basename(file)): Promise<Buffer> {
  const handle = await open(file, readFlags).catch((cause: unknown) => {
    throw errnoOf(cause) === 'ENXIO' ? notRegular(name) : cause
  })
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw notRegular(name)
    if (found.size > postSizeLimit) throw tooLarge(name)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** As `readRegularFile`, for a thread that has nothing else to do; with what the file was when it was read. */
export function readRegularFileSync(file: string, name = basename(file)): { readonly bytes: Buffer; readonly found: BigIntStats } {
  let handle: number
  try {
    handle = openSync(file, readFlags)
  } catch (cause) {
    throw errnoOf(cause) === 'ENXIO' ? notRegular(name) : cause
  }
  try {
    const found = fstatSync(handle, { bigint: true })
    if (!found.isFile()) throw notRegular(name)
    if (found.size > postSizeLimit) throw tooLarge(name)
    return { bytes: readFileSync(handle), found }
  } finally {
    closeSync(handle)
  }
}

function tooLarge(name: string): FileFailure {
  return new FileFailure('too-large', `“${name}” is larger than 64 MB, too large to be opened here. Split it in another editor first.`)
}

function notRegular(name: string): FileFailure {
  return new FileFailure('invalid', `“${name}” is not a file that can be opened as a post.`)
}
