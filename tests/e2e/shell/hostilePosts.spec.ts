import { expect, test } from '@playwright/test'
import { hostilePayloads, hostileSignoff } from '../../support/hostilePayloads.ts'
import { launchApp, type RunningApp } from '../launchApp.ts'
import { PostsPage } from '../pages/PostsPage.ts'
import { PreviewPage } from '../pages/PreviewPage.ts'

const perPost = 8
// a file that holds a NUL is no text, and is not opened at all
const inBodies = hostilePayloads.filter(({ head, body }) => head === undefined && !body?.includes('\0'))
const inHeads = hostilePayloads.filter(({ head }) => head !== undefined)
const posts: Record<string, string> = {}
for (let at = 0; at < inBodies.length; at += perPost) {
  const bodies = inBodies.slice(at, at + perPost).map(({ body }) => body)
  posts[`body-${String(at).padStart(3, '0')}`] = `---\ntitle: body-${String(at).padStart(3, '0')}\n---\n\nBefore.\n\n${bodies.join('\n\n')}\n`
}
inHeads.forEach(({ head, body }, at) => {
  const title = head?.startsWith('title:') ? '' : `title: head-${String(at).padStart(3, '0')}\n`
  posts[`head-${String(at).padStart(3, '0')}`] = `---\n${title}${head}\n---\n\nBefore.\n\n${body}\n\n::signoff\n`
})

let running: RunningApp
test.beforeAll(async () => {
  const files = Object.fromEntries(Object.entries(posts).map(([name, text]) => [`${name}.md`, text]))
  running = await launchApp({ library: { ...files, 'start.md': '---\ntitle: Start\n---\n\nHello.\n', '.marquee/library.yaml': `signoff: ${JSON.stringify(hostileSignoff)}\n` } })
})
test.afterAll(() => running.close())

test('hostile posts run nothing, load nothing and lead nowhere', async () => {
  test.setTimeout(180_000)
  const page = running.window
  const list = new PostsPage(page)
  const preview = new PreviewPage(page)
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  for (const name of Object.keys(posts)) {
    const hasOwnTitle = posts[name]?.includes(`title: ${name}\n`)
    await list.search.fill(hasOwnTitle ? name : 'onerror')
    await (hasOwnTitle ? list.post(name).first() : list.list.getByRole('option', { name: /^<img/ }).first()).click()
    await expect(preview.article.locator('h1').first(), name).toHaveText(hasOwnTitle ? name : /^<img/)
    await expect(preview.article, name).toContainText('Before.')
    await preview.article.getByText('Before.', { exact: true }).first().click()
    const frame = page.frames().find((known) => known.url().endsWith('/preview.html'))
    expect(frame, name).toBeDefined()
    const found = await page.evaluate(() => ({
      window: 'pwned' in window,
      frame: Array.from(document.querySelectorAll('iframe'), (iframe) => iframe.contentWindow !== null && 'pwned' in iframe.contentWindow),
      frames: window.frames.length,
      body: document.body instanceof HTMLBodyElement,
      address: location.href,
    }))
    expect(found, name).toMatchObject({ window: false, frame: [false], frames: 1, body: true })
    expect(found.address, name).toMatch(/^marquee:\/\/app\//)
  }
  expect(asked.filter((url) => !/^(marquee|marquee-asset):/.test(url))).toEqual([])
  expect(dialogs).toEqual([])
  expect(running.app.windows()).toHaveLength(1)
})
