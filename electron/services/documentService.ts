import { constants } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'
import type { DocumentText } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { createFileExclusive, writeFileAtomic } from '../files/atomicWrite.ts'
import { errnoOf, FileFailure } from '../files/fileErrors.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import { decodeTextFile, encodeTextFile, revisionOf } from '../files/textFile.ts'
import type { OpenLibrary } from './openLibrary.ts'
import { postSizeLimit } from './postReader.ts'
import type { Ports } from './ports.ts'

export interface Saved {
  readonly revision: string
  readonly savedAt: string
}

/** Reads and writes the text of single posts; the only way in which a post's bytes change. */
export class DocumentService {
  readonly #ports: Pick<Ports, 'now'>
  readonly #queue = new KeyedQueue()

  constructor(ports: Pick<Ports, 'now'>) {
    this.#ports = ports
  }

  /** A post's text as it is on disk, with the revision to give back when saving. Writes nothing. */
  async open(library: OpenLibrary, path: PostPath): Promise<DocumentText> {
    const file = await library.resolve(path)
    const found = await stat(file)
    if (!found.isFile()) throw new FileFailure('invalid', `“${path}” is not a file that can be opened as a post.`)
    if (found.size > postSizeLimit) throw new FileFailure('too-large', `“${path}” is larger than 64 MB and cannot be opened here. Split it in another editor first.`)
    const { text, revision, encoding, lineEnds, readOnly } = decodeTextFile(await readFile(file))
    return { path, text, revision, encoding, lineEnds, readOnly: readOnly || !(await isWritable(file, found.mode)) }
  }

  /**
   * Writes a post's text in the form its file has (encoding, BOM, line ends), if the file still has the revision `base`; `null` says
   * that there must be no file yet. A text that is on disk already is not written again.
   * @throws FileFailure `conflict` with the disk's text where another program changed the file; `not-found` where it is gone
   */
  async save(library: OpenLibrary, path: PostPath, text: string, base: string | null): Promise<Saved> {
    const file = await library.resolve(path)
    const revision = await this.#queue.run(file, () => (base === null ? create(file, path, text) : replace(file, path, text, base)))
    await library.noteWritten(path)
    return { revision, savedAt: new Date(this.#ports.now()).toISOString() }
  }

  /** Runs a job on a post's file while nothing else writes it. */
  alone<T>(file: string, job: () => Promise<T>): Promise<T> {
    return this.#queue.run(file, job)
  }
}

async function create(file: string, path: string, text: string): Promise<string> {
  const bytes = Buffer.from(text)
  try {
    await createFileExclusive(file, bytes)
  } catch (cause) {
    if (errnoOf(cause) !== 'EEXIST') throw cause
    const theirs = decodeTextFile(await readFile(file))
    if (theirs.text !== text) throw conflict(path, theirs)
    return theirs.revision
  }
  return revisionOf(bytes)
}

async function replace(file: string, path: string, text: string, base: string): Promise<string> {
  const before = await readFile(file).catch((cause: unknown) => {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    throw new FileFailure('not-found', `“${path}” was deleted or moved by another program. Your text is kept here; save again to write it anew.`)
  })
  const theirs = decodeTextFile(before)
  if (theirs.text === text) return theirs.revision
  if (theirs.revision !== base) throw conflict(path, theirs)
  if (theirs.readOnly) throw new FileFailure('not-utf8', `The encoding of “${path}” is not known for sure, so it is not written. Convert it to UTF-8 in another editor first.`)
  const bytes = encodeTextFile(text, theirs.format)
  await writeFileAtomic(file, bytes)
  return revisionOf(bytes)
}

function conflict(path: string, { text, revision }: { readonly text: string; readonly revision: string }): FileFailure {
  return new FileFailure('conflict', `“${path}” was changed by another program since you opened it. Nothing was overwritten; choose which text to keep.`, { text, revision })
}

/** Mode bits are asked first: an administrator may write everything, and still a file marked read-only is meant to be. */
async function isWritable(file: string, mode: number): Promise<boolean> {
  return (mode & 0o222) !== 0 && access(file, constants.W_OK).then(() => true, () => false)
}
