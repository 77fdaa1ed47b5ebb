let pending: Promise<void> | null = null

/** To be called when the text in the editor has changed: its frame is on the way to the screen. */
export function noteTyped(): void {
  pending ??= new Promise((resolve) => {
    const shown = (): void => {
      pending = null
      resolve()
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
