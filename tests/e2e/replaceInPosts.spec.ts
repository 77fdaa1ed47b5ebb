import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const post = (title: string, body: string): string => `---\ntitle: ${title}\ndate: 2026-01-02\n---\n\n${body}\n`

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({
    library: { 'a.md': post('Open', 'The movie is open here.'), 'b.md': post('Beside', 'A movie, a Movie.'), 'c.md': post('Left', 'A movie that stays.') },
    args: ['a.md'],
  })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const file = (name: string) => readFile(join(running.libraryFolder, name), 'utf8')
const dialog = () => running.window.getByRole('dialog', { name: 'Find and replace in all posts' })
const type = (text: string) => running.window.keyboard.type(text)
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.window.keyboard.press(key)
}

test('replaces in the chosen posts by keyboard, in the open one too, and takes it back', async () => {
  await running.window.getByRole('option', { name: /^Open/ }).click()
  await editor.typeAtEnd('One more movie, not saved yet.')
  await press('ControlOrMeta+Alt+f')
  await type('movie')
  await press('Enter')
  await type('film')
  await expect(dialog().getByRole('status')).toHaveText('5 places in 3 posts.')
  await dialog().getByRole('checkbox', { name: 'Left' }).press(' ')
  await expect(dialog().getByRole('button', { name: 'Replace 4 in 2 posts' })).toBeEnabled()
  await dialog().getByRole('textbox', { name: 'Replace with' }).press('Enter')
  await expect(dialog()).toHaveCount(0)
  expect(await file('a.md')).toBe(post('Open', 'The film is open here.\nOne more film, not saved yet.').trimEnd())
  expect(await file('b.md')).toBe(post('Beside', 'A film, a film.'))
  expect(await file('c.md')).toBe(post('Left', 'A movie that stays.'))
  await expect(editor.body).toContainText('One more film')
  await running.window.getByRole('button', { name: 'Undo' }).click()
  await expect(editor.body).toContainText('One more movie')
  expect(await file('b.md')).toBe(post('Beside', 'A movie, a Movie.'))
})

test('says what is wrong with a regular expression, and reads groups', async () => {
  await press('ControlOrMeta+Alt+f')
  await type('(')
  await dialog().getByRole('checkbox', { name: 'Regular expression' }).press(' ')
  await expect(dialog()).toContainText('This is not a regular expression')
  await dialog().getByRole('textbox', { name: 'Find', exact: true }).fill('a (m)ovie, a')
  await dialog().getByRole('textbox', { name: 'Replace with' }).fill('$1!')
  await expect(dialog().getByRole('status')).toHaveText('1 place in 1 post.')
  await dialog().getByRole('textbox', { name: 'Replace with' }).press('Enter')
  await expect(dialog()).toHaveCount(0)
  expect(await file('b.md')).toBe(post('Beside', 'm! Movie.'))
  expect(running.consoleErrors).toEqual([])
})
