import { expect, test } from '@playwright/test'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const count = 50_000
const titleOf = (at: number): string => `Post ${String(at).padStart(5, '0')}`
const nameOf = (at: number): string => `post-${String(at).padStart(5, '0')}.md`

let running: RunningApp
test.beforeAll(async () => {
  test.setTimeout(240_000)
  const folder = await makeLibrary({ 'start.md': '---\ntitle: Start\ndate: 2030-01-01\n---\n\nHello.\n' })
  await mkdir(join(folder, 'many'))
  for (let at = 0; at < count; at += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, next) => writeFile(join(folder, 'many', nameOf(at + next)), `---\ntitle: ${titleOf(at + next)}\ndate: 2020-01-01\n---\n\nText ${at + next}${(at + next) % 10_000 === 1234 ? ' needle' : ''}.\n`)))
  }
  running = await launchApp({ library: folder, args: [join(folder, 'start.md')] })
})
test.afterAll(async () => {
  await running.close()
  await rm(running.libraryFolder, { recursive: true, force: true })
})

test('a folder of 50,000 posts is listed, searched, opened, written in and watched, and typing waits for none of it', async () => {
  test.setTimeout(300_000)
  const [page, list, editor] = [running.window, new PostsPage(running.window), new EditorPage(running.window)]
  const folder = join(running.libraryFolder, 'many')
  // before all are read
  await editor.typeAtEnd('Typed at once.')
  await expect.poll(() => readFile(join(running.libraryFolder, 'start.md'), 'utf8')).toContain('Typed at once.')
  await expect(list.filter(/^All/)).toHaveText(`All ${count + 1}`, { timeout: 120_000 })
  await list.search.fill('needle')
  await expect(list.rows).toHaveCount(5, { timeout: 120_000 })
  await list.post(titleOf(21_234)).click()
  await expect(editor.body).toContainText('Text 21234 needle.')
  await editor.typeAtEnd('Typed among many.')
  await expect.poll(() => readFile(join(folder, nameOf(21_234)), 'utf8')).toContain('Typed among many.')
  await list.search.fill('')
  await expect(list.rows.first()).toBeVisible()
  await list.list.press('End')
  await list.list.press('Home')
  await expect(list.post('Start')).toBeVisible()
  // one more, one changed, one renamed, one gone
  await writeFile(join(folder, 'new.md'), '---\ntitle: A new one\ndate: 2031-01-01\n---\n')
  await expect(list.post('A new one')).toBeVisible({ timeout: 30_000 })
  await writeFile(join(folder, 'new.md'), '---\ntitle: A newer one\ndate: 2031-01-01\n---\n')
  await expect(list.post('A newer one')).toBeVisible({ timeout: 30_000 })
  await rename(join(folder, 'new.md'), join(folder, 'newest.md'))
  await expect(list.filter(/^All/)).toHaveText(`All ${count + 2}`, { timeout: 30_000 })
  await rm(join(folder, 'newest.md'))
  await expect(list.post('A newer one')).toBeHidden({ timeout: 30_000 })
  await list.newPost.click()
  await page.getByRole('dialog', { name: 'New post' }).getByRole('textbox', { name: 'Title' }).fill('Written here')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(editor.title).toHaveValue('Written here')
  await editor.typeAtEnd('And typed.')
  await editor.saved()
  expect(running.consoleErrors).toEqual([])
})
