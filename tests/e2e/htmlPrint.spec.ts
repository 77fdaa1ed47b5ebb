import { expect, type Page, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFiles } from '../support/exportLibrary.ts'
import { madePicture } from '../support/madePictures.ts'
import { openSiteReader, type SiteReader } from './siteReader.ts'

const words = 'A ferry crosses the harbour at night, and nobody on deck says a word. '.repeat(4)
const film = `---
title: Harbour Lights
date: 2025-03-09
tags: [drama]
cover: cover.jpg
summary: A quiet film.
review: {kind: film, subject: Harbour Lights, year: 1996, by: [Ann Hui], rating: 4.5, verdict: Small and slow., trailer: "https://www.youtube.com/watch?v=abcdefghijk"}
warnings: [violence, {id: animal-death, spoiler: true, note: near the end}]
quotes: [{text: 渡轮从来不等人。, source: 第二幕, lang: zh-Hans}]
related: [b.md]
---
${words}See [the archive](https://example.org/archive?a=1&b=2), https://example.org/bare and [the other](b.md).

::trailer

## Plot

The end: ||she *leaves* him||, as ever.

:::spoiler[How it ends]
The ferry **sinks**.
:::

![Tall](tall.png)

${Array.from({ length: 12 }, () => words).join('\n\n')}

| ${Array.from({ length: 12 }, (_, at) => `Column ${at}`).join(' | ')} |
|${'---|'.repeat(12)}
${Array.from({ length: 40 }, (_, row) => `| ${Array.from({ length: 12 }, (_, at) => `cell ${row}.${at}`).join(' | ')} |`).join('\n')}

\`\`\`
${'const line = "without an end"; '.repeat(12)}
\`\`\`

A note[^1]. H~2~O \`code\`.

[^1]: The note.

> A quote ${words}
`

let library: string
let site: SiteReader
let page: Page

test.beforeAll(async () => {
  library = await mkdtemp(join(tmpdir(), 'marquee-print-'))
  await writeFiles(library, {
    'a.md': film, 'b.md': '---\ntitle: The other\ndate: 2024-01-01\nrelated: [a.md]\nreview: {kind: book, rating: 3}\n---\nText.\n', 'c.md': '---\ntitle: A third\ndate: 2026-01-01\ntags: [drama]\n---\nText.\n',
    'cover.jpg': await madePicture('jpg', 900, 1400), 'tall.png': await madePicture('png', 600, 4000),
  })
  site = await openSiteReader(library)
  page = site.page
})

test.afterAll(async () => {
  await site.close()
  await rm(library, { recursive: true, force: true })
})

test.afterEach(() => page.emulateMedia({ media: null, colorScheme: null }))

/** A4 without its margins. */
const paper = { width: 673, height: 986 }

async function onPaper(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.setViewportSize(paper)
  await page.emulateMedia({ media: 'print', colorScheme })
  await site.visit(path)
}

/** Every text that is shown, with its colour and that of what is behind it, as far as these are not black on white. */
function notBlackOnWhite(): Promise<string[]> {
  return page.evaluate(() => {
    const rgb = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const behind = (element: Element | null): number[] => {
      const [r = 255, g = 255, b = 255, a = 1] = element ? rgb(getComputedStyle(element).backgroundColor) : []
      return element && a === 0 ? behind(element.parentElement) : [r, g, b]
    }
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      if (!node.textContent?.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.spoiler:not(details), .sr-only, script, style')) continue
      const { color } = getComputedStyle(element)
      if (color !== 'rgb(0, 0, 0)' || behind(element).join() !== '255,255,255') found.push(`${node.textContent.trim().slice(0, 30)}: ${color} on ${behind(element).join()}`)
    }
    return found
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Pages are black on white on paper, from a screen in the ${colorScheme}`, async () => {
    for (const path of ['/a/index.html', '/index.html', '/tags/index.html', '/tags/drama/index.html', '/ratings/index.html', '/warnings/index.html', '/search/index.html?q=text']) {
      await onPaper(path, colorScheme)
      expect(await notBlackOnWhite(), path).toEqual([])
    }
  })
}

test('What leads about the site is not on paper, and what is read is', async () => {
  await onPaper('/a/index.html')
  await expect(page.getByText('Harbour Lights').first()).toBeVisible()
  await expect(page.locator('.site-title')).toBeVisible()
  for (const gone of ['nav[aria-label="Site"]', 'nav[aria-label="Tags"]', 'nav[aria-label="Other posts"]', '.skip', 'footer.site']) {
    await expect(page.locator(gone)).toHaveCount(1)
    await expect(page.locator(gone)).toBeHidden()
  }
  for (const there of ['.rating', '.warnings', '.trailer', '.more-posts', '.footnotes', 'blockquote']) await expect(page.locator(there).first()).toBeVisible()
  await onPaper('/search/index.html?q=text')
  await expect(page.locator('.search')).toBeHidden()
  await expect(page.locator('#results li').first()).toBeVisible()
  await onPaper('/warnings/index.html')
  await expect(page.locator('.filters')).toBeHidden()
})

test('Links to elsewhere say where they lead, once, and links within the site do not', async () => {
  const added = (name: string) => page.getByRole('link', { name }).first().evaluate((link) => getComputedStyle(link, '::after').content)
  await onPaper('/a/index.html')
  expect(await added('the archive')).toMatch(/\(.*(?:attr\(href\)|archive\?a=1&b=2).*\)/)
  expect(await added('https://example.org/bare')).toBe('none')
  expect(await added('the other')).toBe('none')
  await page.emulateMedia({ media: 'screen' })
  expect(await added('the archive')).toBe('none')
})

test('Spoilers that are closed stay closed on paper, and one that was opened is printed', async () => {
  await onPaper('/a/index.html')
  await expect(page.getByText('How it ends')).toBeVisible()
  await expect(page.getByText('sinks')).toBeHidden()
  const hidden = page.locator('span.spoiler')
  await expect(hidden).toHaveCSS('color', 'rgba(0, 0, 0, 0)')
  await expect(hidden).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await expect(hidden).toHaveCSS('-webkit-print-color-adjust', 'exact')
  await expect(hidden.locator('em')).toBeHidden()
  await hidden.focus()
  await expect(hidden).toHaveCSS('color', 'rgba(0, 0, 0, 0)')
  await page.emulateMedia({ media: 'screen' })
  await page.getByText('How it ends').click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('sinks')).toBeVisible()
})

test('Nothing is wider than the paper, and no picture, row or box is cut between two sheets', async () => {
  await onPaper('/a/index.html')
  const wide = await page.evaluate(() => [...document.querySelectorAll('main *')].flatMap((element) => {
    const { right } = element.getBoundingClientRect()
    return element.checkVisibility() && !element.closest('.sr-only, svg') && (right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') ? [`${element.tagName} ${element.className}`] : []
  }))
  expect(wide).toEqual([])
  for (const whole of ['.post img', 'tr', 'pre', '.rating', '.warnings', '.trailer']) await expect(page.locator(whole).first(), whole).toHaveCSS('break-inside', 'avoid')
  await expect(page.locator('h2').first()).toHaveCSS('break-after', 'avoid')
  for (const picture of await page.locator('.post img').all()) {
    const { height, width } = (await picture.boundingBox())!
    expect(height).toBeLessThan(paper.height)
    expect(width).toBeGreaterThan(50)
  }
  await onPaper('/index.html')
  await expect(page.locator('.posts>li').first()).toHaveCSS('break-inside', 'avoid')
})

test('Printing makes a document of as many sheets as the text needs, with its pictures', async () => {
  await site.visit('/a/index.html')
  // a browser waits for these before it prints, the driver does not
  await page.evaluate(() => Promise.all([...document.images].map((picture) => {
    picture.loading = 'eager'
    return picture.decode()
  })))
  const long = (await site.print()).toString('latin1')
  expect(long.startsWith('%PDF-')).toBe(true)
  const sheets = (pdf: string) => pdf.match(/\/Type \/Page\b(?!s)/g)?.length
  expect(sheets(long)).toBeGreaterThanOrEqual(4)
  expect(sheets(long)).toBeLessThanOrEqual(8)
  expect(long.match(/\/Subtype \/Image\b/g)?.length).toBeGreaterThanOrEqual(2)
  await site.visit('/b/index.html')
  expect(sheets((await site.print()).toString('latin1'))).toBe(1)
})
