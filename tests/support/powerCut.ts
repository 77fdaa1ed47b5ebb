import { basename, dirname } from 'node:path'
import type { DiskCall, Interceptor } from './interceptedDisk.ts'

/** What a name stands for: a folder, or the number of a file's contents. */
type Entry = 'folder' | number
type Change = readonly (readonly [name: string, entry: Entry | null])[]

interface Folder {
  readonly synced: Map<string, Entry>
  /** Changes of names since the folder was synced, in order; each is made whole or not at all. */
  readonly pending: Change[]
}

interface Contents {
  /** null: never. */
  synced: Uint8Array | null
  now: Uint8Array
}

/** Every file of a disk by its path; folders without a file are not told of. */
export type DiskState = ReadonlyMap<string, Uint8Array>

/**
 * A disk as it would be found after a power cut, at its strictest: the bytes of a file that was not synced may be there, in part or not at all, and names that
 * were made, moved or removed in a folder that was not synced since may be as they were, up to any point.
 */
export class RecordedDisk {
  readonly #roots: readonly string[]
  readonly #folders = new Map<string, Folder>()
  readonly #contents: Contents[] = []
  readonly #handles = new Map<number, Contents | null>()
  /** What can be found after each call. */
  readonly cuts: DiskState[][] = []

  /** @param files what is on the disk, all of it synced; below folders that exist */
  constructor(roots: readonly string[], files: DiskState) {
    this.#roots = roots
    for (const root of roots) this.#folder(root)
    for (const [path, bytes] of files) {
      for (let folder = dirname(path); !this.#folders.has(folder); folder = dirname(folder)) this.#addFolder(folder)
      this.#folder(dirname(path)).synced.set(basename(path), this.#contents.push({ synced: bytes, now: bytes }) - 1)
    }
    for (const folder of this.#folders.keys()) if (!roots.includes(folder)) this.#folder(dirname(folder)).synced.set(basename(folder), 'folder')
  }

  readonly intercept: Interceptor = async (call, pass) => {
    const answer = await pass()
    if (this.#roots.some((root) => call.path === root || call.path.startsWith(`${root}/`)) && this.#note(call, answer)) this.cuts.push(this.#states())
    return answer
  }

  /** True where the call changed what can be found. */
  #note({ name, path, args, handle }: DiskCall, answer: unknown): boolean {
    const other = typeof args[1] === 'string' ? args[1] : ''
    switch (name) {
      case 'open':
        if (other === 'wx') this.#change(dirname(path), [[basename(path), this.#make(new Uint8Array())]])
        return other === 'wx'
      case 'writeFile':
        this.#change(dirname(path), [[basename(path), this.#make(Buffer.from(args[1] as Uint8Array))]])
        return true
      case 'handle.writeFile': {
        const contents = this.#handle(handle, path)
        // a handle goes on where it stands, and each is of a file that was just made
        if (contents) contents.now = Buffer.concat([contents.now, args[0] as Uint8Array])
        return true
      }
      case 'handle.sync': {
        const contents = this.#handle(handle, path)
        if (contents) contents.synced = contents.now
        else this.#syncFolder(path)
        return true
      }
      case 'mkdir': {
        // it answers the first of the folders that it made
        const made: string[] = []
        for (let at = path; typeof answer === 'string' && at.length >= answer.length; at = dirname(at)) made.unshift(at)
        for (const folder of made) {
          this.#addFolder(folder)
          this.#change(dirname(folder), [[basename(folder), 'folder']])
        }
        return made.length > 0
      }
      case 'link':
      case 'copyFile': {
        const source = this.#entry(path)
        if (typeof source !== 'number') throw new Error(`no file to ${name}: ${path}`)
        this.#change(dirname(other), [[basename(other), name === 'link' ? source : this.#make(this.#contents[source]?.now ?? new Uint8Array())]])
        return true
      }
      case 'rename': {
        const entry = this.#entry(path)
        if (entry === 'folder') this.#alsoCalled(path, other)
        if (dirname(path) === dirname(other)) this.#change(dirname(path), [[basename(path), null], [basename(other), entry]])
        else {
          this.#change(dirname(other), [[basename(other), entry]])
          this.#change(dirname(path), [[basename(path), null]])
        }
        return true
      }
      case 'rm':
      case 'unlink':
      case 'rmdir':
        if (this.#entry(path) !== null) this.#change(dirname(path), [[basename(path), null]])
        return true
      default:
        return false
    }
  }

  #handle(id: number | null, path: string): Contents | null {
    const known = this.#handles.get(id ?? 0)
    if (known !== undefined) return known
    const entry = this.#folders.has(path) ? null : this.#entry(path)
    const contents = typeof entry === 'number' ? (this.#contents[entry] ?? null) : null
    this.#handles.set(id ?? 0, contents)
    return contents
  }

  #make(bytes: Uint8Array): number {
    return this.#contents.push({ synced: null, now: bytes }) - 1
  }

  #addFolder(path: string): void {
    this.#folders.set(path, { synced: new Map(), pending: [] })
  }

  /** A folder that is renamed is the same one, and what is in it, under both names. */
  #alsoCalled(path: string, other: string): void {
    const below = [...this.#folders].filter(([known]) => known === path || known.startsWith(`${path}/`))
    for (const [known, folder] of below) this.#folders.set(other + known.slice(path.length), folder)
  }

  #folder(path: string): Folder {
    if (!this.#folders.has(path)) this.#addFolder(path)
    return this.#folders.get(path) as Folder
  }

  #change(folder: string, change: Change): void {
    this.#folder(folder).pending.push(change)
  }

  #syncFolder(path: string): void {
    const folder = this.#folder(path)
    for (const change of folder.pending.splice(0)) apply(folder.synced, change)
  }

  #entry(path: string): Entry | null {
    return this.#namesOf(this.#folder(dirname(path)), Infinity).get(basename(path)) ?? null
  }

  #namesOf({ synced, pending }: Folder, upTo: number): Map<string, Entry> {
    const names = new Map(synced)
    for (const change of pending.slice(0, upTo)) apply(names, change)
    return names
  }

  #states(): DiskState[] {
    const unsettled = [...this.#folders].filter(([, { pending }]) => pending.length > 0)
    let choices: ReadonlyMap<string, number>[] = [new Map()]
    for (const [path, { pending }] of unsettled) choices = choices.flatMap((choice) => Array.from({ length: pending.length + 1 }, (_, upTo) => new Map([...choice, [path, upTo]])))
    return choices.flatMap((choice) => (['none', 'half', 'all'] as const).map((bytes) => this.#stateOf(choice, bytes)))
  }

  #stateOf(choice: ReadonlyMap<string, number>, bytes: 'none' | 'half' | 'all'): DiskState {
    const files = new Map<string, Uint8Array>()
    const visit = (path: string): void => {
      for (const [name, entry] of this.#namesOf(this.#folder(path), choice.get(path) ?? 0)) {
        if (entry === 'folder') visit(`${path}/${name}`)
        else files.set(`${path}/${name}`, this.#bytesOf(entry, bytes))
      }
    }
    for (const root of this.#roots) visit(root)
    return files
  }

  #bytesOf(entry: number, bytes: 'none' | 'half' | 'all'): Uint8Array {
    const { synced, now } = this.#contents[entry] as Contents
    if (synced === now || bytes === 'all') return now
    return synced ?? (bytes === 'none' ? new Uint8Array() : now.subarray(0, now.length >> 1))
  }
}

function apply(names: Map<string, Entry>, change: Change): void {
  for (const [name, entry] of change) {
    if (entry === null) names.delete(name)
    else names.set(name, entry)
  }
}
