import { expect, test } from '@playwright/test'
import { tooDeep, tooLong } from '../../shared/markdown/boundNesting.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

/** A window that does not answer within this is frozen to whoever writes in it, on a machine that is busy too. */
const answerMs = 10_000

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('')

interface Huge {
  readonly what: string
  readonly text: () => string
  /** What the preview says of it. */
  readonly shows: string | RegExp
}

const posts: readonly Huge[] = [
  { what: '60,000 paragraphs', text: () => times(60_000, (i) => `Paragraph ${i} of many\n\n`), shows: 'Paragraph 1 of many' },
  { what: '100,000 list items', text: () => times(100_000, (i) => `- item ${i}\n`), shows: tooLong },
  { what: 'brackets 100,000 deep', text: () => `${'['.repeat(100_000)}x${']'.repeat(100_000)}`, shows: tooDeep },
  { what: 'emphasis 10,000 deep', text: () => `${'*'.repeat(10_000)}x${'*'.repeat(10_000)}`, shows: tooDeep },
  { what: 'quotes 10,000 deep', text: () => `${'>'.repeat(10_000)} x`, shows: tooDeep },
  { what: 'one line of 3 MB', text: () => 'word '.repeat(600_000), shows: tooLong },
]

for (const { what, text, shows } of posts) {
  test(`a post with ${what} can be written in, saved and left`, async () => {
    const running = await launchApp({ library: { 'huge.md': `---\ntitle: Huge\n---\n\n${text()}`, 'small.md': '---\ntitle: Small\n---\n\nA small body.\n' } })
    try {
      await writeSaveAndLeave(running, shows)
      expect(running.consoleErrors).toEqual([])
    } finally {
      await running.close()
    }
  })
}

async function writeSaveAndLeave({ window }: RunningApp, shows: string | RegExp): Promise<void> {
  const editor = new EditorPage(window)
  const preview = new PreviewPage(window)
  await window.getByRole('option', { name: /^Huge/ }).click()
  await expect(editor.title).toHaveValue('Huge', { timeout: answerMs })
  await expect(preview.article.getByText(shows).first()).toBeVisible({ timeout: 2 * answerMs })
  await editor.body.click({ position: { x: 60, y: 10 } })
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.type('begun ')
  await expect(editor.body).toContainText('begun ', { timeout: answerMs })
  await window.keyboard.press('ControlOrMeta+s')
  await expect(editor.status(/^Saved/).first()).toBeVisible({ timeout: answerMs })
  await window.getByRole('option', { name: /^Small/ }).click()
  await expect(editor.title).toHaveValue('Small', { timeout: answerMs })
  await expect(preview.article.getByText('A small body.')).toBeVisible({ timeout: answerMs })
}
