import { createHash } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ChangingMap, type MapChanges } from './changingMap.ts'

/** Where in the file a body stands, by its hash. */
export type BodyPlaces = ReadonlyMap<string, Place>
export type Place = readonly [from: number, length: number]

/** So many bytes that nobody needs any more are not worth writing all others again. */
const littleWaste = 4_000_000

/** Articles by their hashes, in one file that grows, since all of them at once are more than should be in memory. */
export class BodyPack {
  readonly #file: string | null
  #places: ChangingMap<Place>
  readonly #inMemory = new Map<string, Uint8Array>()
  #handle: number | null = null
  #end = 0

  /** @param file null keeps them in memory */
  constructor(file: string | null, places: ChangingMap<Place> = new ChangingMap()) {
    this.#file = file
    this.#places = places
  }

  get places(): BodyPlaces {
    return this.#places.map
  }

  /** What has changed of the places since this was last asked. */
  takeChanges(): MapChanges<Place> {
    return this.#places.takeChanges()
  }

  put(hash: string, bytes: Uint8Array): void {
    if (this.#places.map.has(hash)) return
    try {
      const handle = this.#open()
      if (handle !== null) {
        writeSync(handle, bytes, 0, bytes.length, this.#end)
        this.#places.set(hash, [this.#end, bytes.length])
        this.#end += bytes.length
        return
      }
    } catch {
      // what the disk does not take is held
    }
    this.#inMemory.set(hash, bytes)
  }

  /** Null where it is not there any more, or not as it was put. */
  get(hash: string): Uint8Array | null {
    const place = this.#places.map.get(hash)
    if (!place) return this.#inMemory.get(hash) ?? null
    try {
      const handle = this.#open()
      if (handle === null) return null
      const bytes = new Uint8Array(place[1])
      readSync(handle, bytes, 0, bytes.length, place[0])
      return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
    } catch {
      return null
    }
  }

  /** Forgets all but these, and writes the file anew where that leaves most of it waste: then all places are other ones, and the answer is true. */
  keepOnly(hashes: ReadonlySet<string>): boolean {
    for (const kept of [this.#places.map, this.#inMemory]) for (const hash of kept.keys()) if (!hashes.has(hash)) {
      this.#places.delete(hash)
      this.#inMemory.delete(hash)
    }
    const used = [...this.#places.map.values()].reduce((sum, [, length]) => sum + length, 0)
    if (this.#file === null || this.#handle === null || this.#end < 2 * used + littleWaste) return false
    const fresh = new BodyPack(`${this.#file}.new`)
    for (const hash of this.#places.map.keys()) {
      const bytes = this.get(hash)
      if (bytes) fresh.put(hash, bytes)
    }
    fresh.close()
    this.close()
    if (fresh.#places.map.size > 0) renameSync(`${this.#file}.new`, this.#file)
    this.#places = fresh.#places
    return true
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle)
    this.#handle = null
  }

  #open(): number | null {
    if (this.#file === null || this.#handle !== null) return this.#handle
    mkdirSync(dirname(this.#file), { recursive: true })
    // with nothing known of it, all that may be in it is waste
    this.#handle = openSync(this.#file, this.#places.map.size === 0 ? 'w+' : 'r+')
    this.#end = fstatSync(this.#handle).size
    return this.#handle
  }
}
