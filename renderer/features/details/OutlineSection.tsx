import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { besideSection, sectionOf } from '../../../shared/editing/sectionMoves.ts'
import { goTo, openSession } from '../../session/activeDocument.ts'
import { moveSectionTo, type OutlineEntry, outlineIn } from '../../session/outline.ts'
import { previewStore } from '../../state/previewStore.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import './OutlineSection.css'

const restMs = 150
const none: readonly OutlineEntry[] = []

/** The post's headings: a press goes there; dragging one, or Alt with the arrow keys, moves its whole section. */
export function OutlineSection() {
  const { outline, current } = useOutline()
  const list = useRef<HTMLUListElement>(null)
  const dragged = useRef<number | null>(null)
  const [dropAt, setDropAt] = useState<number | null>(null)
  const [stop, setStop] = useState(0)
  const focused = Math.min(stop, outline.length - 1)

  const move = (index: number, before: number | null): void => {
    const session = openSession()
    if (session && before !== null) moveSectionTo(session, outline, index, before)
  }
  const focus = (index: number): void => list.current?.querySelectorAll('button')[index]?.focus()
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    const session = openSession()
    if (by === null || !session) return
    event.preventDefault()
    if (event.altKey) move(index, besideSection(outline, index, by, session.body.lines))
    else focus(Math.min(Math.max(index + by, 0), outline.length - 1))
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
        <ul ref={list} className="outline" aria-label="Outline">
          {outline.map(({ text, level }, index) => (
            <li
              key={index}
              draggable
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
      )}
    </Disclosure>
  )
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
