import { type KeyboardEvent, type MouseEvent, type ReactNode, memo, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { type RowRange, rowOffsets, visibleRows } from './rowOffsets.ts'
import './VirtualListbox.css'

export interface VirtualListboxProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** What typing letters looks for. */
  readonly textOf: (item: T) => string
  readonly renderRow: (item: T) => ReactNode
  /** Height of a row that was not measured yet, in CSS pixels. */
  readonly rowHeight: number
  readonly selectedKey: string | null
  readonly onSelect: (item: T, by: 'pointer' | 'keys') => void
  readonly onEnter: (item: T) => void
  /** Further keys on the active row; true where it was used. */
  readonly onKey?: (item: T, event: KeyboardEvent) => boolean
  readonly onContextMenu?: (item: T, at: { readonly x: number; readonly y: number }) => void
  readonly ref?: Ref<VirtualListboxHandle>
}

export interface VirtualListboxHandle {
  /** Takes the focus, to the row that is open or to the first. */
  focus(): void
}

const typeAheadMs = 700

/**
 * A listbox that renders only the rows in view, so that ten thousand scroll like ten. Rows may differ in height.
 * The focus stays on the list and `aria-activedescendant` names the row; each row says where of how many it stands.
 */
export function VirtualListbox<T>(props: VirtualListboxProps<T>) {
  const { items, keyOf, rowHeight, selectedKey } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<string, number>())
  const [measured, setMeasured] = useState(0)
  const [width, setWidth] = useState(0)
  const [range, setRange] = useState<RowRange>({ from: 0, to: 20 })
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const keepInView = useRef<string | null>(null)
  const typed = useRef({ text: '', at: 0 })

  const offsets = useOffsets(items, keyOf, heights.current, rowHeight, measured)
  const indexOf = (key: string | null): number => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key))
  const activeIndex = indexOf(activeKey) >= 0 ? indexOf(activeKey) : indexOf(selectedKey)

  const look = (): void => {
    const element = list.current
    if (!element) return
    const next = visibleRows(offsets, element.scrollTop, element.clientHeight)
    setRange((before) => (before.from === next.from && before.to === next.to ? before : next))
  }

  const bringIntoView = (index: number): void => {
    const element = list.current
    const top = offsets[index]
    const bottom = offsets[index + 1]
    if (!element || top === undefined || bottom === undefined) return
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }

  useLayoutEffect(() => {
    keepInView.current = selectedKey
  }, [selectedKey])

  useLayoutEffect(() => {
    if (keepInView.current !== null) bringIntoView(indexOf(keepInView.current))
    look()
  })

  useEffect(() => {
    const element = list.current
    if (!element) return
    let before = element.clientWidth
    const watch = new ResizeObserver(() => {
      if (element.clientWidth !== before) heights.current.clear()
      before = element.clientWidth
      setWidth(before)
      setMeasured((count) => count + 1)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const measure = (key: string, height: number): void => {
    if (height === 0 || heights.current.get(key) === height) return
    heights.current.set(key, height)
    setMeasured((count) => count + 1)
  }

  const moveTo = (index: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))]
    if (item === undefined) return
    setActiveKey(keyOf(item))
    keepInView.current = keyOf(item)
    props.onSelect(item, 'keys')
  }

  useImperativeHandle(props.ref, () => ({
    focus: () => {
      list.current?.focus()
      if (activeIndex < 0) moveTo(0)
    },
  }))

  const onKeyDown = (event: KeyboardEvent): void => {
    const active = items[activeIndex]
    if (active !== undefined && props.onKey?.(active, event)) return event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex + 1, ArrowUp: activeIndex < 0 ? items.length - 1 : activeIndex - 1,
      Home: 0, End: items.length - 1, PageDown: activeIndex + page, PageUp: activeIndex - page,
    }
    const target = moves[event.key]
    if (target !== undefined) moveTo(target)
    else if (event.key === 'Enter' && active !== undefined) props.onEnter(active)
    else if (event.key.length === 1 && event.key !== ' ') typeAhead(event.key, event.timeStamp)
    else return
    event.preventDefault()
  }

  const typeAhead = (letter: string, at: number): void => {
    typed.current = { text: at - typed.current.at < typeAheadMs ? typed.current.text + letter : letter, at }
    const wanted = typed.current.text.toLocaleLowerCase()
    const start = Math.max(0, activeIndex) + (wanted.length === 1 ? 1 : 0)
    for (let step = 0; step < items.length; step++) {
      const index = (start + step) % items.length
      const item = items[index]
      if (item !== undefined && props.textOf(item).toLocaleLowerCase().startsWith(wanted)) return moveTo(index)
    }
  }

  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    if (!props.onContextMenu) return
    event.preventDefault()
    const row = (event.target as HTMLElement).closest<HTMLElement>('[role=option]')
    const index = row ? Number(row.dataset['index']) : activeIndex
    const item = items[index]
    if (item === undefined) return
    setActiveKey(keyOf(item))
    const box = row ? null : document.getElementById(`${id}-${index}`)?.getBoundingClientRect()
    props.onContextMenu(item, box ? { x: box.left + 24, y: box.bottom } : { x: event.clientX, y: event.clientY })
  }

  const rows = items.slice(range.from, range.to)
  return (
    <div
      ref={list}
      className="virtualListbox"
      role="listbox"
      aria-label={props.label}
      tabIndex={0}
      {...(activeIndex >= range.from && activeIndex < range.to ? { 'aria-activedescendant': `${id}-${activeIndex}` } : {})}
      onScroll={() => {
        keepInView.current = null
        look()
      }}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onClick={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[role=option]')
        const item = row && items[Number(row.dataset['index'])]
        if (!item) return
        setActiveKey(keyOf(item))
        props.onSelect(item, 'pointer')
      }}
      onDoubleClick={() => {
        const active = items[activeIndex]
        if (active !== undefined) props.onEnter(active)
      }}
    >
      <div style={{ height: offsets[range.from] ?? 0 }} role="presentation" />
      {rows.map((item, index) => (
        <Row
          key={keyOf(item)}
          id={`${id}-${range.from + index}`}
          index={range.from + index}
          count={items.length}
          item={item}
          itemKey={keyOf(item)}
          isSelected={keyOf(item) === selectedKey}
          isActive={range.from + index === activeIndex}
          width={width}
          renderRow={props.renderRow}
          measure={measure}
        />
      ))}
      <div style={{ height: (offsets.at(-1) ?? 0) - (offsets[Math.min(range.to, items.length)] ?? 0) }} role="presentation" />
    </div>
  )
}

interface RowProps<T> {
  readonly id: string
  readonly index: number
  readonly count: number
  readonly item: T
  readonly itemKey: string
  readonly isSelected: boolean
  readonly isActive: boolean
  /** Of the list: rows are measured anew when it changes. */
  readonly width: number
  readonly renderRow: (item: T) => ReactNode
  readonly measure: (key: string, height: number) => void
}

function PlainRow<T>({ id, index, count, item, itemKey, isSelected, isActive, renderRow, measure }: RowProps<T>) {
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => measure(itemKey, row.current?.getBoundingClientRect().height ?? 0))
  return (
    <div
      ref={row}
      id={id}
      className={`virtualRow${isActive ? ' virtualRow-active' : ''}`}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-index={index}
    >
      {renderRow(item)}
    </div>
  )
}

const Row = memo(PlainRow, (before, after) =>
  before.item === after.item && before.isSelected === after.isSelected && before.isActive === after.isActive &&
  before.index === after.index && before.count === after.count && before.renderRow === after.renderRow && before.width === after.width,
) as typeof PlainRow

/** Offsets of all rows; they are made anew only where the items or a measured height changed. */
function useOffsets<T>(items: readonly T[], keyOf: (item: T) => string, heights: ReadonlyMap<string, number>, rowHeight: number, measured: number): Float64Array {
  const kept = useRef<{ items: readonly T[]; measured: number; offsets: Float64Array } | null>(null)
  if (kept.current === null || kept.current.items !== items || kept.current.measured !== measured) {
    kept.current = { items, measured, offsets: rowOffsets(items.length, (index) => heights.get(keyOf(items[index] as T)) ?? rowHeight) }
  }
  return kept.current.offsets
}

