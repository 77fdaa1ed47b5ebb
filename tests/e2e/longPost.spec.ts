import { expect, test } from '@playwright/test'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const paragraphs = Array.from({ length: 3000 }, (_, i) => `Paragraph ${i} ${'of a long post '.repeat(22).trim()}.`)
const body = [...paragraphs.slice(0, 30), '![Tall](tall.svg)', '<details><summary>More</summary>\n\nHidden\n\n</details>', ...paragraphs.slice(30)].join('\n\n')
const tall = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3000"><rect width="300" height="3000" fill="#888"/></svg>'

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({ library: { 'long.md': `---\ntitle: Long\n---\n\n${body}\n`, 'tall.svg': tall } })
  editor = new EditorPage(running.window)
  await running.window.getByRole('option', { name: /^Long/ }).click()
  await expect(preview().getByText('Paragraph 2999 ')).toBeAttached({ timeout: 30_000 })
})
test.afterAll(() => running.close())

const frame = () => running.window.frameLocator('iframe[title="Preview"]')
const preview = () => frame().getByRole('main')
const scroller = () => running.window.locator('.editorPane-text .cm-scroller')

/** The number of the paragraph at the top of the text, and at the top of the preview; null between paragraphs. */
const topOfText = () =>
  scroller().evaluate((element) => {
    const { top } = element.getBoundingClientRect()
    const line = [...element.querySelectorAll('.cm-line')].find((one) => one.getBoundingClientRect().bottom > top + 2 && /Paragraph \d/.test(one.textContent ?? ''))
    return Number(/Paragraph (\d+)/.exec(line?.textContent ?? '')?.[1] ?? Number.NaN)
  })
const topOfPreview = () =>
  preview().evaluate((main) => {
    // by what is on the screen: what is off it is not laid out
    const page = main.ownerDocument
    for (let y = 4; y < 600; y += 8) {
      const found = /Paragraph (\d+)/.exec(page.elementFromPoint(page.documentElement.clientWidth / 2, y)?.closest('.block')?.textContent ?? '')
      if (found) return Number(found[1])
    }
    return Number.NaN
  })
const apart = async () => Math.abs((await topOfText()) - (await topOfPreview()))

test('both sides show the same place of a post of 1 MB, wherever the text is scrolled to', async () => {
  for (const part of [0.25, 0.5, 0.9, 0.1]) {
    await scroller().evaluate((element, share) => element.scrollTo(0, element.scrollHeight * share), part)
    await expect.poll(topOfText).toBeGreaterThan(100)
    await expect.poll(apart).toBeLessThanOrEqual(1)
  }
})

test('also past a tall picture', async () => {
  await scroller().evaluate((element) => element.scrollTo(0, 0))
  await expect.poll(topOfPreview).toBeLessThan(3)
  await expect.poll(() => preview().getByRole('img', { name: 'Tall' }).evaluate((image) => image.clientHeight)).toBeGreaterThan(1000)
  for (let turn = 0; turn < 40 && (await topOfText()) < 34; turn++) await scroller().evaluate((element) => element.scrollBy(0, 300))
  await expect.poll(apart).toBeLessThanOrEqual(1)
})

test('scrolling the preview moves the text along', async () => {
  const box = await running.window.locator('iframe[title="Preview"]').boundingBox()
  if (!box) throw new Error('The preview is not on screen')
  await running.window.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (const pixels of [150_000, 90_000, -60_000]) {
    const before = await topOfPreview()
    await running.window.waitForTimeout(400)
    await running.window.mouse.wheel(0, pixels)
    await expect.poll(async () => Math.abs((await topOfPreview()) - before)).toBeGreaterThan(100)
    await expect.poll(apart).toBeLessThanOrEqual(1)
  }
})

test('after a scroll of either side both come to rest: neither answers the other for ever', async () => {
  const places = async () => [await scroller().evaluate((element) => element.scrollTop), await preview().evaluate((main) => main.ownerDocument.scrollingElement?.scrollTop)]
  const comesToRest = async (): Promise<void> => {
    let before = await places()
    await expect.poll(async () => {
      const now = await places()
      const rests = now.join() === before.join()
      before = now
      return rests
    }, { intervals: [500] }).toBe(true)
    const samples = []
    for (let sample = 0; sample < 8; sample++) {
      await running.window.waitForTimeout(120)
      samples.push((await places()).join())
    }
    expect(new Set([...samples, before.join()]).size).toBe(1)
  }
  await scroller().evaluate((element) => element.scrollTo(0, element.scrollHeight * 0.4))
  await comesToRest()
  await running.window.mouse.wheel(0, 70_000)
  await comesToRest()
})

test('what is off the screen of the preview costs no layout', async () => {
  await scroller().evaluate((element) => element.scrollTo(0, element.scrollHeight * 0.6))
  await expect.poll(topOfPreview).toBeGreaterThan(1000)
  await expect.poll(() => preview().evaluate((main) => [...main.querySelectorAll('.block > p')].filter((block) => block.checkVisibility({ contentVisibilityAuto: true })).length)).toBeLessThan(500)
  expect(await preview().evaluate((main) => main.querySelectorAll('.block').length)).toBeGreaterThan(3000)
})

test('typing changes the block that it is in, keeps every node, and nothing jumps', async () => {
  await running.window.waitForTimeout(400) // what the preview has just scrolled is over
  await scroller().evaluate((element) => element.scrollTo(0, 0))
  await expect.poll(topOfPreview).toBeLessThan(3)
  await preview().getByText('More', { exact: true }).click()
  await preview().evaluate((main) => {
    const text = [...main.querySelectorAll('p')].find((one) => one.textContent?.startsWith('Paragraph 2 '))?.firstChild
    if (text) main.ownerDocument.getSelection()?.setBaseAndExtent(text, 0, text, 'Paragraph 2 of'.length)
  })
  await preview().evaluate((main) => main.querySelectorAll('.block').forEach((block, i) => block.setAttribute('data-was', String(i))))
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+Home')
  await running.window.keyboard.press('ArrowDown')
  await running.window.keyboard.press('End')
  await running.window.waitForTimeout(600) // what the preview has scrolled to follow the cursor is over
  const before = await preview().evaluate((main) => main.ownerDocument.scrollingElement?.scrollTop)
  await running.window.keyboard.type(' Typed here.')
  await expect(preview().getByText('Typed here.')).toBeVisible()
  expect(await preview().evaluate((main) => main.querySelectorAll('.block:not([data-was])').length)).toBe(0)
  await expect(preview().locator('details').first()).toHaveAttribute('open', '')
  expect(await preview().evaluate((main) => main.ownerDocument.getSelection()?.toString())).toBe('Paragraph 2 of')
  expect(await preview().evaluate((main) => main.ownerDocument.scrollingElement?.scrollTop)).toBe(before)
})

test('what depends on a definition far away follows it, letter by letter', async () => {
  await running.window.keyboard.type(' See [the place][far].')
  await expect(preview().getByText('[the place][far]')).toBeVisible()
  await editor.typeAtEnd('\n\n[far]: https://example.org/here')
  await expect(preview().getByRole('link', { name: 'the place' })).toHaveAttribute('href', 'https://example.org/here')
  await running.window.keyboard.type('/now')
  await expect(preview().getByRole('link', { name: 'the place' })).toHaveAttribute('href', 'https://example.org/here/now')
})

test('a click in the preview puts the cursor at that block', async () => {
  await preview().evaluate((main) => main.ownerDocument.scrollingElement?.scrollTo(0, main.ownerDocument.scrollingElement.scrollHeight * 0.7))
  await expect.poll(topOfPreview).toBeGreaterThan(1000)
  const block = preview().locator('.block').filter({ hasText: `Paragraph ${(await topOfPreview()) + 1} ` })
  await block.click()
  await expect(block).toHaveAttribute('data-current', '')
  await running.window.keyboard.press('Home')
  await running.window.keyboard.type('Clicked. ')
  await expect(preview().locator('.block[data-current]')).toContainText(/^Clicked\. Paragraph \d/)
  expect(running.consoleErrors).toEqual([])
})

test('typing in the middle scrolls neither side: the block that is written is marked, in view, and says what is typed', async () => {
  const middle = 'Paragraph 1500 '
  await scroller().evaluate((element) => element.scrollTo(0, element.scrollHeight * 0.5))
  for (let turn = 0; turn < 40 && (await topOfText()) !== 1499; turn++) {
    const off = 1499 - (await topOfText())
    await scroller().evaluate((element, by) => element.scrollBy(0, by), Math.sign(off) * Math.max(60, Math.abs(off) * 60))
    await running.window.waitForTimeout(60)
  }
  await expect.poll(apart).toBeLessThanOrEqual(1)
  await editor.body.getByText(middle).click()
  await running.window.keyboard.press('End')
  const block = preview().locator('.block').filter({ hasText: middle })
  await expect(block).toHaveAttribute('data-current', '')
  await running.window.waitForTimeout(600) // what the preview has scrolled to follow the cursor is over
  await running.window.evaluate(() => {
    const page = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
    const text = document.querySelector('.editorPane-text .cm-scroller')
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = (): void => {
      const now = `text ${text?.scrollTop}, preview ${page?.scrollingElement?.scrollTop}`
      if (seen.at(-1) !== now) seen.push(now)
      requestAnimationFrame(look)
    }
    look()
  })
  await running.window.keyboard.type(' One more thought, letter by letter, until it needs another line of its own.', { delay: 30 })
  await expect(block).toContainText('until it needs another line of its own.')
  await expect(block).toHaveAttribute('data-current', '')
  await expect(block).toBeInViewport({ ratio: 1 })
  await expect(editor.body.locator('.cm-line').filter({ hasText: middle })).toBeInViewport({ ratio: 1 })
  await running.window.keyboard.press('Enter')
  await running.window.keyboard.press('Enter')
  await running.window.keyboard.type('A paragraph of its own.', { delay: 30 })
  const made = preview().locator('.block[data-current]')
  await expect(made).toHaveText(/^A paragraph of its own\./)
  await expect(made).toBeInViewport({ ratio: 1 })
  await running.window.waitForTimeout(300) // for what would be scrolled late
  expect(await running.window.evaluate(() => (window as unknown as { seen: string[] }).seen)).toHaveLength(1)
})
