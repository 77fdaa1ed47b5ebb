import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { generatePosts } from '../support/generatePosts.ts'
import { madePicture } from '../support/madePictures.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { ExportPage } from './pages/ExportPage.ts'

let running: RunningApp
let site = ''
test.beforeAll(async () => {
  const post = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-01-01T20:00:00+08:00\n${more}---\n\nText of ${title}.\n`
  running = await launchApp({ library: await makeLibrary({ 'photo.md': post('Photo').replace('Text', '![x](p.jpg) Text'), 'p.jpg': await madePicture('jpg', 120, 80), 'one.md': post('One'), 'two.md': post('Two'), 'draft.md': post('Hidden', 'draft: true\n') }) })
  site = await mkdtemp(join(tmpdir(), 'marquee-site-'))
  await new EditorPage(running.window).body.waitFor()
})
test.afterAll(async () => {
  await running.close()
  await rm(site, { recursive: true, force: true })
})

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
  await dialog.changes.getByRole('button', { name: 'two/index.html' }).click()
  const difference = dialog.changes.getByRole('group', { name: 'Changes in two/index.html' })
  await expect(difference).toContainText('mine now')
  await expect(difference).toContainText('Text of Two.')
  const overwrite = dialog.dialog.getByRole('checkbox', { name: /overwrite/i })
  await overwrite.check()
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(changed, 'utf8')).toContain('Text of Two.')
  expect(await readFile(join(site, 'CNAME'), 'utf8')).toBe('example.org')
})

test('drafts come along when they are asked for, and go again when they are not', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await dialog.includeDrafts.check()
  await expect(dialog.changes).toContainText('draft/index.html')
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(join(site, 'draft/index.html'), 'utf8')).toContain('Text of Hidden.')
  await dialog.plan(site, 'html')
  if (await dialog.includeDrafts.isChecked()) await dialog.includeDrafts.uncheck()
  await expect(dialog.changes).toContainText('draft/index.html')
  await dialog.exportNow()
  await dialog.close()
  expect(Object.keys(await written()).some((path) => path.includes('draft'))).toBe(false)
})

test('only the post that is open goes out when that is asked for', async () => {
  await running.window.getByRole('option', { name: /^One/ }).click()
  const editor = new EditorPage(running.window)
  await expect(editor.body).toContainText('Text of One.')
  await editor.typeAtEnd(' Changed in one.')
  await editor.save()
  await running.window.getByRole('option', { name: /^Two/ }).click()
  await expect(editor.body).toContainText('Text of Two.')
  await editor.typeAtEnd(' Changed in two.')
  await editor.save()
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await dialog.only.selectOption({ label: 'Only this post' })
  await expect(dialog.changes).toContainText('two/index.html')
  await expect(dialog.changes).not.toContainText('one/index.html')
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(join(site, 'two/index.html'), 'utf8')).toContain('Changed in two.')
  expect(await readFile(join(site, 'one/index.html'), 'utf8')).not.toContain('Changed in one.')
})

test('posts are left out one by one, by keyboard, and stay on the site as they are', async () => {
  const post = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2025-01-01T20:00:00+08:00\n---\n\n${text}\n`
  const before = await readFile(join(site, 'one/index.html'), 'utf8')
  await writeFile(join(running.libraryFolder, 'one.md'), post('One', 'Written anew.'))
  await writeFile(join(running.libraryFolder, 'three.md'), post('Three', 'The third.'))
  await expect(running.window.getByRole('option', { name: /^Three/ })).toHaveCount(1)
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await expect(dialog.posts).toContainText('Three new')
  const one = dialog.posts.getByRole('checkbox', { name: 'Export One' })
  await one.focus()
  await running.window.keyboard.press('Space')
  await expect(dialog.changes).not.toContainText('one/index.html')
  await expect(dialog.changes).toContainText('three/index.html')
  await expect(dialog.posts).toContainText('One left out')
  await expect(one).toBeFocused()
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(join(site, 'three/index.html'), 'utf8')).toContain('The third.')
  expect(await readFile(join(site, 'one/index.html'), 'utf8')).not.toContain('Written anew.')
  expect(before).toContain('Text of One.')
  // the next time all are asked about again
  await dialog.plan(site, 'html')
  await expect(one).toBeChecked()
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(join(site, 'one/index.html'), 'utf8')).toContain('Written anew.')
})

test('a post that is gone leaves the site, with what was written for it and nothing else', async () => {
  await writeFile(join(site, 'two/mine.txt'), 'mine')
  await rm(join(running.libraryFolder, 'two.md'))
  await expect(running.window.getByRole('option', { name: /^Two/ })).toHaveCount(0)
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  await expect(dialog.changes).toContainText('two/index.html')
  await dialog.exportNow()
  await dialog.close()
  expect(await readdir(join(site, 'two'))).toEqual(['mine.txt'])
  expect(await readFile(join(site, 'one/index.html'), 'utf8')).toContain('Written anew.')
})

test('a theme that is broken is refused with its file and line, and one with a stray file is used and said to have it', async () => {
  const theme = join(running.libraryFolder, '.marquee/theme')
  await mkdir(theme, { recursive: true })
  await writeFile(join(theme, 'post.mustache'), '<p>\n{{titel}}\n')
  const before = await written()
  const dialog = new ExportPage(running.window)
  await dialog.button.click()
  await dialog.kind.selectOption('html')
  await dialog.folder.fill(site)
  await dialog.folder.press('Enter')
  await expect(dialog.dialog.getByRole('alert')).toHaveText('The theme cannot be used, and nothing was exported. “.marquee/theme/post.mustache”, line 2: There is no “titel” to show. docs/export.md lists what there is.')
  await expect(dialog.run).toBeDisabled()
  expect(await written()).toEqual(before)
  await running.window.keyboard.press('Escape')
  await rename(join(theme, 'post.mustache'), join(theme, 'notes.txt'))
  await dialog.plan(site, 'html')
  await expect(dialog.dialog.getByText('“.marquee/theme/notes.txt” is no file of a theme, and is left out.')).toBeVisible()
  await running.window.keyboard.press('Escape')
  await rm(theme, { recursive: true })
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

test('an export that is stopped half-way says so, leaves whole files, and is completed by the next', async () => {
  const large = await launchApp({ library: await makeLibrary(generatePosts(600, 2000)), args: [] })
  const folder = await mkdtemp(join(tmpdir(), 'marquee-site-'))
  try {
    const dialog = new ExportPage(large.window)
    await dialog.plan(folder, 'html')
    await dialog.run.click()
    await dialog.dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.dialog.getByText(/stopped/i).first()).toBeVisible({ timeout: 60_000 })
    await dialog.close()
    const pages = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.html'))
    expect(pages.length).toBeLessThan(600)
    for (const page of pages) expect(await readFile(join(folder, page), 'utf8')).toMatch(/<\/html>\s*$/)
    await dialog.plan(folder, 'html')
    await dialog.exportNow()
    await dialog.close()
    expect((await readdir(folder, { recursive: true })).filter((path) => /post-\d+\/index\.html$/.test(path)).length).toBeGreaterThan(500)
    await dialog.plan(folder, 'html')
    await expect(dialog.run).toBeDisabled()
  } finally {
    await large.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('makes pictures in the widths and formats that are asked for, and keeps the choice', async () => {
  const dialog = new ExportPage(running.window)
  await dialog.plan(site, 'html')
  const widths = dialog.dialog.getByRole('textbox', { name: 'Picture widths' })
  await widths.fill('60 3')
  await widths.press('Enter')
  await expect(dialog.dialog.getByText(/At most 8 widths/)).toBeVisible()
  await widths.fill('60, 30')
  await widths.press('Enter')
  await dialog.dialog.getByRole('checkbox', { name: 'Add WebP' }).check()
  await expect(dialog.changes).toContainText('p-30.webp')
  await dialog.exportNow()
  await dialog.close()
  expect(await readFile(join(site, 'photo/index.html'), 'utf8')).toContain('srcset="p-30.webp 30w, p.webp 60w"')
  expect((await readdir(join(site, 'photo'))).sort()).toEqual(['index.html', 'p-30.jpg', 'p-30.webp', 'p.jpg', 'p.webp'])
  await expect.poll(() => readFile(join(running.libraryFolder, '.marquee/library.yaml'), 'utf8')).toMatch(/pictures:[^]*30[^]*60[^]*webp/)
})

test('makes the same on the command line, in a process of Node’s', async () => {
  const [other, cache] = [await mkdtemp(join(tmpdir(), 'marquee-site-')), await mkdtemp(join(tmpdir(), 'marquee-cache-'))]
  execFileSync(process.execPath, ['dist/cli/marquee.js', 'export', '--library', running.libraryFolder, '--site', other, '--target', 'html'], { env: { ...process.env, XDG_CACHE_HOME: cache } })
  for (const name of ['p-30.jpg', 'p-30.webp', 'p.jpg', 'p.webp']) {
    expect((await readFile(join(other, 'photo', name))).equals(await readFile(join(site, 'photo', name))), name).toBe(true)
  }
  for (const folder of [other, cache]) await rm(folder, { recursive: true, force: true })
})

test('offers the files that directives need in the site’s own form, and adds those that are ticked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-site-'))
  await writeFile(join(folder, 'hugo.toml'), 'baseURL = "/"\n')
  const dialog = new ExportPage(running.window)
  await dialog.plan(folder)
  await dialog.dialog.getByRole('combobox', { name: 'Directives' }).selectOption('native')
  const offer = dialog.changes.getByRole('checkbox', { name: 'Add layouts/shortcodes/marquee-rating.html' })
  await expect(offer).not.toBeChecked()
  await expect(dialog.dialog.getByText(/files that the site does not have/)).toBeVisible()
  await offer.check()
  await dialog.exportNow()
  await dialog.close()
  expect(await readdir(join(folder, 'layouts/shortcodes'))).toEqual(['marquee-rating.html'])
  await dialog.plan(folder)
  await dialog.changes.getByRole('button', { name: 'Add all' }).click()
  await dialog.exportNow()
  await dialog.close()
  expect(await readdir(join(folder, 'layouts/shortcodes'))).toHaveLength(9)
  expect(await readFile(join(running.libraryFolder, '.marquee/library.yaml'), 'utf8')).toContain('directives: native')
  await rm(folder, { recursive: true, force: true })
})
