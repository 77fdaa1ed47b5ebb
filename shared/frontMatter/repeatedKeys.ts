import type { FieldMap } from './fieldValues.ts'
import type { SourceProblem } from './headProblem.ts'
import type { KeyPath } from './headTypes.ts'

/** More than an author wants to be told of at once. */
const mostTold = 10
const longestName = 80

/**
 * A mapping's keys in the order of the text, each with a name of its own. Of a key that is there more than once the last counts, as it does to every
 * reader that takes such front matter at all, and has the plain name; those before it have names that nobody writes, so that nothing happens to them unseen.
 */
export function ownNames(keys: readonly string[]): string[] {
  const below = new Map<string, number>()
  const names: string[] = []
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] ?? ''
    const times = below.get(key) ?? 0
    below.set(key, times + 1)
    names.push(times === 0 ? key : `\0${times}\0${key}`)
  }
  return names.reverse()
}

/** Whether a name is that of a key that does not count, since it is there again below. */
export function isEarlier(name: string): boolean {
  return plainName(name) !== name
}

/** The key of which `ownNames` made a name. */
export function plainName(name: string): string {
  return name.replace(/^\0\d+\0/, '')
}

/** The names that the places of a key have which do not count, in the order of the text. Removing one leaves the others their names. */
export function earlierNames(map: FieldMap, key: string): string[] {
  return Object.keys(map).filter((name) => name !== key && plainName(name) === key)
}

/** What is said of the places of keys that do not count. */
export class RepeatedKeys {
  readonly problems: SourceProblem[] = []

  note(path: KeyPath, from: number, to: number): void {
    if (this.problems.length >= mostTold) return
    const name = path.join('.')
    const short = name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name
    this.problems.push({ message: `“${short}” is there again below, where it counts: this one does not.`, from, to, path })
  }
}
