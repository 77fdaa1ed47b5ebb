import { expect, test } from '@playwright/test'
import { chmod, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { permissionsIgnored } from '../support/heedingPermissions.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

test.skip(permissionsIgnored !== null, permissionsIgnored ?? '')

const post = (title: string): string => `---\ntitle: ${title}\ndate: 2025-01-02\n---\n\nText of ${title}.\n`
let library: string
let running: RunningApp
let editor: EditorPage
let posts: PostsPage
const place = (path: string): string => join(library, path)
const onDisk = (path: string): Promise<string> => readFile(place(path), 'utf8')
const alert = (title: string) => running.window.getByRole('alert').filter({ hasText: `“${title}” is not saved` })

test.beforeAll(async () => {
  library = await makeLibrary({ 'a.md': post('Open'), 'closed.md': post('Closed'), 'locked/inside.md': post('Inside'), 'fixed/f.md': post('Fixed') })
  await chmod(place('closed.md'), 0o000)
  await chmod(place('locked'), 0o000)
  running = await launchApp({ library, args: ['a.md'], heedsPermissions: true })
  editor = new EditorPage(running.window)
  posts = new PostsPage(running.window)
  await expect(editor.body).toBeVisible()
})
test.afterAll(async () => {
  await running.close()
  for (const [path, mode] of [['closed.md', 0o644], ['locked', 0o755], ['fixed', 0o755]] as const) await chmod(place(path), mode)
  await rm(library, { recursive: true, force: true })
})

test('a library with a folder and a post that may not be read opens, says of both that they could not be, and works', async () => {
  await expect(running.window.getByText('The folder “locked” could not be read, so its posts are not listed.')).toBeVisible()
  await editor.typeAtEnd('Works.')
  await expect.poll(() => onDisk('a.md')).toBe(`${post('Open')}Works.`)
  await posts.open('Fixed')
  await expect(editor.body).toContainText('Text of Fixed.')
  await posts.post('closed').click()
  await expect(running.window.getByText('Marquee has no permission for “closed.md”').first()).toBeVisible()
})

test('they are listed and opened once they may be read', async () => {
  await chmod(place('closed.md'), 0o644)
  await chmod(place('locked'), 0o755)
  await running.window.reload()
  await posts.open('Inside')
  await posts.open('Closed')
  await expect(editor.body).toContainText('Text of Closed.')
})

test('a post in a folder that became read-only is not saved, which is said until it is; the text stays, and is saved when the folder may be written again', async () => {
  await posts.open('Fixed')
  await chmod(place('fixed'), 0o555)
  await editor.typeAtEnd('Kept.')
  await expect(editor.status(/^Not saved: Marquee has no permission for “fixed\/f\.md”/).first()).toBeVisible()
  await expect(alert('Fixed')).toBeVisible()
  await running.window.keyboard.type(' And this.')
  await running.window.waitForTimeout(2500)
  await expect(alert('Fixed')).toBeVisible()
  expect(await onDisk('fixed/f.md')).toBe(post('Fixed'))
  expect(await readdir(place('fixed'))).toEqual(['f.md'])
  await posts.open('Open')
  await posts.open('Fixed')
  await expect(editor.body).toContainText('Kept. And this.')
  await chmod(place('fixed'), 0o755)
  await expect.poll(() => onDisk('fixed/f.md'), { timeout: 20_000 }).toBe(`${post('Fixed')}Kept. And this.`)
  await editor.saved()
  await expect(alert('Fixed')).toHaveCount(0)
})

test('the open post that may not be read any more is not written over blindly, and is saved when it may be', async () => {
  await posts.open('Open')
  const before = await onDisk('a.md')
  const { mtimeMs, ino } = await stat(place('a.md'))
  await chmod(place('a.md'), 0o000)
  await editor.typeAtEnd('More.')
  await expect(alert('Open')).toBeVisible()
  await expect(editor.body).toContainText('More.')
  expect(await stat(place('a.md'))).toMatchObject({ mtimeMs, ino })
  await chmod(place('a.md'), 0o644)
  await expect.poll(() => onDisk('a.md'), { timeout: 20_000 }).toBe(`${before}More.`)
  await expect(alert('Open')).toHaveCount(0)
})
