import type { CDPSession, Page } from '@playwright/test'
import { launchApp } from '../e2e/launchApp.ts'
import { bareEditor } from './typing/bareEditor.ts'
import { longPost, markers } from './typing/longPost.ts'
import { longestTask } from './typing/longestTask.ts'
import { keyTimes, watchKeys, watchOpening } from './typing/pageProbe.ts'

const sizes: Readonly<Record<string, number>> = { '6 KB': 6000, '100 KB': 100_000, '1 MB': 1_000_000, '5 MB': 5_000_000 }
const keys = 60
const pauseMs = 150
const burst = 40
const burstMs = 25

interface Measured {
  readonly frame: readonly number[]
  readonly preview: readonly number[]
  readonly burst: readonly number[]
  readonly longestTaskMs: number
  readonly heapMb: number
  /** All of the page's process, its workers included. */
  readonly rendererMb: number
  readonly typable: number
  readonly screen: number
  readonly whole: number
}

/**
 * Real keys in the built app on posts of four sizes: in the middle and at the start, 150 ms apart, and a burst at 25 ms; from the key event to
 * the next frame after the text changed, in the editor and in the preview. The same keys in a bare CodeMirror with lang-markdown on the same
 * runtime are the floor. MARQUEE_BENCH_RUNS and MARQUEE_BENCH_SIZES (`6 KB,1 MB`) make it shorter.
 */
export async function run(): Promise<Record<string, string | number>[]> {
  const runs = Number(process.env['MARQUEE_BENCH_RUNS'] ?? 3)
  const chosen = process.env['MARQUEE_BENCH_SIZES']?.split(',') ?? Object.keys(sizes)
  const rows: Record<string, string | number>[] = []
  for (const size of chosen) {
    const ours: Measured[] = []
    const floors: number[][] = []
    for (let round = 0; round < runs; round++) {
      const body = longPost(sizes[size] ?? 6000)
      floors.push(await measureBare(body))
      ours.push(await measureMarquee(body))
    }
    const of = (pick: (one: Measured) => number): number => median(ours.map(pick))
    const floor = median(floors.map((times) => percentile(times, 0.95)))
    rows.push({
      post: size,
      'frame p50': of((one) => percentile(one.frame, 0.5)),
      'frame p95': of((one) => percentile(one.frame, 0.95)),
      'frame max': of((one) => Math.max(...one.frame)),
      'bare p95': floor,
      ratio: Number((of((one) => percentile(one.frame, 0.95)) / floor).toFixed(2)),
      'preview p50': of((one) => percentile(one.preview, 0.5)),
      'preview p95': of((one) => percentile(one.preview, 0.95)),
      'preview max': of((one) => Math.max(...one.preview)),
      'burst p95': of((one) => percentile(one.burst, 0.95)),
      'longest task': of((one) => one.longestTaskMs),
      'heap MB': of((one) => one.heapMb),
      'renderer MB': of((one) => one.rendererMb),
      'typable s': of((one) => one.typable) / 1000,
      'screen s': of((one) => one.screen) / 1000,
      'whole s': of((one) => one.whole) / 1000,
    })
    console.log(rows.at(-1))
  }
  return rows
}

async function measureMarquee(body: string): Promise<Measured> {
  const running = await launchApp({
    library: { 'small.md': '---\ntitle: Small\n---\n\nA small post.\n', 'long.md': `---\ntitle: Long\nreview: {kind: film, rating: 4}\nwarnings: []\n---\n\n${body}` },
    args: [],
  })
  try {
    const { window } = running
    await window.getByRole('option', { name: /^Small/ }).click()
    await window.frameLocator('iframe[title="Preview"]').getByText('A small post.').waitFor()
    await window.waitForTimeout(1500)
    const opening = await watchOpening(window, markers.first, markers.last)
    await window.getByRole('option', { name: /^Long/ }).click()
    const { typable, screen, whole } = await opening()
    await window.waitForTimeout(1000)
    const session = await window.context().newCDPSession(window)
    const frame: number[] = []
    const preview: number[] = []
    await restPointer(window)
    await watchKeys(window)
    for (const marker of [markers.middle, markers.first]) {
      await goToEndOf(window, marker)
      await press(session, keys, pauseMs)
      const times = await keyTimes(window)
      frame.push(...times.frame)
      preview.push(...times.preview)
    }
    await press(session, burst, burstMs)
    const { preview: inBurst } = await keyTimes(window)
    // tracing slows what it looks at: keys of its own
    const longest = await longestTask(session)
    await press(session, burst, pauseMs)
    const longestTaskMs = await longest()
    const heapMb = await heap(window)
    const rendererMb = await running.app.evaluate(({ app }) => Math.round(Math.max(...app.getAppMetrics().filter(({ type }) => type === 'Tab').map(({ memory }) => memory.workingSetSize)) / 1024))
    return { frame, preview, burst: inBurst, longestTaskMs, heapMb, rendererMb, typable, screen, whole }
  } finally {
    await running.close()
  }
}

/** The floor: the same keys at the same places in CodeMirror alone. */
async function measureBare(body: string): Promise<number[]> {
  const bare = await bareEditor(body)
  try {
    await bare.window.waitForTimeout(1500)
    const session = await bare.window.context().newCDPSession(bare.window)
    await restPointer(bare.window)
    await watchKeys(bare.window)
    const times: number[] = []
    for (const marker of [markers.middle, markers.first]) {
      await bare.goToEndOf(marker)
      await press(session, keys, pauseMs)
      times.push(...(await keyTimes(bare.window)).frame)
    }
    return times
  } finally {
    await bare.close()
  }
}

/** Chromium asks with each frame what is under the pointer: it rests on the text in both windows. */
async function restPointer(window: Page): Promise<void> {
  const { x, y, width, height } = (await window.locator('.cm-scroller').first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await window.mouse.move(x + width / 2, y + height / 2)
}

async function goToEndOf(window: Page, marker: string): Promise<void> {
  await window.locator('.cm-content').first().focus()
  await window.keyboard.press('Control+f')
  await window.keyboard.insertText(marker)
  await window.keyboard.press('Enter')
  await window.keyboard.press('Escape')
  await window.keyboard.press('End')
  await window.waitForTimeout(1200)
}

/** Keys at a steady pace, whether the page keeps up or not. */
async function press(session: CDPSession, count: number, everyMs: number): Promise<void> {
  // letters alone: a space at the end of a paragraph shows nowhere in the preview
  const letters = 'thequickbrownfoxjumpsoverit'
  const start = performance.now()
  for (let i = 0; i < count; i++) {
    // a few milliseconds to and fro, or all keys of a run would meet the screen's refresh at the same moment of it
    const at = start + i * everyMs + ((i * 7) % 17)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))
    const text = letters.charAt(i % letters.length)
    const key = { key: text, text, unmodifiedText: text, code: `Key${text.toUpperCase()}`, windowsVirtualKeyCode: text.toUpperCase().charCodeAt(0) }
    void session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
    void session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  await new Promise((resolve) => setTimeout(resolve, 1500))
}

async function heap(page: Page): Promise<number> {
  const bytes = await page.evaluate(() => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN)
  return Math.round(bytes / 1e5) / 10
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN) * 10) / 10
}
