import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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

async function start(body: string, language = 'en', draftHead = head): Promise<void> {
  const library = await makeLibrary({ 'draft.md': draftHead + body, '.marquee/library.yaml': `title: Films\nlanguage: ${language}\n` })
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
/** What axe calls serious or critical, in the dark and in the light. */
const faults = async () => {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await running.window.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page: running.window }).setLegacyMode().analyze()
    for (const { id, impact, nodes } of violations) if (impact === 'serious' || impact === 'critical') found.push(`${colorScheme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }
  return found
}
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

test('a word that is ignored is unmarked everywhere in the post', async () => {
  await start('A mistkae and another mistkae, not a typpo.\n')
  await expect(marked()).toHaveText(['mistkae', 'mistkae', 'typpo'])
  await editor.body.click()
  await press('ControlOrMeta+Home', 'ControlOrMeta+.')
  await running.window.getByRole('menuitem', { name: 'Ignore in this post' }).press('Enter')
  await expect(marked()).toHaveText(['typpo'])
  await running.window.keyboard.type(' stil ')
  await expect(marked()).toHaveText(['stil', 'typpo'])
})

test('a word that is ignored stays so after a restart and a rename, in this post alone, until the author says otherwise', async () => {
  await start('A mistkae here.\n')
  await expect(marked()).toHaveText(['mistkae'])
  await marked().first().click({ button: 'right' })
  await running.window.getByRole('menuitem', { name: 'Ignore in this post' }).click()
  await expect(marked()).toHaveCount(0)
  await running.app.close()
  await writeFile(join(running.libraryFolder, 'other.md'), '---\ntitle: Other\n---\n\nAnother mistkae.\n')
  running = await launchApp({ library: running.libraryFolder, userData })
  editor = new EditorPage(running.window)
  await running.window.getByRole('option', { name: /^Other/ }).first().click()
  await expect(marked()).toHaveText(['mistkae'])
  await running.window.getByRole('option', { name: /Draft/ }).first().click()
  await editor.typeAtEnd('And a typpo here.')
  await expect(marked()).toHaveText(['typpo'])
  await press('F2')
  const rename = running.window.getByRole('dialog', { name: 'Rename file' })
  await rename.getByRole('textbox').fill('moved')
  await press('Enter')
  await expect(rename).toBeHidden()
  await running.app.close()
  running = await launchApp({ library: running.libraryFolder, userData })
  editor = new EditorPage(running.window)
  await running.window.getByRole('option', { name: /Draft/ }).first().click()
  await expect(marked()).toHaveText(['typpo'])
  await press('ControlOrMeta+Comma')
  await running.window.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: /mistkae/ }).click()
  await press('Escape')
  await expect(marked()).toHaveText(['mistkae', 'typpo'])
})

test('what the front matter names is right in the text', async () => {
  await start('Chloé Zhao’s Nomadland, and Frances Mcdormnd.\n', 'en', '---\ntitle: Draft\nreview: {kind: film, subject: Nomadland, by: Chloé Zhao}\n---\n\n')
  await expect(marked()).toHaveText(['Mcdormnd'])
})

test('several languages at once: a word is right when one of them knows it; the library says which at first', async () => {
  await start('Le réalisateur, the director, o realizador. Mistkae.\n', 'fr')
  await expect(marked()).toHaveText(['the', 'director', 'realizador', 'Mistkae'])
  await press('ControlOrMeta+Comma')
  const settings = running.window.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('checkbox', { name: 'French' })).toBeChecked()
  await settings.getByRole('checkbox', { name: 'English (UK)' }).check()
  await settings.getByRole('checkbox', { name: 'Portuguese' }).check()
  await press('Escape')
  await expect(marked()).toHaveText(['Mistkae'])
  await press('ControlOrMeta+Comma')
  await settings.getByRole('switch', { name: 'Mark misspelt words' }).uncheck()
  await press('Escape')
  await expect(marked()).toHaveCount(0)
})

test('leaves the text alone while an input method composes', async () => {
  await start('A mistkae here. \n')
  await expect(marked()).toHaveText(['mistkae'])
  await editor.body.click()
  await press('ControlOrMeta+End', 'ArrowUp', 'End')
  await running.window.keyboard.type('Anothr ')
  const protocol = await running.window.context().newCDPSession(running.window)
  await protocol.send('Input.imeSetComposition', { text: 'ㄓㄨㄥ', selectionStart: 3, selectionEnd: 3 })
  const dispatched = await running.window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0
        const observer = new MutationObserver((records) => (count += records.length))
        observer.observe(document.querySelector('.cm-content') as Element, { subtree: true, childList: true, attributes: true, characterData: true })
        setTimeout(() => resolve(count), 1500)
      }),
  )
  expect(dispatched).toBe(0)
  await expect(marked()).toHaveText(['mistkae'])
  await protocol.send('Input.insertText', { text: '重' })
  await expect(marked()).toHaveText(['mistkae', 'Anothr'])
  expect(await fileText()).toBe('A mistkae here. Anothr 重\n')
  // a dead key inside of a word that is marked
  await press('ControlOrMeta+Home', 'ArrowDown', 'Home', ...Array.from({ length: 6 }, () => 'ArrowRight'))
  await protocol.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
  await protocol.send('Input.insertText', { text: 'é' })
  await expect(marked()).toHaveText(['Anothr'])
  await press('End')
  await expect(marked()).toHaveText(['mistékae', 'Anothr'])
  expect(await fileText()).toBe('A mistékae here. Anothr 重\n')
})

test('stands in no reader’s way, with words marked and with the menu open', async () => {
  await start('A mistkae.\n')
  await expect(marked()).toHaveText(['mistkae'])
  expect(await faults()).toEqual([])
  await marked().click({ button: 'right' })
  await expect(running.window.getByRole('menu', { name: 'Spelling of mistkae' })).toBeVisible()
  expect(await faults()).toEqual([])
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
