import { mkdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { MadeFormat } from '../../shared/export/pictures/pictureFacts.ts'
import { writeFileAtomic } from '../files/atomicWrite.ts'
import { hashBytes } from '../files/siteFolder.ts'
import type { PictureOutcome } from '../workers/pictureMaker.ts'
import { pictureEncoding } from '../workers/protocol.ts'

const touchedMs = 24 * 3_600_000

/** Pictures that were made, by what they were made from and how: what is made once is not made again. A cache that cannot be read or written is none. */
export class PictureCache {
  readonly #folder: string | null

  /** @param folder null keeps nothing */
  constructor(folder: string | null) {
    this.#folder = folder
  }

  keyOf(bytes: Uint8Array, width: number, format: MadeFormat): string {
    return hashBytes(Buffer.from(`${hashBytes(bytes)} ${width} ${format} ${JSON.stringify(pictureEncoding)}`))
  }

  /** Where it is kept that nothing can be made of these bytes. */
  failureKeyOf(bytes: Uint8Array): string {
    return hashBytes(Buffer.from(`${hashBytes(bytes)} failed ${JSON.stringify(pictureEncoding)}`))
  }

  /** What was kept: the picture, or why it could not be made. */
  async get(key: string): Promise<PictureOutcome | null> {
    if (this.#folder === null) return null
    const file = join(this.#folder, key)
    try {
      const kept = await readFile(file)
      const { mtimeMs } = await stat(file)
      const nowMs = Date.now()
      if (nowMs - mtimeMs > touchedMs) await utimes(file, nowMs / 1000, nowMs / 1000)
      const [kind, content] = [kept[0], kept.subarray(33)]
      // a file that was cut short or written by another is as good as none
      if (!kept.subarray(1, 33).equals(Buffer.from(hashBytes(content), 'hex'))) return null
      return kind === 1 ? { bytes: content } : { failed: content.toString('utf8'), isFinal: true }
    } catch {
      return null
    }
  }

  async put(key: string, outcome: PictureOutcome): Promise<void> {
    if (this.#folder === null) return
    const content = 'bytes' in outcome ? outcome.bytes : Buffer.from(outcome.failed)
    const whole = Buffer.concat([Buffer.from(['bytes' in outcome ? 1 : 0]), Buffer.from(hashBytes(content), 'hex'), content])
    await mkdir(this.#folder, { recursive: true })
      .then(() => writeFileAtomic(join(this.#folder ?? '', key), whole))
      .catch(() => undefined)
  }
}
