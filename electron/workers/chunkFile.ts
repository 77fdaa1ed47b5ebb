import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'

const hashLength = 32
const lengthLength = 8

/**
 * The values that such a file holds, one after the other: each is known to be whole by its hash, and what follows one that is not is not given. A missing file
 * holds none. Values are read as they are asked for. Never throws.
 * @returns in the end, whether all of it is whole
 */
export function* readChunks(file: string): Generator<unknown, boolean, undefined> {
  try {
    const all = readFileSync(file)
    for (let at = 0; at < all.length; ) {
      const from = at + hashLength + lengthLength
      const to = from + Number(all.readBigUInt64LE(at + hashLength))
      const bytes = all.subarray(from, to)
      if (to > all.length || !hashOf(bytes).equals(all.subarray(at, at + hashLength))) return false
      yield deserialize(bytes)
      at = to
    }
    return true
  } catch {
    return false
  }
}

/** Writes these values in place of all others. Nothing is synced: what a power cut leaves half is known by its hash. @throws what the file system says */
export function writeChunks(file: string, values: readonly unknown[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, '')
  for (const value of values) append(`${file}.new`, value)
  renameSync(`${file}.new`, file)
}

/** Adds a value behind the others. @throws what the file system says */
export function appendChunk(file: string, value: unknown): void {
  // not to a file that was deleted meanwhile: without what comes before it means nothing
  statSync(file)
  append(file, value)
}

/** At once, so that two programs that do it leave both whole. */
function append(file: string, value: unknown): void {
  const bytes = serialize(value)
  const head = Buffer.alloc(hashLength + lengthLength)
  hashOf(bytes).copy(head)
  head.writeBigUInt64LE(BigInt(bytes.length), hashLength)
  appendFileSync(file, Buffer.concat([head, bytes]))
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
