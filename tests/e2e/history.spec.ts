import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const post = (title: string): string => `---\ntitle: ${title}\ndate: 2026-01-02\n---\n\nThe first line.\n`

let library: string
let userData: string
let running: RunningApp

test.beforeEach(async () => {
  library = await makeLibrary({ 'a.md': post('A film'), 'b.md': post('Another') })
  userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
  running = await launchApp({ library, args: ['a.md'], userData })
})

test.afterEach(async () => {
  expect(running.consoleErrors).toEqual([])
  await running.close()
  await Promise.all([library, userData].map((folder) => rm(folder, { recursive: true, force: true })))
})

const onDisk = (name: string): Promise<string> => readFile(join(library, name), 'utf8').catch(() => '')

/** Types at the end and saves by the key. */
async function typeAndSave(text: string): Promise<void> {
  const editor = new EditorPage(running.window)
  await editor.typeAtEnd(text)
  await running.window.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => onDisk('a.md')).toContain(text)
  await editor.saved()
}

async function openHistory(): Promise<Locator> {
  await running.window.keyboard.press('ControlOrMeta+Alt+Shift+H')
  const dialog = running.window.getByRole('dialog', { name: 'History', exact: true })
  await expect(dialog.getByRole('listbox', { name: 'Versions' })).toBeFocused()
  return dialog
}

const versions = (dialog: Locator): Locator => dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option')
const then = (dialog: Locator): Locator => dialog.getByRole('textbox', { name: /^Then, / })
const now = (dialog: Locator): Locator => dialog.getByRole('textbox', { name: 'Now' })

async function runFromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).first().waitFor()
  await page.keyboard.press('Enter')
}

test('an earlier text is looked at, brought back by keyboard alone, and taken away again by undo', async () => {
  await typeAndSave('Second thoughts.')
  await typeAndSave(' Third thoughts.')
  const dialog = await openHistory()
  await expect(versions(dialog)).toHaveText([/\+2 words.*Saved/s, /\+2 words.*Saved/s, /Before the first change here/])
  await expect(versions(dialog).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(then(dialog)).toContainText('Second thoughts.')
  await expect(then(dialog)).not.toContainText('Third')
  await expect(dialog.locator('.cm-merge-b .cm-changedText')).toHaveText('Third thoughts.')
  await running.window.keyboard.press('ArrowDown')
  await expect(versions(dialog).nth(2)).toHaveAttribute('aria-selected', 'true')
  await expect(then(dialog)).not.toContainText('thoughts')
  await expect(now(dialog)).toContainText('Second thoughts. Third thoughts.')
  const restore = dialog.getByRole('button', { name: 'Restore' })
  for (let presses = 0; presses < 12 && !(await restore.evaluate((button) => button === document.activeElement)); presses++) await running.window.keyboard.press('Tab')
  await expect(restore).toBeFocused()
  await running.window.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(() => onDisk('a.md')).toBe(post('A film'))
  const { body } = new EditorPage(running.window)
  await expect(body).toBeFocused()
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect(body).toContainText('Second thoughts. Third thoughts.')
  await expect.poll(() => onDisk('a.md')).toContain('Third thoughts.')
})

test('restoring brings the front matter back too, as the one same step', async () => {
  const editor = new EditorPage(running.window)
  await editor.title.fill('Renamed')
  await typeAndSave('More.')
  const dialog = await openHistory()
  await running.window.keyboard.press('End')
  await expect(then(dialog)).toContainText('title: A film')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(editor.title).toHaveValue('A film')
  await expect(editor.body).not.toContainText('More.')
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect(editor.title).toHaveValue('Renamed')
  await expect(editor.body).toContainText('More.')
})

test('text from then is copied: what is selected of it, or all', async () => {
  await typeAndSave('Second thoughts.')
  const dialog = await openHistory()
  await running.window.keyboard.press('End')
  await expect(then(dialog)).toContainText('The first line.')
  const copy = dialog.getByRole('button', { name: 'Copy text from then' })
  const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard: system }) => system.readText())
  await copy.click()
  await expect(dialog.getByText('The whole text is copied.')).toBeVisible()
  expect(await clipboard()).toBe(post('A film'))
  await then(dialog).getByText('The first line.').click({ clickCount: 3 })
  await copy.click()
  await expect(dialog.getByText('The selection is copied.')).toBeVisible()
  expect((await clipboard()).trim()).toBe('The first line.')
  await running.window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await onDisk('a.md')).toContain('Second thoughts.')
})

test('what another program wrote is in the history', async () => {
  await typeAndSave('Mine.')
  await writeFile(join(library, 'a.md'), `${post('A film')}Theirs.\n`)
  const editor = new EditorPage(running.window)
  await expect(editor.body).toContainText('Theirs.')
  const dialog = await openHistory()
  await expect(versions(dialog)).toHaveText([/Changed by another program/, /Saved/, /Before the first change here/])
})

test('unsaved text that is given up for what another program wrote is in the history', async () => {
  await typeAndSave('Saved.')
  const editor = new EditorPage(running.window)
  await editor.typeAtEnd(' Mine.')
  await writeFile(join(library, 'a.md'), `${post('A film')}Theirs.\n`)
  await running.window.getByRole('alert', { name: 'Changed in two places' }).getByRole('button', { name: 'Use theirs' }).click()
  await expect(editor.body).toContainText('Theirs.')
  const dialog = await openHistory()
  await expect(versions(dialog)).toHaveText([/Unsaved text that was replaced/, /Changed by another program/, /Saved/, /Before the first change here/])
  await expect(versions(dialog).first()).toBeVisible()
  await running.window.keyboard.press('Home')
  await expect(then(dialog)).toContainText('Saved. Mine.')
})

test('the history is there after a restart, and follows a post that is renamed', async () => {
  await typeAndSave('Second thoughts.')
  await running.close()
  running = await launchApp({ library, args: ['a.md'], userData })
  await new EditorPage(running.window).body.waitFor()
  await running.window.keyboard.press('F2')
  await running.window.keyboard.press('ControlOrMeta+a')
  await running.window.keyboard.type('renamed')
  await running.window.keyboard.press('Enter')
  await expect.poll(() => onDisk('renamed.md')).toContain('Second thoughts.')
  await expect(running.window.getByRole('dialog')).toBeHidden()
  const dialog = await openHistory()
  await expect(versions(dialog)).toHaveText([/Saved/, /Before the first change here/])
})

test('the history follows a post that another program renames, and a library that is moved, with the post that was open', async () => {
  await typeAndSave('Second thoughts.')
  await rename(join(library, 'a.md'), join(library, 'renamed.md'))
  await expect(running.window.getByText(/renamed\.md/).first()).toBeVisible()
  await expect(versions(await openHistory())).toHaveCount(2)
  await running.window.keyboard.press('Escape')
  await running.close()
  await rename(join(library, 'renamed.md'), join(library, 'once-more.md'))
  const moved = `${library}-moved`
  await rename(library, moved)
  library = moved
  running = await launchApp({ library, userData })
  await expect(new EditorPage(running.window).title).toHaveValue('A film')
  await expect(running.window.getByText(/once-more\.md/).first()).toBeVisible()
  const dialog = await openHistory()
  await expect(versions(dialog)).toHaveCount(2)
  await running.window.keyboard.press('ArrowDown')
  await expect(then(dialog)).not.toContainText('Second thoughts.')
})

test('a deleted post is found without a post open, and comes back as it was', async () => {
  await typeAndSave('Last words.')
  const before = await onDisk('a.md')
  await new PostsPage(running.window).act('A film', 'Delete')
  await expect.poll(() => onDisk('a.md')).toBe('')
  await runFromPalette(running.window, 'Deleted posts')
  const dialog = running.window.getByRole('dialog', { name: 'Deleted posts', exact: true })
  await expect(dialog.getByRole('listbox', { name: 'Deleted posts' }).getByRole('option')).toHaveText([/A film.*a\.md/])
  await expect(dialog.getByLabel('Last text of “A film”')).toContainText('Last words.')
  await dialog.getByRole('button', { name: 'Bring back' }).click()
  await expect(new EditorPage(running.window).body).toContainText('Last words.')
  expect(await onDisk('a.md')).toBe(before)
  const history = await openHistory()
  await expect(versions(history).first()).toContainText('Deleted')
  await history.getByRole('radio', { name: 'Deleted posts' }).click()
  await expect(history.getByText('No deleted post is kept of this library.')).toBeVisible()
})

test('the history of a post in the list opens it, and one without a history says so', async () => {
  await new EditorPage(running.window).body.waitFor()
  await new PostsPage(running.window).act('Another', 'History…')
  await expect(running.window.getByRole('dialog', { name: 'History', exact: true })).toContainText('Nothing is kept of this post yet.')
  await running.window.keyboard.press('Escape')
  await expect(new EditorPage(running.window).title).toHaveValue('Another')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in a reader’s way in the ${colorScheme} history, wide and narrow`, async () => {
    const { window, app } = running
    await window.emulateMedia({ colorScheme })
    await typeAndSave('Second thoughts.')
    await new PostsPage(window).act('Another', 'Delete')
    await expect.poll(() => onDisk('b.md')).toBe('')
    const dialog = await openHistory()
    await expect(then(dialog)).toBeVisible()
    const faults = async (): Promise<readonly string[]> => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().include('[role=dialog]').analyze()
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    }
    expect(await faults(), 'versions').toEqual([])
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(560, 700))
    await expect(dialog.getByRole('textbox', { name: /struck out$/ })).toBeVisible()
    expect(await faults(), 'one column').toEqual([])
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    await dialog.getByRole('radio', { name: 'Deleted posts' }).click()
    await expect(dialog.getByLabel('Last text of “Another”')).toBeVisible()
    expect(await faults(), 'deleted posts').toEqual([])
  })
}
