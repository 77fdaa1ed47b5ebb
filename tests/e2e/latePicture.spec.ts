import { expect, test } from '@playwright/test'
import { inMain } from './inMain.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

const paragraphs = Array.from({ length: 120 }, (_, i) => `Paragraph ${i} ${'of a post with pictures '.repeat(14).trim()}.`)
const tall = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="2400"><rect width="300" height="2400" fill="#888"/></svg>'
const post = (title: string): string => `---\ntitle: ${title}\n---\n\n${[...paragraphs.slice(0, 40), `![Tall](${title}.svg)`, ...paragraphs.slice(40)].join('\n\n')}\n`
const looked = 'Paragraph 44 '

let running: RunningApp
let editor: EditorPage
let preview: PreviewPage
test.beforeAll(async () => {
  running = await launchApp({ library: { 'first.md': post('first'), 'second.md': post('second'), 'start.md': '---\ntitle: Start\n---\n\nStart.\n', 'first.svg': tall, 'second.svg': tall }, args: ['start.md'] })
  editor = new EditorPage(running.window)
  preview = new PreviewPage(running.window)
  // the driver does not see requests of the app's own schemes: in main the pictures wait for the test
  await inMain(running.app, ({ protocol }, picture) => {
    const held: (() => void)[] = []
    Object.assign(globalThis, { held })
    protocol.unhandle('marquee-asset')
    protocol.handle('marquee-asset', async () => {
      await new Promise<void>((resolve) => held.push(resolve))
      return new Response(picture, { headers: { 'content-type': 'image/svg+xml' } })
    })
  }, tall)
  // pages that are there go on asking who answered when they came
  await running.window.reload()
  await expect(editor.body).toBeVisible()
})
test.afterAll(() => running.close())

const held = () => running.app.evaluate(() => (globalThis as unknown as { held: (() => void)[] }).held.length)
const picture = () => preview.article.getByRole('img', { name: 'Tall' })
const topOfLooked = () => preview.article.getByText(looked).evaluate((block) => Math.round(block.getBoundingClientRect().top))
const topOfLookedInText = () =>
  editor.body.locator('.cm-line').filter({ hasText: looked }).evaluate((line) => Math.round(line.getBoundingClientRect().top - line.closest('.cm-scroller')!.getBoundingClientRect().top))
/** Where the paragraph that is looked at stands on both sides, once nothing moves any more. */
async function places(): Promise<readonly number[]> {
  let before: readonly number[] = []
  await expect
    .poll(async () => {
      const now = [await topOfLooked(), await topOfLookedInText()]
      const rests = now.join() === before.join()
      before = now
      return rests
    }, { intervals: [400] })
    .toBe(true)
  return before
}

const moved = (before: readonly number[], after: readonly number[]): number => Math.max(...before.map((place, i) => Math.abs(place - after[i]!)))

/** Opens a post. Its picture is asked for when it is near the screen, and does not come yet. */
async function open(title: string): Promise<void> {
  await running.window.getByRole('option', { name: new RegExp(`^${title}`) }).click()
  await expect(editor.title).toHaveValue(title)
  await expect(preview.article.getByText('Paragraph 119 ')).toBeAttached()
}

/** Lets the picture come, and sees that it has its height. */
async function comes(): Promise<void> {
  await running.app.evaluate(() => (globalThis as unknown as { held: (() => void)[] }).held.pop()?.())
  await expect.poll(() => picture().evaluate((image) => image.clientHeight)).toBeGreaterThan(1500)
}

async function scrollTextTo(name: string): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const top = await editor.scroller.evaluate((element, wanted) => {
      const line = [...element.querySelectorAll('.cm-line')].find((one) => one.textContent?.startsWith(wanted))
      return line ? line.getBoundingClientRect().top - element.getBoundingClientRect().top : null
    }, name)
    if (top !== null && Math.abs(top - 40) < 3) return
    await editor.scroller.evaluate((element, by) => element.scrollBy(0, by), top === null ? 500 : top - 40)
    await running.window.waitForTimeout(60)
  }
}

test('a tall picture that comes after the text was scrolled past it leaves what is looked at where it is', async () => {
  await open('first')
  await scrollTextTo(looked)
  await expect(preview.article.getByText(looked)).toBeInViewport()
  await expect.poll(held).toBe(1)
  const before = await places()
  await comes()
  expect(moved(before, await places())).toBeLessThanOrEqual(2)
  await expect(preview.article.getByText(looked)).toBeInViewport()
})

test('a tall picture that comes after the preview was scrolled past it leaves what is looked at where it is', async () => {
  await open('second')
  await preview.article.getByText(looked).evaluate((block) => block.scrollIntoView({ block: 'start' }))
  await expect(editor.body.getByText(looked)).toBeInViewport()
  await expect.poll(held).toBe(1)
  const before = await places()
  await comes()
  expect(moved(before, await places())).toBeLessThanOrEqual(2)
  await expect(preview.article.getByText(looked)).toBeInViewport()
  expect(running.consoleErrors).toEqual([])
})
