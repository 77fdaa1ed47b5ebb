import type { KeyPath } from './headTypes.ts'

/** Where one `key = value` of a TOML text stands; items of its lists and inline tables have places of their own. */
export interface TomlPlace {
  readonly path: KeyPath
  /** The `[table]` in whose section it stands, [] for what comes before the first. */
  readonly table: KeyPath
  /** From the key's first character (a list item: as `from`). */
  readonly keyFrom: number
  readonly from: number
  readonly to: number
}

/** A `[table]` or `[[element]]` line; the path of an element ends in its number. */
export interface TomlHeader {
  readonly path: KeyPath
  readonly from: number
  readonly to: number
}

/**
 * The places of all values in a TOML text that a parser has found sound, and its table headers, in the text's order.
 * Runs once over the text; on text that is not sound it stops where it no longer understands.
 */
export function tomlPlaces(source: string): { readonly places: readonly TomlPlace[]; readonly headers: readonly TomlHeader[] } {
  return new TomlScanner(source).scan()
}

class TomlScanner {
  readonly #source: string
  readonly #places: TomlPlace[] = []
  readonly #headers: TomlHeader[] = []
  readonly #arrays = new Map<string, number>()
  #table: KeyPath = []
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  scan(): { readonly places: readonly TomlPlace[]; readonly headers: readonly TomlHeader[] } {
    for (this.#skip(); this.#at < this.#source.length; this.#skip()) {
      const start = this.#at
      const header = this.#take(/\[\[?/y)
      if (header !== '') {
        this.#table = this.#tablePath(this.#keys(), header === '[[')
        this.#take(/[ \t]*\]\]?/y)
        this.#headers.push({ path: this.#table, from: start, to: this.#at })
      } else {
        this.#pair(this.#table)
      }
      if (this.#at === start) break
    }
    return { places: this.#places, headers: this.#headers }
  }

  /** `[[films]]` is the next element of films; `[films.cast]` after it belongs to the newest one. */
  #tablePath(keys: readonly string[], isElement: boolean): KeyPath {
    const path: (string | number)[] = []
    keys.forEach((key, index) => {
      path.push(key)
      const name = JSON.stringify(path)
      if (isElement && index === keys.length - 1) {
        const count = (this.#arrays.get(name) ?? -1) + 1
        this.#arrays.set(name, count)
        path.push(count)
      } else {
        const newest = this.#arrays.get(name)
        if (newest !== undefined) path.push(newest)
      }
    })
    return path
  }

  #pair(table: KeyPath): void {
    const keyFrom = this.#at
    const path = [...table, ...this.#keys()]
    this.#take(/[ \t]*=[ \t]*/y)
    this.#value(path, keyFrom)
  }

  #keys(): string[] {
    const keys: string[] = []
    do {
      this.#take(/[ \t]*/y)
      const key = this.#take(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s.=\]"'#]+/y)
      keys.push(key.startsWith('"') ? quotedKey(key) : key.startsWith("'") ? key.slice(1, -1) : key)
    } while (this.#take(/[ \t]*\.(?=[ \t]*[^\s.=])/y) !== '')
    return keys
  }

  #value(path: KeyPath, keyFrom: number | null): void {
    const from = this.#at
    const index = this.#places.length
    const opening = this.#take(/[[{]/y)
    if (opening === '[') this.#list(path)
    else if (opening === '{') this.#inlineTable(path)
    else this.#take(/"""(?:[^"\\]|\\[^]|"(?!""))*"{3,5}|'''(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+/y)
    // Before the places of what lies within.
    this.#places.splice(index, 0, { path, table: this.#table, keyFrom: keyFrom ?? from, from, to: this.#at })
  }

  #list(path: KeyPath): void {
    for (let item = 0; ; item++) {
      this.#skip()
      if (this.#at >= this.#source.length || this.#take(/\]/y) !== '') return
      const start = this.#at
      this.#value([...path, item], null)
      this.#skip()
      this.#take(/,/y)
      if (this.#at === start) return
    }
  }

  #inlineTable(path: KeyPath): void {
    for (;;) {
      this.#skip()
      if (this.#at >= this.#source.length || this.#take(/\}/y) !== '') return
      const start = this.#at
      this.#pair(path)
      this.#skip()
      this.#take(/,/y)
      if (this.#at === start) return
    }
  }

  /** Passes over white space, line ends and comments. */
  #skip(): void {
    this.#take(/(?:\s|#[^\n]*)*/y)
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)?.[0] ?? ''
    this.#at += found.length
    return found
  }
}

function quotedKey(key: string): string {
  try {
    return String(JSON.parse(key.replace(/\\U([0-9A-Fa-f]{8})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/\\e/g, '\\u001b')))
  } catch {
    return key.slice(1, -1)
  }
}
