import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import type { VersionKind } from '../../shared/history/version.ts'
import type { DocumentText } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { createFileExclusive, writeFileAtomic } from '../files/atomicWrite.ts'
import { type FileAsRead, isAsRead, readToReplace } from '../files/fileAsRead.ts'
import { errnoOf, FileFailure } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { postSizeLimit, readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile, encodeTextFile, revisionOf, type TextFormat, TextFileError } from '../files/textFile.ts'
import type { FileState, HistoryService } from './historyService.ts'
import { KnownFormats } from './knownFormats.ts'
import type { OpenLibrary } from './openLibrary.ts'
import type { Ports } from './ports.ts'

export interface Saved {
  readonly revision: string
  readonly savedAt: string
}

/** Reads and writes the text of single posts; the only way in which a post's bytes change. */
export class DocumentService {
  readonly #ports: Pick<Ports, 'now'>
  readonly #history: HistoryService
  readonly #queue = new KeyedQueue()
  readonly #formats = new KnownFormats()

  constructor(ports: Pick<Ports, 'now'>, history: HistoryService) {
    this.#ports = ports
    this.#history = history
  }

  /** A post's text as it is on disk, with the revision to give back when saving. Writes nothing. */
  async open(library: OpenLibrary, path: PostPath): Promise<DocumentText> {
    const file = await library.resolve(path)
    const found = await stat(file)
    const bytes = await readRegularFile(file, path)
    const { text, revision, encoding, lineEnds, readOnly } = this.#formats.decode(file, bytes)
    this.#history.noteOpened(library, path, { bytes, revision, at: found.mtimeMs })
    return { path, text, revision, encoding, lineEnds, readOnly: readOnly || !(await isWritable(file, found.mode)) }
  }

  /**
   * Writes a post's text in the form its file had when another program wrote it last (encoding, BOM, line ends), if the file still has the revision `base`; `null` says
   * that there must be no file yet. A text that is on disk already is not written again. What was written and what it replaced are handed
   * to the history as a version of this `kind`.
   * @throws FileFailure `conflict` with the disk's text where another program changed the file; `not-found` where it is gone; `too-large`
   */
  async save(library: OpenLibrary, path: PostPath, text: string, base: string | null, kind: VersionKind = 'auto'): Promise<Saved> {
    const file = await library.resolve(path)
    const { revision, before, bytes } = await this.#queue.run(file, () => (base === null ? create(this.#formats, file, path, text) : replace(this.#formats, file, path, text, base)))
    const now = this.#ports.now()
    if (bytes) this.#history.noteSave(library, path, before, { bytes, revision, at: now }, kind)
    await library.noteSaved(path, text, revision)
    return { revision, savedAt: new Date(now).toISOString() }
  }

  /**
   * Writes a post's file in UTF-8, without a mark and with the line ends it has, if it still has the revision `base`.
   * @throws FileFailure as `save` does; `not-utf8` where its encoding is not known
   */
  async toUtf8(library: OpenLibrary, path: PostPath, base: string): Promise<Saved> {
    const file = await library.resolve(path)
    const { revision, before, bytes } = await this.#queue.run(file, () => convert(this.#formats, file, path, base))
    const now = this.#ports.now()
    if (bytes) this.#history.noteSave(library, path, before, { bytes, revision, at: now }, 'manual')
    await library.noteWritten(path)
    return { revision, savedAt: new Date(now).toISOString() }
  }

  /** A post's file has another name now. */
  noteMoved(from: string, to: string): void {
    this.#formats.move(from, to)
  }

  /** Runs a job on a post's file while nothing else writes it. */
  alone<T>(file: string, job: () => Promise<T>): Promise<T> {
    return this.#queue.run(file, job)
  }
}

interface Written {
  /** Of the file as it is now. */
  readonly revision: string
  /** What was there, null where there was nothing. */
  readonly before: FileState | null
  /** null where the file had the text already. */
  readonly bytes: Uint8Array | null
}

async function create(formats: KnownFormats, file: string, path: string, text: string): Promise<Written> {
  const { bytes, format } = encodeNew(path, text, formats.last(file))
  try {
    await createFileExclusive(file, bytes)
  } catch (cause) {
    if (errnoOf(cause) !== 'EEXIST') throw cause
    const theirs = decodeTextFile(await readRegularFile(file, path))
    if (theirs.text !== text) throw conflict(path, theirs)
    return { revision: theirs.revision, before: null, bytes: null }
  }
  const revision = revisionOf(bytes)
  formats.note(file, revision, format)
  return { revision, before: null, bytes }
}

const utf8: TextFormat = { encoding: 'utf-8', bom: false, lineEnds: 'lf' }

/** In the form that the file had when it was there, where that can hold the text. */
function encodeNew(path: string, text: string, format: TextFormat | null): { readonly bytes: Uint8Array; readonly format: TextFormat } {
  try {
    if (format && format.encoding !== 'latin1') return { bytes: bytesOf(path, text, format), format }
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause
  }
  return { bytes: bytesOf(path, text, utf8), format: utf8 }
}

/** The bytes of a post, which can be read again. @throws FileFailure `too-large`; TextFileError as `encodeTextFile` does */
function bytesOf(path: string, text: string, format: TextFormat): Uint8Array {
  const bytes = encodeTextFile(text, format)
  if (bytes.length > postSizeLimit) throw new FileFailure('too-large', `“${path}” would be larger than 64 MB, and could not be opened here again, so it was not written. Take something out of it; what you wrote is kept here.`)
  return bytes
}

async function replace(formats: KnownFormats, file: string, path: string, text: string, base: string): Promise<Written> {
  const before = await stateOf(file, path)
  // what was read or written here needs no reading: of a long post that takes longer than writing it
  const known = formats.of(file, base)
  const format = known && known.encoding !== 'latin1' && revisionOf(before.bytes) === base ? known : formatToReplace(formats, file, path, text, base, before.bytes)
  if (format === null) return { revision: revisionOf(before.bytes), before: null, bytes: null }
  if (format.encoding === 'latin1') throw unknownEncoding(path)
  const bytes = bytesOf(path, text, format)
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).equals(before.bytes)) return { revision: base, before: null, bytes: null }
  const written = await swap(file, before, base, bytes)
  if (!written) return replace(formats, file, path, text, base)
  formats.note(file, written.revision, format)
  return written
}

/** How the text is to be laid down in place of these bytes; null where they have it. @throws FileFailure `conflict` where they are another program's */
function formatToReplace(formats: KnownFormats, file: string, path: string, text: string, base: string, bytes: Uint8Array): TextFormat | null {
  const theirs = formats.decode(file, bytes)
  if (theirs.text === text) return null
  if (theirs.revision !== base) throw conflict(path, theirs)
  return theirs.format
}

async function convert(formats: KnownFormats, file: string, path: string, base: string): Promise<Written> {
  const before = await stateOf(file, path)
  const { text, revision, format, readOnly } = formats.decode(file, before.bytes)
  if (revision !== base) throw conflict(path, { text, revision })
  if (readOnly) throw unknownEncoding(path)
  const wanted: TextFormat = { ...format, encoding: 'utf-8', bom: false }
  if (format.encoding === 'utf-8') return { revision, before: null, bytes: null }
  const written = await swap(file, before, base, bytesOf(path, text, wanted))
  if (!written) return convert(formats, file, path, base)
  formats.note(file, written.revision, wanted)
  return written
}

async function stateOf(file: string, path: string): Promise<FileAsRead> {
  try {
    return await readToReplace(file, path)
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    throw new FileFailure('not-found', `“${path}” was deleted or moved by another program. Your text is kept here; save again to write it anew.`)
  }
}

/** Writes a file in place of what it was; null, and nothing is written, where another program was there meanwhile. */
async function swap(file: string, before: FileAsRead, base: string, bytes: Uint8Array): Promise<Written | null> {
  if (!(await writeFileAtomic(file, bytes, () => isAsRead(file, before)))) return null
  return { revision: revisionOf(bytes), before: { bytes: before.bytes, revision: base, at: before.mtimeMs }, bytes }
}

function unknownEncoding(path: string): FileFailure {
  return new FileFailure('not-utf8', `The encoding of “${path}” is not known for sure, so it is not written. Convert it to UTF-8 in another editor first.`)
}

function conflict(path: string, { text, revision }: { readonly text: string; readonly revision: string }): FileFailure {
  return new FileFailure('conflict', `“${path}” was changed by another program since you opened it. Nothing was overwritten; choose which text to keep.`, { text, revision })
}

/** Mode bits are asked first: an administrator may write everything, and still a file marked read-only is meant to be. */
async function isWritable(file: string, mode: number): Promise<boolean> {
  return (mode & 0o222) !== 0 && access(file, constants.W_OK).then(() => true, () => false)
}
