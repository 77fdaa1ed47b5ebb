import { expect, test } from '@playwright/test'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64')
const filler = Array.from({ length: 60 }, (_, i) => `Paragraph number ${i} with a few words in it.`).join('\n\n')

let server: Server
let address = ''
const asked: string[] = []
let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'image/png' }).end(png)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = `---\ntitle: Seen\n---\n\n![Beside](still.png)\n\n![Far](${address}/far.png)\n\n![Farther](${address}/farther.png)\n\n<details><summary>More</summary>\n\nHidden\n\n</details>\n\nTo [the other](other.md) and [the web](https://example.org/).\n\n他說**《片名》**很好\n第二行\n\n${filler}\n`
  running = await launchApp({ library: await makeLibrary({ 'seen.md': post, 'other.md': '---\ntitle: Other\n---\n\nOther text.\n', 'still.png': png }), args: [] })
  editor = new EditorPage(running.window)
  await running.window.getByRole('option', { name: /^Seen/ }).click()
  await expect(article().getByRole('heading', { level: 1 })).toHaveText('Seen')
})
test.afterAll(async () => {
  await running.close()
  server.close()
})

const frame = () => running.window.frameLocator('iframe[title="Preview"]')
const article = () => frame().getByRole('main')

test('stands in a frame in which no script can run', async () => {
  const sandbox = await running.window.locator('iframe[title="Preview"]').getAttribute('sandbox')
  expect(sandbox).toBe('allow-same-origin')
})

test('shows pictures beside the post, and remote ones only when asked, each by itself', async () => {
  const picture = article().getByRole('img', { name: 'Beside' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  expect(asked).toEqual([])
  await article().getByRole('button', { name: /^Far\b/ }).first().click()
  const remote = article().getByRole('img', { name: 'Far', exact: true })
  await expect.poll(() => remote.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  expect(asked).toEqual(['/far.png'])
})

test('a remote picture that was asked for stays while its paragraph is written', async () => {
  const remote = article().getByRole('img', { name: 'Far', exact: true })
  await remote.evaluate((image) => image.setAttribute('data-same', 'yes'))
  await editor.body.getByText('far.png').click()
  await running.window.keyboard.press('End')
  await running.window.keyboard.type(' Seen from afar.')
  await expect(article()).toContainText('Seen from afar.')
  await expect(remote).toBeVisible()
  await running.window.keyboard.press('Enter')
  await running.window.keyboard.press('Enter')
  await running.window.keyboard.type(`Once more: ![Far](${address}/far.png)`)
  await expect(article().locator('p', { hasText: 'Once more:' }).getByRole('img', { name: 'Far', exact: true })).toBeVisible()
  expect(asked).toEqual(['/far.png'])
})

test('follows typing and leaves all other nodes as they are', async () => {
  const picture = article().getByRole('img', { name: 'Beside' })
  await picture.evaluate((image) => image.setAttribute('data-same', 'yes'))
  await article().getByText('More', { exact: true }).click()
  await editor.typeAtEnd('The last words 最後。')
  await expect(article()).toContainText('The last words 最後。')
  await expect(picture).toHaveAttribute('data-same', 'yes')
  await expect(article().locator('details').first()).toHaveAttribute('open', '')
})

test('stays as it is when the post gets another file name', async () => {
  await running.window.keyboard.press('F2')
  const dialog = running.window.getByRole('dialog', { name: 'Rename file' })
  await dialog.getByRole('textbox', { name: 'File name' }).fill('seen-again')
  await running.window.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await editor.typeAtEnd(' And more.')
  await expect(article()).toContainText('And more.')
  await expect(article().getByRole('img', { name: 'Beside' })).toHaveAttribute('data-same', 'yes')
  await expect(article().locator('details').first()).toHaveAttribute('open', '')
})

test('keeps the place being edited in view and marks it', async () => {
  const marked = article().locator('[data-current]')
  await expect(marked).toContainText('The last words')
  await expect(marked).toBeInViewport()
})

test('a click puts the cursor at that paragraph', async () => {
  await article().getByText('Paragraph number 3 with', { exact: false }).click()
  await running.window.keyboard.press('Home')
  await running.window.keyboard.type('HERE ')
  await expect(article()).toContainText('HERE Paragraph number 3')
})

test('scrolling the text moves the preview along', async () => {
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+Home')
  await running.window.locator('.cm-scroller').first().evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
  await expect(article().getByText('Paragraph number 58', { exact: false })).toBeInViewport()
})

test('Chinese emphasis and line breaks read as Chinese does', async () => {
  await expect(article().locator('strong', { hasText: '《片名》' })).toBeVisible()
  await expect(article()).toContainText('很好第二行')
})

test('a link to another post opens it, one to the web goes to the browser', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    ;(globalThis as Record<string, unknown>)['opened'] = opened
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  await article().getByRole('link', { name: 'the web' }).click()
  await expect.poll(() => running.app.evaluate(() => (globalThis as Record<string, unknown>)['opened'])).toEqual(['https://example.org/'])
  await article().getByRole('link', { name: 'the other' }).click()
  await expect(article().getByRole('heading', { level: 1 })).toHaveText('Other')
  await expect(editor.body).toContainText('Other text.')
})

test('follows the theme', async () => {
  const paper = () => frame().locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)
  const before = await paper()
  await running.window.getByRole('button', { name: /light|dark|theme/i }).first().click()
  await expect.poll(paper).not.toBe(before)
})

test('nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})
