import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { processesWith } from '../support/processes.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { ExportPage } from './pages/ExportPage.ts'

const post = (title: string) => `---\ntitle: ${title}\ndate: 2025-01-01T20:00:00+08:00\n---\n\nFirst line.\n\nThe end of ${title}.\n`
let running: RunningApp
let site = ''

test.beforeAll(async () => {
  running = await launchApp({ library: await makeLibrary({ 'one.md': post('One'), 'two.md': post('Two') }) })
  site = await realpath(await mkdtemp(join(tmpdir(), 'marquee-hugo-')))
  await put('hugo.toml', 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
  await put('layouts/_default/single.html', '<main>{{ .Content }}</main>')
  await put('layouts/_default/list.html', '{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}')
  await new EditorPage(running.window).body.waitFor()
  await running.app.evaluate(({ dialog, shell }) => {
    const kept = globalThis as Record<string, unknown>
    kept['asked'] = []
    kept['opened'] = []
    kept['answer'] = 1
    dialog.showMessageBox = (async (_window: unknown, options: { readonly message: string; readonly detail: string }) => {
      ;(kept['asked'] as unknown[]).push(options)
      return { response: kept['answer'], checkboxChecked: false }
    }) as typeof dialog.showMessageBox
    shell.openExternal = async (url) => void (kept['opened'] as unknown[]).push(url)
    shell.openPath = async (path) => {
      ;(kept['opened'] as unknown[]).push(path)
      return ''
    }
  })
})
test.afterAll(async () => {
  await running.close()
  await rm(site, { recursive: true, force: true })
})

const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(site, path)), { recursive: true })
  await writeFile(join(site, path), text)
}
const kept = async <T>(name: 'asked' | 'opened'): Promise<T[]> => running.app.evaluate((_, key) => (globalThis as Record<string, unknown>)[key] as never, name) as Promise<T[]>
const answer = (response: number) => running.app.evaluate((_, value) => void ((globalThis as Record<string, unknown>)['answer'] = value), response)
const hugos = () => processesWith('hugo server', `--source ${site}`).length

test('offers the site’s own commands after an export, and runs nothing that the author does not agree to', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site)
  await dialog.exportNow()
  await expect(dialog.command('Preview')).toHaveValue('hugo server')
  await expect(dialog.command('Build')).toHaveValue('hugo')
  await dialog.runCommand('Build').click()
  await expect(dialog.siteStatus).toHaveText('Nothing was run.')
  await expect(dialog.runCommand('Build')).toBeFocused()
  const [question] = await kept<{ message: string; detail: string; buttons: string[]; defaultId: number }>('asked')
  expect(question).toMatchObject({ message: 'Run this command to build your site?', buttons: ['Run', 'Cancel'], defaultId: 1 })
  expect(question!.detail).toMatch(/^hugo\n/)
  expect(question!.detail).toContain(`\n${site}\n`)
  expect(existsSync(join(site, 'public'))).toBe(false)
})

test('builds once agreed to, says so, and asks no second time', async () => {
  const dialog = new ExportPage(running.window)
  await answer(0)
  await dialog.runCommand('Build').focus()
  await running.window.keyboard.press('Enter')
  await expect(dialog.siteStatus).toHaveText('Finished.')
  await expect(dialog.output).toContainText('Total in')
  expect(await readFile(join(site, 'public/posts/one/index.html'), 'utf8')).toContain('The end of One.')
  await dialog.runCommand('Build').click()
  await expect(dialog.siteStatus).toHaveText('Finished.')
  expect(await kept('asked')).toHaveLength(2)
})

test('traces an error of the build to its post, and opens it at its line by keyboard', async () => {
  const dialog = new ExportPage(running.window)
  const file = join(site, 'content/posts/two/index.md')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('The end of Two.', 'The end of Two. {{< broken >}}'))
  await dialog.runCommand('Build').click()
  await expect(dialog.siteStatus).toContainText('It ended with an error')
  await expect(dialog.namedPosts).toContainText('template for shortcode "broken" not found')
  for (const colorScheme of ['dark', 'light'] as const) {
    await running.window.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: running.window }).setLegacyMode().include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), colorScheme).toEqual([])
  }
  await dialog.namedPosts.getByRole('button', { name: 'Open Two' }).focus()
  await running.window.keyboard.press('Enter')
  await expect(dialog.dialog).toBeHidden()
  const editor = new EditorPage(running.window)
  await expect(editor.body).toContainText('The end of Two.')
  await expect(editor.body).toBeFocused()
  await running.window.keyboard.press('Home')
  await running.window.keyboard.type('HERE ')
  await expect(editor.body).toContainText('HERE The end of Two.')
  await running.window.keyboard.press('Control+z')
  await editor.save()
  await writeFile(file, text)
})

test('previews: opens what the server says of itself, goes on without the dialog, and stops whole', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site)
  await expect(dialog.siteStatus).toContainText('It ended with an error')
  await dialog.command('Preview').fill(`hugo server --source ${site} --port 41713`)
  await dialog.command('Preview').press('Enter')
  await dialog.runCommand('Preview').click()
  await dialog.dialog.getByRole('button', { name: 'Open http://localhost:41713/ in browser' }).click()
  await expect.poll(() => kept('opened')).toEqual(['http://localhost:41713/'])
  expect(await fetch('http://localhost:41713/').then((page) => page.text())).toContain('One')
  await running.window.keyboard.press('Escape')
  await expect(running.window.getByText('Running,')).toBeVisible()
  expect(hugos()).toBe(1)
  await dialog.plan(site)
  await dialog.dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.siteStatus).toHaveText('Stopped.')
  expect(hugos()).toBe(0)
  expect(await kept('asked')).toHaveLength(3)
  // what the author typed stays theirs
  await expect.poll(() => readFile(join(running.libraryFolder, '.marquee/library.yaml'), 'utf8')).toContain(`--port 41713`)
})

test('stops the preview when the dialog turns to another site, which is plain pages that open from disk', async () => {
  const dialog = new ExportPage(running.window)
  await expect(dialog.command('Preview')).toHaveValue(`hugo server --source ${site} --port 41713`)
  await dialog.runCommand('Preview').click()
  await expect(dialog.dialog.getByRole('button', { name: /^Open http/ })).toBeVisible()
  expect(hugos()).toBe(1)
  const pages = await realpath(await mkdtemp(join(tmpdir(), 'marquee-pages-')))
  await dialog.folder.fill(pages)
  await dialog.folder.press('Enter')
  await expect(dialog.changes).toContainText('one/index.html')
  await expect.poll(hugos).toBe(0)
  await dialog.exportNow()
  await expect(dialog.command('Preview')).toHaveCount(0)
  await dialog.dialog.getByRole('button', { name: 'Open in browser' }).click()
  await expect.poll(() => kept('opened')).toEqual(['http://localhost:41713/', join(pages, 'index.html')])
  await dialog.close()
  await rm(pages, { recursive: true, force: true })
})

test('shows the end of a flood, while the window goes on', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site)
  await dialog.command('Build').fill(`'${process.execPath}' '${join(import.meta.dirname, '../support/noisyCommand.mjs')}' flood 30000000`)
  await dialog.command('Build').press('Enter')
  await dialog.runCommand('Build').click()
  await expect(dialog.output).toContainText('xxxxxxxxxxyyyy')
  await running.window.keyboard.press('Escape')
  await dialog.plan(site)
  await expect(dialog.siteStatus).toHaveText('Finished.', { timeout: 60_000 })
  await expect(dialog.output).toContainText('the end')
  await expect(dialog.output).toContainText(/lines left out/)
  await running.window.keyboard.press('Escape')
})

test('says plainly what is missing on this machine', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site)
  await dialog.command('Build').fill('zola-that-is-not-here build')
  await dialog.command('Build').press('Enter')
  await dialog.runCommand('Build').click()
  await expect(dialog.siteStatus).toContainText('“zola-that-is-not-here” was not found on this machine.')
  await running.window.keyboard.press('Escape')
  expect(running.consoleErrors).toEqual([])
})

test('stops what nobody sees any more: when the window’s page is loaded anew, and when another library is opened', async () => {
  const dialog = new ExportPage(running.window)
  const preview = async (): Promise<void> => {
    await dialog.plan(site)
    await answer(0)
    if (await dialog.run.isEnabled()) await dialog.exportNow()
    await dialog.command('Preview').fill(`hugo server --source ${site} --port 41715`)
    await dialog.command('Preview').press('Enter')
    await dialog.runCommand('Preview').click()
    await expect(dialog.dialog.getByRole('button', { name: /^Open http/ })).toBeVisible()
    expect(hugos()).toBe(1)
  }
  await preview()
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect.poll(hugos).toBe(0)
  await expect(dialog.dialog).toHaveCount(0)
  await expect(dialog.button).toBeVisible()
  await preview()
  const other = await makeLibrary({ 'three.md': post('Three') })
  await running.window.evaluate((folder) => (globalThis as unknown as { marquee: { invoke(name: string, input: unknown): Promise<unknown> } }).marquee.invoke('library:openFolder', { folder }), other)
  await expect.poll(hugos).toBe(0)
  await running.window.evaluate((folder) => (globalThis as unknown as { marquee: { invoke(name: string, input: unknown): Promise<unknown> } }).marquee.invoke('library:openFolder', { folder }), running.libraryFolder)
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(dialog.dialog).toHaveCount(0)
  await expect(dialog.button).toBeVisible()
  await rm(other, { recursive: true, force: true })
})

test('leaves no server behind when the app ends', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site)
  await answer(0)
  if (await dialog.run.isEnabled()) await dialog.exportNow()
  await dialog.command('Preview').fill(`hugo server --source ${site} --port 41714`)
  await dialog.command('Preview').press('Enter')
  await dialog.runCommand('Preview').click()
  await expect(dialog.dialog.getByRole('button', { name: /^Open http/ })).toBeVisible()
  expect(hugos()).toBe(1)
  await running.app.close()
  expect(hugos()).toBe(0)
})
