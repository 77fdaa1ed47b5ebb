import { useEffect, useRef } from 'react'
import type { OutputLine } from '../../state/siteRunStore.ts'

/** What a program has printed, as it comes; the last line stays in sight unless the author looks further up. */
export function RunOutput({ lines }: { readonly lines: readonly OutputLine[] }) {
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    if (log.current && isAtEnd.current) log.current.scrollTop = log.current.scrollHeight
  }, [lines])
  const first = lines[0]
  return (
    <div
      ref={log}
      className="runOutput"
      role="log"
      aria-label="Output"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24
      }}
    >
      {first && first.number > 0 && <div className="runOutput-left">{first.number.toLocaleString('en')} lines before these are left out</div>}
      {lines.map(({ number, text }) => (
        <div key={number} className="runOutput-line">
          {text === '' ? '\u00a0' : text}
        </div>
      ))}
    </div>
  )
}
