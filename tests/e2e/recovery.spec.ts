import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { writeJournalFile } from '../../electron/services/journalFile.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { DetailsPage } from './pages/DetailsPage.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const post = '---\ntitle: A film\ndate: 2026-01-02\n---\n\nOn disk.\n'
const typed = `${post}Typed, not saved.`

let userData: string
let library: string
test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
  library = await makeLibrary({ 'a.md': post })
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ autosave: false }))
})
test.afterEach(async () => {
  await rm(userData, { recursive: true, force: true })
  await rm(library, { recursive: true, force: true })
})

const start = (): Promise<RunningApp> => launchApp({ library, args: ['a.md'], userData })
const dialog = ({ window }: RunningApp) => window.getByRole('dialog', { name: 'Unsaved text was kept' })
const kept = () => readdir(join(userData, 'journal')).then((names) => names.filter((name) => name.endsWith('.kept')), () => [])

/** Types without saving, waits for less than a second, and ends everything at once. */
async function typeAndDie(): Promise<void> {
  const running = await start()
  await new EditorPage(running.window).typeAtEnd('Typed, not saved.')
  await running.window.waitForTimeout(900)
  running.app.process().kill('SIGKILL')
  await running.app.waitForEvent('close').catch(() => undefined)
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
}

test('what was typed and not saved is there after kill -9, and forgotten once it is saved', async () => {
  await typeAndDie()
  const again = await start()
  await expect(dialog(again)).toContainText('Its file is as it was.')
  for (const colorScheme of ['light', 'dark'] as const) {
    await again.window.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: again.window }).setLegacyMode().analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id), colorScheme).toEqual([])
  }
  await dialog(again).getByRole('button', { name: 'Open “A film” with it' }).click()
  const editor = new EditorPage(again.window)
  await expect(editor.body).toContainText('Typed, not saved.')
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  await editor.save()
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(typed)
  await expect.poll(kept).toEqual([])
  await again.close()
})

test('where another program changed the file since, the author is asked, and nothing is lost', async () => {
  await typeAndDie()
  await writeFile(join(library, 'a.md'), `${post}Theirs.\n`)
  const again = await start()
  await expect(dialog(again)).toContainText('Another program changed its file since')
  await dialog(again).getByRole('button', { name: 'Open “A film” with it' }).click()
  await expect(again.window.getByRole('alert', { name: 'Changed in two places' })).toBeVisible()
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(`${post}Theirs.\n`)
  await again.window.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(join(library, 'a.md'), 'utf8')).toBe(typed)
  await expect.poll(kept).toEqual([])
  await again.close()
})

test('where another program changed other lines since, and the history knows what both began with, both are put together', async () => {
  const running = await start()
  const before = new EditorPage(running.window)
  await before.typeAtEnd('Saved.')
  await before.save()
  await before.typeAtEnd(' Not saved.')
  await running.window.waitForTimeout(900)
  running.app.process().kill('SIGKILL')
  await running.app.waitForEvent('close').catch(() => undefined)
  const theirs = `${post}Saved.`.replace('A film', 'Their film')
  await writeFile(join(library, 'a.md'), theirs)
  const again = await start()
  await dialog(again).getByRole('button', { name: 'Open “Their film” with it' }).click()
  const editor = new EditorPage(again.window)
  await expect(editor.body).toContainText('Saved. Not saved.')
  await expect(editor.title).toHaveValue('Their film')
  await expect(again.window.getByText('Its change was put together with yours')).toBeVisible()
  await expect(again.window.getByRole('alert', { name: 'Changed in two places' })).toHaveCount(0)
  await editor.save()
  await expect.poll(() => readFile(join(library, 'a.md'), 'utf8')).toBe(`${theirs} Not saved.`)
  await expect.poll(kept).toEqual([])
  await again.close()
})

test('what another program does to a file while its kept text is shown is said there, and nothing of either is lost', async () => {
  await typeAndDie()
  const again = await start()
  await expect(dialog(again)).toContainText('Its file is as it was.')
  await writeFile(join(library, 'a.md'), `${post}Theirs.\n`)
  await expect(dialog(again)).toContainText('Another program changed its file since')
  await expect(dialog(again).getByRole('textbox', { name: 'On disk: A film' })).toContainText('Theirs.')
  await dialog(again).getByRole('button', { name: 'Open “A film” with it' }).click()
  await expect(again.window.getByRole('alert', { name: 'Changed in two places' })).toBeVisible()
  await expect(new EditorPage(again.window).body).toContainText('Typed, not saved.')
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(`${post}Theirs.\n`)
  await again.window.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(join(library, 'a.md'), 'utf8')).toBe(typed)
  await again.close()
})

test('a kept text whose file another program takes away while the text is shown is opened all the same, and written anew when its author saves', async () => {
  await typeAndDie()
  await writeFile(join(library, 'b.md'), '---\ntitle: Another film\n---\n\nNot the same.\n')
  const again = await launchApp({ library, args: ['b.md'], userData })
  await expect(dialog(again)).toContainText('Its file is as it was.')
  await rm(join(library, 'a.md'))
  await expect(dialog(again)).toContainText('Its file is not there any more.')
  await dialog(again).getByRole('button', { name: /^Open / }).click()
  await expect(new EditorPage(again.window).body).toContainText('Typed, not saved.')
  await again.window.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(library, 'a.md'), 'utf8').catch(() => '')).toBe(typed)
  await again.close()
})

test('a file that is gone since is written anew when the author saves', async () => {
  await typeAndDie()
  await rm(join(library, 'a.md'))
  await writeFile(join(library, 'b.md'), '---\ntitle: Another film\n---\n\nNot the same.\n')
  const again = await launchApp({ library, userData })
  await expect(dialog(again)).toContainText('Its file is not there any more.')
  await dialog(again).getByRole('button', { name: /^Open / }).click()
  await expect(new EditorPage(again.window).body).toContainText('Typed, not saved.')
  await again.window.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(join(library, 'a.md'), 'utf8').catch(() => '')).toBe(typed)
  await again.close()
})

test('several texts are each shown beside their files, and offered until all are taken up; one that is passed over is in the history', async () => {
  const keep = async (path: string, text: string): Promise<void> => {
    const body = await readFile(join(library, path), 'utf8')
    const entry = { library, path: postPath(path), text: body + text, base: createHash('sha256').update(body).digest('hex'), at: '2026-01-03T00:00:00.000Z' }
    await writeJournalFile(join(userData, 'journal', `${createHash('sha256').update(`${library}\0${path}`).digest('hex').slice(0, 32)}.kept`), entry)
  }
  await writeFile(join(userData, 'settings.json'), '{}')
  for (const [path, title] of [['b.md', 'B film'], ['c.md', 'C film'], ['d.md', 'D film']] as const) await writeFile(join(library, path), post.replace('A film', title))
  await keep('a.md', 'Kept of A.')
  await keep('b.md', 'Kept of B.')
  await keep('c.md', 'Kept of C.')
  await keep('d.md', 'Kept of D.')
  const running = await start()
  const { window } = running
  const editor = new EditorPage(window)
  for (const name of ['A', 'B', 'C', 'D']) {
    await expect(dialog(running).getByRole('textbox', { name: `Kept: ${name} film` })).toContainText(`Kept of ${name}.`)
    await expect(dialog(running).getByRole('textbox', { name: `On disk: ${name} film` })).toHaveText(/On disk\.\s*$/)
  }
  await dialog(running).getByRole('button', { name: 'Throw away the text of “D film”' }).click()
  await expect(dialog(running)).not.toContainText('D film')
  await dialog(running).getByRole('button', { name: 'Open “B film” with it' }).click()
  await expect(editor.body).toContainText('Kept of B.')
  await expect(dialog(running)).not.toContainText('B film')
  await dialog(running).getByRole('button', { name: 'Open “C film” with it' }).click()
  await expect(editor.body).toContainText('Kept of C.')
  await window.keyboard.press('Escape')
  await expect(dialog(running)).toHaveCount(0)
  await new PostsPage(window).open('A film')
  await editor.typeAtEnd('Typed over it.')
  await editor.saved()
  await expect.poll(kept).toEqual([])
  await running.close()
  expect(await readFile(join(library, 'b.md'), 'utf8')).toContain('Kept of B.')
  expect(await readFile(join(library, 'c.md'), 'utf8')).toContain('Kept of C.')
  const versions = await readdir(join(userData, 'history'), { recursive: true, withFileTypes: true })
  const texts = await Promise.all(versions.filter(({ name }) => name.endsWith('.gz')).map(async ({ parentPath, name }) => gunzipSync(await readFile(join(parentPath, name))).toString()))
  expect(texts.filter((text) => text.includes('Kept of A.'))).toHaveLength(1)
})

test('a text that is thrown away does not come back', async () => {
  await typeAndDie()
  const again = await start()
  await dialog(again).getByRole('button', { name: 'Throw away the text of “A film”' }).click()
  await expect(dialog(again)).toHaveCount(0)
  expect(await kept()).toEqual([])
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  expect(again.consoleErrors).toEqual([])
  await again.close()
})

test('a window whose process dies comes back with the post and with what was typed', async () => {
  const running = await launchApp({ library: await makeLibrary({ 'a.md': post, 'newer.md': post.replace('A film', 'Newer').replace('2026', '2027') }), userData })
  const { app, window, libraryFolder } = running
  await new PostsPage(window).open('A film')
  await new EditorPage(window).typeAtEnd('Typed, not saved.')
  await window.waitForTimeout(1100)
  await app.evaluate(({ BrowserWindow }) => process.kill(BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0, 'SIGKILL'))
  // the driver loses a page that dies: main is asked what the new one shows
  const shown = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const words = "[document.title, document.querySelector('.cm-content')?.textContent, document.querySelector('.saveStatus')?.textContent].join(' | ')"
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      // a page that is gone never answers
      return Promise.race([page?.executeJavaScript(words) as Promise<string>, new Promise<string>((resolve) => setTimeout(() => resolve(`no answer, ${page?.isCrashed() ? 'dead' : 'alive'}`), 500))])
    })
  await expect.poll(shown, { timeout: 15_000 }).toMatch(/^A film .*\| On disk\.Typed, not saved\. \| Unsaved changes/)
  expect(await readFile(join(libraryFolder, 'a.md'), 'utf8')).toBe(post)
  app.process().kill('SIGKILL')
  await rm(libraryFolder, { recursive: true, force: true })
})

test('a window that dies again and again opens no post any more, says so, and keeps what was typed', async () => {
  const running = await launchApp({ library: await makeLibrary({ 'a.md': post, 'b.md': post.replace('A film', 'Another') }), userData })
  const { app, window, libraryFolder } = running
  await new PostsPage(window).open('A film')
  await new EditorPage(window).typeAtEnd('Typed, not saved.')
  await window.waitForTimeout(1100)
  // the driver loses a page that dies: main is asked what the new one shows
  const ask = (words: string) =>
    app.evaluate(async ({ BrowserWindow }, script) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      return Promise.race([page?.executeJavaScript(script) as Promise<string>, new Promise<string>((resolve) => setTimeout(() => resolve(''), 500))])
    }, words)
  const title = () => ask("document.querySelector('.titleField')?.value ?? (document.querySelector('.toolbar > *') ? 'no post' : '')")
  for (const comesBackWith of ['A film', 'A film', 'no post']) {
    await app.evaluate(({ BrowserWindow }) => process.kill(BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0, 'SIGKILL'))
    await expect.poll(title, { timeout: 15_000 }).toBe(comesBackWith)
  }
  await expect.poll(() => ask('document.body.innerText')).toContain('several times in a row')
  await expect.poll(() => ask("document.querySelector('[role=dialog]')?.innerText ?? ''")).toContain('Unsaved text was kept')
  expect(await readFile(join(libraryFolder, 'a.md'), 'utf8')).toBe(post)
  app.process().kill('SIGKILL')
  await rm(libraryFolder, { recursive: true, force: true })
})

test('a window that goes on dying asks before it opens again, and quits when told to; what was typed is kept', async () => {
  const { app, window } = await start()
  await new EditorPage(window).typeAtEnd('Typed, not saved.')
  await window.waitForTimeout(1100)
  // the question is the system's own: main is asked what it was, and is given the answer
  await app.evaluate(({ dialog }) => {
    Object.assign(globalThis, { asked: [], answerWith: () => undefined })
    dialog.showMessageBox = ((_window: unknown, options: { readonly message: string; readonly buttons: readonly string[] }) =>
      new Promise((resolve) => {
        const main = globalThis as unknown as { asked: string[]; answerWith: (response: number) => void }
        main.asked.push([options.message, ...options.buttons].join(' | '))
        main.answerWith = (response) => resolve({ response, checkboxChecked: false })
      })) as typeof dialog.showMessageBox
  })
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  const answer = (response: number) => app.evaluate((_, given) => (globalThis as unknown as { answerWith: (response: number) => void }).answerWith(given), response)
  const state = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      if (!page || page.isCrashed()) return 'dead'
      const script = "(document.querySelector('.toolbar > *') ? 'there' : '') + (document.querySelector('[role=dialog]')?.innerText ?? '')"
      return Promise.race([page.executeJavaScript(script) as Promise<string>, new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 500))])
    })
  const die = () => app.evaluate(({ BrowserWindow }) => process.kill(BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0, 'SIGKILL'))
  for (let death = 1; death <= 6; death++) {
    await die()
    await expect.poll(state, { timeout: 15_000 }).toMatch(/^there/)
  }
  expect(await asked()).toEqual([])
  await die()
  await expect.poll(asked).toEqual(['Marquee’s window stops working again and again. | Try again | Quit'])
  // the driver's own page is gone with it
  await delay(2000)
  expect(await state()).toBe('dead')
  await answer(0)
  await expect.poll(state, { timeout: 15_000 }).toContain('Unsaved text was kept')
  await die()
  await expect.poll(asked).toHaveLength(2)
  const closed = app.waitForEvent('close')
  await answer(1)
  await closed
  expect(await readFile(join(library, 'a.md'), 'utf8')).toBe(post)
  const again = await start()
  await dialog(again).getByRole('button', { name: 'Open “A film” with it' }).click()
  await expect(new EditorPage(again.window).body).toContainText('Typed, not saved.')
  await again.close()
})

test('a post that is renamed leaves no text behind under its old name, however fast its author types on', async () => {
  await writeFile(join(userData, 'settings.json'), '{}')
  const running = await start()
  const editor = new EditorPage(running.window)
  await editor.typeAtEnd('Before.')
  await running.window.keyboard.press('F2')
  await running.window.getByRole('dialog', { name: 'Rename file' }).getByRole('textbox').fill('b')
  await running.window.keyboard.press('Enter')
  await expect(running.window.getByRole('dialog')).toHaveCount(0)
  await running.window.keyboard.type('After.')
  await editor.typeAtEnd(' The end.')
  await editor.save()
  await running.window.waitForTimeout(1000)
  expect(await kept()).toEqual([])
  await running.close()
  expect((await readdir(library)).filter((name) => name.endsWith('.md'))).toEqual(['b.md'])
  expect(await readFile(join(library, 'b.md'), 'utf8')).toMatch(/Before\..* The end\.$/)
})

test('what is typed into a field without a pause is on disk within a second too', async () => {
  await writeFile(join(userData, 'settings.json'), '{}')
  const running = await start()
  const details = new DetailsPage(running.window)
  await details.open('Post')
  await details.summary.focus()
  await running.window.keyboard.type('one two three four five six', { delay: 90 })
  running.app.process().kill('SIGKILL')
  await running.app.waitForEvent('close').catch(() => undefined)
  expect(await readFile(join(library, 'a.md'), 'utf8')).toContain('summary: one two three')
})
