import { expect, type Page, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { copyFile, link, open, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const names = ['Dropbox', 'Truncated', 'Touched', 'Vim', 'Emacs', 'Code', 'Taken away', 'Moved while typing', 'Swapped'] as const
const text = (title: string, last = 'Last line.'): string => `---\ntitle: ${title}\ndate: 2025-03-01\n---\n\nFirst line.\n\nMiddle.\n\n${last}\n`
const fileOf = (title: string): string => `${title.toLowerCase().replaceAll(' ', '-')}.md`

let running: RunningApp
let editor: EditorPage
let posts: PostsPage
const at = (name: string): string => join(running.libraryFolder, name)

test.beforeAll(async () => {
  running = await launchApp({ library: await makeLibrary(Object.fromEntries(names.map((title) => [fileOf(title), text(title)]))), args: ['dropbox.md'] })
  editor = new EditorPage(running.window)
  posts = new PostsPage(running.window)
  await expect(editor.body).toBeVisible()
  await watchForAlarms(running.window)
})

test.afterAll(async () => {
  await running.close()
  await rm(running.libraryFolder, { recursive: true, force: true })
})

interface Watched {
  readonly alarms: string[]
}

/** Remembers what the page asked or warned of, also where it took it back a moment later. */
function watchForAlarms(page: Page): Promise<void> {
  return page.evaluate(() => {
    const alarms: string[] = []
    Object.assign(window, { alarms } satisfies Watched)
    const look = (): void => {
      const found = /Changed in two places|the file is gone/.exec(document.body.innerText)?.[0]
      if (found) alarms.push(found)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** What a program does to a file so that it holds a text. */
const programs: Readonly<Record<string, (path: string, text: string) => Promise<void>>> = {
  // a file in a cache folder, renamed over ours
  Dropbox: async (path, made) => {
    await writeFile(`${path}.dropbox.tmp`, made)
    await rename(`${path}.dropbox.tmp`, path)
  },
  // emptied, and filled a moment later
  Truncated: async (path, made) => {
    const file = await open(path, 'w')
    await new Promise((resolve) => setTimeout(resolve, 350))
    await file.writeFile(made)
    await file.close()
  },
  // a swap file, a try whether the folder can be written, the old file kept as a backup for as long as the new one is written
  Vim: async (path, made) => {
    await writeFile(join(path, '../.vim.md.swp'), 'b0VIM 9.0')
    await writeFile(join(path, '../4913'), '')
    await unlink(join(path, '../4913'))
    await rename(path, `${path}~`)
    await writeFile(path, made)
    await unlink(`${path}~`)
    await unlink(join(path, '../.vim.md.swp'))
  },
  // a lock that is a symlink to nowhere, what is typed in #name#, a backup that stays
  Emacs: async (path, made) => {
    await symlink('author@host.1234:5678', join(path, '../.#emacs.md'))
    await writeFile(join(path, '../#emacs.md#'), made)
    await copyFile(path, `${path}~`)
    await writeFile(path, made)
    await unlink(join(path, '../#emacs.md#'))
    await unlink(join(path, '../.#emacs.md'))
  },
  // written in place
  Code: (path, made) => writeFile(path, made),
  // unlinked, and linked anew
  Swapped: async (path, made) => {
    await writeFile(`${path}.new`, made)
    await unlink(path)
    await link(`${path}.new`, path)
    await unlink(`${path}.new`)
  },
}

for (const [title, write] of Object.entries(programs)) {
  test(`What is written the way of “${title}” is taken over where nothing is typed, put together with what is, and asks nothing`, async () => {
    await posts.open(title)
    await write(at(fileOf(title)), text(title, 'Theirs.'))
    await expect(editor.body).toContainText('Theirs.')
    await expect(editor.body).not.toContainText('Last line.')
    await expect(editor.body).toContainText('First line.')
    await editor.body.click()
    await running.window.keyboard.press('ControlOrMeta+Home')
    // at once: what is saved between two letters would be a change of the same line
    await running.window.keyboard.insertText('Mine. ')
    await write(at(fileOf(title)), text(title, 'Theirs again.'))
    await expect(editor.body).toContainText('Theirs again.')
    await expect(editor.body).toContainText('Mine. ')
    await editor.saved()
    await expect.poll(() => readFile(at(fileOf(title)), 'utf8')).toMatch(/Mine\. [^]*Middle\.\n\nTheirs again\.\n$/)
    await expect(posts.post(title)).toHaveCount(1)
  })
}

test('A file that is only touched changes nothing here', async () => {
  await posts.open('Touched')
  await editor.typeAtEnd('typed')
  await utimes(at('touched.md'), new Date(), new Date())
  await editor.saved()
  expect(await readFile(at('touched.md'), 'utf8')).toBe(`${text('Touched')}typed`)
})

test('A file that another program moves is followed, and it is said', async () => {
  await posts.open('Taken away')
  await rename(at('taken-away.md'), at('elsewhere.md'))
  await expect(running.window.getByText('Another program moved “taken-away.md” to “elsewhere.md”')).toBeVisible()
  await editor.typeAtEnd('goes on')
  await editor.saved()
  expect(await readFile(at('elsewhere.md'), 'utf8')).toBe(`${text('Taken away')}goes on`)
  await expect(readFile(at('taken-away.md'))).rejects.toThrow('ENOENT')
})

test('What is typed while another program moves the file is in the file where it is now', async () => {
  await posts.open('Moved while typing')
  await editor.typeAtEnd('before')
  await rename(at('moved-while-typing.md'), at('there.md'))
  await running.window.keyboard.type(' and after')
  await expect(running.window.getByText('“moved-while-typing.md” to “there.md”')).toBeVisible()
  await expect.poll(() => readFile(at('there.md'), 'utf8')).toContain('before and after')
  await editor.saved()
  await expect(readFile(at('moved-while-typing.md'))).rejects.toThrow('ENOENT')
})

test('Nothing of all this asked or warned, not even for a moment', async () => {
  expect(await running.window.evaluate(() => (window as unknown as Watched).alarms)).toEqual([])
})

test('Nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})

test('Git’s switch to another branch of 1,500 posts reaches the open post, with what is typed in it, and the list', async () => {
  test.skip(!hasGit(), 'git is not on this machine')
  const library = await makeLibrary(Object.fromEntries([['open.md', text('Open')], ...Array.from({ length: 1500 }, (_, at) => [`year-${at % 50}/post-${at}.md`, text(`Post ${at}`)] as const)]))
  const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=Author', '-c', 'user.email=author@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: library, stdio: 'ignore' })
  const change = async (path: string, made: string): Promise<void> => writeFile(join(library, path), made)
  git('init', '-b', 'main')
  git('add', '.')
  git('commit', '-m', 'all')
  git('checkout', '-b', 'draft')
  await change('open.md', text('Open', 'Of the draft.'))
  for (let at = 0; at < 600; at++) await change(`year-${at % 50}/post-${at}.md`, text(`Draft ${at}`))
  await rm(join(library, 'year-49'), { recursive: true })
  await change('only-draft.md', text('Only in the draft'))
  git('add', '.')
  git('commit', '-m', 'draft')
  git('checkout', 'main')
  const own = await launchApp({ library, args: ['open.md'] })
  try {
    const page = new EditorPage(own.window)
    const list = new PostsPage(own.window)
    await expect(page.body).toContainText('Last line.', patient)
    await expect(list.filter(/^All/)).toContainText('1501', patient)
    await watchForAlarms(own.window)
    git('checkout', 'draft')
    await expect(page.body).toContainText('Of the draft.', patient)
    await expect(list.filter(/^All/)).toContainText('1472', patient)
    // Git refuses to switch over a file that was saved since: what is typed then is not saved yet
    await page.body.click()
    await own.window.keyboard.press('ControlOrMeta+Home')
    await own.window.keyboard.insertText('Mine')
    git('checkout', '-f', 'main')
    await expect(page.body).toContainText('Last line.', patient)
    await page.saved()
    await expect(list.filter(/^All/)).toContainText('1501', patient)
    const end = await readFile(join(library, 'open.md'), 'utf8')
    expect([text('Open'), text('Open').replace('\n\nFirst', '\nMine\nFirst')]).toContain(end)
    expect(await own.window.evaluate(() => (window as unknown as Watched).alarms)).toEqual([])
  } finally {
    // a window with unsaved text would ask
    own.app.process().kill('SIGKILL')
    await own.app.waitForEvent('close').catch(() => undefined)
    await rm(own.userData, { recursive: true, force: true, maxRetries: 5 })
    await rm(library, { recursive: true, force: true })
  }
})

/** A thousand files are taken in while others use the machine. */
const patient = { timeout: 20_000 }

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
