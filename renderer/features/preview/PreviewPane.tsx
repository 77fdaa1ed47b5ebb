import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { layoutStore } from '../../state/layoutStore.ts'
import { previewStore } from '../../state/previewStore.ts'
import { followClicks } from './followClicks.ts'
import { FrameDocument } from './frameDocument.ts'
import { RemotePictures } from './remotePictures.ts'
import { ScrollSync } from './scrollSync.ts'
import './PreviewPane.css'

/** The open post as its readers will see it, in a frame where no script can run. */
export function PreviewPane() {
  const iframe = useRef<HTMLIFrameElement>(null)
  const paused = useStore(previewStore, (preview) => preview.paused)
  useEffect(() => {
    const element = iframe.current
    if (!element) return
    let stop = (): void => {}
    const start = (): void => {
      stop()
      stop = showIn(element)
    }
    element.addEventListener('load', start)
    if (element.contentDocument?.querySelector('main')) start()
    return () => {
      element.removeEventListener('load', start)
      stop()
    }
  }, [])
  return (
    <section className="previewPane" aria-label="Preview">
      {paused !== null && <p className="previewPane-note" role="status">{paused}</p>}
      <iframe ref={iframe} title="Preview" sandbox="allow-same-origin" src="marquee://app/preview.html" />
    </section>
  )
}

/** Keeps the frame's document as the store says. Returns the way to stop. */
function showIn(iframe: HTMLIFrameElement): () => void {
  const page = iframe.contentDocument
  if (!page?.querySelector('main')) return () => {}
  const remote = new RemotePictures()
  const frame = new FrameDocument(page, (content) => remote.fillIn(content))
  const sync = new ScrollSync(page, frame)
  const themed = (): void => void (page.documentElement.dataset['theme'] = layoutStore.getState().isDark ? 'dark' : 'light')
  const draw = (): void => {
    const { blocks, cursorLine, language } = previewStore.getState()
    // set anew it would have the style of the whole page worked out again
    if (page.documentElement.lang !== language) page.documentElement.lang = language
    frame.show(blocks)
    frame.mark(cursorLine)
  }
  themed()
  draw()
  followClicks(page, frame, remote)
  const stops = [
    layoutStore.subscribe(themed),
    previewStore.subscribe((now, before) => {
      if (now.opened !== before.opened) {
        frame.clear()
        sync.toTop()
      }
      if (now.blocks !== before.blocks) {
        draw()
        sync.keepInView(now.cursorLine)
      }
      if (now.cursorLine !== before.cursorLine) {
        frame.mark(now.cursorLine)
        sync.keepInView(now.cursorLine)
      }
      if (now.topLine !== before.topLine && now.topLine !== null) sync.followEditor(now.topLine)
    }),
    () => sync.dispose(),
  ]
  return () => stops.forEach((stop) => stop())
}
