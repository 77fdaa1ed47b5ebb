import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const lines = Array.from({ length: 120 }, (_, at) => `Line ${at + 1} of a long post.`).join('\n\n')
const sentences = 'One rests. Two is written. Three waits.'

let running: RunningApp
let editor: EditorPage
test.beforeEach(async () => {
  running = await launchApp({ library: { 'long.md': `---\ntitle: Long\ndate: 2026-01-02\n---\n\n${sentences}\n\n${lines}\n` } })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterEach(() => running.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.window.keyboard.press(key)
}
const setting = (name: string) => running.window.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name, exact: true })
const openSettings = () => press('ControlOrMeta+,')
/** How far the cursor is from the middle of the text's box, in parts of the box. */
const offMiddle = () =>
  running.window.evaluate(() => {
    const box = document.querySelector('.editorPane-text .cm-scroller')?.getBoundingClientRect()
    // a cursor on an empty line has no box of its own, but its line has
    const node = document.getSelection()?.focusNode
    const line = (node instanceof Element ? node : node?.parentElement)?.closest('.cm-line')?.getBoundingClientRect()
    return box && line ? Math.abs((line.top + line.bottom) / 2 - (box.top + box.bottom) / 2) / box.height : 1
  })
const inSentence = () =>
  running.window.evaluate(() => {
    const line = document.querySelector('.editorPane-text .cm-focusLine')
    const dimmed = [...(line?.querySelectorAll('.cm-focusDim') ?? [])].map((part) => part.textContent ?? '').join('')
    return { line: line?.textContent ?? '', dimmed }
  })

test('typewriter scrolling keeps the line that is written in the middle, and the pointer where it likes', async () => {
  await editor.body.click()
  await press('ControlOrMeta+Alt+t', 'ControlOrMeta+Home')
  await expect.poll(offMiddle).toBeLessThan(0.1)
  for (let at = 0; at < 12; at++) await press('ArrowDown')
  await expect.poll(offMiddle).toBeLessThan(0.1)
  await running.window.keyboard.type('Written here.')
  await press('Enter', 'Enter', 'Enter')
  await expect.poll(offMiddle).toBeLessThan(0.1)
  await press('ControlOrMeta+End')
  await expect.poll(offMiddle).toBeLessThan(0.1)
  const box = await editor.body.locator('..').boundingBox()
  await running.window.mouse.click((box?.x ?? 0) + 80, (box?.y ?? 0) + 60)
  await expect.poll(offMiddle).toBeGreaterThan(0.2)
  // and there it stays
  await running.window.waitForTimeout(300)
  expect(await offMiddle()).toBeGreaterThan(0.2)
})

test('focus dims all but the paragraph, or the sentence, that the cursor is in', async () => {
  await editor.body.click()
  await press('ControlOrMeta+Home', 'ArrowDown', 'ControlOrMeta+Alt+d')
  await expect.poll(inSentence).toEqual({ line: sentences, dimmed: '' })
  const others = await editor.body.evaluate((body) => [...body.querySelectorAll('.cm-line:not(.cm-focusLine)')].every((line) => getComputedStyle(line).opacity === '0.45'))
  expect(others).toBe(true)
  await press('ControlOrMeta+Alt+d')
  await expect.poll(inSentence).toEqual({ line: sentences, dimmed: ' Two is written. Three waits.' })
  await press('End')
  await expect.poll(inSentence).toEqual({ line: sentences, dimmed: 'One rests. Two is written. ' })
  await press('ControlOrMeta+Alt+d')
  await expect.poll(inSentence).toEqual({ line: '', dimmed: '' })
})

test('font, size and width take effect at once, and are kept', async () => {
  await openSettings()
  const dialog = running.window.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('Size of the text').selectOption('22')
  await dialog.getByLabel('Font', { exact: true }).selectOption('serif')
  await setting('Narrow').click()
  await press('Escape', 'F11')
  const look = () =>
    editor.body.evaluate((body) => {
      const line = body.querySelector('.cm-line')
      const { fontSize, fontFamily } = getComputedStyle(body)
      const { paddingLeft, paddingRight } = line ? getComputedStyle(line) : { paddingLeft: '0', paddingRight: '0' }
      return { fontSize, isSerif: fontFamily.startsWith('"Source Serif 4'), measure: Math.round(body.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)) }
    })
  await expect.poll(look).toEqual({ fontSize: '22px', isSerif: true, measure: 22 * 32 })
  await expect(running.window.getByRole('toolbar', { name: 'Formatting' })).toBeHidden()
  await press('Escape')
  await expect(running.window.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await expect.poll(async () => JSON.parse(await readFile(join(running.userData, 'settings.json'), 'utf8')).writing).toMatchObject({ size: 22, font: 'serif', width: 'narrow' })
})

test('the keys of Vim move, change, undo and save', async () => {
  await openSettings()
  await setting('Vim').click()
  await press('Escape')
  await editor.body.click()
  await expect(editor.region.locator('.cm-vim-panel')).toBeVisible()
  await press('g', 'g', 'j', 'd', 'd')
  await expect(editor.body).not.toContainText('One rests.')
  await press('u')
  await expect(editor.body).toContainText('One rests.')
  await press('g', 'g', 'Shift+O')
  await running.window.keyboard.type('Typed in insert mode.')
  await press('Escape')
  await running.window.keyboard.type(':w')
  await press('Enter')
  await expect.poll(() => readFile(join(running.libraryFolder, 'long.md'), 'utf8')).toContain('---\nTyped in insert mode.\n\n')
  await openSettings()
  await setting('Standard').click()
  await press('Escape')
  await expect(editor.region.locator('.cm-vim-panel')).toHaveCount(0)
  await editor.body.click()
  await press('ControlOrMeta+Home', 'd')
  await expect(editor.body).toContainText('dTyped in insert mode.')
  expect(running.consoleErrors).toEqual([])
})

test('the keys of Emacs move and cut', async () => {
  await openSettings()
  await setting('Emacs').click()
  await press('Escape')
  await editor.body.click()
  await expect(editor.region.locator('[data-keys=emacs]')).toBeVisible()
  await press('ControlOrMeta+Home', 'ArrowDown', 'Control+e')
  await running.window.keyboard.type('!')
  await expect(editor.body).toContainText('Three waits.!')
  await press('Control+a', 'Control+k')
  await expect(editor.body).not.toContainText('One rests.')
  await press('Control+y')
  await expect(editor.body).toContainText('One rests.')
})
