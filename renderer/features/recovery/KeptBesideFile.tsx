import { useLayoutEffect, useRef } from 'react'
import type { KeptText } from '../../../shared/ipc/contract.ts'
import { showComparison } from '../../editor/comparison.ts'

/** What a file says beside the text that was kept for it, with what differs marked. */
export function KeptBesideFile({ kept: { text, disk }, title }: { readonly kept: KeptText; readonly title: string }) {
  const box = useRef<HTMLDivElement>(null)
  const onDisk = disk?.text ?? ''
  useLayoutEffect(() => {
    if (!box.current) return
    const comparison = showComparison(box.current, { text: onDisk, label: `On disk: ${title}` }, { text, label: `Kept: ${title}` }, true)
    comparison.go(1)
    return () => comparison.destroy()
  }, [onDisk, text, title])
  return (
    <div className="recovery-compared">
      <span>{disk ? 'On disk' : 'Nothing on disk'}</span>
      <span>Kept</span>
      <div ref={box} className="recovery-texts" />
    </div>
  )
}
