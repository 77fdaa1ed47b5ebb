import { open, readFile } from 'node:fs/promises'
import type { Problem } from '../../shared/checks/problem.ts'
import { rasterKind, stripMetadata } from '../../shared/export/pictures/stripMetadata.ts'
import type { ExportedFile } from '../../shared/export/siteTarget.ts'
import type { PictureOptions } from '../../shared/library/pictureOptions.ts'
import { hashBytes, hashFile } from '../files/siteFolder.ts'

/** Where files to be copied lie. */
export interface PictureSource {
  /** Absolute path of a library path. @throws FileFailure where it leads out of the library */
  resolve(path: string): Promise<string>
}

/** The library's files as they go onto a site: pictures without what their cameras noted, everything else as it is. */
export class ExportPictures {
  readonly #library: PictureSource
  readonly #options: PictureOptions
  readonly #notClean = new Set<string>()

  constructor(library: PictureSource, options: PictureOptions) {
    this.#library = library
    this.#options = options
  }

  /** The bytes that a library file has on the site. */
  async bytesOf(path: string): Promise<Uint8Array> {
    const bytes = await readFile(await this.#library.resolve(path))
    const clean = this.#options.keepsMetadata ? bytes : stripMetadata(bytes)
    if (clean === null) this.#notClean.add(path)
    return clean ?? bytes
  }

  /** The hash of those bytes. Files that are no pictures are not held in memory. */
  async hashOf(path: string): Promise<string> {
    const file = await this.#library.resolve(path)
    return this.#options.keepsMetadata || !(await isRaster(file)) ? hashFile(file) : hashBytes(await this.bytesOf(path))
  }

  /** What to say of pictures that are copied as they are, once they were all hashed. */
  problems(files: readonly ExportedFile[]): Problem[] {
    return files.flatMap(({ content, post }) => {
      if (post === null || content.kind === 'text' || !this.#notClean.has(content.from)) return []
      const message = `“${content.from}” is damaged, so what its camera noted (perhaps the place) could not be looked for, and it is copied as it is. Save it anew with a picture editor.`
      return [{ post, rule: 'picture-metadata', severity: 'warning', message, line: 1, place: null }]
    })
  }
}

async function isRaster(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64), 0, 64, 0)
    return rasterKind(buffer.subarray(0, bytesRead)) !== null
  } finally {
    await file.close()
  }
}
