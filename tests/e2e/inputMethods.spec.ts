import { type CDPSession, expect, type Locator, test } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { DetailsPage } from './pages/DetailsPage.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'

const head = '---\ntitle: Draft\nreview: {kind: film, rating: 3}\nwarnings: []\n---\n\n'

let running: RunningApp
let editor: EditorPage
let client: CDPSession
test.beforeEach(async () => {
  running = await launchApp({ library: { 'draft.md': `${head}Above.\n\nMiddle.\n\nBelow.\n` } })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
  client = await running.window.context().newCDPSession(running.window)
})
test.afterEach(() => running.close())

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.window.keyboard.press(key)
}
const file = () => readFile(join(running.libraryFolder, 'draft.md'), 'utf8')
/** The body as it is on disk. */
const saved = async (): Promise<string> => {
  await editor.save()
  return (await file()).slice(head.length)
}
const keysOf = async (name: 'Vim' | 'Emacs'): Promise<void> => {
  await press('ControlOrMeta+,')
  await running.window.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name, exact: true }).click()
  await press('Escape')
  await expect(editor.region.locator(`[data-keys=${name.toLowerCase()}]`)).toBeVisible()
  await editor.body.click()
}

/** One word as an input method makes it: what it shows on the way, letter by letter, and what is taken. */
interface Composed {
  readonly method: string
  readonly steps: readonly string[]
  readonly word: string
}
const words: readonly Composed[] = [
  { method: 'Pinyin', steps: ['n', 'ni', 'ni h', 'ni hao'], word: '你好' },
  { method: 'Zhuyin', steps: ['ㄕ', 'ㄕˋ', '是'], word: '世' },
  { method: 'Cangjie', steps: ['田', '田中', '田中中', '田中中一'], word: '界' },
  { method: 'Japanese', steps: ['ｎ', 'に', 'にｈ', 'にほ', 'にほｎ', 'にほん', '日本'], word: '日本' },
  { method: 'Korean', steps: ['ㅎ', '하', '한', '한ㄱ', '한그', '한글'], word: '한글' },
]
const all = words.map(({ word }) => word).join('')

async function compose({ steps, word }: Composed, pauseMs = 0): Promise<void> {
  for (const text of steps) {
    // what the system says of a key that its input method takes
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 })
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    if (pauseMs > 0) await running.window.waitForTimeout(pauseMs)
  }
  await client.send('Input.insertText', { text: word })
}

for (const one of words) {
  test(`${one.method}: what is composed comes once, where the cursor is, while the text is saved and drawn`, async () => {
    await editor.body.getByText('Middle.').click()
    await press('End')
    await compose(one, 350) // long enough for the text to be saved and checked while composing
    await compose(one)
    expect(await saved()).toBe(`Above.\n\nMiddle.${one.word}${one.word}\n\nBelow.\n`)
    await expect(running.window.frameLocator('iframe[title="Preview"]').getByText(`Middle.${one.word}${one.word}`)).toBeVisible()
    await running.window.keyboard.type('!')
    expect(await saved()).toBe(`Above.\n\nMiddle.${one.word}${one.word}!\n\nBelow.\n`)
  })
}

test('a composition that is given up leaves nothing', async () => {
  await editor.body.getByText('Middle.').click()
  await press('End')
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await running.window.keyboard.type('!')
  expect(await saved()).toBe('Above.\n\nMiddle.!\n\nBelow.\n')
})

test('what another program, a form and the checks change while something is composed waits, or leaves the composition alone', async () => {
  const details = new DetailsPage(running.window)
  await editor.body.getByText('Middle.').click()
  await press('End')
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  await editor.body.evaluate((body) => {
    const changes: string[] = []
    Object.assign(window, { changes })
    new MutationObserver((list) => list.forEach(({ target }) => changes.push(target.textContent ?? ''))).observe(body, { childList: true, characterData: true, subtree: true })
  })
  await writeFile(join(running.libraryFolder, 'draft.md'), (await file()).replace('Above.', 'Above, from elsewhere.').replace('Middle.ni', 'Middle.'))
  // by its own event: a real click would take the focus, and end the composition
  await details.rating.dispatchEvent('keydown', { key: 'End', bubbles: true })
  await expect(details.rating).toHaveAttribute('aria-valuetext', '5 out of 5')
  await running.window.waitForTimeout(1500) // for autosave, the watcher and the checks to have had their turn
  await expect(editor.body).toContainText('Middle.ni')
  await expect(editor.body).not.toContainText('elsewhere')
  expect(await running.window.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([])
  await client.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 })
  await client.send('Input.insertText', { text: '你好' })
  await expect(editor.body).toContainText('Above, from elsewhere.')
  await expect(editor.body).toContainText('Middle.你好')
  await editor.save()
  expect(await file()).toBe(`${head.replace('rating: 3', 'rating: 5')}Above, from elsewhere.\n\nMiddle.你好\n\nBelow.\n`)
})

test('a word composed in the front matter is saved once it is taken, though that changes no letter of it and the author rested before', async () => {
  const details = new DetailsPage(running.window)
  await details.open('File')
  await details.region.getByRole('button', { name: 'Show front matter' }).click()
  await details.headSource.getByText('Draft').click()
  await press('End')
  await client.send('Input.imeSetComposition', { text: '한글', selectionStart: 2, selectionEnd: 2 })
  await running.window.waitForTimeout(700) // longer than the pause after which what is typed is written
  expect(await file()).not.toContain('한글')
  await client.send('Input.insertText', { text: '한글' })
  await expect.poll(file).toContain('title: Draft한글\n')
})

/** Remembers what becomes of the body's lines from now on. */
const watchBody = () =>
  editor.body.evaluate((body) => {
    const changes: string[] = []
    Object.assign(window, { changes })
    new MutationObserver((list) => list.forEach(({ target }) => changes.push(target.textContent ?? ''))).observe(body, { childList: true, characterData: true, subtree: true })
  })
const changesOfBody = () => running.window.evaluate(() => (window as unknown as { changes: string[] }).changes)

for (const [what, theirs, outcome] of [
  ['another line', (text: string) => text.replace('Above.', 'Above, from elsewhere.'), 'merged'],
  ['the line that is composed in', (text: string) => text.replace('Middle.', 'Middle, from elsewhere.'), 'asked'],
] as const) {
  test(`another program that changes ${what} of a saved post while a word is composed in it waits for the word; then it is ${outcome}, and nothing is lost`, async () => {
    const before = await file()
    await editor.body.getByText('Middle.').click()
    await press('End')
    await expect(editor.status(/^Saved$/).first()).toBeVisible()
    await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
    await watchBody()
    await writeFile(join(running.libraryFolder, 'draft.md'), theirs(before))
    await running.window.waitForTimeout(1500) // for autosave, the watcher and the checks to have had their turn
    expect(await changesOfBody()).toEqual([])
    await expect(editor.body).toContainText('Middle.ni')
    expect(await file()).toBe(theirs(before))
    await client.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 })
    await client.send('Input.insertText', { text: '你好' })
    await expect(editor.body).toContainText('Middle.你好')
    if (outcome === 'merged') {
      await expect(running.window.getByText('Its change was put together with yours')).toBeVisible()
      await expect.poll(file).toBe(theirs(before).replace('Middle.', 'Middle.你好'))
    } else {
      const banner = running.window.getByRole('alert', { name: 'Changed in two places' })
      await expect(banner).toBeVisible()
      expect(await file()).toBe(theirs(before))
      await banner.getByRole('button', { name: 'Keep mine' }).click()
      await expect.poll(file).toBe(before.replace('Middle.', 'Middle.你好'))
    }
    await expect(editor.body).toHaveText(/^[^你]*你好[^你]*$/)
    expect(running.consoleErrors).toEqual([])
  })
}

test('another program’s change that came while a word was composed is taken over once the word is given up', async () => {
  const before = await file()
  const theirs = before.replace('Middle.', 'Middle, from elsewhere.')
  await editor.body.getByText('Middle.').click()
  await press('End')
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  await writeFile(join(running.libraryFolder, 'draft.md'), theirs)
  await running.window.waitForTimeout(1500) // for autosave, the watcher and the checks to have had their turn
  await expect(editor.body).toContainText('Middle.ni')
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await expect(editor.body).toContainText('Middle, from elsewhere.')
  await editor.saved()
  expect(await file()).toBe(theirs)
  await expect(running.window.getByRole('alert', { name: 'Changed in two places' })).toHaveCount(0)
})

/** Fields of the post, and what each makes of a word in the front matter. */
const fields: Readonly<Record<string, { readonly find: (details: DetailsPage) => Locator; readonly wanted: (word: string) => RegExp }>> = {
  Title: { find: () => editor.title, wanted: (word) => new RegExp(`^title: Draft${word}$`, 'm') },
  Verdict: { find: ({ verdict }) => verdict, wanted: (word) => new RegExp(`verdict: ${word}[,}]`) },
  Summary: { find: ({ summary }) => summary, wanted: (word) => new RegExp(`^summary: ${word}$`, 'm') },
  Slug: { find: ({ slug }) => slug, wanted: (word) => new RegExp(`^slug: ${word}$`, 'm') },
}

for (const [name, { find, wanted }] of Object.entries(fields)) {
  test(`a word composed in the field ${name} is written once, when it is taken, and changes no text before`, async () => {
    const details = new DetailsPage(running.window)
    await details.open('Post')
    const field = find(details)
    const before = await file()
    for (const [turn, { steps, word }] of words.entries()) {
      await field.focus()
      await press('End')
      const [own, onDisk] = [await field.inputValue(), await file()]
      for (const text of steps) {
        await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 })
        await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
        expect(await field.inputValue()).toBe(own + text)
      }
      // the key by which a word is taken is the input method's: the field stays, and writes nothing
      await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
      await press('ControlOrMeta+s')
      await running.window.waitForTimeout(1100) // for the field and autosave to have had their turn
      expect(await file()).toBe(onDisk)
      await expect(field).toBeFocused()
      await client.send('Input.insertText', { text: word })
      expect(await field.inputValue()).toBe(own + word)
      const sofar = words.slice(0, turn + 1).map((one) => one.word).join('')
      await expect.poll(file).toMatch(wanted(sofar))
      expect((await file()).split(sofar)).toHaveLength(2)
    }
    await expect(field).toHaveValue(new RegExp(`${all}$`))
    expect((await file()).slice(-'Above.\n\nMiddle.\n\nBelow.\n'.length)).toBe(before.slice(head.length))
    expect(running.consoleErrors).toEqual([])
  })
}

test('a word composed in the tags is one tag, though the keys of an input method pass by that would make one', async () => {
  const details = new DetailsPage(running.window)
  await details.open('Post')
  const tags = details.list('Tags')
  await tags.focus()
  const before = await file()
  await client.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 })
  for (const key of [',', 'Enter', 'Backspace']) await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
  await running.window.waitForTimeout(1100)
  expect(await file()).toBe(before)
  await expect(tags).toHaveValue('ni hao')
  await client.send('Input.insertText', { text: '你好' })
  await expect(tags).toHaveValue('你好')
  expect(await file()).toBe(before)
  await press('Enter')
  await expect.poll(file).toMatch(/^tags:\s*(?:\[你好\]|\n?\s*- 你好)$/m)
  expect((await file()).split('你好')).toHaveLength(2)
})

test('a word composed in the search of the posts is there once, and the keys of its input method do not leave the field', async () => {
  const posts = new PostsPage(running.window)
  await posts.search.focus()
  const before = await file()
  for (const text of ['m', 'mi', 'middle']) await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await running.window.waitForTimeout(500) // for the search to have been asked
  await expect(posts.rows).toHaveCount(1)
  for (const key of ['ArrowDown', 'Enter', 'Escape']) {
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
    await expect(posts.search, key).toBeFocused()
    await expect(posts.search, key).toHaveValue('middle')
  }
  await client.send('Input.insertText', { text: '中間' })
  await expect(posts.search).toHaveValue('中間')
  await expect(posts.rows).toHaveCount(0)
  await press('Escape')
  await expect(posts.search).toHaveValue('')
  await expect(posts.rows).toHaveCount(1)
  expect(await file()).toBe(before)
  expect(running.consoleErrors).toEqual([])
})

test('with the keys of Emacs, compositions come once and where the cursor is', async () => {
  await keysOf('Emacs')
  await editor.body.getByText('Middle.').click()
  await press('Control+e')
  for (const one of words) await compose(one, 60)
  await expect.poll(file).toBe(`${head}Above.\n\nMiddle.${all}\n\nBelow.\n`)
  await press('Control+a')
  await compose(words[0]!, 60)
  await expect.poll(file).toBe(`${head}Above.\n\n你好Middle.${all}\n\nBelow.\n`)
})

test('with the keys of Vim, compositions in insert mode come once and where the cursor is', async () => {
  await keysOf('Vim')
  await press('g', 'g', 'j', 'j', 'j', 'Shift+A')
  for (const one of words) await compose(one, 60)
  await running.window.keyboard.type('!')
  await press('Escape')
  await running.window.keyboard.type(':w')
  await press('Enter')
  await expect.poll(file).toBe(`${head}Above.\n\nMiddle.${all}!\n\nBelow.\n`)
  await press('Shift+I')
  await compose(words[0]!, 60)
  await press('Escape')
  expect(await saved()).toBe(`Above.\n\n你好Middle.${all}!\n\nBelow.\n`)
  // repeating and undoing speak of the same text
  await press('u')
  expect(await saved()).toBe(`Above.\n\nMiddle.${all}!\n\nBelow.\n`)
})

for (const one of words) {
  test(`with the keys of Vim, ${one.method} in normal mode changes nothing, and keys go on meaning what they mean`, async () => {
    await keysOf('Vim')
    await press('g', 'g', 'j', 'j', 'j')
    await compose(one, 60)
    await expect(editor.body).toHaveText(/^Above\.\s*Middle\.\s*Below\.$/)
    await press('d', 'd')
    await expect(editor.body).toHaveText(/^Above\.\s*Below\.$/)
    await press('u')
    await expect(editor.body).toHaveText(/^Above\.\s*Middle\.\s*Below\.$/)
    await press('i')
    await compose(one, 60)
    await press('Escape')
    expect(await saved()).toContain(one.word)
    expect(running.consoleErrors).toEqual([])
  })
}

for (const [method, steps] of [['Pinyin', ['s', 'sh', 'shi']], ['Zhuyin, which shows what it will put in', ['ㄕ', 'ㄕˋ', '世']]] as const) {
  test(`with the keys of Vim, a character composed by ${method} is what a command takes`, async () => {
    const one = { method, steps, word: '世' }
    await keysOf('Vim')
    await press('g', 'g', 'j', 'j', 'j', 'r')
    await compose(one, 60)
    await expect(editor.body).toHaveText(/^Above\.\s*世iddle\.\s*Below\.$/)
    await press('Shift+A')
    await running.window.keyboard.insertText('世 end')
    await press('Escape', '0', 'f')
    await compose(one, 60)
    await press('x')
    await expect(editor.body).toHaveText(/^Above\.\s*世iddle\. end\s*Below\.$/)
    expect(running.consoleErrors).toEqual([])
  })
}

test('with the keys of Vim, neither a word composed for a command nor text from elsewhere gets into the text', async () => {
  const untouched = /^Above\.\s*Middle\.\s*Below\.$/
  await keysOf('Vim')
  await press('g', 'g', 'j', 'j', 'j', 'r')
  await compose(words[0]!, 60)
  await expect(editor.body).toHaveText(untouched)
  await press('Escape')
  await running.window.keyboard.insertText('🎬★')
  await running.window.keyboard.insertText('★')
  await expect(editor.body).toHaveText(untouched)
  await press('r', 'x')
  await expect(editor.body).toHaveText(/^Above\.\s*xiddle\.\s*Below\.$/)
})
