import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { stripMetadata } from '../../shared/export/pictures/stripMetadata.ts'
import { largestImport } from '../../shared/library/pictureOptions.ts'
import { folderOf, type PostPath } from '../../shared/post/postPath.ts'
import { createFileExclusive } from '../files/atomicWrite.ts'
import { errnoOf, FileFailure } from '../files/fileErrors.ts'
import { freeFileName, safeStem } from '../files/fileNames.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { pictureKind } from '../files/pictureKind.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import type { OpenLibrary } from './openLibrary.ts'

/** Brings pictures into a library: beside the post, under a free and portable name, without the camera's notes on place and owner. */
export class PictureService {
  readonly #queue = new KeyedQueue()

  /**
   * Writes a picture beside a post; never replaces a file. The same picture under the same name is used again.
   * @returns the relative URL to write into the post
   */
  async importBytes(library: OpenLibrary, post: PostPath, name: string, bytes: Uint8Array): Promise<{ readonly url: string }> {
    const shown = basename(name.replaceAll('\\', '/'))
    if (bytes.length > largestImport) throw tooLarge(shown)
    const kind = pictureKind(bytes)
    if (!kind) throw new FileFailure('invalid', `“${shown}” is not a picture that browsers show (PNG, JPEG, GIF, WebP, AVIF or SVG).`)
    const clean = stripMetadata(bytes) ?? bytes
    const folder = dirname(await library.resolve(post))
    const stem = safeStem(basename(shown, extname(shown)), 'picture')
    const ending = kind === 'jpg' && /^\.jpeg$/i.test(extname(shown)) ? '.jpeg' : `.${kind}`
    const url = await this.#queue.run(folder, () => writeFree(folder, stem, ending, clean))
    await library.noteWritten(join(folderOf(post), url).replaceAll('\\', '/'))
    return { url }
  }

  /** As `importBytes`, from a file that the author chose. */
  async importFile(library: OpenLibrary, post: PostPath, file: string): Promise<{ readonly url: string }> {
    if ((await stat(file)).size > largestImport) throw tooLarge(basename(file))
    return this.importBytes(library, post, basename(file), await readRegularFile(file))
  }
}

async function writeFree(folder: string, stem: string, ending: string, bytes: Uint8Array): Promise<string> {
  for (;;) {
    const taken = await readdir(folder)
    const same = `${stem}${ending}`
    if (taken.includes(same) && (await holds(join(folder, same), bytes))) return same
    const name = freeFileName(taken, stem, ending)
    try {
      await createFileExclusive(join(folder, name), bytes)
      return name
    } catch (cause) {
      // Another program took the name since the folder was read.
      if (errnoOf(cause) !== 'EEXIST') throw cause
    }
  }
}

async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await stat(file)
  return found.isFile() && found.size === bytes.length && (await readFile(file)).equals(bytes)
}

function tooLarge(name: string): FileFailure {
  return new FileFailure('too-large', `“${name}” is larger than 64 MB. Make it smaller first; a picture on a page needs a few hundred KB.`)
}
