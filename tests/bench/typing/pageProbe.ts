import type { Page } from '@playwright/test'

export interface KeyTimes {
  /** From each key to the frame that shows it in the editor, in milliseconds. */
  readonly frame: readonly number[]
  /** From each key to the frame that shows it in the preview. */
  readonly preview: readonly number[]
}

interface Probe {
  frame: number[]
  preview: number[]
}

/** Notes, in the page, when each key that is pressed from now on is to be seen. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe: Probe = { frame: [], preview: [] }
    Object.assign(window, { probe })
    const afterPaint = (then: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = then
        port2.postMessage(null)
      })
    }
    let waiting: number[] = []
    const main = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument?.querySelector('main')
    if (main) {
      new MutationObserver(() => {
        // an answer of the worker shows every key pressed before it was asked: keys wait one by one, each answer takes the oldest
        const shown = waiting
        waiting = []
        if (shown.length > 0) afterPaint(() => shown.forEach((at) => probe.preview.push(performance.now() - at)))
      }).observe(main, { childList: true, subtree: true, characterData: true })
    }
    window.addEventListener('keydown', ({ timeStamp, key, ctrlKey }) => {
      if (key.length !== 1 || ctrlKey) return
      waiting.push(timeStamp)
      afterPaint(() => probe.frame.push(performance.now() - timeStamp))
    }, true)
  })
}

/** What was noted since the last call. */
export async function keyTimes(page: Page): Promise<KeyTimes> {
  return page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    const taken = { frame: probe.frame, preview: probe.preview }
    probe.frame = []
    probe.preview = []
    return taken
  })
}

/** Waits from the next click on for a post: until it can be typed into, until its first words are in the preview, and until its last are. Milliseconds. */
export async function watchOpening(page: Page, first: string, last: string): Promise<() => Promise<{ typable: number; screen: number; whole: number }>> {
  await page.evaluate(([firstWords, lastWords]) => {
    const times = { start: 0, typable: 0, screen: 0, whole: 0 }
    Object.assign(window, { opening: times })
    const look = (): void => {
      const now = performance.now()
      const content = document.querySelector('.editorPane .cm-content, .cm-content')
      if (times.typable === 0 && content?.textContent?.includes(firstWords)) times.typable = now
      const main = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument?.querySelector('main')
      const blocks = main?.querySelectorAll('.block') ?? []
      if (times.screen === 0 && Array.from({ length: Math.min(4, blocks.length) }, (_, i) => blocks[i]?.textContent ?? '').some((text) => text.includes(firstWords))) times.screen = now
      if (times.whole === 0 && Array.from({ length: Math.min(6, blocks.length) }, (_, i) => blocks[blocks.length - 1 - i]?.textContent ?? '').some((text) => text.includes(lastWords))) times.whole = now
      if (times.whole === 0) requestAnimationFrame(look)
    }
    window.addEventListener('pointerdown', ({ timeStamp }) => {
      times.start = timeStamp
      requestAnimationFrame(look)
    }, { once: true, capture: true })
  }, [first, last] as const)
  return async () => {
    await page.waitForFunction(() => (window as unknown as { opening: { whole: number } }).opening.whole > 0, undefined, { timeout: 120_000, polling: 200 })
    const { start, typable, screen, whole } = await page.evaluate(() => (window as unknown as { opening: { start: number; typable: number; screen: number; whole: number } }).opening)
    return { typable: typable - start, screen: screen - start, whole: whole - start }
  }
}
