import { expect, test } from '@playwright/test'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

const count = 4000
const paragraphs = Array.from({ length: count }, (_, i) => `Paragraph ${i} ${'of a long post '.repeat(22).trim()}.`)
const looked = 'Paragraph 3200 '
const above = 'Paragraph 1600 '

let running: RunningApp
test.beforeAll(async () => {
  running = await launchApp({ library: { 'long.md': `---\ntitle: Long\n---\n\n${paragraphs.map((text, i) => (i % 9 === 0 ? `## Section ${i}\n\n${text}` : text)).join('\n\n')}\n` } })
})
test.afterAll(() => running.close())

interface Watched {
  /** Texts in the order in which the preview came to show them. */
  seen: string[]
  /** Where the looked at block stood on the screen, frame by frame. */
  tops: number[]
}

test('a post that opens far down shows that place in the preview before the rest is drawn, and nothing jumps as the rest comes', async () => {
  const { window } = running
  const editor = new EditorPage(window)
  const preview = new PreviewPage(window)
  await window.getByRole('option', { name: /^Long/ }).click()
  await expect(preview.article.getByText(`Paragraph ${count - 1} `)).toBeAttached({ timeout: 60_000 })
  await preview.article.getByText(looked).click()
  await window.keyboard.press('End')
  await window.keyboard.type('!')
  await expect(preview.article.getByText(looked)).toContainText('!')
  await editor.saved()

  await window.addInitScript(
    ([lookedAt, before]) => {
      const watched: Watched = { seen: [], tops: [] }
      Object.assign(window, { watched })
      const look = (): void => {
        requestAnimationFrame(look)
        const main = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument?.querySelector('main')
        if (!main) return
        const blocks = [...main.querySelectorAll('.block')]
        for (const text of [lookedAt, before]) if (!watched.seen.includes(text) && blocks.some((block) => block.textContent?.includes(text))) watched.seen.push(text)
        const block = blocks.find((one) => one.textContent?.includes(lookedAt))
        if (block) watched.tops.push(Math.round(block.getBoundingClientRect().top))
      }
      if (!document.URL.endsWith('preview.html')) requestAnimationFrame(look)
    },
    [looked, above] as const,
  )
  await window.reload()
  await expect(preview.article.getByText(looked)).toBeInViewport({ timeout: 30_000 })
  await expect(editor.body.getByText(looked)).toBeInViewport()
  await expect(preview.article.getByText(`Paragraph ${count - 1} `)).toBeAttached({ timeout: 60_000 })
  const { seen, tops } = await window.evaluate(() => (window as unknown as { watched: Watched }).watched)
  expect(seen).toEqual([looked, above])
  expect(tops.length).toBeGreaterThan(10)
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(4)
  await expect(editor.body.getByText(looked)).toBeInViewport()
  // the script above knocks at the preview's sandbox too, and is turned away
  expect(running.consoleErrors.filter((text) => !text.startsWith('Blocked script execution'))).toEqual([])
})
