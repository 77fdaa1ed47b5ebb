import { expect, test } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hostilePayloads } from '../support/hostilePayloads.ts'
import { svgBombs } from '../support/hostileSvg.ts'
import { copyHtml } from './clipboard.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'
import { type Watched, watchPage } from './watchPage.ts'

let running: RunningApp
let editor: EditorPage
let preview: PreviewPage
let watched: Watched
test.beforeAll(async () => {
  running = await launchApp({ library: { 'draft.md': '---\ntitle: Draft\n---\nText.\n' } })
  editor = new EditorPage(running.window)
  preview = new PreviewPage(running.window)
  watched = await watchPage(running)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const clear = async (): Promise<void> => {
  await editor.body.click()
  for (const key of ['ControlOrMeta+a', 'Delete']) await running.window.keyboard.press(key)
}
const paste = async (html: string, plain: string): Promise<void> => {
  await clear()
  await copyHtml(running.app, html, plain)
  await running.window.keyboard.press('ControlOrMeta+v')
}
/** Text that is typed now arrives on screen, in the preview and on disk. */
const stillWorks = async (word: string): Promise<void> => {
  await running.window.keyboard.press('ControlOrMeta+End')
  await running.window.keyboard.type(`\n\n${word}`)
  await expect(preview.article).toContainText(word)
  await expect.poll(() => readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).toContain(word)
}

test('pages that are pasted run nothing, load nothing and lead nowhere', async () => {
  test.setTimeout(240_000)
  const tricks = [
    ...hostilePayloads.flatMap(({ body, head }) => (body === undefined || head !== undefined ? [] : [body.replaceAll('\0', '')])),
    '<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"><b>x</b>',
    '<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"; *{background:url(https://evil.example/c.png)}</style><i>x</i>',
    '<object data="https://evil.example/a.swf"><embed src="https://evil.example/b"></object><b>x</b>',
    '<a href="javascript:window.pwned=1">a</a><a href="data:text/html,<script>opener.pwned=1</script>">b</a><a href="file:///etc/passwd">c</a>',
    '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 onload=%22window.pwned=1%22/>"><b>x</b>',
    '<svg><animate onbegin="window.pwned=1" attributeName="x" dur="1s"/></svg><b>x</b>',
    '<noscript><style></noscript><img src=x onerror="window.pwned=1"></style><b>x</b>',
    '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.pwned=1 src>"><b>x</b>',
    '<svg></p><textarea><title><style></textarea><img src=x onerror=window.pwned=1></style></title></svg><b>x</b>',
    '<p>&lt;script&gt;window.pwned=1&lt;/script&gt; &lt;img src=x onerror=window.pwned=1&gt; <b>x</b></p>',
    '<code>`</code><code>``<img src=x onerror=window.pwned=1>``</code><a href="https://example.org/)<img src=x onerror=window.pwned=1>">x</a>',
    '<a title="&quot;)](javascript:window.pwned=1)" href="https://example.org/">x](javascript:window.pwned=1)</a>',
    '<img alt="](x)<img src=x onerror=window.pwned=1>" src="https://evil.example/a.png">',
  ]
  for (let at = 0; at < tricks.length; at += 6) {
    // what swallows all that follows swallows a few
    await paste(`<p><b>Before ${at}</b></p>${tricks.slice(at, at + 6).join('\n')}`, 'plain')
    await expect(preview.article).toContainText(`Before ${at}`)
    const addresses = await preview.article.locator('[href], [src]').evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? ''))
    expect(addresses.filter((address) => /^[\0- ]*[a-z][a-z\d+.-]*:/i.test(address) && !/^(?:https?|mailto|marquee-asset):/.test(address)), String(at)).toEqual([])
    expect(await watched.found(), String(at)).toEqual([])
  }
  await stillWorks('Lasts.')
  expect(await watched.found()).toEqual([])
})

for (const [what, html] of [
  ['bold 100,000 deep', `${'<b>'.repeat(100_000)}x`],
  ['elements 10,000 deep', `${'<div><b>'.repeat(10_000)}x`],
  ['tables in tables', `${'<table><tr><td><b>'.repeat(3000)}x`],
  ['20 MB', `<b>bold</b>${'<p>Paragraph</p>'.repeat(1_250_000)}`],
] as const) {
  test(`a page with ${what} is pasted as plain text, with a word on it, and holds nothing up`, async () => {
    await paste(html, 'The plain text.')
    await expect(editor.body).toContainText('The plain text.', { timeout: 20_000 })
    await expect(running.window.getByRole('region', { name: 'Notices' })).toContainText('its plain text was pasted')
    await stillWorks(`Typed after ${what}.`)
    expect(await watched.found()).toEqual([])
  })
}

test('pictures that are dropped are kept only where they are pictures, under names that hold no harm, and run nothing', async () => {
  await clear()
  const script = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"><script>window.pwned=1;parent.pwned=1</script><image href="https://evil.example/a.png"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject><circle r="9"/></svg>'
  const files = [
    { name: '../../out.svg', type: 'image/svg+xml', text: script },
    { name: 'a\u202egnp.svg', type: 'image/svg+xml', text: script },
    { name: '"><img src=x onerror=window.pwned=1>.svg', type: 'image/svg+xml', text: script },
    { name: `${'n'.repeat(300)}.svg`, type: 'image/svg+xml', text: script },
    { name: 'CON.svg', type: 'image/svg+xml', text: String(svgBombs['shapes that use each other']) },
    { name: 'page.png', type: 'image/png', text: '<script>window.pwned=1</script>' },
    { name: 'cut.png', type: 'image/png', text: '\u0089PNG' },
    { name: 'empty.png', type: 'image/png', text: '' },
    { name: 'post.md', type: 'image/png', text: 'text' },
  ]
  const transfer = await running.window.evaluateHandle((dropped) => {
    const made = new DataTransfer()
    for (const { name, type, text } of dropped) made.items.add(new File([text], name, { type }))
    made.items.add(new File([new Uint8Array(65 * 1024 * 1024)], 'huge.png', { type: 'image/png' }))
    return made
  }, files)
  await editor.body.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(editor.body).toContainText('picture-CON')
  const notices = running.window.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('“huge.png” is larger than 64 MB')
  await expect(notices).toContainText('“page.png” is not a picture')
  await expect(notices).toContainText('“post.md” is not a picture')
  const names = (await readdir(running.libraryFolder, { recursive: true })).sort()
  expect(names).toEqual(['a-gnp.svg', 'draft.md', 'img-src=x-onerror=window.pwned=1.svg', `${'n'.repeat(200)}.svg`, 'out.svg', 'picture-CON.svg'].sort())
  await expect(preview.article.locator('img')).toHaveCount(5)
  await stillWorks('After the pictures.')
  expect(await watched.found()).toEqual([])
})
