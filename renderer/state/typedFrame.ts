/** The preview of a key comes this long after its frame, mostly. */
const previewMs = 40
/** How long what is due may wait for a key; what is typed is to be on the disk within a second. */
const longestWaitMs = 120

let pending: Promise<void> | null = null
const waiting = new Set<() => void>()

/** To be called when the text in the editor has changed: its frame is on the way to the screen. */
export function noteTyped(): void {
  pending ??= new Promise((resolve) => {
    const shown = (): void => {
      pending = null
      resolve()
      if (waiting.size > 0) setTimeout(goOn, previewMs)
    }
    requestAnimationFrame(() => {
      // a message comes when the frame has been handed on
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = shown
      port2.postMessage(null)
    })
  })
}

/** Fulfilled when what was typed last is on its way to the screen; null where nothing waits for it. */
export function typedFrame(): Promise<void> | null {
  return pending
}

/**
 * Fulfilled when a key was just drawn in editor and preview, or none came for 120 ms. The next key is as far off as it can be then: what takes
 * the page long and is not urgent holds up nothing.
 */
export function betweenKeys(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting.delete(end)
      resolve()
    }, longestWaitMs)
    const end = (): void => {
      clearTimeout(timer)
      resolve()
    }
    waiting.add(end)
  })
}

function goOn(): void {
  for (const end of waiting) end()
  waiting.clear()
}
