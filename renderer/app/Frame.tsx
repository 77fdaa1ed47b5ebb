import { type ReactNode, useEffect, useRef, useState } from 'react'
import { defaultSettings } from '../../shared/settings/settings.ts'
import { changeSettings, useSettings } from '../state/settingsStore.ts'
import { Divider } from '../ui/Divider.tsx'
import type { ShownPanels } from './shownPanels.ts'
import './Frame.css'

export interface FrameProps {
  readonly shown: ShownPanels
  readonly posts: ReactNode
  readonly editor: ReactNode
  readonly preview: ReactNode
  readonly details: ReactNode
  /** Above text and preview: what must be decided before going on. */
  readonly banner: ReactNode
  readonly onCloseDrawer: () => void
}

const initial = defaultSettings.widths

/** The window's panels and the dividers between them; their widths are kept in the settings when a drag ends. */
export function Frame({ shown, posts, editor, preview, details, banner, onCloseDrawer }: FrameProps) {
  const kept = useSettings((settings) => settings.widths)
  const [widths, setWidths] = useState(kept)
  const frame = useRef<HTMLDivElement>(null)
  const work = useRef<HTMLDivElement>(null)
  useEffect(() => setWidths(kept), [kept])

  const change = (part: Partial<typeof widths>): void => setWidths((before) => ({ ...before, ...part }))
  const keep = (part: Partial<typeof widths>): void => changeSettings({ widths: { ...widths, ...part } })
  const box = (element: HTMLElement | null): DOMRect => (element ?? document.body).getBoundingClientRect()

  return (
    <div ref={frame} className="frame">
      {shown.posts && (
        <div className={`frame-side frame-posts${shown.posts === 'drawer' ? ' frame-drawer' : ''}`} style={{ width: widths.posts }}>{posts}</div>
      )}
      <main className="frame-main">
        {shown.posts === 'panel' && (
          <Divider
            label="Width of the posts panel"
            value={widths.posts}
            min={180}
            max={480}
            step={16}
            initial={initial.posts}
            grows="right"
            valueAt={(x) => x - box(frame.current).left}
            onChange={(value) => change({ posts: value })}
            onCommit={(value) => keep({ posts: Math.round(value) })}
          />
        )}
        <div className="frame-middle">
          {banner}
          <div ref={work} className="frame-work">
            {/* hidden, not taken away: the editor keeps its place and its selection */}
            <div className="frame-half" hidden={shown.view === 'read'} style={shown.view === 'both' ? { flexGrow: widths.split } : {}}>{editor}</div>
            {shown.view === 'both' && (
              <Divider
                label="Share of the editor beside the preview"
                value={widths.split}
                min={0.2}
                max={0.8}
                step={0.02}
                initial={initial.split}
                grows="right"
                valueAt={(x) => (x - box(work.current).left) / box(work.current).width}
                onChange={(value) => change({ split: value })}
                onCommit={(value) => keep({ split: Math.round(value * 1000) / 1000 })}
              />
            )}
            {shown.view !== 'write' && (
              <div className="frame-half" style={shown.view === 'both' ? { flexGrow: 1 - widths.split } : {}}>{preview}</div>
            )}
          </div>
        </div>
        {shown.details === 'panel' && (
          <Divider
            label="Width of the details panel"
            value={widths.details}
            min={240}
            max={520}
            step={16}
            initial={initial.details}
            grows="left"
            valueAt={(x) => box(frame.current).right - x}
            onChange={(value) => change({ details: value })}
            onCommit={(value) => keep({ details: Math.round(value) })}
          />
        )}
      </main>
      {shown.details && (
        <div className={`frame-side frame-details${shown.details === 'drawer' ? ' frame-drawer' : ''}`} style={{ width: widths.details }} data-post-fields>{details}</div>
      )}
      {/* Details stays beside the text that it speaks of; the list of posts is left once one is chosen */}
      {shown.posts === 'drawer' && <div className="frame-veil" onClick={onCloseDrawer} aria-hidden />}
    </div>
  )
}
