import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tooDeep, tooLong } from '../../shared/markdown/boundNesting.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

/** A window that does not answer within this is frozen to whoever writes in it, on a machine that is busy too. */
const answerMs = 15_000

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('')

interface Huge {
  readonly what: string
  /** The whole file; made when it is wanted. */
  readonly text: () => string
  /** What the preview says of it. */
  readonly shows: string | RegExp
}

const post = (body: string, summary = ''): string => `---\ntitle: Huge\n${summary}---\n\n${body}`
const cutShort = /This post is too long to show whole/

const posts: readonly Huge[] = [
  { what: '60,000 paragraphs', text: () => post(times(60_000, (i) => `Paragraph ${i} of many\n\n`)), shows: 'Paragraph 1 of many' },
  { what: '50 MB of paragraphs', text: () => post(times(1_000_000, (i) => `Paragraph ${i} of very many, each of one sentence.\n\n`)), shows: 'Paragraph 1 of very many' },
  { what: '100,000 list items', text: () => post(times(100_000, (i) => `- item ${i}\n`)), shows: tooLong },
  { what: '1,000,000 link definitions', text: () => post(times(1_000_000, (i) => `[label ${i}]: https://example.com/${i}\n`)), shows: cutShort },
  { what: 'brackets 100,000 deep', text: () => post(`${'['.repeat(100_000)}x${']'.repeat(100_000)}`), shows: tooDeep },
  { what: 'emphasis 10,000 deep', text: () => post(`${'*'.repeat(10_000)}x${'*'.repeat(10_000)}`), shows: tooDeep },
  { what: 'lists 10,000 deep', text: () => post(`${'- '.repeat(10_000)}x`), shows: tooDeep },
  { what: 'quotes 10,000 deep', text: () => post(`${'>'.repeat(10_000)} x`), shows: tooDeep },
  { what: 'one line of 3 MB', text: () => post('word '.repeat(600_000)), shows: tooLong },
  { what: 'one line of 10 MB', text: () => post('word '.repeat(2_000_000)), shows: cutShort },
  { what: 'one word of 10 MB', text: () => post('x'.repeat(10_000_000)), shows: cutShort },
  { what: 'front matter of 5 MB in one line', text: () => post('What the body says.', `summary: "${'word '.repeat(1_000_000)}"\n`), shows: 'What the body says.' },
]

for (const { what, text, shows } of posts) {
  test(`a post with ${what} can be written in at both ends, searched, saved, put back and left`, async () => {
    test.setTimeout(180_000)
    const bytes = text()
    const running = await launchApp({ library: { 'huge.md': bytes, 'small.md': '---\ntitle: Small\n---\n\nA small body.\n' } })
    try {
      await open(running, shows)
      await writeAtBothEnds(running, bytes)
      await undoAll(running, bytes)
      await leave(running)
      expect(running.consoleErrors).toEqual([])
    } finally {
      await running.close()
    }
  })
}

async function open({ window }: RunningApp, shows: string | RegExp): Promise<void> {
  await window.getByRole('option', { name: /^Huge/ }).click()
  await expect(new EditorPage(window).title).toHaveValue('Huge', { timeout: answerMs })
  await expect(new PreviewPage(window).article.getByText(shows).first()).toBeVisible({ timeout: 2 * answerMs })
}

async function writeAtBothEnds({ window, libraryFolder }: RunningApp, before: string): Promise<void> {
  const { body } = new EditorPage(window)
  await body.click({ position: { x: 60, y: 10 } })
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.type('begun ')
  await expect(body).toContainText('begun ', { timeout: answerMs })
  await window.keyboard.press('ControlOrMeta+End')
  await window.keyboard.type('ended')
  await expect(body).toContainText('ended', { timeout: answerMs })
  await window.keyboard.press('ControlOrMeta+f')
  await window.keyboard.type('begun')
  await window.keyboard.press('Enter')
  await expect(body.locator('.cm-searchMatch-selected')).toHaveText('begun', { timeout: answerMs })
  await window.keyboard.press('Escape')
  await saveAs({ window, libraryFolder }, (text) => text === before.replace(/(?<=\n---\n)/, 'begun ') + 'ended')
}

async function undoAll({ window, libraryFolder }: RunningApp, before: string): Promise<void> {
  // on a slow machine each letter may be a step of its own
  for (let presses = 0; presses < 'begun ended'.length; presses++) await window.keyboard.press('ControlOrMeta+z')
  await saveAs({ window, libraryFolder }, (text) => text === before)
}

/** Saves by the key until the file's text is right; a text of 50 MB is no good message of a failed comparison. */
async function saveAs({ window, libraryFolder }: Pick<RunningApp, 'window' | 'libraryFolder'>, isRight: (text: string) => boolean): Promise<void> {
  await window.keyboard.press('ControlOrMeta+s')
  await expect(new EditorPage(window).status(/^Saved/).first()).toBeVisible({ timeout: answerMs })
  await expect.poll(async () => isRight(await readFile(join(libraryFolder, 'huge.md'), 'utf8')), { timeout: answerMs }).toBe(true)
}

async function leave({ window }: RunningApp): Promise<void> {
  await window.getByRole('option', { name: /^Small/ }).click()
  await expect(new EditorPage(window).title).toHaveValue('Small', { timeout: answerMs })
  await expect(new PreviewPage(window).article.getByText('A small body.')).toBeVisible({ timeout: answerMs })
}

for (const [what, text] of [['body', post('word '.repeat(600_000))], ['front matter', post('Short.', `summary: "${'word '.repeat(600_000)}"\n`)]] as const) {
  test(`of a line of 3 MB in the ${what} no more is ever laid out than is near the screen`, async () => {
    const { window, close } = await launchApp({ library: { 'huge.md': text, 'small.md': '---\ntitle: Small\n---\n\nA small body.\n' }, args: ['small.md'] })
    try {
      await expect(new EditorPage(window).title).toHaveValue('Small')
      // the editor asks for its own box whenever it has drawn anew
      const drawn = await window.evaluateHandle(() => {
        const most = { characters: 0 }
        const ask = Element.prototype.getBoundingClientRect
        Element.prototype.getBoundingClientRect = function () {
          if (this.matches('.cm-content')) most.characters = Math.max(most.characters, this.textContent?.length ?? 0)
          return ask.call(this)
        }
        return most
      })
      await window.getByRole('option', { name: /^Huge/ }).click()
      await expect(new EditorPage(window).title).toHaveValue('Huge', { timeout: answerMs })
      await expect(window.locator('.cm-line').filter({ hasText: 'word word' }).first()).toBeVisible({ timeout: answerMs })
      const { characters } = await drawn.jsonValue()
      expect(characters).toBeGreaterThan(1000)
      expect(characters).toBeLessThan(100_000)
    } finally {
      await close()
    }
  })
}
