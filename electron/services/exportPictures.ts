import { open, readFile } from 'node:fs/promises'
import type { Problem } from '../../shared/checks/problem.ts'
import { mostPixels, type PictureFacts, readPictureFacts } from '../../shared/export/pictures/pictureFacts.ts'
import { rasterKind, stripMetadata } from '../../shared/export/pictures/stripMetadata.ts'
import type { ExportedFile } from '../../shared/export/siteTarget.ts'
import type { PictureOptions } from '../../shared/library/pictureOptions.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { hashBytes, hashFile } from '../files/siteFolder.ts'
import type { PictureMaker } from '../workers/pictureMaker.ts'
import { inBatches } from './inBatches.ts'
import type { PictureCache } from './pictureCache.ts'

/** Where files to be copied lie. */
export interface PictureSource {
  /** Absolute path of a library path. @throws FileFailure where it leads out of the library */
  resolve(path: string): Promise<string>
}

type Content = Exclude<ExportedFile['content'], { kind: 'text' | 'made' }>

const readsAtOnce = 4
const largestPicture = 256 * 1024 * 1024
const pictureName = /\.(?:jpe?g|jfif|png|gif|webp)$/i

/** The library's files as they go onto a site: pictures without what their cameras noted, in the sizes and formats asked for; everything else as it is. */
export class ExportPictures {
  readonly #library: PictureSource
  readonly #options: PictureOptions
  readonly #maker: PictureMaker
  readonly #cache: PictureCache
  readonly #notClean = new Set<string>()
  readonly #notMade = new Map<string, string>()
  #hasFailed = false
  #stopped: FileFailure | null = null

  constructor(library: PictureSource, options: PictureOptions, maker: PictureMaker, cache: PictureCache) {
    this.#library = library
    this.#options = options
    this.#maker = maker
    this.#cache = cache
  }

  /** What the headers of these files say, of those that are pictures. Those that could not be made before are known for it. */
  async factsOf(paths: readonly string[]): Promise<Map<string, PictureFacts>> {
    const found = await inBatches(paths.filter((path) => pictureName.test(path)), readsAtOnce, async (path) => {
      const facts = await (this.#makes ? this.#factsOfOne(path) : this.#library.resolve(path).then(beginningOf).then(readPictureFacts)).catch(() => null)
      return facts === null ? [] : [[path, facts] as const]
    })
    return new Map(found.flat())
  }

  /** Whether anything but the library's own files is asked for. */
  get #makes(): boolean {
    return this.#options.widths.length > 0 || this.#options.formats.length > 0
  }

  async #factsOfOne(path: string): Promise<PictureFacts | null> {
    const bytes = await this.#read(path)
    const facts = readPictureFacts(bytes)
    if (!facts) return null
    const pixels = facts.width * facts.height
    if (pixels > mostPixels) this.#notMade.set(path, `It has ${Math.round(pixels / 1e6)} million pixels, and at most ${mostPixels / 1e6} million are decoded.`)
    const failure = this.#notMade.has(path) ? null : await this.#cache.get(this.#cache.failureKeyOf(bytes))
    if (failure && 'failed' in failure) this.#notMade.set(path, failure.failed)
    return this.#notMade.has(path) ? { ...facts, format: null } : facts
  }

  /** The bytes that a file has on the site. @throws where it cannot be read or made */
  async bytesOf(content: Content): Promise<Uint8Array> {
    const bytes = await this.#read(content.from)
    return content.kind === 'copy' ? this.#clean(content.from, bytes) : this.#made(content, bytes)
  }

  /** The hash of those bytes, null where they cannot be had. Files that are no pictures are not held in memory. */
  async hashOf(content: Content): Promise<string | null> {
    if (content.kind === 'picture') return this.#notMade.has(content.from) ? null : hashBytes(await this.bytesOf(content))
    const file = await this.#library.resolve(content.from)
    return this.#options.keepsMetadata || !(await isRaster(file)) ? hashFile(file) : hashBytes(await this.bytesOf(content))
  }

  /** Whether a picture that was thought to be one could not be made, so that pages that speak of it are wrong. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** What to say of pictures that are copied as they are, once they were all hashed. */
  problems(files: readonly ExportedFile[]): Problem[] {
    const said = new Set<string>()
    return files.flatMap(({ content, post }) => {
      if (post === null || content.kind === 'text' || content.kind === 'made' || said.has(`${post}\n${content.from}`)) return []
      said.add(`${post}\n${content.from}`)
      const problem = (rule: string, message: string): Problem => ({ post, rule, severity: 'warning', message, line: 1, place: null })
      const why = this.#notMade.get(content.from)
      return [
        ...(this.#notClean.has(content.from) ? [problem('picture-metadata', `“${content.from}” is damaged, so what its camera noted (perhaps the place) could not be looked for, and it is copied as it is. Save it anew with a picture editor.`)] : []),
        ...(why === undefined ? [] : [problem('picture-not-made', `“${content.from}” cannot be made smaller or in other formats, so it is copied as it is, in one size. ${why}`)]),
      ]
    })
  }

  async #read(path: string): Promise<Uint8Array> {
    return readFile(await this.#library.resolve(path))
  }

  /** What was given up is not begun again by the files that still wait. */
  #stop(cause: unknown): never {
    if (cause instanceof FileFailure) this.#stopped = cause
    throw cause
  }

  #clean(path: string, bytes: Uint8Array): Uint8Array {
    const clean = this.#options.keepsMetadata ? bytes : stripMetadata(bytes)
    if (clean === null) this.#notClean.add(path)
    return clean ?? bytes
  }

  async #made({ from, width, format }: Extract<Content, { kind: 'picture' }>, bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#stopped) throw this.#stopped
    const key = this.#cache.keyOf(bytes, width, format)
    const kept = await this.#cache.get(key)
    if (kept && 'bytes' in kept) return kept.bytes
    const outcome = kept ?? (bytes.length > largestPicture ? { failed: 'It is larger than 256 MB.', isFinal: true } : await this.#maker.make({ bytes, width, format }).catch((cause: unknown) => this.#stop(cause)))
    if (!kept && 'bytes' in outcome) await this.#cache.put(key, outcome)
    if ('bytes' in outcome) return outcome.bytes
    this.#hasFailed = true
    this.#notMade.set(from, outcome.failed)
    if (outcome.isFinal) await this.#cache.put(this.#cache.failureKeyOf(bytes), outcome)
    throw new Error(outcome.failed)
  }
}

/** As much of a file as holds a picture's header, whatever else stands before it. */
async function beginningOf(path: string): Promise<Uint8Array> {
  return readBeginning(path, 512 * 1024)
}

async function isRaster(path: string): Promise<boolean> {
  return rasterKind(await readBeginning(path, 64)) !== null
}

async function readBeginning(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(size, length)), 0, Math.min(size, length), 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
