import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const head = '---\ntitle: Draft\n---\n'
const section = (name: string, level = 2): string => `${'#'.repeat(level)} ${name}\n\nText of ${name}.\n\n`
const text = `Intro.\n\n${section('Story')}${section('The end', 3)}> ## Quoted\n\n${section('Craft')}${section('重慶森林')}`

let running: RunningApp
let editor: EditorPage
test.beforeEach(async () => {
  running = await launchApp({ library: { 'draft.md': `${head}${text.trimEnd()}\n` } })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterEach(() => running.close())

const outline = () => running.window.getByRole('list', { name: 'Outline' })
const entries = () => outline().getByRole('button').allTextContents()
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.window.keyboard.press(key)
}
const body = async (): Promise<string> => {
  await press('ControlOrMeta+s')
  await editor.saved()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length)
}

test('lists the sections, goes to one, and shows which one is written in', async () => {
  await expect.poll(entries).toEqual(['Story', 'The end', 'Craft', '重慶森林'])
  await outline().getByRole('button', { name: 'Craft' }).click()
  await expect(editor.body).toBeFocused()
  await running.window.keyboard.type('X')
  await expect(editor.body).toContainText('X## Craft')
  await press('Backspace')
  await expect(outline().locator('[aria-current=location]')).toHaveText('Craft')
})

test('a section moves by key with all below it, and back by undo', async () => {
  await expect.poll(entries).toHaveLength(4)
  await press('ControlOrMeta+4')
  await outline().getByRole('button', { name: 'Story' }).focus()
  await press('ArrowDown', 'ArrowDown', 'Alt+ArrowUp')
  await expect.poll(entries).toEqual(['Craft', 'Story', 'The end', '重慶森林'])
  expect(await body()).toBe(`Intro.\n\n${section('Craft')}${section('Story')}${section('The end', 3)}> ## Quoted\n\n${section('重慶森林')}`.trimEnd() + '\n')
  await editor.body.focus()
  await press('ControlOrMeta+z')
  await expect.poll(entries).toEqual(['Story', 'The end', 'Craft', '重慶森林'])
  expect(await body()).toBe(`${text.trimEnd()}\n`)
})

test('the section that is written in moves from the text', async () => {
  await expect.poll(entries).toHaveLength(4)
  await editor.body.click()
  await press('ControlOrMeta+End')
  await expect(outline().locator('[aria-current=location]')).toHaveText('重慶森林')
  await press('ControlOrMeta+Shift+PageUp')
  await expect.poll(entries).toEqual(['Story', 'The end', '重慶森林', 'Craft'])
  await running.window.keyboard.type('X')
  await expect(editor.body).toContainText('X## 重慶森林')
})

test('a section is dragged to another place', async () => {
  await expect.poll(entries).toHaveLength(4)
  const last = outline().getByRole('listitem').filter({ hasText: '重慶森林' })
  await last.dragTo(outline().getByRole('listitem').filter({ hasText: 'Story' }), { targetPosition: { x: 40, y: 4 } })
  await expect.poll(entries).toEqual(['重慶森林', 'Story', 'The end', 'Craft'])
})

test('of 5,000 headings few rows are in the page, keys reach the last one, and it can be gone to and moved', async () => {
  const many = Array.from({ length: 5000 }, (_, i) => `## Heading ${i}\n\nText ${i}.\n`).join('\n')
  await writeFile(join(running.libraryFolder, 'draft.md'), `${head}${many}`)
  await expect(outline().getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5000', { timeout: 30_000 })
  expect(await outline().getByRole('listitem').count()).toBeLessThan(80)
  await outline().getByRole('button').first().focus()
  await press('PageDown', 'ArrowDown')
  await expect(outline().getByRole('button', { name: 'Heading 11,' })).toBeFocused()
  await press('End')
  const last = outline().getByRole('button', { name: 'Heading 4999,' })
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  await expect(last.locator('..')).toHaveAttribute('aria-posinset', '5000')
  // the wheel does not take the focus away
  await outline().locator('..').evaluate((box) => box.scrollTo(0, 0))
  await expect(outline().getByRole('button', { name: 'Heading 3,' })).toBeVisible()
  await expect(last).toBeFocused()
  expect(await outline().getByRole('listitem').count()).toBeLessThan(80)
  await outline().locator('..').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  const { violations } = await new AxeBuilder({ page: running.window }).setLegacyMode().include('.outline-box').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await press('Alt+ArrowUp')
  await expect(editor.body).toContainText('Heading 4999')
  await press('Home')
  await expect(outline().getByRole('button', { name: 'Heading 0,' })).toBeFocused()
  await press('End')
  await expect(outline().getByRole('button', { name: 'Heading 4998,' })).toBeFocused()
  await press('ArrowDown', 'Enter')
  await expect(editor.body).toBeFocused()
  await expect(outline().locator('[aria-current=location]')).toHaveText('Heading 4998')
  await running.window.keyboard.type('X')
  await expect(editor.body).toContainText('X## Heading 4998')
  // the outline has followed, and has not taken the focus
  await expect(outline().getByRole('listitem').first()).toHaveAttribute('aria-setsize', '4999')
  await expect(editor.body).toBeFocused()
  expect(running.consoleErrors).toEqual([])
})

test('sections fold and unfold', async () => {
  await editor.body.click()
  await press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ControlOrMeta+Shift+{')
  await expect(editor.body).not.toContainText('Text of Story.')
  await expect(editor.body).toContainText('Text of Craft.')
  expect(await body()).toBe(`${text.trimEnd()}\n`)
  await editor.body.getByRole('button', { name: 'Folded text. Unfold' }).click()
  await expect(editor.body).toContainText('Text of Story.')
  expect(running.consoleErrors).toEqual([])
})

test('what folds is the section, in a paragraph of several lines too', async () => {
  await writeFile(join(running.libraryFolder, 'draft.md'), `${head}# Whole\n\nIntro\nof two lines.\n\n## Part\n\nFirst line,\nsecond line,\nthird line.\n\n## Next\n\nLast.\n`)
  await expect(editor.body).toContainText('third line.')
  await editor.body.getByText('second line,').click()
  await press('ControlOrMeta+Shift+{')
  await expect(editor.body).not.toContainText('First line,')
  await expect(editor.body).toContainText('Last.')
  await expect(editor.body).toContainText('of two lines.')
  await running.window.keyboard.type('!')
  await expect(editor.body).toContainText('## Part!')
  expect(running.consoleErrors).toEqual([])
})

test('all sections fold and unfold at once, those of a long post that were not looked at yet too', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `## Heading ${i}\n\nText ${i} of a section, and what it is about: ${'a sentence of a long review. '.repeat(10)}\n`).join('\n')
  await writeFile(join(running.libraryFolder, 'draft.md'), `${head}${many}`)
  await expect(editor.body).toContainText('Heading 0')
  const run = async (command: string): Promise<void> => {
    await press('ControlOrMeta+Shift+p')
    await running.window.keyboard.type(command)
    await press('Enter')
    await expect(editor.body).toBeFocused()
  }
  await editor.body.click()
  await press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown')
  await run('Fold all sections')
  // what is typed goes where the cursor is seen
  await running.window.keyboard.type('!')
  await expect(editor.body).toContainText('Heading 0!')
  await press('Backspace')
  await expect(editor.body).toContainText('Heading 3')
  await expect(editor.body).not.toContainText('Text 3 of')
  await press('ControlOrMeta+End')
  await expect(editor.body).toContainText('Heading 2999')
  await expect(editor.body).not.toContainText('Text 2998 of')
  await press('ControlOrMeta+Home')
  await expect(editor.body).toContainText('Heading 0')
  await press('ControlOrMeta+End')
  // the cursor stays in view
  await run('Unfold all sections')
  await expect(editor.body).toContainText('Text 2998 of')
  expect(await body()).toBe(`${many}`)
  expect(running.consoleErrors).toEqual([])
})
