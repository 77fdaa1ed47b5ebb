import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readJournalFile } from '../../electron/services/journalFile.ts'
import { fill, mountSmall } from './fullDisk.ts'
import { inMain } from './inMain.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const post = '---\ntitle: A\n---\n\nText.\n'
let library = ''
let userData = ''
let running: RunningApp
let editor: EditorPage

const journalOf = async (): Promise<string[]> => {
  const names = (await readdir(join(userData, 'journal')).catch(() => [])).filter((name) => name.endsWith('.kept'))
  return Promise.all(names.map(async (name) => (await readJournalFile(join(userData, 'journal', name)))?.text ?? ''))
}
const stays = () => running.window.getByRole('alert').filter({ hasText: '“a.md” is not saved, so it stays open' })

/** The app on a library whose disk is full, with text that is not saved, asked to quit. */
async function quitWhileFull(): Promise<void> {
  running = await launchApp({ library, args: ['a.md'], userData })
  editor = new EditorPage(running.window)
  await expect(editor.body).toBeVisible()
  await fill(join(library, 'filler.bin'))
  await editor.typeAtEnd('no room')
  await expect(editor.status(/^Not saved: The disk is full/).first()).toBeVisible()
  await inMain(running.app, ({ app }) => app.quit(), null)
  await expect(stays()).toBeVisible()
}

test.beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'marquee-full-'))
  userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
  test.skip(!mountSmall(library), 'only an administrator can make a disk that is full')
  await writeFile(join(library, 'a.md'), post)
})

test.afterEach(async () => {
  execFileSync('umount', ['-l', library])
  await Promise.all([library, userData].map((folder) => rm(folder, { recursive: true, force: true })))
})

test('quitting while the disk is full asks; once there is room the text is saved, and the app quits', async () => {
  await quitWhileFull()
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  await rm(join(library, 'filler.bin'))
  await editor.saved()
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(`${post}no room`)
  const closed = running.app.waitForEvent('close')
  await running.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
  await closed
  expect(await journalOf()).toEqual([])
})

test('quitting without saving while the disk is full leaves the file as it was, and the text where the next start offers it', async () => {
  await quitWhileFull()
  const closed = running.app.waitForEvent('close')
  await running.window.getByRole('button', { name: 'Close without saving' }).click()
  await closed
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  expect(await readdir(library)).toEqual(['a.md', 'filler.bin'])
  await rm(join(library, 'filler.bin'))
  const again = await launchApp({ library, userData })
  await expect(again.window.getByRole('dialog').filter({ hasText: 'no room' })).toBeVisible()
  await again.close()
})

test('quitting while the app’s own disk is full too asks as well, and does not hang when told to', async () => {
  expect(mountSmall(userData, '16m')).toBe(true)
  try {
    await writeFile(join(userData, 'settings.json'), '{}')
    running = await launchApp({ library, args: ['a.md'], userData })
    editor = new EditorPage(running.window)
    await expect(editor.body).toBeVisible()
    await fill(join(library, 'filler.bin'))
    await fill(join(userData, 'filler.bin'))
    await editor.typeAtEnd('only here')
    await expect(running.window.getByRole('alert').filter({ hasText: 'no copy could be kept either' })).toBeVisible()
    await inMain(running.app, ({ app }) => app.quit(), null)
    await expect(stays()).toBeVisible()
    await expect(editor.body).toContainText('only here')
    const closed = running.app.waitForEvent('close')
    await running.window.getByRole('button', { name: 'Close without saving' }).click()
    await closed
    expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  } finally {
    execFileSync('umount', ['-l', userData])
  }
})
