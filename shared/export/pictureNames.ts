import { freeName } from '../post/slug.ts'
import { cutToBytes, portableName } from '../text/portableName.ts'

/** Of the 255 bytes that a name may have, with room for its ending, a width and a number. */
const longestStem = 200
const longestEnding = 32

/** Gives each file that goes beside a post one name there: its own as far as every system can hold it, or with a number where another file has it already. */
export class PictureNames {
  readonly #names = new Map<string, string>()
  readonly #taken: Set<string>
  readonly #allowed: (name: string) => string

  /** @param allowed what a name becomes where the site would not take it as it is */
  constructor(reserved: readonly string[] = [], allowed: (name: string) => string = (name) => name) {
    this.#taken = new Set(reserved)
    this.#allowed = allowed
  }

  /** The name beside the post of a library path; the same each time. */
  nameOf(path: string): string {
    const before = this.#names.get(path)
    if (before !== undefined) return before
    return this.#give(path, this.#allowed(portableName(path.slice(path.lastIndexOf('/') + 1), 'file').replace(/[. ]+$/, '-')))
  }

  /** The name of a file that is made of one, after its name: `photo-480.webp`. */
  nameOfVersion(path: string, suffix: string, ending: string): string {
    const name = this.nameOf(path)
    const key = `${path}\0${suffix}.${ending}`
    return this.#names.get(key) ?? this.#give(key, `${name.replace(/(.)\.[^.]*$/, '$1')}${suffix}.${ending}`)
  }

  #give(key: string, own: string): string {
    const dot = own.lastIndexOf('.')
    const ending = dot > 0 ? cutToBytes(own.slice(dot), longestEnding) : ''
    const stem = cutToBytes(dot > 0 ? own.slice(0, dot) : own, longestStem)
    const free = freeName(stem, (name) => this.#taken.has(folded(name + ending)))
    this.#taken.add(folded(free + ending))
    this.#names.set(key, free + ending)
    return free + ending
  }
}

/** A path or name as a URL: percent signs for all that is not plain, slashes kept. */
export function urlPath(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(part.toWellFormed()).replace(/[()'!*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)).join('/')
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
