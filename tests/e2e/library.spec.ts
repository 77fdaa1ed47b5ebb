import { expect, test } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { generatePosts } from '../support/generatePosts.ts'
import { dropOn } from './dropOn.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const root = resolve(import.meta.dirname, '../..')
const folders: string[] = []
let running: RunningApp
let posts: PostsPage
let editor: EditorPage

async function start(...[options]: Parameters<typeof launchApp>): Promise<void> {
  running = await launchApp(options)
  posts = new PostsPage(running.window)
  editor = new EditorPage(running.window)
}

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await makeLibrary(files)
  folders.push(folder)
  return folder
}

/** Drops what is on disk on the window's toolbar, as the system's file manager does. */
const dropFiles = (files: readonly string[]): Promise<void> => dropOn(running.window, running.window.locator('.toolbar, .welcome').first(), { files })

const emptyFolder = async (): Promise<string> => folderWith({})
const post = (title: string, extra = '', body = 'Text.\n'): string => `---\ntitle: ${title}\n${extra}---\n\n${body}`

test.afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

test.describe('Opening a library', () => {
  let one: string
  let two: string
  let userData: string

  test.beforeAll(async () => {
    userData = await emptyFolder()
    one = await folderWith({ 'same.md': post('Same name in one'), 'other.md': post('Other') })
    two = await folderWith({ 'same.md': post('Same name in two') })
    await start({ library: null, userData })
  })

  test.afterAll(() => running.close())

  test('A start without a library shows the ways in', async () => {
    await expect(running.window.getByRole('heading', { name: 'Marquee' })).toBeVisible()
    for (const name of ['Open a folder', 'New library', 'Look around the sample library']) await expect(running.window.getByRole('button', { name })).toBeVisible()
    await expect(posts.region).toBeHidden()
  })

  test('The sample library opens as a copy of the author’s own', async () => {
    const samples = join(root, 'build/samples')
    const shipped = (await readdir(samples, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.md'))
    test.skip(shipped.length === 0, 'there are no samples yet')
    await running.window.getByRole('button', { name: 'Look around the sample library' }).click()
    await expect(posts.filter('All')).toHaveText(`All ${shipped.length}`)
    await expect(editor.body).toBeVisible()
    const copies = (await readdir(join(userData, 'samples'), { recursive: true })).filter((name) => name.endsWith('.md'))
    expect(copies.sort()).toEqual(shipped.sort())
    await expect(posts.region.getByRole('alert')).toBeHidden()
  })

  test('A folder opens by the dialog, and giving the dialog up changes nothing', async () => {
    await answerDialog([one])
    await running.window.keyboard.press('ControlOrMeta+o')
    await expect(posts.post('Same name in one')).toBeVisible()
    await posts.open('Same name in one')
    await answerDialog([])
    await running.window.keyboard.press('ControlOrMeta+o')
    await expect(posts.post('Same name in one')).toBeVisible()
    await expect(editor.title).toHaveValue('Same name in one')
  })

  test('A second start hands its library over, and what is typed is saved into the first', async () => {
    await posts.open('Same name in one')
    await editor.typeAtEnd('typed before')
    await secondStart('--library', two)
    await expect(editor.title).toHaveValue('Same name in two')
    expect(await readFile(join(one, 'same.md'), 'utf8')).toBe(`${post('Same name in one')}typed before`)
    await running.window.waitForTimeout(1200)
    expect(await readFile(join(two, 'same.md'), 'utf8')).toBe(post('Same name in two'))
  })

  test('A second start’s post opens with the library that it is in', async () => {
    await secondStart('--library', one, join(one, 'other.md'))
    await expect(editor.title).toHaveValue('Other')
    await secondStart(join(one, 'same.md'))
    await expect(editor.title).toHaveValue('Same name in one')
  })

  test('A second start does not take the library away from text that cannot be saved', async () => {
    await posts.open('Other')
    await editor.typeAtEnd('mine')
    await writeFile(join(one, 'other.md'), post('Other', '', 'Theirs.\n'))
    await expect(running.window.getByRole('alert', { name: 'Changed in two places' })).toBeVisible()
    await secondStart('--library', two)
    await expect(running.window.getByRole('alert').filter({ hasText: '“other.md” is not saved, so it stays open' })).toBeVisible()
    await expect(editor.body).toContainText('mine')
    await running.window.getByRole('button', { name: 'Keep mine' }).click()
    await editor.saved()
    expect(await readFile(join(one, 'other.md'), 'utf8')).toBe(`${post('Other')}mine`)
    await running.window.getByRole('button', { name: 'Dismiss' }).click()
  })

  test('A folder that is dropped on the window opens', async () => {
    await dropFiles([two])
    await expect(posts.post('Same name in two')).toBeVisible()
  })

  test('A file that is dropped where nobody takes it changes nothing', async () => {
    await dropFiles([join(two, 'same.md')])
    await expect(posts.post('Same name in two')).toBeVisible()
    expect(running.window.url()).toBe('marquee://app/')
  })

  test('The next start opens the last library; one that is gone is said, and the recent ones are offered', async () => {
    await running.close()
    await start({ library: null, userData })
    await expect(posts.post('Same name in two')).toBeVisible()
    await running.close()
    await rename(two, `${two}-away`)
    folders.push(`${two}-away`)
    await start({ library: null, userData })
    await expect(running.window.getByRole('alert').filter({ hasText: two })).toBeVisible()
    await running.window.getByRole('button', { name: one }).click()
    await expect(posts.post('Same name in one')).toBeVisible()
  })

  async function answerDialog(filePaths: readonly string[]): Promise<void> {
    await running.app.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: [...paths] })
    }, filePaths)
  }

  /** Starts Marquee again with the same data folder, and waits until that process has handed its arguments over and ended. */
  async function secondStart(...args: readonly string[]): Promise<void> {
    const executable = await running.app.evaluate(() => process.execPath)
    const second: ChildProcess = spawn(executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, root, ...args], { stdio: 'ignore' })
    await new Promise((done) => second.once('exit', done))
  }
})

test.describe('The list', () => {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'newest.md': post('Newest of all', 'date: 2025-06-01T20:00:00+08:00\ntags: [harbour, neon]\nreview:\n  kind: film\n  subject: Perfect Days\n  year: 2023\n  rating: 4.5\n'),
    'middle.md': post('Middle one', 'date: 2025-05-01\ndraft: true\nreview: {rating: 2}\n', 'A walk in the 森林 at night. See [the newest](newest.md).\n'),
    'older.md': post('阿飛正傳', 'date: 2025-04-01\n', 'Days of being wild.\n'),
    'oldest.md': post('An old one', 'date: 2019-04-01\nrelated: [newest.md]\n'),
    'broken.md': '---\ntitle: [unclosed\ndate: 2018-01-01\n---\n\nStill readable.\n',
    'picture.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe]),
    'folder/deep.md': post('Deep inside', 'date: 2017-01-01\n'),
    '.marquee/templates/haiku.md': '---\ntitle: "{{title}}"\nslug: {{slug}}\ndate: {{date}}\ntags: [haiku]\n---\n\nFive, seven, five.\n',
  }
  const path = (name: string): string => join(running.libraryFolder, name)
  const read = (name: string): Promise<string> => readFile(path(name), 'utf8')

  test.beforeAll(() => start({ library: files, args: ['newest.md'] }))
  test.afterAll(() => running.close())

  test('Posts stand newest first, each with what it is about', async () => {
    const row = posts.post('Newest of all')
    await expect(row).toBeVisible()
    const known = (await posts.titles()).filter((title) => !['picture', 'broken'].includes(title))
    expect(known.slice(0, 4)).toEqual(['Newest of all', 'Middle one', '阿飛正傳', 'An old one'])
    await expect(row).toContainText('Perfect Days, 2023')
    await expect(row.getByRole('img', { name: '4.5 out of 5' })).toBeVisible()
    await expect(row.getByRole('time')).toHaveAttribute('datetime', /^2025-06-01/)
    await expect(row).not.toContainText('Draft')
    await expect(posts.post('Middle one')).toContainText('Draft')
  })

  test('A post with broken front matter and a file that is no text are marked rows, and the rest works', async () => {
    await expect(posts.rows).toHaveCount(7)
    await expect(posts.post('picture')).toContainText('This file is not text')
    await expect(posts.list.getByRole('option').filter({ hasText: /line \d|unclosed|front matter/i })).toHaveCount(1)
    await posts.post('picture').click()
    await expect(running.window.getByRole('alert').filter({ hasText: '“picture.md”: This file is not text' })).toBeVisible()
    await expect(editor.title).toHaveValue('Newest of all')
    await running.window.getByRole('button', { name: 'Dismiss' }).click()
    await posts.rows.filter({ hasText: /line \d|unclosed|front matter/i }).click()
    await expect(editor.body).toContainText('Still readable.')
  })

  for (const [query, found] of [
    ['newest OF', 'Newest of all'], ['perfect days', 'Newest of all'], ['neon', 'Newest of all'], ['森林', 'Middle one'], ['飛正', '阿飛正傳'], ['being wild', '阿飛正傳'],
  ] as const) {
    test(`Searching for “${query}” finds “${found}”`, async () => {
      await posts.search.fill(query)
      await expect(posts.rows).toHaveCount(1)
      await expect(posts.post(found)).toBeVisible()
      await posts.search.fill('')
      await expect(posts.rows).toHaveCount(7)
    })
  }

  test('A search without a hit says so and leads back', async () => {
    await posts.search.fill('zebra crossing')
    await expect(posts.region.getByText('Nothing found')).toBeVisible()
    await posts.region.getByRole('button', { name: 'Show all posts' }).click()
    await expect(posts.rows).toHaveCount(7)
  })

  test('Filters show drafts or what is published, with their counts, and the order can be another', async () => {
    await expect(posts.filter('All')).toHaveText('All 7')
    await posts.filter('Drafts').click()
    await expect(posts.filter('Drafts')).toHaveText('Drafts 1')
    await expect(posts.rows).toHaveCount(1)
    await posts.filter('Published').click()
    await expect(posts.rows).toHaveCount(6)
    await expect(posts.filter('Published')).toHaveAttribute('title', '6 published')
    await posts.filter('All').click()
    await sortBy('Best rated first')
    expect((await posts.titles()).slice(0, 2)).toEqual(['Newest of all', 'Middle one'])
    await sortBy('By title')
    expect((await posts.titles())[0]).toBe('An old one')
    await sortBy('Newest first')
  })

  test('A new post comes from a template, and its file and slug follow the title', async () => {
    await posts.newPost.click()
    const dialog = running.window.getByRole('dialog', { name: 'New post' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Rain, at Last!')
    await dialog.getByText('Haiku').click()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(editor.title).toHaveValue('Rain, at Last!')
    await expect(editor.body).toContainText('Five, seven, five.')
    const text = await read('rain-at-last.md')
    expect(text).toContain('slug: rain-at-last\n')
    expect(text).toMatch(/date: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00/)
    await expect(posts.post('Rain, at Last!')).toHaveAttribute('aria-selected', 'true')
  })

  test('Renaming a file takes the links in other posts along, also in the post that is open and not saved', async () => {
    await running.window.evaluate(() => (window as unknown as { marquee: { invoke(name: string, input: object): Promise<unknown> } }).marquee.invoke('settings:change', { autosave: false }))
    await running.window.reload()
    await posts.open('Middle one')
    await editor.typeAtEnd('not saved yet')
    await posts.act('Newest of all', 'Rename file…')
    const dialog = running.window.getByRole('dialog', { name: 'Rename file' })
    await dialog.getByRole('textbox', { name: 'File name' }).fill('renamed')
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(dialog).toBeHidden()
    await expect(running.window.getByText('The file is now renamed.md. Links in 2 other posts follow.')).toBeVisible()
    await expect(editor.body).toContainText('(renamed.md)')
    await expect(editor.body).toContainText('not saved yet')
    await expect(running.window.getByRole('alert', { name: 'Changed in two places' })).toBeHidden()
    await editor.saved()
    expect(await read('middle.md')).toBe(`${String(files['middle.md']).replace('(newest.md)', '(renamed.md)')}not saved yet`)
    expect(await read('oldest.md')).toContain('related: [renamed.md]')
    expect(await read('renamed.md')).toBe(files['newest.md'])
    await running.window.evaluate(() => (window as unknown as { marquee: { invoke(name: string, input: object): Promise<unknown> } }).marquee.invoke('settings:change', { autosave: true }))
    await running.window.reload()
    await expect(posts.rows).toHaveCount(8)
  })

  test('A post that is renamed while it is open keeps its undo history', async () => {
    await posts.open('An old one')
    await editor.typeAtEnd('Typed before.')
    await running.window.keyboard.press('F2')
    const dialog = running.window.getByRole('dialog', { name: 'Rename file' })
    await dialog.getByRole('textbox', { name: 'File name' }).fill('old-and-renamed')
    await running.window.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(editor.body).toContainText('Typed before.')
    await editor.body.focus()
    await running.window.keyboard.press('ControlOrMeta+z')
    await expect(editor.body).not.toContainText('Typed before.')
    await editor.saved()
    expect(await readdir(running.libraryFolder)).not.toContain('oldest.md')
    expect(await read('old-and-renamed.md')).not.toContain('Typed before.')
    await posts.act('An old one', 'Rename file…')
    await dialog.getByRole('textbox', { name: 'File name' }).fill('oldest')
    await running.window.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  })

  test('Renaming the open file keeps it open, and a name that is taken is refused', async () => {
    await posts.open('An old one')
    await posts.act('An old one', 'Rename file…')
    const dialog = running.window.getByRole('dialog', { name: 'Rename file' })
    await dialog.getByRole('textbox', { name: 'File name' }).fill('Middle')
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(dialog.getByText('already exists in this folder')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'File name' }).fill('eldest')
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(dialog).toBeHidden()
    await expect(editor.title).toHaveValue('An old one')
    await editor.typeAtEnd('after')
    await expect.poll(() => read('eldest.md')).toMatch(/after$/)
    await expect(stat(path('oldest.md'))).rejects.toThrow('ENOENT')
  })

  test('A duplicate is a file of its own, and is opened', async () => {
    await posts.act('阿飛正傳', 'Duplicate')
    await expect(posts.post('阿飛正傳')).toHaveCount(2)
    await expect.poll(() => read('older-copy.md')).toBe(files['older.md'])
    await editor.typeAtEnd('copy')
    await expect.poll(() => read('older-copy.md')).toMatch(/copy$/)
    expect(await read('older.md')).toBe(files['older.md'])
  })

  test('A deleted post goes to the trash with what was typed in it, and Undo brings it back', async () => {
    await posts.open('Deep inside')
    await editor.typeAtEnd('just typed')
    await posts.act('Deep inside', 'Delete')
    await expect(posts.post('Deep inside')).toBeHidden()
    await expect(stat(path('folder/deep.md'))).rejects.toThrow('ENOENT')
    await running.window.getByRole('button', { name: 'Undo' }).last().click()
    await expect(posts.post('Deep inside')).toBeVisible()
    await expect(editor.title).toHaveValue('Deep inside')
    expect(await read('folder/deep.md')).toBe(`${String(files['folder/deep.md'])}just typed`)
  })

  test('What another program does to the folder shows within two seconds', async () => {
    const within = { timeout: 2000 }
    await writeFile(path('outside.md'), post('From outside', 'date: 2026-01-01\n'))
    await expect(posts.post('From outside')).toBeVisible(within)
    await writeFile(path('outside.md'), post('Changed outside', 'date: 2026-01-01\nreview: {rating: 3}\n'))
    await expect(posts.post('Changed outside')).toBeVisible(within)
    await expect(posts.post('From outside')).toBeHidden()
    await writeFile(path('outside.md~'), post('Swapped in', 'date: 2026-01-01\n'))
    await rename(path('outside.md~'), path('outside.md'))
    await expect(posts.post('Swapped in')).toBeVisible(within)
    await rename(path('outside.md'), path('folder/moved.md'))
    await expect(posts.list.getByTitle('folder/moved.md')).toBeVisible(within)
    await expect(posts.post('Swapped in')).toHaveCount(1)
    const before = await posts.titles()
    await utimes(path('folder/moved.md'), new Date(), new Date())
    await running.window.waitForTimeout(600)
    expect(await posts.titles()).toEqual(before)
    await rm(path('folder/moved.md'))
    await expect(posts.post('Swapped in')).toBeHidden(within)
  })

  test('A library folder that vanishes is said, what is typed stays, and all goes on when it is back', async () => {
    await posts.open('Middle one')
    await rename(running.libraryFolder, `${running.libraryFolder}-away`)
    const alert = posts.region.getByRole('alert', { name: 'About this library' })
    await expect(alert).toContainText(`The folder “${running.libraryFolder}” is not there any more`)
    await editor.typeAtEnd(' typed meanwhile')
    await expect(editor.status(/^Not saved: The folder .* is not there any more/).first()).toBeVisible()
    await expect(posts.post('Middle one')).toBeVisible()
    await rename(`${running.libraryFolder}-away`, running.libraryFolder)
    await expect(alert).toBeHidden()
    await running.window.keyboard.press('ControlOrMeta+s')
    await editor.saved()
    expect(await read('middle.md')).toMatch(/not saved yet typed meanwhile$/)
  })

  test('Nothing of all this made the page report an error', () => {
    expect(running.consoleErrors).toEqual([])
  })

  async function sortBy(label: string): Promise<void> {
    await posts.region.getByRole('button', { name: 'Sort posts' }).click()
    await running.window.getByRole('menuitem', { name: label }).click()
    await expect(running.window.getByRole('menu')).toBeHidden()
  }
})

test('Opening, searching, previewing and closing write nothing into the library', async () => {
  const library = await folderWith({
    'a.md': post('A', 'date: 2025-01-02\n', '![](p.png)\n\n::rating\n'), 'b.md': Buffer.from('\uFEFF---\r\ntitle: B\r\n---\r\n\r\nEnd without newline'), 'broken.md': '---\ntitle: [x\n---\n',
    'p.png': Buffer.from([1, 2, 3]), 'notes.txt': 'x', '.marquee/library.yaml': 'title: Mine # kept\n', '.marquee/templates/t.md': 'x',
  })
  const before = await fingerprint(library)
  await start({ library })
  for (const title of ['A', 'B']) await posts.open(title)
  await posts.search.fill('end')
  await expect(posts.rows).toHaveCount(1)
  await posts.search.fill('')
  await posts.open('A')
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+s')
  await running.window.waitForTimeout(800)
  await running.close()
  expect(await fingerprint(library)).toEqual(before)
})

test('A thousand posts list, scroll and are searched with few rows in the page', async () => {
  const generated = generatePosts(1000, 3000)
  await start({ library: await folderWith(generated) })
  await expect(posts.filter('All')).toHaveText('All 1000')
  await expect(posts.rows.first()).toHaveAttribute('aria-setsize', '1000')
  expect(await posts.rows.count()).toBeLessThan(60)
  await posts.list.focus()
  await running.window.keyboard.press('End')
  await expect(posts.list.locator('[aria-posinset="1000"]')).toBeVisible()
  expect(await posts.rows.count()).toBeLessThan(60)
  const slowestMs = await posts.list.evaluate(async (list) => {
    let slowest = 0
    for (let step = 1; step <= 60; step++) {
      list.scrollTop = (list.scrollHeight * (step % 2 ? step : 60 - step)) / 60
      const startedAt = performance.now()
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      slowest = Math.max(slowest, performance.now() - startedAt)
    }
    return slowest
  })
  expect(slowestMs).toBeLessThan(250)
  const title = /title: "(.+)"/.exec(generated['reviews/post-00577.md'] ?? '')?.[1] ?? ''
  await posts.search.fill(title)
  await expect(posts.post(title)).toBeVisible({ timeout: 2000 })
  expect(Number(await posts.rows.first().getAttribute('aria-setsize'))).toBeLessThan(30)
  expect(running.consoleErrors).toEqual([])
  await running.close()
})

/** Content and time of every file of a folder. */
async function fingerprint(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort()
  return Promise.all(names.map(async (name) => {
    const found = await stat(join(folder, name), { bigint: true })
    const hash = found.isFile() ? createHash('sha256').update(await readFile(join(folder, name))).digest('hex') : ''
    return `${name} ${found.mtimeNs} ${hash}`
  }))
}
