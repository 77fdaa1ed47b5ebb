import { type DragEvent, type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { besideSection, sectionOf } from '../../../shared/editing/sectionMoves.ts'
import { goTo, openSession } from '../../session/activeDocument.ts'
import { moveSectionTo, type OutlineEntry, outlineIn } from '../../session/outline.ts'
import { previewStore } from '../../state/previewStore.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { type RowRange, rowOffsets, visibleRows } from '../../ui/rowOffsets.ts'
import './OutlineSection.css'

const restMs = 150
/** As OutlineSection.css has it, in CSS pixels. */
const rowHeight = 28
/** Rows that a page key goes past. */
const page = 10
const none: readonly OutlineEntry[] = []

/**
 * The post's headings: a press goes there; dragging one, or Alt with the arrow keys, moves its whole section. Of a long list only the rows
 * in view are there, and the one that has the focus.
 */
export function OutlineSection() {
  const { outline, current } = useOutline()
  const box = useRef<HTMLDivElement>(null)
  const dragged = useRef<number | null>(null)
  const [dropAt, setDropAt] = useState<number | null>(null)
  const [stop, setStop] = useState(0)
  const focused = Math.min(stop, outline.length - 1)
  const [range, setRange] = useState<RowRange>({ from: 0, to: 40 })
  const wantsFocus = useRef(false)
  const offsets = useMemo(() => rowOffsets(outline.length, () => rowHeight), [outline.length])

  const look = (): void => {
    if (!box.current) return
    const next = visibleRows(offsets, box.current.scrollTop, box.current.clientHeight)
    setRange((before) => (before.from === next.from && before.to === next.to ? before : next))
  }
  const bringIntoView = (index: number): void => {
    const element = box.current
    if (!element || index < 0) return
    element.scrollTop = Math.min(Math.max(element.scrollTop, (index + 1) * rowHeight - element.clientHeight), index * rowHeight)
  }
  useLayoutEffect(look)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    box.current?.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus()
  })
  useLayoutEffect(() => {
    if (!box.current?.contains(document.activeElement)) bringIntoView(current)
  }, [current])

  const move = (index: number, before: number | null): void => {
    const session = openSession()
    if (session && before !== null) moveSectionTo(session, outline, index, before)
  }
  const focus = (index: number): void => {
    const within = Math.min(Math.max(index, 0), outline.length - 1)
    if (within === focused) return
    wantsFocus.current = true
    bringIntoView(within)
    setStop(within)
    look()
  }
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const session = openSession()
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: index - 1, ArrowDown: index + 1, PageUp: index - page, PageDown: index + page, Home: 0, End: outline.length - 1,
    }
    const target = steps[event.key]
    if (target === undefined || !session || event.ctrlKey || event.metaKey) return
    const isStep = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    if (event.altKey && !isStep) return
    event.preventDefault()
    if (event.altKey) move(index, besideSection(outline, index, target < index ? -1 : 1, session.body.lines))
    else focus(target)
  }
  /** Before which heading a thing dropped here goes: the upper half of a row means before it. */
  const placeOf = (event: DragEvent<HTMLElement>, index: number): number => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? index : index + 1
  }
  const endDrag = (): void => {
    dragged.current = null
    setDropAt(null)
  }

  return (
    <Disclosure title="Outline" aside={outline.length > 0 ? outline.length : undefined}>
      {outline.length === 0 ? (
        <p className="field-note">Headings show here once there are some.</p>
      ) : (
        <div ref={box} className="outline-box" onScroll={look}>
          <ul className="outline" aria-label="Outline" style={{ height: outline.length * rowHeight }}>
            {shownRows(outline, range, [focused, dragged.current]).map(({ text, level, index }) => (
              <li
                key={index}
                draggable
                aria-posinset={index + 1}
                aria-setsize={outline.length}
                style={{ top: index * rowHeight }}
                data-drop={dropAt === index ? 'before' : dropAt === index + 1 ? 'after' : undefined}
                onDragStart={(event) => {
                  dragged.current = index
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', text)
                }}
                onDragOver={(event) => {
                  if (dragged.current === null) return
                  event.preventDefault()
                  setDropAt(placeOf(event, index))
                }}
                onDrop={(event) => {
                  event.preventDefault()
                  if (dragged.current !== null) move(dragged.current, placeOf(event, index))
                  endDrag()
                }}
                onDragEnd={endDrag}
              >
                <button
                  type="button"
                  className={`outline-entry outline-level${level}`}
                  aria-current={index === current ? 'location' : undefined}
                  aria-label={`${text}, level ${level}`}
                  aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                  title="Drag, or Alt with ↑ or ↓, moves the section"
                  tabIndex={index === focused ? 0 : -1}
                  onFocus={() => setStop(index)}
                  onKeyDown={(event) => onKeyDown(event, index)}
                  onClick={() => goTo({ line: (outline[index]?.line ?? 0) + 1 })}
                >
                  {text === '' ? '(no words)' : text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Disclosure>
  )
}

/** The rows of a range, and some others: one that has the focus or is dragged must not go away. */
function shownRows(outline: readonly OutlineEntry[], { from, to }: RowRange, others: readonly (number | null)[]): readonly (OutlineEntry & { readonly index: number })[] {
  const indexes = new Set(Array.from({ length: Math.max(0, Math.min(to, outline.length) - from) }, (_, i) => from + i))
  for (const other of others) if (other !== null && outline[other]) indexes.add(other)
  return [...indexes].sort((a, b) => a - b).map((index) => ({ ...outline[index]!, index }))
}

/** The outline and the section that the cursor is in, a moment after the last change: no key waits for it. */
function useOutline(): { readonly outline: readonly OutlineEntry[]; readonly current: number } {
  const [state, setState] = useState({ outline: none, current: -1 })
  useEffect(() => {
    let timer = 0
    const read = (): void => {
      const session = openSession()
      const outline = session ? outlineIn(session.body) : none
      const current = sectionOf(outline, previewStore.getState().cursorLine - 1)
      setState((before) => (before.current === current && isSame(before.outline, outline) ? before : { outline, current }))
    }
    const stop = previewStore.subscribe(() => {
      window.clearTimeout(timer)
      timer = window.setTimeout(read, restMs)
    })
    read()
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [])
  return state
}

function isSame(a: readonly OutlineEntry[], b: readonly OutlineEntry[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry.text === b[i]?.text && entry.level === b[i].level && entry.line === b[i].line)
}
