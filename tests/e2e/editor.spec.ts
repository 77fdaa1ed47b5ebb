import { expect, test } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyPicture, copyText } from './clipboard.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { DetailsPage } from './pages/DetailsPage.ts'
import { EditorPage } from './pages/EditorPage.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='
const otherPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQMAAAD+wSzIAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEWoMh////+DDaBxAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLFwcnEAMoePcAAAALSURBVAjXY2BABQAAEAABocUhwQAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yM1QwNzozOToxNiswMDowMIbi3W4AAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjNUMDc6Mzk6MTYrMDA6MDD3v2XSAAAAAElFTkSuQmCC'
const head = '---\ntitle: Draft\nreview: {kind: film, rating: 3}\nwarnings: []\n---\n\n'

let running: RunningApp
let editor: EditorPage
test.beforeAll(async () => {
  running = await launchApp({ library: await makeLibrary({ 'draft.md': `${head}Text.\n` }) })
  editor = new EditorPage(running.window)
  await editor.body.waitFor()
})
test.afterAll(() => running.close())

const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => running.window.keyboard.press(key)), Promise.resolve())
const type = (text: string) => running.window.keyboard.type(text)
/** Empties the text and leaves the cursor in it. */
const clear = async () => {
  await editor.body.click()
  await press('ControlOrMeta+a', 'Delete')
}
/** The body as it is on disk. */
const body = async () => {
  await editor.save()
  return (await readFile(join(running.libraryFolder, 'draft.md'), 'utf8')).slice(head.length - 1)
}

test('formats by key, and takes the format away again', async () => {
  for (const [key, mark] of [['ControlOrMeta+b', '**word**'], ['ControlOrMeta+i', '*word*'], ['ControlOrMeta+Shift+X', '~~word~~'], ['ControlOrMeta+Shift+C', '`word`']] as const) {
    await clear()
    await type('word')
    await press('ControlOrMeta+a', key)
    expect(await body()).toBe(mark)
    await press(key)
    expect(await body()).toBe('word')
  }
})

test('formats by the formatting bar', async () => {
  const bar = running.window.getByRole('toolbar', { name: 'Formatting' })
  for (const [name, expected] of [[/^Heading/, '## word'], [/^Quote/, '> word'], [/^Bulleted list/, '- word'], [/^Bold/, '**word**']] as const) {
    await clear()
    await type('word')
    await press('ControlOrMeta+a')
    await bar.getByRole('button', { name }).click()
    expect(await body()).toBe(expected)
  }
  await clear()
  await bar.getByRole('button', { name: /^Table/ }).click()
  expect(await body()).toContain('| --- | --- |')
})

test('Enter continues lists, tasks and quotes, and ends them when the item is empty', async () => {
  for (const [first, next] of [['- one', '- '], ['1. one', '2. '], ['- [ ] one', '- [ ] '], ['> one', '> ']] as const) {
    await clear()
    await type(first)
    await press('Enter')
    await type('two')
    expect(await body()).toBe(`${first}\n${next}two`)
    await press('Enter', 'Enter')
    await type('out')
    // right below it would still be of the item, or of the quote
    expect(await body()).toBe(`${first}\n${next}two\n\nout`)
  }
  await clear()
  await type('- one')
  await press('Enter', 'Tab', 'Enter', 'Enter')
  await type('out')
  await press('Enter', 'Enter')
  await type('and on')
  expect(await body()).toBe('- one\n\nout\n\nand on')
})

test('Tab moves an item below the one above it, whatever its mark, and Shift+Tab back', async () => {
  await clear()
  await type('1. one')
  await press('Enter')
  await type('two')
  await press('Tab', 'Enter')
  await type('three')
  expect(await body()).toBe('1. one\n   1. two\n   2. three')
  await expect(running.window.frameLocator('iframe[title="Preview"]').locator('ol ol li')).toHaveText(['two', 'three'])
  await press('Shift+Tab')
  expect(await body()).toBe('1. one\n   1. two\n2. three')
  await clear()
  await type('```')
  await press('Enter')
  await type('1. one')
  await press('Enter')
  await type('2. two')
  await press('Tab')
  expect(await body()).toBe('```\n1. one\n  2. two')
})

test('keys that go by words know those of Chinese', async () => {
  await clear()
  await running.window.keyboard.insertText('我們喜歡電影，也喜歡 films')
  await press('ControlOrMeta+Backspace', 'ControlOrMeta+Backspace', 'Home')
  await press('ControlOrMeta+ArrowRight', 'ControlOrMeta+Shift+ArrowRight')
  await type('X')
  expect(await body()).toBe('我們X電影，也')
})

test('keeps text as typed: no quote, dash or bracket is turned into another', async () => {
  await clear()
  const typed = `"Straight" 'quotes' -- and ... dots (c) 「中文」“引號” 《片名》`
  await running.window.keyboard.insertText(typed)
  await press('Enter')
  await type(`"x" (y) [z] -- ...`)
  expect(await body()).toBe(`${typed}\n"x" (y) [z] -- ...`)
})

test('finds and replaces', async () => {
  const find = running.window.getByRole('textbox', { name: 'Find', exact: true })
  const count = running.window.locator('.cm-search').getByRole('status')
  const look = async (text: string): Promise<void> => {
    await find.fill('')
    await find.pressSequentially(text)
  }
  await clear()
  await type('rain and rain')
  await press('ControlOrMeta+f')
  await look('rain')
  await expect(count).toHaveText('2 matches')
  await press('Enter')
  await expect(count).toHaveText(/^[12] of 2$/)
  await running.window.getByRole('textbox', { name: 'Replace', exact: true }).fill('snow')
  await running.window.getByRole('button', { name: /replace all/i }).click()
  await press('Escape')
  expect(await body()).toBe('snow and snow')
  await press('ControlOrMeta+f')
  await running.window.getByRole('checkbox', { name: /regexp/i }).check()
  await look('(\\w+ and')
  await expect(count).toHaveText('Not a regular expression')
  await look('hail')
  await expect(count).toHaveText('No matches')
  await look('(\\w+) and (\\w+)')
  await expect(count).toHaveText('1 match')
  await running.window.getByRole('textbox', { name: 'Replace', exact: true }).fill('$2, then $1')
  await running.window.getByRole('button', { name: /replace all/i }).click()
  await expect(editor.region.locator('.cm-announced')).toHaveText(/replaced 1 match/)
  await running.window.getByRole('checkbox', { name: /regexp/i }).uncheck()
  await press('Escape')
  expect(await body()).toBe('snow, then snow')
})

test('counts words and Chinese characters each by itself, of the selection too', async () => {
  await clear()
  await running.window.keyboard.insertText('《重慶森林》 is a film of two halves, 兩段。')
  await expect(running.window.getByText('6 words, 6 字, 1 min', { exact: true })).toBeVisible()
  await press('Home', ...Array.from({ length: 9 }, () => 'Shift+ArrowRight'))
  await expect(running.window.getByText('1 word, 4 字 selected of 6 words, 6 字', { exact: true })).toBeVisible()
  await press('Home')
  await expect(running.window.getByText('6 words, 6 字, 1 min', { exact: true })).toBeVisible()
})

test('an address pasted over a selection makes a link; a page pasted becomes Markdown and runs nothing', async () => {
  await clear()
  await type('here')
  await press('ControlOrMeta+a')
  await copyText(running.app, 'https://example.org/a?b=1')
  await press('ControlOrMeta+v')
  expect(await body()).toBe('[here](https://example.org/a?b=1)')
  await clear()
  await editor.body.evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/plain', 'plain')
    data.setData('text/html', '<img src=x onerror="window.pwned=1"><b>plain</b>')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(editor.body).toContainText('**plain**')
  expect(await body()).toBe('**plain**')
  expect(await running.window.evaluate(() => 'pwned' in window)).toBe(false)
})

test('two pictures pasted one after the other are two files, linked where they were pasted', async () => {
  await clear()
  await type('Before. After.')
  for (let i = 0; i < 7; i++) await press('ArrowLeft')
  await copyPicture(running.app, png)
  await press('ControlOrMeta+v', 'ControlOrMeta+End')
  await type(' More.')
  await expect(editor.body).toContainText('.png')
  await copyPicture(running.app, otherPng)
  await press('Enter', 'Enter', 'ControlOrMeta+v')
  await expect.poll(async () => (await readdir(running.libraryFolder)).filter((name) => name.endsWith('.png')).length).toBe(2)
  await expect.poll(body).toMatch(/^Before\.!\[\]\([^)]+\.png\) After\. More\.\n\n!\[\]\([^)]+\.png\)$/)
})

test('a dropped picture is written beside the post and linked', async () => {
  await clear()
  await editor.body.evaluate((element, data) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], 'Night Bus 夜.png', { type: 'image/png' }))
    const { left, top } = element.getBoundingClientRect()
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, clientX: left + 40, clientY: top + 40, bubbles: true, cancelable: true }))
  }, png)
  await expect.poll(body).toMatch(/^!\[\]\(Night-Bus-夜\.png\)$/)
  expect(await readdir(running.libraryFolder)).toContain('Night-Bus-夜.png')
})

test('an input method composes while the post is saved and a form is used: nothing doubles, drops or jumps', async () => {
  await clear()
  const client = await running.window.context().newCDPSession(running.window)
  for (const [steps, word] of [[['n', 'ni', 'nih', 'nihao'], '你好'], [['ㄕ', 'ㄕˋ'], '世'], [['j', 'jie'], '界']] as const) {
    for (const step of steps) {
      await client.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length })
      await running.window.waitForTimeout(350) // long enough for the text to be saved by itself while composing
    }
    await client.send('Input.insertText', { text: word })
  }
  expect(await body()).toBe('你好世界')
  const details = new DetailsPage(running.window)
  await details.rating.focus()
  await press('End')
  await editor.body.click()
  await press('ControlOrMeta+z')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3 out of 5')
  expect(await body()).toBe('你好世界')
})

test('a problem is underlined in the text, and F8 goes to it', async () => {
  await clear()
  await running.window.keyboard.insertText('A [dead link](nowhere.md) here.')
  await expect(editor.body.locator('.cm-lintRange')).toHaveText('nowhere.md')
  await press('ControlOrMeta+Home', 'F8')
  await expect(running.window.locator('.cm-tooltip')).toContainText('nowhere.md')
  // and a screen reader is told
  await expect(editor.region.locator('.cm-announced')).toHaveText(/^Line 1: .*nowhere\.md/)
})

test('Escape, then Tab, leaves the text; Tab indents an item', async () => {
  await clear()
  await type('- one')
  await press('Enter')
  await type('two')
  await press('Tab')
  expect(await body()).toMatch(/^- one\n {2,4}- two$/)
  await press('Escape', 'Tab')
  await expect(editor.body).not.toBeFocused()
})

test('zooms in and back', async () => {
  const factor = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  await press('ControlOrMeta+=')
  await expect.poll(factor).toBeGreaterThan(1)
  await press('ControlOrMeta+0')
  await expect.poll(factor).toBe(1)
})

test('nothing of all this made the page report an error', () => {
  expect(running.consoleErrors).toEqual([])
})
