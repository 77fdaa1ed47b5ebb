const longestMs = 1000

/** Fulfilled once the window has shown something: what is slow and not needed at first waits for it. */
export const firstPaint: Promise<void> = new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    resolve()
  })
  observer.observe({ type: 'paint', buffered: true })
  // a window that is hidden paints nothing
  setTimeout(resolve, longestMs)
})
