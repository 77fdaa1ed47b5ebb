import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readJournalFile } from '../../electron/services/journalFile.ts'
import { fill, mountSmall } from './fullDisk.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const head = (title: string): string => `---\ntitle: ${title}\ndate: 2025-03-01T20:00:00+08:00\n---\n`
const plain = (title: string): string => `${head(title)}\nOne line.\n\nAnother line.\n`
const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
const bytesOf = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part as string)))

/** How a file may be laid down in bytes, and what must stay so. */
const forms: Readonly<Record<string, Uint8Array>> = {
  'CRLF line ends': bytesOf(crlf(plain('CRLF line ends'))),
  'Byte order mark': bytesOf('\uFEFF', plain('Byte order mark')),
  'Mark and CRLF': bytesOf('\uFEFF', crlf(plain('Mark and CRLF'))),
  'No final newline': bytesOf(plain('No final newline').trimEnd()),
  'Tabs and trailing blanks': bytesOf(head('Tabs and trailing blanks'), '\n\tcode\there  \n- a\n\t- b \t\n\u00A0\u200B\n'),
  'Mixed line ends': bytesOf(head('Mixed line ends'), '\r\nOne.\nTwo.\r\nThree.\rFour.\n'),
  'GBK characters': bytesOf('---\ntitle: GBK characters\n---\n\n', Buffer.from('d6d8c7ecc9adc1d6a3acc8f1bdcec8e7b4cbd0b4b5c0a1a3', 'hex'), '\n'),
  'Strange front matter': bytesOf('---\n# first\ntitle:   "Strange front matter"   # why\nb: &x [1,   2]\nc: *x\n\nodd: {a: 1,b: 2}\n---\n', '🎬 and 漢字.\n'),
}
/** Its é is one byte that is no UTF-8. */
const latin = bytesOf('---\ntitle: Old accents\n---\n\nA caf', [0xe9], ' and a d', [0xe9], 'j', [0xe0], ' vu.\n')
const names = ['Plain', 'Undone', 'First', 'Second', 'Reloaded', 'Keep mine', 'Use theirs', 'Keep both', 'Deleted', 'Locked', 'Put back', 'Same text', 'Waiting', 'Merged', 'Place by place'] as const
const fileOf = (title: string): string => `${title.toLowerCase().replaceAll(' ', '-')}.md`

let running: RunningApp
let editor: EditorPage
let posts: PostsPage
const file = (title: string): string => join(running.libraryFolder, fileOf(title))
const onDisk = (title: string): Promise<string> => readFile(file(title), 'utf8')

test.beforeAll(async () => {
  const library = await makeLibrary({
    ...Object.fromEntries(names.map((title) => [fileOf(title), plain(title)])),
    ...Object.fromEntries(Object.entries(forms).map(([title, bytes]) => [fileOf(title), bytes])),
    'old-accents.md': latin,
    'old-quotes.md': Buffer.from(latin.toString('latin1').replace('accents', 'quotes'), 'latin1'),
    'store/behind.txt': plain('Linked'),
  })
  await symlink('store/behind.txt', join(library, 'linked.md'))
  running = await launchApp({ library, args: ['plain.md'], size: { width: 1440, height: 1900 } })
  editor = new EditorPage(running.window)
  posts = new PostsPage(running.window)
  await expect(editor.body).toBeVisible()
})

test.afterAll(async () => {
  const { libraryFolder, userData } = running
  await running.close()
  await Promise.all([libraryFolder, userData].map((folder) => rm(folder, { recursive: true, force: true })))
})

test('Typing saves by itself within about a second, and the status says each step in the same words', async () => {
  await posts.open('Plain')
  await editor.saved()
  await running.window.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seenStatus: seen })
    const status = [...document.querySelectorAll('[role=status]')].find((element) => element.textContent === 'Saved')
    new MutationObserver(() => seen.push(status?.textContent ?? '')).observe(status ?? document.body, { childList: true, characterData: true, subtree: true })
  })
  await editor.typeAtEnd('x')
  const typedAt = Date.now()
  await expect.poll(() => onDisk('Plain'), { intervals: [20] }).toBe(`${plain('Plain')}x`)
  expect(Date.now() - typedAt).toBeLessThan(1500)
  await editor.saved()
  expect(await running.window.evaluate(() => (window as unknown as { seenStatus: string[] }).seenStatus)).toEqual(['Unsaved changes', 'Saving…', 'Saved'])
})

test('Ctrl+S saves at once', async () => {
  await posts.open('Plain')
  await editor.typeAtEnd('y')
  await running.window.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => onDisk('Plain'), { intervals: [10], timeout: 500 }).toMatch(/y$/)
  await editor.saved()
})

for (const [title, before] of Object.entries(forms)) {
  test(`Typing into a file keeps its other bytes: ${title}`, async () => {
    await posts.open(title)
    await editor.typeAtEnd('Z')
    await expect.poll(async () => (await readFile(file(title))).toString('latin1')).toBe(Buffer.concat([before, Buffer.from('Z')]).toString('latin1'))
    await running.window.keyboard.press('ControlOrMeta+z')
    await expect.poll(async () => (await readFile(file(title))).equals(before)).toBe(true)
  })
}

test('A new line in a CRLF file is a CRLF', async () => {
  const title = 'CRLF line ends'
  await posts.open(title)
  await editor.typeAtEnd('end')
  await running.window.keyboard.press('Enter')
  await running.window.keyboard.type('more')
  await expect.poll(() => onDisk(title)).toBe(`${crlf(plain(title))}end\r\nmore`)
})

test('A character that the file’s old encoding lacks is said, kept here, and saved once it is gone', async () => {
  await posts.open('Old accents')
  await expect(editor.body).toContainText('A café and a déjà vu.')
  await editor.typeAtEnd('Q')
  await expect.poll(async () => (await readFile(file('Old accents'))).equals(bytesOf(latin, 'Q'))).toBe(true)
  await running.window.keyboard.insertText('漢')
  await expect(editor.status(/^Not saved: .*“漢” does not exist in windows-1252/).first()).toBeVisible()
  await expect(editor.body).toContainText('Q漢')
  await running.window.keyboard.press('Backspace')
  await editor.saved()
  expect((await readFile(file('Old accents'))).equals(bytesOf(latin, 'Q'))).toBe(true)
})

test('An old file is converted to UTF-8 when asked to, and then takes any character', async () => {
  await posts.open('Old accents')
  await expect(editor.body).toContainText('A café and a déjà vu.')
  await convertToUtf8()
  await expect.poll(() => onDisk('Old accents')).toContain('A café and a déjà vu.')
  await expect(running.window.getByText('windows-1252')).toBeHidden()
  await editor.typeAtEnd('漢')
  await expect.poll(() => onDisk('Old accents')).toContain('漢')
})

test('A character that kept an old file from being saved is saved when the file is converted', async () => {
  await posts.open('Old quotes')
  await editor.typeAtEnd('漢')
  await expect(editor.status(/^Not saved: .*“漢” does not exist in windows-1252/).first()).toBeVisible()
  await convertToUtf8()
  await expect.poll(() => onDisk('Old quotes')).toMatch(/café[^]*漢/)
  await editor.saved()
  await expect(running.window.getByText('windows-1252')).toBeHidden()
})

async function convertToUtf8(): Promise<void> {
  await running.window.keyboard.press('ControlOrMeta+Shift+p')
  await running.window.keyboard.type('Convert file')
  await running.window.keyboard.press('Enter')
}

test('Undo back to the text on disk is “Saved” again, and nothing is written', async () => {
  await posts.open('Undone')
  const before = await stat(file('Undone'), { bigint: true })
  await editor.typeAtEnd('x')
  await running.window.keyboard.press('ControlOrMeta+z')
  await editor.saved()
  await running.window.waitForTimeout(1300)
  const after = await stat(file('Undone'), { bigint: true })
  expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino])
})

test('Going to and fro between two posts while typing never writes one into the other', async () => {
  for (let round = 0; round < 4; round++) {
    for (const title of ['First', 'Second']) {
      await posts.open(title)
      await editor.typeAtEnd(`<${title}>`)
    }
  }
  await expect.poll(() => onDisk('First')).toBe(plain('First') + '<First>'.repeat(4))
  await expect.poll(() => onDisk('Second')).toBe(plain('Second') + '<Second>'.repeat(4))
})

test('A clean file that another program changes reloads in place: the cursor stays, and undo goes back', async () => {
  await posts.open('Reloaded')
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+End')
  await running.window.keyboard.press('ArrowUp')
  await running.window.keyboard.press('End')
  const theirs = plain('Reloaded').replace('One line.', 'One much longer line of theirs.')
  await writeFile(file('Reloaded'), theirs)
  await expect(editor.body).toContainText('One much longer line of theirs.')
  await editor.saved()
  await running.window.keyboard.type('!')
  await expect.poll(() => onDisk('Reloaded')).toBe(theirs.replace('Another line.', 'Another line.!'))
  await running.window.keyboard.press('ControlOrMeta+z')
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => onDisk('Reloaded')).toBe(plain('Reloaded'))
})

test('A long file that another program changes above what is read stays where it is read', async () => {
  const lines = Array.from({ length: 400 }, (_, at) => `Line ${at}.\n\n`).join('')
  const scrolled = `${head('Scrolled')}\n${lines}`
  await writeFile(file('Scrolled'), scrolled)
  await posts.open('Scrolled')
  await editor.body.click()
  const scroller = running.window.locator('.editorPane-text .cm-scroller')
  await scroller.evaluate((element) => void (element.scrollTop = element.scrollHeight / 2))
  // heights that were a guess are known once they are drawn
  await running.window.waitForTimeout(500)
  const inView = await scroller.evaluate((element) => Array.from(element.querySelectorAll('.cm-line')).find((line) => line.textContent !== '' && line.getBoundingClientRect().top > element.getBoundingClientRect().top + 200)?.textContent)
  const read = editor.body.getByText(inView ?? '', { exact: true })
  const [top, height] = [(await read.boundingBox())?.y ?? 0, await scroller.evaluate((element) => element.scrollHeight)]
  await writeFile(file('Scrolled'), scrolled.replace('Line 3.', `Line 3.\n\n${'One of theirs.\n\n'.repeat(20)}`))
  await expect.poll(() => scroller.evaluate((element) => element.scrollHeight)).toBeGreaterThan(height + 200)
  await expect(read).toBeInViewport()
  expect(Math.abs(((await read.boundingBox())?.y ?? 0) - top)).toBeLessThan(40)
})

test('A file that another program puts back as it was is shown as it is', async () => {
  await posts.open('Put back')
  await editor.typeAtEnd('mine')
  await expect.poll(() => onDisk('Put back')).toMatch(/mine$/)
  await editor.saved()
  await writeFile(`${file('Put back')}.new`, plain('Put back'))
  await rename(`${file('Put back')}.new`, file('Put back'))
  await expect(editor.body).not.toContainText('mine')
  await editor.saved()
})

/** Leaves the post dirty here and changed there. */
async function meetConflict(title: string): Promise<{ readonly mine: string; readonly theirs: string }> {
  // the line above the end, behind which mine is typed
  const theirs = plain(title).replace('Another line.', 'Their line.')
  await posts.open(title)
  await editor.typeAtEnd('mine')
  await writeFile(file(title), theirs)
  await expect(conflict()).toBeVisible()
  await expect(editor.status('Not saved: the file was changed by another program').first()).toBeVisible()
  await running.window.waitForTimeout(1200)
  expect(await onDisk(title)).toBe(theirs)
  return { mine: `${plain(title)}mine`, theirs }
}

const conflict = () => running.window.getByRole('alert', { name: 'Changed in two places' })
const choose = (choice: string): Promise<void> => conflict().getByRole('button', { name: choice }).click()

test('A file changed in two places: “Keep mine” writes mine', async () => {
  const { mine } = await meetConflict('Keep mine')
  await choose('Keep mine')
  await expect(conflict()).toBeHidden()
  await editor.saved()
  expect(await onDisk('Keep mine')).toBe(mine)
})

test('A file changed in two places: “Use theirs” shows theirs, writes nothing, and undo brings mine back', async () => {
  const { mine, theirs } = await meetConflict('Use theirs')
  await choose('Use theirs')
  await expect(conflict()).toBeHidden()
  await editor.saved()
  await expect(editor.body).toContainText('Their line.')
  await expect(editor.body).not.toContainText('mine')
  expect(await onDisk('Use theirs')).toBe(theirs)
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => onDisk('Use theirs')).toBe(mine)
})

test('A file changed in two places: “Keep both” leaves theirs and writes mine beside it', async () => {
  const { mine, theirs } = await meetConflict('Keep both')
  await choose('Keep both')
  await expect(conflict()).toBeHidden()
  await editor.saved()
  expect(await onDisk('Keep both')).toBe(theirs)
  expect(await readFile(join(running.libraryFolder, 'keep-both (mine).md'), 'utf8')).toBe(mine)
})

test('What another program changes elsewhere in the text is put together with what is typed, said, saved, and taken back by undo', async () => {
  await posts.open('Merged')
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+End')
  await running.window.keyboard.type('mine')
  const theirs = plain('Merged').replace('One line.', 'Their line.').replace('title: Merged', 'title: Theirs')
  await writeFile(file('Merged'), theirs)
  await expect.poll(() => onDisk('Merged')).toBe(`${theirs}mine`)
  await expect(running.window.getByText('Its 2 changes were put together with yours')).toBeVisible()
  await expect(editor.title).toHaveValue('Theirs')
  await expect(conflict()).toBeHidden()
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => onDisk('Merged')).toBe(`${plain('Merged')}mine`)
})

test('A file changed in two places is decided place by place, and what both changed apart is in it', async () => {
  const title = 'Place by place'
  await posts.open(title)
  await editor.typeAtEnd('mine')
  await writeFile(file(title), `${plain(title).replace('One line.', 'Their first line.')}theirs\n`)
  await expect(conflict()).toBeVisible()
  await choose('Compare…')
  const dialog = running.window.getByRole('dialog', { name: 'Changed in two places' })
  const place = dialog.getByRole('group', { name: 'Place 1 of 1' })
  await expect(place.getByRole('radio')).toHaveCount(3)
  await expect(place.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Use this text' })).toBeDisabled()
  for (const colorScheme of ['dark', 'light'] as const) {
    await running.window.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: running.window }).setLegacyMode().include('[role=dialog]').analyze()
    expect(violations.map(({ id }) => id), colorScheme).toEqual([])
  }
  await place.getByRole('radio', { name: /^Mine/ }).focus()
  await running.window.keyboard.press('ArrowDown')
  await running.window.keyboard.press('ArrowDown')
  await expect(place.getByRole('radio', { name: /^Both/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Use this text' }).click()
  await expect(dialog).toBeHidden()
  await expect(conflict()).toBeHidden()
  await expect.poll(() => onDisk(title)).toBe(`${plain(title).replace('One line.', 'Their first line.')}mine\ntheirs\n`)
})

test('A conflict waits while the author looks at another post, and nothing is lost', async () => {
  const title = 'Waiting'
  const before = await onDisk(title)
  await posts.open(title)
  await editor.typeAtEnd('waits')
  await writeFile(file(title), `${before}more of theirs\n`)
  await expect(conflict()).toBeVisible()
  await posts.open('Plain')
  await expect(conflict()).toBeHidden()
  await posts.open(title)
  await expect(conflict()).toBeVisible()
  await expect(editor.body).toContainText('waits')
  await choose('Keep mine')
  await expect.poll(() => onDisk(title)).toBe(`${before}waits`)
})

test('The same text written here and there is no conflict', async () => {
  await posts.open('Same text')
  await editor.typeAtEnd('!')
  await writeFile(file('Same text'), `${plain('Same text')}!`)
  await editor.saved()
  await expect(conflict()).toBeHidden()
})

test('A file that is deleted while it is open keeps its text here, and Ctrl+S writes it anew', async () => {
  await posts.open('Deleted')
  await rm(file('Deleted'))
  await expect(editor.status('Not saved: the file is gone from the folder').first()).toBeVisible()
  await editor.typeAtEnd('still here')
  await running.window.waitForTimeout(1300)
  await expect(stat(file('Deleted'))).rejects.toThrow('ENOENT')
  await editor.save()
  expect(await onDisk('Deleted')).toBe(`${plain('Deleted')}still here`)
})

test('A file that became read-only says so until it can be written again', async () => {
  await posts.open('Locked')
  await chmod(file('Locked'), 0o444)
  await editor.typeAtEnd('kept')
  await expect(editor.status(/^Not saved: Marquee has no permission for “locked\.md”/).first()).toBeVisible()
  await expect(running.window.getByRole('alert').filter({ hasText: '“Locked” is not saved' })).toBeVisible()
  await running.window.keyboard.type(' on')
  await running.window.waitForTimeout(1500)
  await expect(editor.status(/^Not saved: /).first()).toBeVisible()
  expect(await onDisk('Locked')).toBe(plain('Locked'))
  await chmod(file('Locked'), 0o644)
  await editor.saved()
  await expect(running.window.getByRole('alert')).toBeHidden()
  expect(await onDisk('Locked')).toBe(`${plain('Locked')}kept on`)
})

test('A post that is a symlink is written through, and stays a symlink', async () => {
  await posts.open('Linked')
  await editor.typeAtEnd('through')
  await expect.poll(() => readFile(join(running.libraryFolder, 'store/behind.txt'), 'utf8')).toBe(`${plain('Linked')}through`)
  expect((await lstat(join(running.libraryFolder, 'linked.md'))).isSymbolicLink()).toBe(true)
})

test('Nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})

test.describe('with an app of its own', () => {
  test('closing the window saves what is typed, also where saving by itself is off', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ autosave: false }))
    const own = await launchApp({ library: await makeLibrary({ 'a.md': plain('A') }), args: ['a.md'], userData })
    const text = new EditorPage(own.window)
    await text.typeAtEnd('last words')
    await expect(text.status(/^Unsaved changes$/).first()).toBeVisible()
    const closed = own.app.waitForEvent('close')
    await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await closed
    expect(await readFile(join(own.libraryFolder, 'a.md'), 'utf8')).toBe(`${plain('A')}last words`)
    await rm(userData, { recursive: true, force: true })
    await rm(own.libraryFolder, { recursive: true, force: true })
  })

  test('a window that cannot save stays open, says why, and closes without saving when told to', async () => {
    const own = await launchApp({ library: await makeLibrary({ 'a.md': plain('A') }), args: ['a.md'] })
    const text = new EditorPage(own.window)
    await expect(text.body).toBeVisible()
    await chmod(join(own.libraryFolder, 'a.md'), 0o444)
    await text.typeAtEnd('nowhere to go')
    await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect(own.window.getByRole('alert').filter({ hasText: '“a.md” is not saved, so it stays open' })).toBeVisible()
    await expect(text.body).toContainText('nowhere to go')
    const closed = own.app.waitForEvent('close')
    await own.window.getByRole('button', { name: 'Close without saving' }).click()
    await closed
    expect(await readFile(join(own.libraryFolder, 'a.md'), 'utf8')).toBe(plain('A'))
    await rm(own.userData, { recursive: true, force: true })
    await rm(own.libraryFolder, { recursive: true, force: true })
  })

  test('a full disk says so, keeps the text, and saves once there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-full-'))
    const isMounted = mountSmall(folder)
    test.skip(!isMounted, 'only an administrator can make a disk that is full')
    try {
      await writeFile(join(folder, 'a.md'), plain('A'))
      const own = await launchApp({ library: folder, args: ['a.md'] })
      const text = new EditorPage(own.window)
      await expect(text.body).toBeVisible()
      await fill(join(folder, 'filler.bin'))
      await text.typeAtEnd('no room')
      await expect(text.status(/^Not saved: The disk is full, so “a\.md” was not written\./).first()).toBeVisible()
      await expect(own.window.getByRole('alert').filter({ hasText: /is not saved\. The disk is full/ })).toBeVisible()
      expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(plain('A'))
      expect(await readdir(folder)).toEqual(['a.md', 'filler.bin'])
      // the app's own disk has room: what is typed is kept there, and going asks
      await expect.poll(() => journalOf(own.userData)).toEqual([`${plain('A')}no room`])
      await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      await expect(own.window.getByRole('alert').filter({ hasText: '“a.md” is not saved, so it stays open' })).toBeVisible()
      await rm(join(folder, 'filler.bin'))
      await text.saved()
      await expect.poll(() => journalOf(own.userData)).toEqual([])
      expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(`${plain('A')}no room`)
      await own.close()
    } finally {
      execFileSync('umount', ['-l', folder])
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('where the app’s own disk is full as well, it says that nothing but the window has the text, and keeps it once there is room', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'marquee-full-'))
    test.skip(!mountSmall(userData, '8m'), 'only an administrator can make a disk that is full')
    try {
      await writeFile(join(userData, 'settings.json'), JSON.stringify({ autosave: false }))
      const own = await launchApp({ library: await makeLibrary({ 'a.md': plain('A') }), args: ['a.md'], userData })
      const text = new EditorPage(own.window)
      await expect(text.body).toBeVisible()
      await fill(join(userData, 'filler.bin'))
      await text.typeAtEnd('only here')
      const alert = own.window.getByRole('alert').filter({ hasText: 'no copy could be kept either' })
      await expect(alert).toContainText('The disk is full')
      await rm(join(userData, 'filler.bin'))
      await expect(alert).toBeHidden({ timeout: 15_000 })
      expect(await journalOf(userData)).toEqual([`${plain('A')}only here`])
      await text.save()
      await own.close()
      await rm(own.libraryFolder, { recursive: true, force: true })
    } finally {
      execFileSync('umount', ['-l', userData])
      await rm(userData, { recursive: true, force: true })
    }
  })

  test('where the journal cannot be written the app starts, says that nothing but the window has the text, and keeps it once it can', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ autosave: false }))
    await writeFile(join(userData, 'journal'), 'a file in the place of the folder')
    const own = await launchApp({ library: await makeLibrary({ 'a.md': plain('A') }), args: ['a.md'], userData })
    const text = new EditorPage(own.window)
    await text.typeAtEnd('only here')
    const alert = own.window.getByRole('alert').filter({ hasText: 'no copy could be kept either' })
    await expect(alert).toBeVisible()
    await text.save()
    await expect(alert).toBeHidden({ timeout: 15_000 })
    expect(await readFile(join(own.libraryFolder, 'a.md'), 'utf8')).toBe(`${plain('A')}only here`)
    await own.window.keyboard.type(', and more')
    await expect(alert).toBeVisible()
    await rm(join(userData, 'journal'))
    await expect(alert).toBeHidden({ timeout: 15_000 })
    expect(await journalOf(userData)).toEqual([`${plain('A')}only here, and more`])
    await text.save()
    await own.close()
    await Promise.all([userData, own.libraryFolder].map((folder) => rm(folder, { recursive: true, force: true })))
  })

  test('after kill -9 the next start has what was typed', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
    const first = await launchApp({ library: await makeLibrary({ 'a.md': plain('A') }), args: ['a.md'], userData })
    const { libraryFolder } = first
    const text = new EditorPage(first.window)
    await text.typeAtEnd('start')
    const until = Date.now() + 1200
    while (Date.now() < until) await first.window.keyboard.type('.', { delay: 30 })
    first.app.process().kill('SIGKILL')
    await first.app.waitForEvent('close').catch(() => undefined)
    expect(await readFile(join(libraryFolder, 'a.md'), 'utf8')).toMatch(/Another line\.\nstart\.+$/)
    const again = await launchApp({ library: libraryFolder, userData })
    await expect(new EditorPage(again.window).body).toContainText('start.')
    await again.close()
    await rm(userData, { recursive: true, force: true })
    await rm(libraryFolder, { recursive: true, force: true })
  })
})

/** The texts that the app keeps of its own. */
async function journalOf(userData: string): Promise<string[]> {
  const names = await readdir(join(userData, 'journal')).catch(() => [])
  return Promise.all(names.map(async (name) => (await readJournalFile(join(userData, 'journal', name)))?.text ?? ''))
}
