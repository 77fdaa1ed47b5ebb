import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './ComboBox.css'

export interface ComboBoxOption {
  readonly id: string
  readonly content: ReactNode
}

interface ComboBoxProps {
  readonly label: string
  readonly query: string
  readonly onQuery: (query: string) => void
  /** What matches the query, best first; the caller keeps it short. */
  readonly options: readonly ComboBoxOption[]
  readonly onPick: (id: string) => void
  /** Takes a text that is none of the options; absent where only options will do. */
  readonly onCustom?: (text: string) => void
  readonly onBlur?: () => void
  /** Backspace in an empty field. */
  readonly onBackspace?: () => void
  /** Said in the list when nothing matches. */
  readonly emptyText?: string
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
  readonly id?: string
  readonly className?: string
}

/** A text field with a list of what matches: arrows choose, Enter picks, Escape closes; the list lies over everything else. */
export function ComboBox(props: ComboBoxProps) {
  const { label, query, onQuery, options, onPick, onCustom, onBlur, onBackspace, emptyText, placeholder, disabled, className = '' } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const listId = `${ownId}-list`
  const anchor = `--combo${ownId.replace(/\W/g, '')}`
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const list = useRef<HTMLUListElement>(null)
  const isShown = isOpen && !disabled && (options.length > 0 || (emptyText !== undefined && query.trim() !== ''))
  const activeIndex = Math.min(active, options.length - 1)

  useEffect(() => {
    const popover = list.current
    if (popover && isShown !== popover.matches(':popover-open')) popover.togglePopover(isShown)
  }, [isShown])
  useEffect(() => {
    if (activeIndex >= 0) list.current?.children[activeIndex]?.scrollIntoView({ block: 'nearest' })
  }, [activeIndex])

  const pick = (optionId: string): void => {
    setActive(-1)
    onPick(optionId)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = options[activeIndex]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (options.length > 0) setActive(activeIndex < 0 ? (step > 0 ? 0 : options.length - 1) : (activeIndex + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isShown && chosen) pick(chosen.id)
      else if (query.trim() !== '') onCustom?.(query)
    } else if (event.key === ',' && onCustom && query.trim() !== '') {
      event.preventDefault()
      onCustom(query)
    } else if (event.key === 'Escape' && (isShown || query !== '')) {
      event.stopPropagation()
      if (isShown) setOpen(false)
      else onQuery('')
    } else if (event.key === 'Backspace' && query === '') onBackspace?.()
  }
  return (
    <>
      <input
        id={id}
        className={className}
        style={{ anchorName: anchor }}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && activeIndex >= 0 ? `${listId}-${activeIndex}` : undefined}
        value={query}
        placeholder={placeholder}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onQuery(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          setActive(-1)
          onBlur?.()
        }}
      />
      <ul ref={list} id={listId} className="comboBox-list" role="listbox" aria-label={label} popover="manual" style={{ positionAnchor: anchor }}>
        {isShown &&
          options.map((option, index) => (
            <li
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === activeIndex}
              className="comboBox-option"
              // The press must not take the focus, or the field's blur would come first.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(option.id)}
            >
              {option.content}
            </li>
          ))}
        {isShown && options.length === 0 && (
          <li className="comboBox-empty" role="option" aria-disabled aria-selected={false}>
            {emptyText}
          </li>
        )}
      </ul>
    </>
  )
}
