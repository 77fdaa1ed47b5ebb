import { expect, test } from '@playwright/test'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { ExportPage } from './pages/ExportPage.ts'

let running: RunningApp
let site = ''
test.beforeAll(async () => {
  const post = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-01-01T20:00:00+08:00\n${more}---\n\nText of ${title}.\n`
  running = await launchApp({ library: await makeLibrary({ 'one.md': post('One'), 'two.md': post('Two'), 'draft.md': post('Hidden', 'draft: true\n') }) })
  site = await mkdtemp(join(tmpdir(), 'marquee-site-'))
  await new EditorPage(running.window).body.waitFor()
})
test.afterAll(() => running.close())

const written = async () => {
  const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const times = await Promise.all(files.map(async ({ parentPath, name }) => [join(parentPath, name), (await stat(join(parentPath, name))).mtimeMs] as const))
  return Object.fromEntries(times.sort(([a], [b]) => a.localeCompare(b)))
}

test('lists what would change, and writes nothing before it is told to', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await expect(dialog.changes).toContainText('one/index.html')
  await expect(dialog.changes).not.toContainText('hidden/index.html')
  expect(await readdir(site)).toEqual([])
  await dialog.exportNow()
  await expect(dialog.dialog.getByRole('button', { name: 'Show folder' })).toBeVisible()
  await dialog.close()
  expect(await readFile(join(site, 'one/index.html'), 'utf8')).toContain('Text of One.')
})

test('looks again as often as it is asked, and finds nothing to do', async () => {
  const before = await written()
  for (let time = 0; time < 3; time++) {
    const dialog = new ExportPage(running.window)
    await dialog.plan(site, 'html')
    await expect(dialog.run).toBeDisabled()
    await running.window.keyboard.press('Escape')
    await expect(dialog.dialog).toBeHidden()
  }
  expect(await written()).toEqual(before)
})

test('a file that was changed in the site is a conflict, and is left alone unless ticked', async () => {
  const changed = join(site, 'two/index.html')
  await writeFile(changed, 'mine now')
  await writeFile(join(site, 'CNAME'), 'example.org')
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await expect(dialog.changes).toContainText('two/index.html')
  await expect(dialog.run).toBeDisabled()
  const overwrite = dialog.dialog.getByRole('checkbox', { name: /overwrite/i })
  await overwrite.check()
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(changed, 'utf8')).toContain('Text of Two.')
  expect(await readFile(join(site, 'CNAME'), 'utf8')).toBe('example.org')
})

test('a folder that is not there is said to be so', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.button.click()
  await dialog.folder.fill(join(site, 'nowhere'))
  await dialog.folder.press('Enter')
  await expect(dialog.dialog.getByRole('alert')).toContainText('nowhere')
  await expect(dialog.run).toBeDisabled()
  await running.window.keyboard.press('Escape')
  await expect(dialog.dialog).toBeHidden()
  expect(running.consoleErrors).toEqual([])
})
