import { expect } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/launchApp.ts'
import { EditorPage } from '../e2e/pages/EditorPage.ts'
import { readJournal, type TortureFolders } from './tortureFolders.ts'

/** Starts the app as its author does after a crash: opens each text that it kept, saves it, and has a post to go on with. */
export async function recover({ library, userData }: TortureFolders, autosaves: boolean): Promise<RunningApp> {
  await chooseAutosave(userData, autosaves)
  const running = await launchApp({ library, userData })
  const { window } = running
  const editor = new EditorPage(window)
  await editor.body.waitFor()
  const dialog = window.getByRole('dialog', { name: 'Unsaved text was kept' })
  if ((await readJournal(userData)).length > 0) await dialog.waitFor({ timeout: 5000 }).catch(() => {})
  while (await dialog.isVisible()) {
    await dialog.getByRole('button', { name: /^Open / }).first().click()
    await dialog.waitFor({ state: 'hidden' })
    // the text comes a moment after the dialog has gone: a key pressed before that saves what was open till then
    const saved = expect(async () => {
      await window.keyboard.press('ControlOrMeta+s')
      await expect(editor.status(/^Saved/).first()).toBeVisible({ timeout: 2000 })
      expect(await readJournal(userData)).toEqual([])
    }).toPass({ timeout: 30_000 })
    await saved.catch(async (cause: unknown) => {
      throw new Error(`What was kept could not be saved. The window shows: ${await window.locator('body').innerText()}`, { cause })
    })
  }
  return running
}

async function chooseAutosave(userData: string, autosave: boolean): Promise<void> {
  const file = join(userData, 'settings.json')
  const settings = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as object
  await writeFile(file, JSON.stringify({ ...settings, autosave }))
}
