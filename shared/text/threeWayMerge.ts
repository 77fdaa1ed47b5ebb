import { lineHunks } from './lineHunks.ts'
import { applyChanges, type TextChange } from './textChange.ts'

/** A stretch of whole lines that nobody has to decide about, or one that both sides changed, each to something else. */
export type MergePart =
  | { readonly kind: 'agreed'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly mine: string; readonly theirs: string }

export interface Merge {
  /** The merged text from its beginning to its end; an agreed part and a conflict take turns. */
  readonly parts: readonly MergePart[]
  /** Places where what they changed was taken, and mine had not touched it. */
  readonly taken: number
}

/**
 * Puts together what two sides made of one text. Changes of different lines are both in the result, the same change of both is there once,
 * and where both touched the same lines, or put something in at the same place, it is a conflict: nothing is chosen.
 * @param base what both began with; null where that is not known, so that every difference is a conflict
 */
export function threeWayMerge(base: string | null, mine: string, theirs: string): Merge {
  if (base === null) return { parts: partsOf(mine, lineHunks(mine, theirs).map((hunk) => ({ from: hunk.from, to: hunk.to, mine: [], theirs: [hunk] })), () => true), taken: 0 }
  const clusters = clustersOf(lineHunks(base, mine), lineHunks(base, theirs))
  const isConflict = (cluster: Cluster): boolean => {
    const { mine: ours, theirs: others } = sidesOf(base, cluster)
    return cluster.mine.length > 0 && cluster.theirs.length > 0 && ours !== others
  }
  return { parts: partsOf(base, clusters, isConflict), taken: clusters.filter((cluster) => cluster.mine.length === 0).length }
}

/** The merged text; null where there is a conflict. */
export function mergedText({ parts }: Merge): string | null {
  return parts.every((part) => part.kind === 'agreed') ? parts.map((part) => part.text).join('') : null
}

/** Changes of both sides that touch each other, and the range of the base that they cover. */
interface Cluster {
  readonly from: number
  readonly to: number
  readonly mine: readonly TextChange[]
  readonly theirs: readonly TextChange[]
}

function clustersOf(mine: readonly TextChange[], theirs: readonly TextChange[]): Cluster[] {
  const hunks = [...mine.map((hunk) => ({ hunk, side: 'mine' as const })), ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const }))]
  hunks.sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to)
  const clusters: Cluster[] = []
  for (const { hunk, side } of hunks) {
    const last = clusters.at(-1)
    const joins = last !== undefined && touches(last, hunk)
    const grown = joins ? last : { from: hunk.from, to: hunk.to, mine: [], theirs: [] }
    const cluster = { ...grown, to: Math.max(grown.to, hunk.to), [side]: [...grown[side], hunk] }
    if (joins) clusters[clusters.length - 1] = cluster
    else clusters.push(cluster)
  }
  return clusters
}

/** Two neighbours that replace lines of their own do not touch; what is put in between two lines touches both. */
function touches(cluster: Cluster, hunk: TextChange): boolean {
  return hunk.from < cluster.to || (hunk.from === cluster.to && (hunk.from === hunk.to || cluster.from === cluster.to))
}

function sidesOf(base: string, { from, to, mine, theirs }: Cluster): { readonly base: string; readonly mine: string; readonly theirs: string } {
  const stretch = base.slice(from, to)
  const side = (hunks: readonly TextChange[]): string => applyChanges(stretch, hunks.map((hunk) => ({ ...hunk, from: hunk.from - from, to: hunk.to - from })))
  return { base: stretch, mine: side(mine), theirs: side(theirs) }
}

function partsOf(base: string, clusters: readonly Cluster[], isConflict: (cluster: Cluster) => boolean): MergePart[] {
  const parts: MergePart[] = []
  let agreed = ''
  let at = 0
  const close = (): void => {
    if (agreed !== '') parts.push({ kind: 'agreed', text: agreed })
    agreed = ''
  }
  for (const cluster of clusters) {
    const sides = sidesOf(base, cluster)
    agreed += base.slice(at, cluster.from)
    at = cluster.to
    if (isConflict(cluster)) {
      close()
      parts.push({ kind: 'conflict', ...sides })
    } else agreed += cluster.mine.length > 0 ? sides.mine : sides.theirs
  }
  agreed += base.slice(at)
  close()
  return parts
}
