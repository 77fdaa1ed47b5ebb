import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './launchApp.ts'
import { DetailsPage } from './pages/DetailsPage.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

const head = `---
title: Draft
review: {kind: film, rating: 3}
warnings: []
quotes:
  - {text: 每個人都只看得見前面, source: 洋洋}
related:
  - reviews/一一 (2000).md
---
`

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({
    library: {
      'draft.md': `${head}\nText.\n`,
      'reviews/一一 (2000).md': '---\ntitle: 一一：看不見的[後腦勺]\ndate: 2025-02-14T21:00:00+08:00\nreview: {rating: 4.5}\ntags: [film, taipei]\n---\n\n## 故事\n\n外婆。\n',
      'reviews/rain.md': '---\ntitle: Rain on the roof\ndate: 2024-02-14T21:00:00+08:00\ntags: [film, filmfestival]\ncategories: [Reviews]\n---\n\nRain.\n',
      '.marquee/snippets/Where seen.md': 'Seen at the **Palace**.\n',
      'pictures/rain.png': Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64'),
    },
    args: ['draft.md'],
  })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => running.window.keyboard.press(key)), Promise.resolve())
const type = (text: string) => running.window.keyboard.type(text)
const list = () => running.window.getByRole('listbox', { name: 'Completions' })
const chosen = () => list().getByRole('option', { selected: true })
/** Empties the text and leaves the cursor in it. */
const clear = async () => {
  await editor.body.focus()
  await press('ControlOrMeta+a', 'Delete')
}
/** Accepts what the list offers first, once it has been there as long as a person needs to see it. */
const accept = async (label: string | RegExp, key = 'Enter') => {
  await expect(chosen()).toHaveText(label)
  await running.window.waitForTimeout(100)
  await press(key)
  await expect(list()).toHaveCount(0)
}
/** The body as it is on disk. */
const body = async () => {
  await editor.save()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length)
}

test('a slash at the start of a line offers what can be put there, and finds it by a few letters', async () => {
  await clear()
  await type('Text')
  await press('Enter')
  await type('/')
  await expect(list().getByRole('option')).not.toHaveCount(0)
  await expect(list()).toContainText('Heading 2')
  await expect(list()).toContainText('Where seen')
  await type('rat')
  await expect(chosen()).toHaveText('Rating::rating')
  expect(await editor.body.getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'))
  await accept('Rating::rating')
  expect(await body()).toBe('Text\n\n::rating')
  await press('ControlOrMeta+z')
  expect(await body()).toBe('Text\n/rat')
})

test('the menu is among the commands, and opens below a line that holds text', async () => {
  await clear()
  await type('Text')
  await press('ControlOrMeta+Shift+P')
  await type('insert by name')
  await press('Enter')
  await expect(list()).toBeVisible()
  await type('rule')
  await accept(/^Rule/)
  expect(await body()).toBe('Text\n\n---')
})

test('Escape closes the menu and leaves what is typed; Enter is then a new line', async () => {
  await clear()
  await type('/')
  await expect(list()).toBeVisible()
  await press('Escape')
  await expect(list()).toHaveCount(0)
  await type('rat')
  await press('Enter')
  await type('x')
  expect(await body()).toBe('/rat\nx')
  await press('Backspace')
  await type('/')
  await accept('Rating::rating', 'Escape')
  await press('Backspace')
  await type('/')
  await expect(list()).toBeVisible()
  await press('Escape')
})

test('the menu lets a picture be chosen and puts it in the place of the slash', async () => {
  await running.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, join(running.libraryFolder, 'pictures/rain.png'))
  await clear()
  await type('/pict')
  await accept(/^Picture/)
  await expect.poll(body).toBe('![](rain.png)')
})

test('two brackets find a post by its title and make a link to it, which works', async () => {
  await clear()
  await type('See [[')
  await expect(list().getByRole('option')).toHaveText(['一一：看不見的[後腦勺]2025-02-14★★★★½', 'Rain on the roof2024-02-14'])
  await expect(list().getByRole('option', { name: /後腦勺.*4\.5 out of 5/ })).toBeVisible()
  await running.window.keyboard.insertText('後腦勺')
  await accept(/^一一/, 'Tab')
  await type('.')
  expect(await body()).toBe('See [一一：看不見的\\[後腦勺\\]](reviews/一一%20%282000%29.md).')
  const link = new PreviewPage(running.window).article.getByRole('link', { name: '一一：看不見的[後腦勺]' })
  await link.click()
  await expect(editor.title).toHaveValue('一一：看不見的[後腦勺]')
  await running.window.keyboard.press('ControlOrMeta+k')
  await type('Draft')
  await press('Enter')
  await expect(editor.title).toHaveValue('Draft')
})

test('the address of a link is found by a title, a heading after a number sign', async () => {
  await clear()
  await type('## Down there')
  await press('Enter')
  await type('See [this](rain')
  await accept(/^Rain on the roof/)
  await type(' and [that](#do')
  await accept('Down there##')
  await type(' and [there](reviews/一一%20%282000%29.md#')
  await accept('故事')
  expect(await body()).toBe('## Down there\nSee [this](reviews/rain.md) and [that](#down-there) and [there](reviews/一一%20%282000%29.md#故事)')
})

test('a picture of the library is found by its name', async () => {
  await clear()
  await type('![Rain](rai')
  await expect(list().getByRole('option')).toHaveText(['rain.png', 'rain.pngpictures']) // the one beside the post is from the test before
  await type('n.png pic')
  await accept('rain.pngpictures')
  expect(await body()).toBe('![Rain](pictures/rain.png)')
})

test('an emoji comes by its name, and none in code or after a word', async () => {
  await clear()
  await type('Rain :umbr')
  await accept(/umbrella/)
  await type(' on ')
  await type('`:umbr')
  await running.window.waitForTimeout(250)
  await expect(list()).toHaveCount(0)
  await type('` Note:umbr')
  await running.window.waitForTimeout(250)
  await expect(list()).toHaveCount(0)
  expect(await body()).toMatch(/^Rain [☔☂]\ufe0f? on `:umbr` Note:umbr$/u)
})

test('two colons offer the directives by name', async () => {
  await clear()
  await type('::')
  await expect(list().getByRole('option')).toHaveCount(6)
  await type('war')
  await accept('Content warnings::warnings')
  await press('Enter', 'Enter')
  await type(':::sp')
  await accept('Spoiler:::spoiler')
  await type('He goes.')
  expect(await body()).toBe('::warnings\n\n:::spoiler[Spoiler]\nHe goes.\n:::')
})

test('the menu has the quotes, the related posts and the snippets of this post and library, and emoji', async () => {
  await clear()
  for (const [query, label] of [['每個', /^每個人/], ['一一', /^一一/], ['seen', /^Where seen/]] as const) {
    await type('/')
    await expect(list()).toBeVisible()
    await running.window.keyboard.insertText(query)
    await accept(label)
    await press('Enter', 'Enter')
  }
  await type('/emo')
  await expect(chosen()).toHaveText(/^Emoji/)
  await running.window.waitForTimeout(100)
  await press('Enter')
  await expect(list()).toContainText('grinning')
  await type('rocket')
  await accept(/rocket/)
  expect(await body()).toBe('> 每個人都只看得見前面\n>\n> — 洋洋\n\n[一一：看不見的\\[後腦勺\\]](reviews/一一%20%282000%29.md)\n\nSeen at the **Palace**.\n\n🚀')
})

test('while an input method composes no list opens; the text that it gives finds like any other', async () => {
  await clear()
  const client = await running.window.context().newCDPSession(running.window)
  const compose = async (text: string) => {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await running.window.waitForTimeout(250)
    await expect(list()).toHaveCount(0)
  }
  for (const step of ['/', '/r', ':sm', '[[h']) await compose(step)
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await client.send('Input.insertText', { text: '看' })
  await type('[[')
  await expect(list()).toBeVisible()
  for (const step of ['h', 'hou', 'hounao']) await compose(step)
  await client.send('Input.insertText', { text: '後腦' })
  await accept(/^一一/)
  expect(await body()).toBe('看[一一：看不見的\\[後腦勺\\]](reviews/一一%20%282000%29.md)')
})

test('in the front matter, keys and the library’s tags are completed, and kept as its lists are written', async () => {
  const details = new DetailsPage(running.window)
  await details.open('File')
  await details.region.getByRole('button', { name: 'Show front matter' }).click()
  await details.headSource.focus()
  await press('ControlOrMeta+Home', 'End', 'Enter')
  await type('ta')
  await expect(list().getByRole('option')).toHaveText(['tags'])
  await running.window.waitForTimeout(500) // longer than the pause after which what is typed is written
  await accept('tags')
  await type('[tai')
  await accept('taipei1 post', 'Tab')
  await type(', fil')
  await expect(list().getByRole('option')).toHaveText(['film2 posts', 'filmfestival1 post'])
  await type('m')
  await expect(list()).toHaveCount(0)
  await type(']')
  await press('Enter')
  await type('ca')
  await expect(chosen()).toHaveText('categories')
  await press('Escape')
  await type('tegories:')
  await press('Enter')
  await type('- Re')
  await accept('Reviews1 post')
  await details.headSource.blur()
  await editor.save()
  expect((await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).split('\n').slice(0, 5)).toEqual(['---', 'tags: [taipei, film]', 'categories:', '- Reviews', 'title: Draft'])
})

test('the list is one that screen readers know, in the dark too', async () => {
  await clear()
  await type('/')
  await expect(list()).toBeVisible()
  // its rows are gone through from the text, which keeps the focus: the list itself must not take it
  for (const theme of ['light', 'dark']) {
    await running.window.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    const { violations } = await new AxeBuilder({ page: running.window }).setLegacyMode().include('.cm-editor').disableRules(['scrollable-region-focusable']).analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  }
  await press('Escape')
})

test('nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})
