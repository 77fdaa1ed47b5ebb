import { expect, test } from '@playwright/test'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, makeLibrary } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { ExportPage } from './pages/ExportPage.ts'

test('Details say what the site will make of the post, while one writes', async () => {
  const site = await realpath(await mkdtemp(join(tmpdir(), 'marquee-hugo-')))
  await writeFile(join(site, 'hugo.toml'), 'baseURL = "https://example.org/"\n')
  const library = await makeLibrary({ 'one.md': '---\ntitle: One\ndate: 2025-01-01T20:00:00+08:00\n---\n\nText.\n', '.marquee/library.yaml': `timeZone: Asia/Hong_Kong\nlastExport: {folder: ${site}, target: auto}\n` })
  const running = await launchApp({ library })
  try {
    await new EditorPage(running.window).body.waitFor()
    const details = running.window.getByRole('complementary', { name: 'Details' })
    const said = details.getByRole('group', { name: 'On the site' })
    await expect(said).toContainText('Not exported yet. Hugo will show it.')
    const dialog = new ExportPage(running.window)
    await dialog.button.click()
    await dialog.exportNow()
    await dialog.close()
    await expect(said).toContainText('Hugo shows it.')
    // the date as it is typed: it need not be saved first
    const date = details.getByRole('textbox', { name: 'Date' })
    const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Hong_Kong' })
    await date.fill(`${tomorrow} 09:00`)
    await date.press('Enter')
    await expect(said).toContainText('Not yet: it is dated tomorrow 09:00 in Hong Kong, and Hugo leaves out posts of the future.')
    await details.getByRole('switch', { name: 'Draft' }).click()
    await expect(said).toContainText('Not exported: it is a draft. The next export takes it off the site.')
    await details.getByRole('switch', { name: 'Draft' }).click()
    // another program changes the site's settings: seen when one comes back
    await writeFile(join(site, 'hugo.toml'), 'baseURL = "https://example.org/"\nbuildFuture = true\n')
    await expect(async () => {
      await running.window.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(said).toContainText('Hugo shows it.', { timeout: 1000 })
    }).toPass()
    await rm(site, { recursive: true })
    await expect(async () => {
      await running.window.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(said).toHaveCount(0, { timeout: 1000 })
    }).toPass()
    expect(running.consoleErrors).toEqual([])
  } finally {
    await running.close()
    await rm(library, { recursive: true, force: true })
    await rm(site, { recursive: true, force: true })
  }
})
