import type { Locator, Page } from '@playwright/test'

/** What is dragged from another program: files by their paths, or texts by their kind. */
export interface Dragged {
  readonly files?: readonly string[]
  readonly texts?: Readonly<Record<string, string>>
}

/** Drags something in from another program and drops it in the middle of an element, as the system does. */
export async function dropOn(window: Page, target: Locator, { files = [], texts = {} }: Dragged): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('There is nothing to drop on.')
  const session = await window.context().newCDPSession(window)
  const items = Object.entries(texts).map(([mimeType, data]) => ({ mimeType, data }))
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20), data: { items, files: [...files], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at })
  await session.detach()
}
