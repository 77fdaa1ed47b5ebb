import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropOn } from './dropOn.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'
import { type Watched, watchPage } from './watchPage.ts'

let running: RunningApp
let editor: EditorPage
let preview: PreviewPage
let watched: Watched
let elsewhere: string
test.beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'marquee-elsewhere-'))
  running = await launchApp({ library: { 'draft.md': '---\ntitle: Draft\n---\nText.\n' } })
  editor = new EditorPage(running.window)
  preview = new PreviewPage(running.window)
  watched = await watchPage(running)
  await editor.body.waitFor()
})
test.afterAll(async () => {
  await running.close()
  await rm(elsewhere, { recursive: true, force: true })
})

const clear = async (): Promise<void> => {
  await editor.body.click()
  for (const key of ['ControlOrMeta+a', 'Delete']) await running.window.keyboard.press(key)
}
const notices = () => running.window.getByRole('region', { name: 'Notices' })
const onDisk = (): Promise<string> => readFile(join(running.libraryFolder, 'draft.md'), 'utf8')

test('part of a page that is dropped into the text becomes Markdown, and runs, loads and leads to nothing', async () => {
  await clear()
  const html = '<p><b>Bold</b> and <a href="https://example.org/film">a link</a></p><img src="https://evil.example/a.png" alt="Far"><a href="javascript:window.pwned=1">trap</a><script>window.pwned=1</script><img src=x onerror="window.pwned=1"><iframe src="https://evil.example/"></iframe><svg onload="window.pwned=1"></svg>'
  await dropOn(running.window, editor.body, { texts: { 'text/html': html, 'text/plain': 'Bold and a link', 'text/uri-list': 'https://example.org/film' } })
  await expect(preview.article.locator('strong')).toHaveText('Bold')
  await expect(preview.article.getByRole('link', { name: 'a link' })).toHaveAttribute('href', 'https://example.org/film')
  await expect.poll(onDisk).toContain('**Bold** and [a link](https://example.org/film)')
  expect(await onDisk()).not.toMatch(/script|iframe|onerror/)
  expect(await watched.found()).toEqual([])
})

test('plain text that is dropped is put in where it falls, as it is', async () => {
  await clear()
  await dropOn(running.window, editor.body, { texts: { 'text/plain': 'plain <img src=x onerror="window.pwned=1"> words' } })
  await expect.poll(onDisk).toContain('plain <img src=x onerror="window.pwned=1"> words')
  await expect(preview.article).toContainText('words')
  expect(await watched.found()).toEqual([])
})

test('text that is dragged from one place of the text to another is moved as it is written', async () => {
  await clear()
  await running.window.keyboard.insertText('**moved** stays\n\n\n\nEnd.')
  await running.window.keyboard.press('ControlOrMeta+Home')
  for (let steps = 0; steps < '**moved**'.length; steps++) await running.window.keyboard.press('Shift+ArrowRight')
  // the driver drags nothing within a page here, so these are the events of one, with the looks that the browser adds to what is dragged
  await editor.body.evaluate((body) => {
    const lines = body.querySelectorAll('.cm-line')
    const middle = (line: Element | undefined, side: 'left' | 'right') => {
      const range = document.createRange()
      range.selectNodeContents(line ?? body)
      const box = range.getBoundingClientRect()
      return { clientX: box[side], clientY: box.top + box.height / 2 }
    }
    const dataTransfer = new DataTransfer()
    const send = (type: string, at: object) => (lines[0] ?? body).dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer, ...at }))
    send('dragstart', middle(lines[0], 'left'))
    dataTransfer.setData('text/html', '<b>moved</b>')
    send('drop', middle(lines[4], 'right'))
    send('dragend', {})
  })
  await expect.poll(onDisk).toBe('---\ntitle: Draft\n---\n stays\n\n\n\nEnd.**moved**')
})

test('a file that is no picture is named, and nothing of it is read into the text, however large it is', async () => {
  await clear()
  const files = ['notes.txt', 'page.html', 'huge.txt', 'pipe\u202egnp.txt']
  await writeFile(join(elsewhere, 'notes.txt'), 'Notes of mine.')
  await writeFile(join(elsewhere, 'page.html'), '<script>window.pwned=1</script>')
  await writeFile(join(elsewhere, 'huge.txt'), '')
  await truncate(join(elsewhere, 'huge.txt'), 3 * 1024 ** 3)
  execFileSync('mkfifo', [join(elsewhere, 'pipe\u202egnp.txt')])
  await dropOn(running.window, editor.body, { files: files.map((name) => join(elsewhere, name)) })
  await expect(notices()).toContainText('“notes.txt” is not a picture')
  await expect(notices()).toContainText('“huge.txt” is not a picture')
  await running.window.keyboard.type('Typed.')
  await expect.poll(onDisk).toBe('---\ntitle: Draft\n---\nTyped.')
  expect(await readdir(running.libraryFolder)).toEqual(['draft.md'])
  expect(await watched.found()).toEqual([])
})

test('a file dropped on the title, the preview or the list does nothing', async () => {
  for (const target of [editor.title, running.window.locator('iframe[title="Preview"]'), new PostsPage(running.window).post('Draft')]) {
    await dropOn(running.window, target, { files: [join(elsewhere, 'page.html')], texts: { 'text/uri-list': `file://${join(elsewhere, 'page.html')}` } })
  }
  await dropOn(running.window, running.window.locator('iframe[title="Preview"]'), { texts: { 'text/uri-list': 'https://evil.example/', 'text/html': '<a href="https://evil.example/">x</a>' } })
  await running.window.waitForTimeout(300)
  await expect(editor.title).toHaveValue('Draft')
  expect(await watched.found()).toEqual([])
})

test('a folder dropped on the text opens as a library, with links that lead out and pipes in it, and no word of it goes into the post', async () => {
  const folder = join(elsewhere, 'other')
  await mkdir(folder)
  await writeFile(join(folder, 'theirs.md'), '---\ntitle: Theirs\n---\nText.\n')
  await symlink('/etc', join(folder, 'out'))
  await symlink(folder, join(folder, 'round'))
  execFileSync('mkfifo', [join(folder, 'pipe.md')])
  const before = await onDisk()
  await dropOn(running.window, editor.body, { files: [folder] })
  await expect(new PostsPage(running.window).post('Theirs')).toBeVisible()
  await expect(new PostsPage(running.window).post('Draft')).toHaveCount(0)
  expect(await onDisk()).toBe(before)
  expect((await readdir(folder)).sort()).toEqual(['out', 'pipe.md', 'round', 'theirs.md'])
  expect(await watched.found()).toEqual([])
})
