import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import './Divider.css'

export interface DividerProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** How much an arrow key moves it. */
  readonly step: number
  /** The value that a pointer at this horizontal position means. */
  readonly valueAt: (clientX: number) => number
  /** Where growing the value moves the divider. */
  readonly grows: 'right' | 'left'
  readonly onChange: (value: number) => void
  /** Double click and Home of the value: back to this. */
  readonly initial: number
  /** The end of a drag or of a key: the moment to keep it. */
  readonly onCommit: (value: number) => void
}

/** A vertical divider that drags, moves by arrow keys and says where it is. */
export function Divider({ label, value, min, max, step, valueAt, grows, onChange, initial, onCommit }: DividerProps) {
  const [dragging, setDragging] = useState(false)
  const clamp = (wanted: number): number => Math.min(max, Math.max(min, wanted))
  const settle = (wanted: number): void => {
    onChange(clamp(wanted))
    onCommit(clamp(wanted))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const right = grows === 'right' ? step : -step
    const moves: Readonly<Record<string, number>> = { ArrowRight: value + right, ArrowLeft: value - right, Home: min, End: max, Enter: initial }
    const wanted = moves[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    settle(wanted)
  }

  const drag = (event: PointerEvent): void => {
    if (dragging) onChange(clamp(valueAt(event.clientX)))
  }

  const release = (event: PointerEvent): void => {
    if (!dragging) return
    setDragging(false)
    settle(valueAt(event.clientX))
  }

  return (
    <div
      className={`divider${dragging ? ' divider-dragging' : ''}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value * (max <= 1 ? 100 : 1))}
      aria-valuemin={Math.round(min * (max <= 1 ? 100 : 1))}
      aria-valuemax={Math.round(max * (max <= 1 ? 100 : 1))}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        // the pointer is kept, so that the preview's frame cannot swallow it
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging(true)
      }}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => settle(initial)}
    />
  )
}
