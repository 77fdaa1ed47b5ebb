import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyHtml, copyText } from './clipboard.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const head = '---\ntitle: Draft\n---\n'
const fragment = '<h2>Story</h2><p>One <b>bold</b> word and <a href="https://example.org/">a link</a>.</p><ul><li>one</li><li>two</li></ul><script>alert(1)</script>'
const plain = 'Story\nOne bold word and a link.\none\ntwo'
const markdown = '## Story\n\nOne **bold** word and [a link](https://example.org/).\n\n- one\n- two'

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({ library: { 'draft.md': `${head}Text.\n` } })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.window.keyboard.press(key)
}
const clear = async (): Promise<void> => {
  await editor.body.click()
  await press('ControlOrMeta+a', 'Delete')
}
const body = async (): Promise<string> => {
  await editor.save()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length)
}

test('part of a page is pasted as Markdown, in one step that can be undone', async () => {
  await clear()
  await copyHtml(running.app, fragment, plain)
  await press('ControlOrMeta+v')
  await expect(editor.body).toContainText('**bold**')
  expect(await body()).toBe(markdown)
  await press('ControlOrMeta+z')
  await expect(editor.body).not.toContainText('Story')
})

test('with Shift it is pasted as plain text', async () => {
  await clear()
  await copyHtml(running.app, fragment, plain)
  await press('ControlOrMeta+Shift+V')
  await expect(editor.body).toContainText('Story')
  expect(await body()).toBe(plain)
})

test('it stays within the quote that it is pasted into', async () => {
  await clear()
  await running.window.keyboard.type('> ')
  await copyHtml(running.app, '<p>First.</p><p>Second, <em>there</em>.</p>', 'First.\n\nSecond, there.')
  await press('ControlOrMeta+v')
  await expect(editor.body).toContainText('*there*')
  expect(await body()).toBe('> First.\n>\n> Second, *there*.')
})

test('what code editors copy, and text with no structure, stays plain', async () => {
  await clear()
  await copyHtml(running.app, '<div style="font-family: Menlo, monospace; white-space: pre;"><div><span style="font-weight: bold">const</span> a = *b*</div></div>', 'const a = *b*')
  await press('ControlOrMeta+v')
  await expect(editor.body).toContainText('const')
  expect(await body()).toBe('const a = *b*')
  await clear()
  await copyHtml(running.app, '<p>「只有文字 * 而已」</p>', '「只有文字 * 而已」')
  await press('ControlOrMeta+v')
  await expect(editor.body).toContainText('而已')
  expect(await body()).toBe('「只有文字 * 而已」')
})

test('an address over a selection still makes a link', async () => {
  await clear()
  await running.window.keyboard.type('word')
  await press('ControlOrMeta+a')
  await copyText(running.app, 'https://example.org/x')
  await press('ControlOrMeta+v')
  expect(await body()).toBe('[word](https://example.org/x)')
  expect(running.consoleErrors).toEqual([])
})
