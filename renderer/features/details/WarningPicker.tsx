import { type KeyboardEvent, useRef, useState } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import type { WarningGroup } from './matchingWarnings.ts'

interface WarningPickerProps {
  readonly groups: readonly WarningGroup[]
  readonly chosen: readonly string[]
  readonly disabled: boolean
  readonly onToggle: (id: string, on: boolean) => void
}

/** Every category to tick, by group. One Tab stop: arrows, Home and End move among the boxes, Space ticks. */
export function WarningPicker({ groups, chosen, disabled, onToggle }: WarningPickerProps) {
  const list = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const ids = groups.flatMap(({ categories }) => categories.map(({ id }) => id))
  const tabStop = current !== null && ids.includes(current) ? current : ids[0]
  const onKeyDown = (event: KeyboardEvent): void => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('input') ?? [])]
    const at = boxes.findIndex((box) => box === event.target)
    const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: boxes.length - 1 }[event.key]
    if (at < 0 || next === undefined) return
    event.preventDefault()
    boxes[Math.min(Math.max(next, 0), boxes.length - 1)]?.focus()
  }
  return (
    <div ref={list} className="warnings-list" onKeyDown={onKeyDown}>
      {groups.map(({ group, categories }) => {
        const count = categories.filter(({ id }) => chosen.includes(id)).length
        return (
          <div key={group} className="warnings-group">
            <h3>
              {group}
              {count > 0 && <span>{count}</span>}
            </h3>
            {categories.map(({ id, label }) => (
              <Checkbox
                key={id}
                label={label}
                checked={chosen.includes(id)}
                disabled={disabled}
                tabIndex={id === tabStop ? 0 : -1}
                onFocus={() => setCurrent(id)}
                onChange={(on) => onToggle(id, on)}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}
