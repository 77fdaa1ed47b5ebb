import type { TimelineEntry } from './timeline.ts'

/** One version in the list: its day where that begins, its time, how it came to be, what it changed. */
export function TimelineRow({ entry: { day, time, about, words, isCheckpoint } }: { readonly entry: TimelineEntry }) {
  return (
    <>
      {day !== null && <span className="historyRow-day">{day}</span>}
      <span className={`historyRow${isCheckpoint ? ' historyRow-checkpoint' : ''}`}>
        <span className="historyRow-time">{time}</span>
        <span className="historyRow-words">{words}</span>
        <span className="historyRow-about">{about}</span>
      </span>
    </>
  )
}
