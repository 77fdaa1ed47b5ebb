import { X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { RatingScale } from '../../../shared/review/conventions.ts'
import { ratingInWords, roundToScale } from '../../../shared/review/rating.ts'
import { Stars } from '../../ui/Stars.tsx'
import { typedRating } from './typedRating.ts'
import './RatingSlider.css'

interface RatingSliderProps {
  readonly value: number | null
  readonly scale: RatingScale
  readonly disabled: boolean
  readonly onRate: (value: number | null) => void
}

const typingPauseMs = 1200

/** Stars to rate with: click or drag on a half, arrows by a step, Home and End, figures or a grade, Delete clears. */
export function RatingSlider({ value, scale, disabled, onRate }: RatingSliderProps) {
  const stars = useRef<HTMLSpanElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const [preview, setPreview] = useState<number | null>(null)
  const isDragging = useRef(false)
  const shown = preview ?? value

  const rate = (next: number | null): void => {
    if (next !== value) onRate(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = afterKey(event.key, value, scale)
    if (next !== undefined) {
      event.preventDefault()
      typed.current.text = ''
      rate(next)
      return
    }
    const result = typedRating(event.key, event.timeStamp - typed.current.at < typingPauseMs ? typed.current.text : '', scale)
    if (!result) return
    event.preventDefault()
    typed.current = { text: result.text, at: event.timeStamp }
    if (result.value !== null) rate(result.value)
  }
  const valueAtPointer = (event: PointerEvent): number | null => {
    const box = stars.current?.getBoundingClientRect()
    if (!box || box.width === 0) return null
    const steps = Math.ceil((((event.clientX - box.left) / box.width) * scale.best) / scale.step)
    return roundToScale(steps * scale.step, scale)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (!disabled && (isDragging.current || event.pointerType === 'mouse')) setPreview(valueAtPointer(event))
  }
  const stop = (): void => {
    isDragging.current = false
    setPreview(null)
  }
  const words = value === null ? 'Not rated' : ratingInWords({ value, scale })
  return (
    <div className="ratingSlider">
      <div
        role="slider"
        aria-label="Rating"
        aria-valuemin={scale.min}
        aria-valuemax={scale.best}
        aria-valuenow={value ?? scale.min}
        aria-valuetext={words}
        aria-disabled={disabled || undefined}
        tabIndex={0}
        className={`ratingSlider-stars${preview === null ? '' : ' ratingSlider-preview'}`}
        onKeyDown={disabled ? undefined : onKeyDown}
        onPointerDown={(event) => {
          if (disabled || event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          isDragging.current = true
          setPreview(valueAtPointer(event))
        }}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => {
          if (!isDragging.current) return
          const next = valueAtPointer(event)
          stop()
          if (next !== null) rate(next)
        }}
        onPointerCancel={stop}
        onPointerLeave={() => !isDragging.current && setPreview(null)}
      >
        <span ref={stars} aria-hidden>
          <Stars value={shown ?? 0} best={scale.best} size={scale.best > 5 && scale.best <= 10 ? 15 : 22} />
        </span>
      </div>
      <span className={`ratingSlider-words${shown === null ? ' ratingSlider-none' : ''}`} aria-hidden>
        {shown === null ? 'Not rated' : (scale.letters ? ratingInWords({ value: shown, scale }) : shown)}
        {shown !== null && !scale.letters && scale.best !== 5 && <small> / {scale.best}</small>}
      </span>
      {value !== null && !disabled && (
        <button type="button" className="field-icon ratingSlider-clear" aria-label="Clear the rating" title="Clear the rating" onClick={() => rate(null)}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}

/** Where a key leads on the scale; null: no rating; undefined: a key of no meaning here. */
function afterKey(key: string, value: number | null, scale: RatingScale): number | null | undefined {
  const move = (steps: number): number =>
    value === null ? scale.min : Math.min(scale.best, Math.max(scale.min, roundToScale(value + steps * scale.step, scale)))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return move(1)
    case 'ArrowLeft':
    case 'ArrowDown':
      return move(-1)
    case 'PageUp':
      return move(Math.max(1, Math.round(scale.best / 5 / scale.step)))
    case 'PageDown':
      return move(-Math.max(1, Math.round(scale.best / 5 / scale.step)))
    case 'Home':
      return scale.min
    case 'End':
      return scale.best
    case 'Delete':
    case 'Backspace':
      return null
    default:
      return undefined
  }
}
