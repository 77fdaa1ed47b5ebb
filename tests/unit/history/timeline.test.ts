import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../../renderer/features/history/timeline.ts'
import type { Version, VersionKind } from '../../../shared/history/version.ts'

const at = (day: number, hour: number, minute: number, second = 0): number => new Date(2026, 4, day, hour, minute, second).getTime()
const version = (time: number, kind: VersionKind, words: number | null = null): Version => ({ revision: `${time}`, at: time, kind, size: 1, words })
const now = at(20, 15, 0)

describe('the timeline', () => {
  it('names each day once, above its latest version', () => {
    const versions = [version(new Date(2025, 11, 31, 23, 59).getTime(), 'found'), version(at(4, 9, 5), 'manual'), version(at(19, 8, 0), 'manual'), version(at(20, 0, 1), 'manual'), version(at(20, 14, 5), 'manual')]
    expect(timelineOf(versions, now, false).map(({ day, time }) => [day, time])).toEqual([
      ['Today', '14:05'], [null, '00:01'], ['Yesterday', '08:00'], ['Mon, May 4', '09:05'], ['Wed, December 31, 2025', '23:59'],
    ])
  })

  it('says how each came to be, and what was there before something else than typing changed it', () => {
    const kinds: VersionKind[] = ['found', 'auto', 'found', 'auto', 'batch', 'kept', 'manual', 'rebuilt', 'deleted', 'auto']
    expect(timelineOf(kinds.map((kind, index) => version(at(20, 10, index), kind)), now, false).map(({ about }) => about).reverse()).toEqual([
      'Before the first change here', 'Before another program’s change', 'Changed by another program', 'Before a change of several posts', 'Changed with other posts',
      'Unsaved text that was replaced', 'Saved', 'Found again', 'Deleted', 'Saved by itself',
    ])
  })

  it('has a key for each, also where two programs put the same texts back with the times that they had', () => {
    const entries = timelineOf([1, 2, 1, 2].map((number) => ({ ...version(number, 'found'), at: now })), now, true)
    expect(new Set(entries.map(({ key }) => key)).size).toBe(4)
  })

  it('counts words against the version below, where both were counted', () => {
    const versions = [version(at(20, 10, 0), 'manual', 1200), version(at(20, 10, 1), 'manual', 1201), version(at(20, 10, 2), 'manual', 1201), version(at(20, 10, 3), 'manual', 3), version(at(20, 10, 4), 'manual', null), version(at(20, 10, 5), 'manual', 4)]
    expect(timelineOf(versions, now, false).map(({ words }) => words).reverse()).toEqual(['1,200 words', '+1 word', '', '−1,198 words', '', '4 words'])
  })

  it('shows the last of each minute of what was saved by itself, or every save, told apart by seconds', () => {
    const versions = [version(at(20, 10, 0, 1), 'found'), version(at(20, 10, 0, 5), 'auto'), version(at(20, 10, 0, 9), 'auto'), version(at(20, 10, 0, 20), 'manual'), version(at(20, 10, 1, 1), 'auto'), version(at(20, 10, 1, 2), 'auto')]
    expect(timelineOf(versions, now, false).map(({ time }) => time)).toEqual(['10:01', '10:00:20', '10:00:01'])
    expect(timelineOf(versions, now, true).map(({ time }) => time)).toEqual(['10:01:02', '10:01:01', '10:00:20', '10:00:09', '10:00:05', '10:00:01'])
  })
})
