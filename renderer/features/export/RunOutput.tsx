import { Fragment, useEffect, useRef } from 'react'
import type { OutputLine } from '../../state/siteRunStore.ts'

/** What a program has printed, as it comes; the last line stays in sight unless the author looks further up. */
export function RunOutput({ lines }: { readonly lines: readonly OutputLine[] }) {
  const log = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    if (log.current && isAtEnd.current) log.current.scrollTop = log.current.scrollHeight
  }, [lines])
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
      {lines.map(({ number, text }, at) => {
        const left = number - (at === 0 ? 0 : (lines[at - 1]?.number ?? 0) + 1)
        return (
          <Fragment key={number}>
            {left > 0 && <div className="runOutput-left">{left.toLocaleString('en')} lines left out</div>}
            <div className="runOutput-line">{text === '' ? '\u00a0' : text}</div>
          </Fragment>
        )
      })}
    </div>
  )
}
