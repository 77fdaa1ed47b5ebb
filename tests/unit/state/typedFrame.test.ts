import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { betweenKeys, noteTyped } from '../../../renderer/state/typedFrame.ts'

let frame = (): void => {}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => void (frame = then))
  vi.stubGlobal('MessageChannel', class {
    readonly port1: { onmessage: (() => void) | null } = { onmessage: null }
    readonly port2 = { postMessage: () => this.port1.onmessage?.() }
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false
  void waiting.then(() => void (over = true))
  await vi.advanceTimersByTimeAsync(0)
  return over
}

it('waits for the next key to be drawn, and a moment for its preview', async () => {
  const waiting = betweenKeys()
  await vi.advanceTimersByTimeAsync(60)
  noteTyped()
  frame()
  await vi.advanceTimersByTimeAsync(39)
  expect(await isOver(waiting)).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await isOver(waiting)).toBe(true)
})

it('waits for no longer than 120 ms where no key comes', async () => {
  const waiting = betweenKeys()
  await vi.advanceTimersByTimeAsync(119)
  expect(await isOver(waiting)).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await isOver(waiting)).toBe(true)
})
