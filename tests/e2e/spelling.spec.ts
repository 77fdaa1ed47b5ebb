import { expect, test } from '@playwright/test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'

const head = '---\ntitle: Draft\n---\n\n'
const prose = [
  'A mistkae in prose, and a film by him.',
  '電影拼錯字 `inlne cdoe` <https://exmaple.org/wrnog> [text](https://exmaple.org/adress "title").',
  '',
  '```js',
  'const fenecd = 1',
  '```',
  '',
  '<div class="htlm">blokc</div>',
  '',
  '::rating{vlaue=3}',
  '',
  'Noted.[^fotonote] Www.exmaple.org and BAFTA, USSR, iPhone and 4k.',
  '',
  '[^fotonote]: Said later.',
  '',
  '[refrence]: https://exmaple.org/defintion',
  '',
].join('\n')

let running: RunningApp
let editor: EditorPage
let userData: string

async function start(body: string, language = 'en'): Promise<void> {
  const library = await makeLibrary({ 'draft.md': head + body, '.marquee/library.yaml': `title: Films\nlanguage: ${language}\n` })
  running = await launchApp({ library, userData })
  editor = new EditorPage(running.window)
  await running.window.getByRole('option', { name: /Draft/ }).first().click()
  await editor.body.waitFor()
}

test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
})
test.afterEach(async () => {
  await running.close()
  await rm(running.libraryFolder, { recursive: true, force: true })
  await rm(userData, { recursive: true, force: true })
})

const marked = () => running.window.locator('.cm-content [aria-invalid="spelling"]')
const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => running.window.keyboard.press(key)), Promise.resolve())
const fileText = async () => {
  await editor.save()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length)
}

test('marks wrong words in prose, and leaves Han, code, addresses, HTML, directives, footnotes and abbreviations alone', async () => {
  await start(prose)
  await expect(marked()).toHaveText(['mistkae'])
  expect(running.consoleErrors).toEqual([])
})

test('a word is marked when the cursor has left it, not while it is typed', async () => {
  await start('Worng is here.\n')
  await expect(marked()).toHaveText(['Worng'])
  await editor.typeAtEnd('a beatiful')
  await running.window.waitForTimeout(1200)
  await expect(marked()).toHaveText(['Worng'])
  await running.window.keyboard.type(' film')
  await expect(marked()).toHaveText(['Worng', 'beatiful'])
})

test('a suggestion chosen by the keyboard takes the place of the word, in one step of undo', async () => {
  await start('I recieve letters.\n')
  await expect(marked()).toHaveText(['recieve'])
  await editor.body.click()
  await press('ControlOrMeta+Home', 'ControlOrMeta+.')
  const menu = running.window.getByRole('menu', { name: /recieve/ })
  await expect(menu.getByRole('menuitem').first()).toHaveText('receive')
  await expect(menu.getByRole('menuitem').first()).toHaveAttribute('data-focused', 'true')
  await press('Enter')
  await expect(menu).toBeHidden()
  expect(await fileText()).toBe('I receive letters.\n')
  await press('ControlOrMeta+z')
  expect(await fileText()).toBe('I recieve letters.\n')
})

test('a word added to the dictionary is right from then on, after a restart too', async () => {
  await start('Kiarostamii and Kiarostamii’s films, and mistkae.\n')
  await expect(marked()).toHaveText(['Kiarostamii', 'Kiarostamii’s', 'mistkae'])
  await marked().first().click({ button: 'right' })
  await running.window.getByRole('menuitem', { name: 'Add to dictionary' }).click()
  await expect(marked()).toHaveText(['mistkae'])
  await running.app.close()
  running = await launchApp({ library: running.libraryFolder, userData })
  await expect(marked()).toHaveText(['mistkae'])
})
