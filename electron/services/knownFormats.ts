import { type DecodedText, decodeTextFile, revisionOf, type TextFormat } from '../files/textFile.ts'

/**
 * How the files that were read or written here are laid down. A text that was cut down to nothing, or is in no file any more, does not show it: what
 * is written next must not be in another form for that.
 */
export class KnownFormats {
  readonly #formats = new Map<string, { readonly revision: string; readonly format: TextFormat }>()

  /** The text of a file's bytes, read as they were written where that was here. */
  decode(file: string, bytes: Uint8Array): DecodedText {
    const revision = revisionOf(bytes)
    const decoded = decodeTextFile(bytes, this.of(file, revision), revision)
    this.note(file, revision, decoded.format)
    return decoded
  }

  /** How these bytes of a file are laid down, where that was read or written here; null where it was not. @param revision of the bytes */
  of(file: string, revision: string): TextFormat | null {
    const known = this.#formats.get(file)
    return known?.revision === revision ? known.format : null
  }

  /** To be called when a file has been written. @param revision of the bytes that it holds now */
  note(file: string, revision: string, format: TextFormat): void {
    this.#formats.set(file, { revision, format })
  }

  /** The file has another name now. */
  move(from: string, to: string): void {
    const known = this.#formats.get(from)
    if (!known) return
    this.#formats.delete(from)
    this.#formats.set(to, known)
  }

  /** How a file was laid down when it was there last; null for one that was not seen. */
  last(file: string): TextFormat | null {
    return this.#formats.get(file)?.format ?? null
  }
}
