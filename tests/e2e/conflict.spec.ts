import { expect, test } from '@playwright/test'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const plain = (title: string): string => `---\ntitle: ${title}\n---\n\nOne line.\n\nAnother line.\n`
const crlf = (text: string): string => text.replaceAll('\n', '\r\n')

let running: RunningApp
let editor: EditorPage
const onDisk = (name: string): Promise<string> => readFile(join(running.libraryFolder, name), 'utf8')
const banner = () => running.window.getByRole('alert', { name: 'Changed in two places' })
const dialog = () => running.window.getByRole('dialog', { name: 'Changed in two places' })
const place = (name: string) => dialog().getByRole('group', { name })

/** A post of this name and text, open; unsaved here and changed there in the same place, with both sides on screen. */
async function compare(name: string, text: string, theirs: string): Promise<void> {
  running = await launchApp({ library: await makeLibrary({ [name]: text }), args: [name] })
  editor = new EditorPage(running.window)
  await editor.typeAtEnd('mine')
  await writeFile(join(running.libraryFolder, name), theirs)
  await expect(banner()).toBeVisible()
  await banner().getByRole('button', { name: 'Compare…' }).click()
  await expect(dialog()).toBeVisible()
}

test.afterEach(async () => {
  await running.close()
  await Promise.all([running.libraryFolder, running.userData].map((folder) => rm(folder, { recursive: true, force: true })))
})

test('in a file with Windows line ends both sides are put together with Windows line ends', async () => {
  const theirs = crlf(plain('A').replace('One line.', 'Their first line.').replace('Another line.\n', 'Another line.\ntheirs\n'))
  await compare('a.md', crlf(plain('A')), theirs)
  await place('Place 1 of 1').getByRole('radio', { name: /^Both/ }).check()
  await dialog().getByRole('button', { name: 'Use this text' }).click()
  await expect.poll(() => onDisk('a.md')).toBe(crlf(`${plain('A').replace('One line.', 'Their first line.')}mine\ntheirs\n`))
})

test('where another program gives the file other line ends along with its text, those that it has now are kept', async () => {
  await compare('a.md', crlf(plain('A')), `${plain('A')}theirs\n`)
  await place('Place 1 of 1').getByRole('radio', { name: /^Mine/ }).check()
  await dialog().getByRole('button', { name: 'Use this text' }).click()
  await expect.poll(() => onDisk('a.md')).toBe(`${plain('A')}mine`)
})

test('a file that is deleted while both sides are looked at is no question any more: mine stays here, and is written anew when asked', async () => {
  await compare('a.md', plain('A'), `${plain('A')}theirs\n`)
  await rm(join(running.libraryFolder, 'a.md'))
  await expect(dialog()).toBeHidden()
  await expect(banner()).toBeHidden()
  await expect(editor.status('Not saved: the file is gone from the folder').first()).toBeVisible()
  await expect(editor.body).toContainText('mine')
  await expect(stat(join(running.libraryFolder, 'a.md'))).rejects.toThrow('ENOENT')
  await editor.body.click()
  await editor.save()
  expect(await onDisk('a.md')).toBe(`${plain('A')}mine`)
})

test('what another program writes while both sides are looked at is another question: nothing that was chosen before counts', async () => {
  await compare('a.md', plain('A'), `${plain('A')}theirs\n`)
  await place('Place 1 of 1').getByRole('radio', { name: /^Theirs/ }).check()
  await writeFile(join(running.libraryFolder, 'a.md'), `${plain('A')}theirs once more\n`)
  await expect(place('Place 1 of 1')).toContainText('theirs once more')
  await expect(place('Place 1 of 1').getByRole('radio', { checked: true })).toHaveCount(0)
  await place('Place 1 of 1').getByRole('radio', { name: /^Both/ }).check()
  await dialog().getByRole('button', { name: 'Use this text' }).click()
  await expect.poll(() => onDisk('a.md')).toBe(`${plain('A')}mine\ntheirs once more\n`)
})

test('of sides of five megabytes the beginnings and ends are shown, and one of them can be chosen', async () => {
  const long = plain('Long') + Array.from({ length: 50_000 }, (_, at) => `Line ${at} of a text that goes on for about a hundred characters, until it weighs five megabytes.\n`).join('')
  const theirs = long.replaceAll('Line', 'Their line')
  await compare('a.md', long, theirs)
  await expect(place('Place 1 of 1')).toContainText(/⋯ [\d,]{9,} characters that are not shown ⋯/)
  expect((await place('Place 1 of 1').innerText()).length).toBeLessThan(60_000)
  await place('Place 1 of 1').getByRole('radio', { name: /^Theirs/ }).check()
  await dialog().getByRole('button', { name: 'Use this text' }).click()
  await expect(dialog()).toBeHidden()
  await editor.saved()
  expect((await onDisk('a.md')) === theirs).toBe(true)
})

test('of a name of 255 bytes “Keep both” makes one that fits, and writes mine under it', async () => {
  const name = `${'很'.repeat(84)}.md`
  await compare(name, plain('Long'), `${plain('Long')}theirs\n`)
  await dialog().getByRole('button', { name: 'Later' }).click()
  await banner().getByRole('button', { name: 'Keep both' }).click()
  await expect(banner()).toBeHidden()
  expect(await onDisk(name)).toBe(`${plain('Long')}theirs\n`)
  const [copy = ''] = (await readdir(running.libraryFolder)).filter((other) => other !== name && other.endsWith('.md'))
  expect(copy).toMatch(/^很+ \(mine\)\.md$/)
  expect(await onDisk(copy)).toBe(`${plain('Long')}mine`)
})
