import { expect, type Locator, test } from '@playwright/test'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

/** Each has numbers from 0 to 299 in it, one after the other: what is looked at tells which. */
const parts = 300
const numbered = (make: (i: number) => string, between: string): string => Array.from({ length: parts }, (_, i) => make(i)).join(between)
const long = 'of a review that says a good deal about one scene and then about another one and about the rain in both of them'
const blocks: Readonly<Record<string, string>> = {
  list: numbered((i) => `- N${i} ${long}`, '\n'),
  'list whose last items are long': numbered((i) => `- N${i} ${i < 200 ? 'short' : `${long} `.repeat(4)}`, '\n'),
  'list whose first items are long': numbered((i) => `- N${i} ${i > 100 ? 'short' : `${long} `.repeat(4)}`, '\n'),
  paragraph: numbered((i) => `N${i} ${long}`, ' '),
  table: `| Film | Said of it |\n| --- | --- |\n${numbered((i) => `| N${i} | ${long} |`, '\n')}`,
  'block of code': `\`\`\`\n${numbered((i) => `N${i} code`, '\n')}\n\`\`\``,
}
const fileOf = (name: string): string => `${name.replaceAll(' ', '-')}.md`

let running: RunningApp
let editor: EditorPage
let preview: PreviewPage
test.beforeAll(async () => {
  running = await launchApp({ library: Object.fromEntries(Object.entries(blocks).map(([name, block]) => [fileOf(name), `---\ntitle: A ${name}\n---\n\nBefore.\n\n${block}\n\nAfter.\n`])) })
  editor = new EditorPage(running.window)
  preview = new PreviewPage(running.window)
})
test.afterAll(() => running.close())

/** The number that is at the top of a pane, or the next one below it. */
const topOf = (pane: Locator): Promise<number> =>
  pane.evaluate((element) => {
    const page = element.ownerDocument
    const isFrame = element.tagName === 'MAIN'
    const { left, width } = element.getBoundingClientRect()
    const top = isFrame ? 0 : element.getBoundingClientRect().top
    for (let y = top + 6; y < top + 400; y += 6) {
      const caret = page.caretRangeFromPoint(left + width / 2, y)
      if (!caret || !element.contains(caret.startContainer)) continue
      const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      walker.currentNode = caret.startContainer
      let text = caret.startContainer.nodeType === Node.TEXT_NODE ? (caret.startContainer.textContent ?? '').slice(caret.startOffset) : ''
      while (text.length < 1000 && walker.nextNode()) text += ` ${walker.currentNode.textContent ?? ''}`
      const found = /N(\d+)/.exec(text)
      if (found) return Number(found[1])
    }
    return Number.NaN
  })
const topOfText = () => topOf(editor.scroller)
const topOfPreview = () => topOf(preview.article)
const apart = async () => Math.abs((await topOfText()) - (await topOfPreview()))

for (const name of Object.keys(blocks)) {
  test(`within a ${name} that is much taller than its pane, each side follows the other`, async () => {
    await running.window.getByRole('option', { name: new RegExp(`^A ${name}$`, 'm') }).click()
    await expect(editor.title).toHaveValue(`A ${name}`)
    await expect(preview.article.getByText(`N${parts - 1} `)).toBeAttached()
    await expect(preview.article.getByText('After.')).toBeAttached()
    for (const part of [0.3, 0.8, 0.5, 0.15]) {
      await editor.scroller.evaluate((element, share) => element.scrollTo(0, element.scrollHeight * share), part)
      await expect.poll(topOfText).toBeGreaterThan(10)
      await expect.poll(apart, `text scrolled to ${part}`).toBeLessThanOrEqual(2)
    }
    await running.window.waitForTimeout(400) // what the preview has just scrolled is over
    for (const part of [0.6, 0.2, 0.75]) {
      await preview.article.evaluate((main, share) => main.ownerDocument.scrollingElement?.scrollTo(0, main.ownerDocument.scrollingElement.scrollHeight * share), part)
      await expect.poll(topOfPreview).toBeGreaterThan(10)
      await expect.poll(apart, `preview scrolled to ${part}`).toBeLessThanOrEqual(2)
      await running.window.waitForTimeout(400)
    }
    expect(running.consoleErrors).toEqual([])
  })
}

test('typing in an item near the top of such a list scrolls neither side', async () => {
  await running.window.getByRole('option', { name: /^A list$/m }).click()
  await expect(editor.title).toHaveValue('A list')
  await expect(preview.article.getByText(`N${parts - 1} `)).toBeAttached()
  const places = async () => [await editor.scroller.evaluate((element) => element.scrollTop), await preview.article.evaluate((main) => main.ownerDocument.scrollingElement?.scrollTop)]
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+Home')
  for (let line = 0; line < 8; line++) await running.window.keyboard.press('ArrowDown')
  await expect.poll(places).toEqual([0, 0])
  await running.window.keyboard.type('typed here ')
  await expect(preview.article.getByText('typed here')).toBeInViewport()
  expect(await places()).toEqual([0, 0])
})

for (const name of ['list', 'table']) {
  test(`a click in a tall ${name} puts the cursor into the line of what was clicked`, async () => {
    await running.window.getByRole('option', { name: new RegExp(`^A ${name}$`, 'm') }).click()
    await expect(editor.title).toHaveValue(`A ${name}`)
    const clicked = preview.article.getByText(/^N180\b/).first()
    await clicked.scrollIntoViewIfNeeded()
    await running.window.waitForTimeout(400)
    await clicked.click()
    await expect(editor.body).toBeFocused()
    await running.window.keyboard.type('HERE')
    await expect(editor.body.locator('.cm-line', { hasText: 'HERE' })).toContainText('N180 ')
    await running.window.keyboard.press('ControlOrMeta+z')
  })
}

test('the sides follow each other in such a list also when the preview was hidden in between', async () => {
  await running.window.getByRole('option', { name: /^A list whose last items are long$/m }).click()
  await expect(preview.article.getByText(`N${parts - 1} `)).toBeAttached()
  await editor.scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight * 0.5))
  await expect.poll(apart).toBeLessThanOrEqual(2)
  for (let times = 0; times < 2; times++) await running.window.keyboard.press('ControlOrMeta+2')
  await expect(preview.article.getByText(`N${parts - 1} `)).toBeAttached()
  for (const part of [0.7, 0.3]) {
    await editor.scroller.evaluate((element, share) => element.scrollTo(0, element.scrollHeight * share), part)
    await expect.poll(apart, `text scrolled to ${part}`).toBeLessThanOrEqual(2)
  }
  expect(running.consoleErrors).toEqual([])
})
