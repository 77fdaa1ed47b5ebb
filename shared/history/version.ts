/**
 * How a version came to be: saved by the author (`manual`) or by itself (`auto`), `found` on disk where Marquee was about to write,
 * written together with other posts (`batch`), unsaved text that the author gave up for another (`kept`), what was `deleted`;
 * `rebuilt` where the record of it was damaged and only its text is known.
 */
export type VersionKind = (typeof versionKinds)[number]
export const versionKinds = ['auto', 'manual', 'found', 'batch', 'kept', 'deleted', 'rebuilt'] as const

/** One state of a post's file. Lists of versions are in the order in which they were kept, the oldest first. */
export interface Version {
  /** Names its bytes: their SHA-256 in hex. */
  readonly revision: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly kind: VersionKind
  /** Bytes that it takes on disk. */
  readonly size: number
  /** Words and Chinese characters of the body; null where nobody counted. */
  readonly words: number | null
}

/** A list of versions with one more; what is the newest already is not listed twice but for its deletion, and may become more than saved by itself. */
export function addVersion(versions: readonly Version[], added: Version): readonly Version[] {
  const newest = versions.at(-1)
  const isNews = newest?.revision !== added.revision || (added.kind === 'deleted' && newest.kind !== 'deleted')
  if (isNews) return [...versions, added]
  return newest.kind === 'auto' && added.kind !== 'auto' ? [...versions.slice(0, -1), { ...newest, kind: added.kind }] : versions
}

/** Two lists that became one post's: by their times, and each in its order, which the times do not tell where a clock was put back. */
export function mergeVersions(one: readonly Version[], other: readonly Version[]): readonly Version[] {
  const rest = [...other]
  const merged = one.flatMap((version) => {
    const next = rest.findIndex(({ at }) => at >= version.at)
    return [...rest.splice(0, next < 0 ? rest.length : next), version]
  })
  return [...merged, ...rest].reduce<readonly Version[]>(addVersion, [])
}
