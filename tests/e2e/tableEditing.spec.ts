import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const head = '---\ntitle: Draft\n---\n'

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
const type = (text: string): Promise<void> => running.window.keyboard.type(text)
const clear = async (): Promise<void> => {
  await editor.body.click()
  await press('ControlOrMeta+a', 'Delete')
}
const body = async (): Promise<string> => {
  await editor.save()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length)
}
const command = async (name: string): Promise<void> => {
  await press('ControlOrMeta+Shift+P')
  await type(name)
  await press('Enter')
  await expect(running.window.getByRole('dialog')).toHaveCount(0)
}

test('a table is written cell by cell, and left from an empty row', async () => {
  await clear()
  await command('Table')
  await type('Film')
  await press('Tab')
  await type('Year')
  await press('Tab')
  await type('Yi Yi')
  await press('Tab')
  await type('2000')
  await press('Tab')
  await type('一一')
  await press('Shift+Tab')
  await type('1999')
  await press('Enter')
  await type('2001')
  await press('Enter', 'Enter')
  await type('After.')
  expect(await body()).toMatch(/^\| Film \| Year \|\n\| --- \| --- \|\n\| Yi Yi \| 1999 \|\n\| ?一一 ?\| ?2001 ?\|\n\nAfter\.\n*$/)
})

test('rows and columns come and go by command, and columns are made even', async () => {
  await clear()
  await type('| a | b |')
  await press('Enter')
  await type('| - | - |')
  await press('Enter')
  await type('| 長長 | d |')
  await press('ArrowUp', 'ArrowUp', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await command('Table: column to the right')
  await command('Table: align right')
  await command('Table: make columns even')
  expect(await body()).toBe('| a    |   b |     |\n| ---- | --: | --- |\n| 長長 |   d |     |')
  await press('ControlOrMeta+z', 'ControlOrMeta+z', 'ControlOrMeta+z')
  expect(await body()).toBe('| a | b |\n| - | - |\n| 長長 | d |')
})

test('a column is set left, centre, right, and as it was again, by command', async () => {
  await clear()
  await type('| Film | Year |')
  await press('Enter')
  await type('| --- | ---- |')
  await press('Enter')
  await type('| Ran | 1985 |')
  for (const [name, cell] of [['left', ':---'], ['centre', ':--:'], ['right', '---:']] as const) {
    await command(`Table: align ${name}`)
    expect(await body()).toBe(`| Film | Year |\n| --- | ${cell} |\n| Ran | 1985 |`)
    const shown = running.window.frameLocator('iframe[title="Preview"]').getByRole('cell', { name: '1985' })
    await expect.poll(() => shown.evaluate((element) => getComputedStyle(element).textAlign.replace('-webkit-', ''))).toBe(name === 'centre' ? 'center' : name)
  }
  await press('ControlOrMeta+z', 'ControlOrMeta+z', 'ControlOrMeta+z')
  expect(await body()).toBe('| Film | Year |\n| --- | ---- |\n| Ran | 1985 |')
})

test('Tab and Enter mean what they always mean outside of tables', async () => {
  await clear()
  await type('- one')
  await press('Enter')
  await press('Tab')
  await type('two')
  expect(await body()).toBe('- one\n  - two')
})

test('a footnote is put in and followed, by keys', async () => {
  await clear()
  await type('A claim and more.')
  await press('Home', 'ControlOrMeta+ArrowRight', 'ControlOrMeta+ArrowRight', 'ControlOrMeta+Shift+N')
  await type('The source.')
  expect(await body()).toBe('A claim[^1] and more.\n\n[^1]: The source.')
  await press('ControlOrMeta+Shift+J')
  await type('!')
  expect(await body()).toBe('A claim[^1]! and more.\n\n[^1]: The source.')
  await press('ArrowLeft', 'ControlOrMeta+Shift+J')
  await type('See: ')
  expect(await body()).toBe('A claim[^1]! and more.\n\n[^1]: See: The source.')
  expect(running.consoleErrors).toEqual([])
})
