import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { errnoOf, FileFailure } from './fileErrors.ts'

/** Larger files are no posts: they are listed with a problem and not read. */
export const postSizeLimit = 64 * 1024 * 1024

/**
 * The bytes of a post, or of another text of a library. What is no regular file is not read: opening a pipe or a device would wait for ever.
 * Asked of the file that is open, which cannot become another one meanwhile.
 * @param name the file as the author knows it
 * @throws FileFailure `invalid` for a folder, pipe, socket or device, `too-large` above 64 MB; what the file system says
 */
export async function readRegularFile(file: string, name = basename(file)): Promise<Buffer> {
  // Windows has no such flag, and no such files
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((cause: unknown) => {
    throw errnoOf(cause) === 'ENXIO' ? notRegular(name) : cause
  })
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw notRegular(name)
    if (found.size > postSizeLimit) throw new FileFailure('too-large', `“${name}” is larger than 64 MB, too large to be opened here. Split it in another editor first.`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function notRegular(name: string): FileFailure {
  return new FileFailure('invalid', `“${name}” is not a file that can be opened as a post.`)
}
