import type { LookAhead } from './protocol.ts'
import { currentMark, type FileLook, looksAt } from './fileLooks.ts'

/**
 * What was looked at while the render that it is for was still being put together: each look is given out once, so that no later render takes it
 * for what is there then.
 */
export class EarlyLooks {
  #marks: { readonly folder: string; readonly of: ReadonlyMap<string, string | null> } | null = null
  #site: { readonly folder: string; readonly of: Map<string, FileLook> } | null = null

  look({ what, folder, paths }: LookAhead): void {
    // a plan begins with its library: what the one before has left is of no use to it
    if (what === 'library') this.#site = null
    if (what === 'library') this.#marks = { folder, of: new Map(paths.map((path) => [path, currentMark(folder, path)])) }
    else this.#site = { folder, of: looksOf(folder, paths) }
  }

  /** The mark of each of these posts; null where it cannot be looked at. */
  takeMarks(folder: string, paths: readonly string[]): ReadonlyMap<string, string | null> {
    const early = this.#marks
    this.#marks = null
    if (early?.folder === folder && early.of.size === paths.length && paths.every((path) => early.of.has(path))) return early.of
    return new Map(paths.map((path) => [path, currentMark(folder, path)]))
  }

  /** What is at each of these places of a site. */
  takeSite(folder: string, paths: Iterable<string>): ReadonlyMap<string, FileLook> {
    const early = this.#site
    this.#site = null
    const looks = early?.folder === folder ? early.of : new Map<string, FileLook>()
    for (const [path, look] of looksOf(folder, new Set(Array.from(paths).filter((path) => !looks.has(path))))) looks.set(path, look)
    return looks
  }
}

function looksOf(folder: string, paths: Iterable<string>): Map<string, FileLook> {
  const all = [...paths]
  const looks = looksAt(folder, all)
  return new Map(all.map((path, at) => [path, looks[at]]))
}
