import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({ library: { 'draft.md': 'Text.\n' }, args: ['draft.md'] })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => running.window.keyboard.press(key)), Promise.resolve())
/** Makes this the text, with the cursor at its end. */
const write = async (text: string) => {
  await editor.body.focus()
  await press('ControlOrMeta+a', 'Delete')
  await running.window.keyboard.insertText(text)
}
const body = async () => {
  await editor.save()
  return readFile(join(running.libraryFolder, 'draft.md'), 'utf8')
}

test('lines are moved and copied by key', async () => {
  await write('one\ntwo\nthree')
  await press('Alt+ArrowUp')
  expect(await body()).toBe('one\nthree\ntwo')
  await press('Alt+ArrowDown')
  expect(await body()).toBe('one\ntwo\nthree')
  await press('Alt+Shift+ArrowDown')
  expect(await body()).toBe('one\ntwo\nthree\nthree')
})

test('several cursors type at once: above, below, and at the next of the same word', async () => {
  await write('one\ntwo\nsix')
  await press('Home', 'ControlOrMeta+Alt+ArrowUp')
  await running.window.keyboard.type('!')
  expect(await body()).toBe('one\n!two\n!six')
  await write('one\ntwo')
  await press('ControlOrMeta+Home', 'ControlOrMeta+Alt+ArrowDown')
  await running.window.keyboard.type('- ')
  expect(await body()).toBe('- one\n- two')
  await write('rain, rain, 雨')
  await press('ControlOrMeta+Home', 'ControlOrMeta+d', 'ControlOrMeta+d')
  await running.window.keyboard.type('snow')
  expect(await body()).toBe('snow, snow, 雨')
})

test('they are found in the palette, and stand in the Edit menu with their keys', async () => {
  await write('one\ntwo')
  await press('ControlOrMeta+Shift+P')
  await running.window.keyboard.type('move line up')
  await expect(running.window.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Move line up')
  await press('Enter')
  await expect(editor.body).toBeFocused()
  expect(await body()).toBe('two\none')
  const keys = await running.app.evaluate(({ Menu }) => {
    const edit = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Edit')
    return Object.fromEntries((edit?.submenu?.items ?? []).map(({ label, accelerator }) => [label, accelerator]))
  })
  expect(keys).toMatchObject({
    'Move line up': 'Alt+Up', 'Move line down': 'Alt+Down', 'Copy line down': 'Alt+Shift+Down', 'Select next occurrence': 'CmdOrCtrl+D',
    'Add cursor above': 'CmdOrCtrl+Alt+Up', 'Add cursor below': 'CmdOrCtrl+Alt+Down',
  })
})

test('their keys leave the text alone while another part of the window has the focus', async () => {
  await write('one\ntwo')
  await editor.title.focus()
  await press('Alt+ArrowUp', 'ControlOrMeta+d')
  await running.window.getByRole('slider', { name: 'Rating' }).focus()
  await press('Alt+Shift+ArrowDown')
  expect(await body()).toBe('one\ntwo')
})

test('nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})
