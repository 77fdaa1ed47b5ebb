import { isCheckpoint } from '../../../shared/history/thinning.ts'
import type { Version } from '../../../shared/history/version.ts'

/** A version as the timeline shows it. */
export interface TimelineEntry {
  readonly key: string
  readonly version: Version
  /** The day's name above its first entry, else null. */
  readonly day: string | null
  readonly time: string
  /** How it came to be, in a few words. */
  readonly about: string
  /** What it changed of the number of words; '' where that is not known. */
  readonly words: string
  readonly isCheckpoint: boolean
}

const abouts: Readonly<Record<Version['kind'], string>> = {
  auto: 'Saved by itself',
  manual: 'Saved',
  found: 'Changed by another program',
  batch: 'Changed with other posts',
  kept: 'Unsaved text that was replaced',
  deleted: 'Deleted',
  rebuilt: 'Found again',
}

/**
 * The entries of a post's timeline, the latest first.
 * @param versions the oldest first
 * @param every false: of what was saved by itself, only the last of each minute
 */
export function timelineOf(versions: readonly Version[], now: number, every: boolean): readonly TimelineEntry[] {
  const marked = versions.map((version, index) => ({ version, about: aboutOf(versions, index), isCheckpoint: isCheckpoint(versions, index) }))
  const shown = marked.filter((entry, index) => {
    const next = versions[index + 1]
    return every || entry.isCheckpoint || next === undefined || minuteOf(next) !== minuteOf(entry.version)
  })
  const times = new Map<string, number>()
  // the same text may have been put back in the same moment, as far as is known
  const keyOf = ({ at, revision, kind }: Version): string => {
    const key = `${at} ${revision} ${kind}`
    times.set(key, (times.get(key) ?? 0) + 1)
    return `${key} ${times.get(key)}`
  }
  const entries = shown.map(({ version, about, isCheckpoint: isKept }, index): TimelineEntry => {
    const [before, after] = [shown[index - 1]?.version, shown[index + 1]?.version]
    const needsSeconds = [before, after].some((other) => other !== undefined && minuteOf(other) === minuteOf(version))
    return {
      key: keyOf(version),
      version,
      day: after !== undefined && dayOf(after) === dayOf(version) ? null : dayName(version.at, now),
      time: new Date(version.at).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(needsSeconds ? { second: '2-digit' } : {}) }),
      about,
      words: wordsOf(version, before),
      isCheckpoint: isKept,
    }
  })
  return entries.reverse()
}

function aboutOf(versions: readonly Version[], index: number): string {
  const kind = versions[index]?.kind ?? 'auto'
  const next = versions[index + 1]?.kind
  if (kind === 'found' && index === 0) return 'Before the first change here'
  if (kind === 'auto' && next === 'found') return 'Before another program’s change'
  if (kind === 'auto' && next === 'batch') return 'Before a change of several posts'
  return abouts[kind]
}

/** @example wordsOf(120 words, 100 words) // '+20 words' */
function wordsOf({ words }: Version, before: Version | undefined): string {
  if (words === null) return ''
  if (before === undefined || before.words === null) return inWords(words)
  const more = words - before.words
  return more === 0 ? '' : more > 0 ? `+${inWords(more)}` : `−${inWords(-more)}`
}

function inWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'word' : 'words'}`
}

const minuteOf = ({ at }: Version): number => Math.floor(at / 60_000)
const dayOf = ({ at }: Version): string => new Date(at).toDateString()

function dayName(at: number, now: number): string {
  const day = new Date(at)
  const today = new Date(now)
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  if (day.toDateString() === today.toDateString()) return 'Today'
  if (day.toDateString() === yesterday.toDateString()) return 'Yesterday'
  const isThisYear = day.getFullYear() === today.getFullYear()
  return day.toLocaleDateString('en', { weekday: 'short', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
}
