import { ChevronDown, ChevronUp } from 'lucide-react'
import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { type ComparedText, type Comparison, showComparison } from '../../editor/comparison.ts'
import { postsDrawerBelow, useLayout } from '../../state/layoutStore.ts'
import { IconButton } from '../../ui/IconButton.tsx'

export interface ComparedHandle {
  /** What is selected of the first text. */
  selection(): string
}

interface ComparedProps {
  readonly first: ComparedText
  readonly second: ComparedText
  readonly ref: Ref<ComparedHandle>
}

/** Two texts beside each other with what differs marked; in a narrow window in one column. */
export function Compared({ first, second, ref }: ComparedProps) {
  const isSideBySide = useLayout(({ windowWidth }) => windowWidth >= postsDrawerBelow)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<Comparison | null>(null)
  const [count, setCount] = useState(0)
  useLayoutEffect(() => {
    if (!box.current) return
    const comparison = showComparison(box.current, { text: first.text, label: first.label }, { text: second.text, label: second.label }, isSideBySide)
    shown.current = comparison
    setCount(comparison.count)
    comparison.go(1)
    return () => comparison.destroy()
  }, [first.text, first.label, second.text, second.label, isSideBySide])
  useImperativeHandle(ref, () => ({ selection: () => shown.current?.selectionOfFirst() ?? '' }))
  return (
    <div className="compared">
      <div className="compared-head">
        {isSideBySide ? (
          <>
            <span>{first.label}</span>
            <span>{second.label}</span>
          </>
        ) : (
          <span>{second.label}, with <del>{first.label.toLowerCase()}</del> struck out</span>
        )}
        <span className="compared-count" role="status">{count === 0 ? 'No difference' : `${count} ${count === 1 ? 'change' : 'changes'}`}</span>
        <IconButton icon={ChevronUp} label="Previous change" isDisabled={count === 0} onPress={() => shown.current?.go(-1)} />
        <IconButton icon={ChevronDown} label="Next change" isDisabled={count === 0} onPress={() => shown.current?.go(1)} />
      </div>
      <div ref={box} className="compared-texts" />
    </div>
  )
}
