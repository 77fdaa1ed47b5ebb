/** What has changed in a map: keys with their values of now, undefined for those that are gone. */
export type MapChanges<V> = readonly (readonly [key: string, value: V | undefined])[]

/** A map that knows what has changed in it since it was last asked. */
export class ChangingMap<V> {
  readonly #map: Map<string, V>
  readonly #changed = new Set<string>()

  constructor(entries: Iterable<readonly [string, V]> = []) {
    this.#map = new Map(entries)
  }

  get map(): ReadonlyMap<string, V> {
    return this.#map
  }

  set(key: string, value: V): void {
    this.#map.set(key, value)
    this.#changed.add(key)
  }

  delete(key: string): void {
    if (this.#map.delete(key)) this.#changed.add(key)
  }

  /** Makes changes that another map has given. */
  apply(changes: MapChanges<V>): void {
    for (const [key, value] of changes) {
      if (value === undefined) this.#map.delete(key)
      else this.#map.set(key, value)
    }
  }

  takeChanges(): MapChanges<V> {
    const changes = Array.from(this.#changed, (key) => [key, this.#map.get(key)] as const)
    this.#changed.clear()
    return changes
  }
}
