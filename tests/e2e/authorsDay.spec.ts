import { expect, type Locator, type Page, test } from '@playwright/test'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { seedLines, seedMissing } from '../support/seed.ts'
import { copyPicture, copyText } from './clipboard.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'

const trailer = 'https://www.youtube.com/watch?v=abcdefghijk'
const verdict = 'A dreamy meditation on love, loss, and the fleeting connections that define our lives.'
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQMAAAD+wSzIAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEWoMh////+DDaBxAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLFwcnEAMoePcAAAALSURBVAjXY2BABQAAEAABocUhwQAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yM1QwNzozOToxNiswMDowMIbi3W4AAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjNUMDc6Mzk6MTYrMDA6MDD3v2XSAAAAAElFTkSuQmCC'
const files = {
  '.marquee/library.yaml': 'title: Cozy Seats\nauthor: A Reviewer\nsignoff: |\n  Thanks so much for reading.\n\n  Have a beautiful day. 🌸\ntimeZone: Asia/Hong_Kong\nsiteUrl: https://example.org\n',
  'simple-joys.md': '---\ntitle: Simple joys in daily life\ndate: 2025-01-02T20:00:00+08:00\n---\n\nTea.\n',
  'solo-trip-to-london.md': '---\ntitle: A solo trip to London\ndate: 2025-01-09T20:00:00+08:00\n---\n\nRain.\n',
  'dazed-and-confused.md': '---\ntitle: The truth about Dazed and Confused\ndate: 2025-01-16T20:00:00+08:00\nreview: {kind: film, subject: Dazed and Confused, year: 1993, rating: 4}\nwarnings: [drug-use]\n---\n\nSummer.\n',
}

test.describe('the author\'s day', () => {
  test.skip(seedMissing !== null, seedMissing ?? '')
  test.describe.configure({ mode: 'serial' })

  let running: RunningApp
  let page: Page
  let body: Locator
  let details: Locator
  let post = ''
  const lines = seedMissing === null ? seedLines() : []
  const at = (start: string): number => lines.findIndex((line) => line.startsWith(start))
  const quotes = lines.slice(at('Quote for the day') + 1, at('Final Thoughts') - 1)

  test.beforeAll(async () => {
    running = await launchApp({ library: await makeLibrary(files) })
    page = running.window
    body = page.getByRole('textbox', { name: 'Post body' })
    details = page.getByRole('complementary', { name: 'Details' })
  })
  test.afterAll(() => running.close())

  const saved = () => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  const onDisk = () => readFile(join(running.libraryFolder, post), 'utf8')
  const paste = async (text: string) => {
    await copyText(running.app, text)
    await page.keyboard.press('ControlOrMeta+v')
  }
  const section = async (title: string) => {
    const toggle = details.getByRole('button', { name: new RegExp(`^${title}`) }).first()
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  }

  test('begins with a new post from a template, named after its title', async () => {
    await page.getByRole('button', { name: 'New post' }).click()
    const dialog = page.getByRole('dialog', { name: 'New post' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Chungking Express')
    await dialog.getByText('Film', { exact: false }).first().click()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(page.getByRole('region', { name: 'Editor' }).getByRole('textbox', { name: 'Title' })).toHaveValue('Chungking Express')
    await expect(page.getByRole('option', { name: /^Chungking Express/ })).toBeVisible()
    post = 'chungking-express.md'
    expect(existsSync(join(running.libraryFolder, post))).toBe(true)
    expect(await onDisk()).toContain('slug: chungking-express')
  })

  test('goes on with the review pasted section by section, with headings by key', async () => {
    await body.click()
    await page.keyboard.press('ControlOrMeta+a')
    const sections: readonly (readonly [heading: string | null, from: number, to: number, after: string])[] = [
      [null, 0, at('Plot Summary'), ''],
      [lines[at('Plot Summary')] ?? '', at('Plot Summary') + 1, at('Reader Information'), '::warnings\n\n'],
      [lines[at('Wong Kar-wai’s Signature')] ?? '', at('Wong Kar-wai’s Signature') + 1, at('My Thought'), ''],
      ['My Thought', at('My Thought') + 1, at('Quote for the day'), ''],
      ['Quote for the day', 0, 0, '::quotes\n\n'],
      ['Final Thoughts', at('Final Thoughts') + 1, at('Rating:'), '::rating\n\n::trailer\n\n::related\n\n::signoff\n'],
    ]
    for (const [heading, from, to, after] of sections) {
      if (heading !== null) {
        await paste(heading)
        await page.keyboard.press('ControlOrMeta+Shift+h')
        await page.keyboard.press('End')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Enter')
      }
      const text = lines.slice(from, to).join('\n\n').replaceAll('\n\n- ', '\n- ').replace(/\n- /, '\n\n- ')
      await paste(`${text}${text === '' ? '' : '\n\n'}${after}`)
    }
    await saved()
    const text = await onDisk()
    for (const line of lines.slice(0, at('Plot Summary'))) expect(text).toContain(line)
    expect(text).toContain(`## ${lines[at('Plot Summary')]}\n\n`)
    expect(text).toContain('## My Thought\n\n')
  })

  test('a pasted picture lands beside the post and is linked', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await copyPicture(running.app, png)
    await page.keyboard.press('ControlOrMeta+v')
    await expect(body).toContainText(/!\[.*\]\(.+\.png\)/)
    await page.keyboard.type('Neon in the rain')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await saved()
    const [, alt, name] = /!\[(.*)\]\((.+\.png)\)/.exec(await onDisk()) ?? []
    expect(alt).toBe('Neon in the rain')
    expect(existsSync(join(running.libraryFolder, name ?? ''))).toBe(true)
  })

  test('rates by keyboard to five, and says why in a line', async () => {
    await section('Review')
    const rating = details.getByRole('slider', { name: 'Rating' })
    await rating.focus()
    await page.keyboard.press('End')
    await expect(rating).toHaveAttribute('aria-valuetext', '5 out of 5')
    await details.getByRole('textbox', { name: 'Verdict' }).fill(verdict)
    await details.getByRole('textbox', { name: 'Subject', exact: true }).fill('Chungking Express')
    await details.getByRole('textbox', { name: 'Year', exact: true }).fill('1994')
    await details.getByRole('textbox', { name: 'Director' }).fill('Wong Kar-wai')
    await details.getByRole('textbox', { name: 'Trailer' }).fill(trailer)
    await page.keyboard.press('Tab')
    await saved()
    const text = await onDisk()
    expect(text).toContain('  rating: 5\n')
    expect(text).toContain(verdict)
    expect(text).toContain(trailer)
    expect(text).toContain('  year: 1994\n')
  })

  test('warns of three things, one with a severity and one with a note', async () => {
    await section('Content warnings')
    const group = details.getByRole('group', { name: 'Content warnings' })
    for (const label of ['Violence', 'Alcohol', 'Sexual content']) await group.getByRole('checkbox', { name: label, exact: true }).check()
    const severity = group.getByLabel('Severity: Violence')
    if ((await severity.evaluate((element) => element.tagName)) === 'SELECT') await severity.selectOption({ label: 'Mild' })
    else {
      await severity.click()
      await page.getByRole('option', { name: 'Mild' }).click()
    }
    await group.getByRole('textbox', { name: 'Note: Sexual content' }).fill('an affair, implied')
    await page.keyboard.press('Tab')
    await saved()
    const text = await onDisk()
    expect(text).toMatch(/^warnings:/m)
    expect(text).toMatch(/id: violence/)
    expect(text).toMatch(/severity: mild/)
    expect(text).toMatch(/note: "?an affair, implied"?/)
  })

  test('adds the Chinese quotes, letter for letter', async () => {
    await section('Quotes')
    for (const [index, quote] of quotes.entries()) {
      await details.getByRole('button', { name: 'Add a quote' }).click()
      await details.getByRole('textbox', { name: `Quote ${index + 1}`, exact: true }).fill(quote)
      await details.getByRole('textbox', { name: `Language of quote ${index + 1}` }).fill('zh-Hans')
      await page.keyboard.press('Tab')
    }
    await saved()
    const text = await onDisk()
    for (const quote of quotes) expect(text).toContain(quote)
  })

  test('picks related posts by typing a part of their titles', async () => {
    await section('Related')
    for (const [query, title] of [['joys', /^Simple joys/], ['lond', /solo trip/], ['dazed', /Dazed and Confused/]] as const) {
      const field = details.getByRole('combobox', { name: 'Add a related post' })
      await field.fill(query)
      await page.getByRole('option', { name: title }).last().click()
    }
    await details.getByRole('textbox', { name: 'Emoji before Simple joys in daily life' }).fill('🌸')
    await page.keyboard.press('Tab')
    await saved()
    expect(await onDisk()).toContain('simple-joys.md')
  })

  test('sees it all in the preview', async () => {
    const article = page.frameLocator('iframe[title="Preview"]').getByRole('main')
    await expect(article.getByRole('heading', { level: 1 })).toHaveText('Chungking Express')
    await expect(article.getByRole('img', { name: '5 out of 5' })).toBeVisible()
    await expect(article).toContainText('violence (mild)')
    await expect(article).toContainText('an affair, implied')
    for (const quote of quotes) await expect(article).toContainText(quote)
    await expect(article.getByRole('link', { name: 'Simple joys in daily life' })).toBeVisible()
    await expect(article).toContainText('Have a beautiful day.')
    const picture = article.getByRole('img', { name: 'Neon in the rain' })
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(8)
    expect(running.consoleErrors).toEqual([])
  })

  test('exports to a Hugo site that Hugo then builds', async () => {
    test.skip(spawnSync('hugo', ['version']).status !== 0, 'hugo is not on this machine')
    await section('Post')
    await details.getByRole('switch', { name: 'Draft' }).click()
    await saved()
    const site = await hugoSite()
    await exportTo(page, site)
    const bundle = await readFile(join(site, 'content/posts/chungking-express/index.md'), 'utf8')
    expect(bundle).toMatch(/^rating: 5$/m)
    const out = join(site, 'out')
    execFileSync('hugo', ['--cleanDestinationDir', '--quiet', '-d', out], { cwd: site })
    const html = await readFile(join(out, 'posts/chungking-express/index.html'), 'utf8')
    expect(html).toContain('<h1>Chungking Express</h1>')
    expect(html).toContain('★★★★★')
    expect(html).toMatch(/[Vv]iolence/)
    for (const quote of quotes) expect(html).toContain(quote)
    expect(html).toContain(trailer.replaceAll('&', '&amp;'))
    expect(html).not.toMatch(/href="[^"]*\.md"/)
    expect(html).toMatch(/href="[^"]*\/posts\/simple-joys\//)
    const picture = /<img[^>]+src="([^"]+\.png)"[^>]*>/.exec(html)
    expect(picture?.[0]).toContain('Neon in the rain')
    expect(existsSync(join(out, 'posts/chungking-express', picture?.[1]?.split('/').at(-1) ?? '-'))).toBe(true)
  })

  test('exports to a site of web pages that opens from disk', async () => {
    const site = await mkdtemp(join(tmpdir(), 'marquee-pages-'))
    await exportTo(page, site, 'Web pages (html)')
    const opened = running.app.waitForEvent('window')
    await running.app.evaluate(({ BrowserWindow }, address) => {
      // a session of its own: the app's lets no file be opened
      const window = new BrowserWindow({ webPreferences: { partition: 'a-readers-browser', sandbox: true } })
      void window.loadURL(address)
    }, pathToFileURL(join(site, 'index.html')).href)
    const reader = await opened
    await follow(running, reader.getByRole('link', { name: 'Chungking Express' }).first())
    await expect(reader.getByRole('heading', { level: 1, name: 'Chungking Express' })).toBeVisible()
    await expect(reader.getByRole('img', { name: '5 out of 5' }).first()).toBeVisible()
    await expect(reader.getByText('violence (mild)')).toBeVisible()
    for (const quote of quotes) await expect(reader.getByText(quote)).toBeVisible()
    const picture = reader.getByRole('img', { name: 'Neon in the rain' })
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(8)
    const review = JSON.parse((await reader.locator('script[type="application/ld+json"]').first().textContent()) ?? '{}') as Record<string, unknown>
    expect(JSON.stringify(review)).toContain('"ratingValue":5')
    await follow(running, reader.getByRole('link', { name: 'Simple joys in daily life' }).first())
    await expect(reader.getByRole('heading', { level: 1, name: 'Simple joys in daily life' })).toBeVisible()
    await reader.close()
  })
})

/** Marquee keeps every window of its own where it is, so the test goes where the link leads. */
async function follow(running: RunningApp, link: Locator): Promise<void> {
  const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)
  await running.app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('file:'))?.loadURL(url), address)
}

async function exportTo(page: Page, site: string, kind?: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('textbox', { name: 'Site folder' }).fill(site)
  await page.keyboard.press('Tab')
  if (kind) {
    const choice = dialog.getByLabel('Site kind')
    if ((await choice.evaluate((element) => element.tagName)) === 'SELECT') await choice.selectOption({ label: kind })
    else {
      await choice.click()
      await page.getByRole('option', { name: kind }).click()
    }
  }
  await expect(dialog.getByRole('list', { name: 'Changes' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Export now' }).click()
  await expect(dialog.getByRole('button', { name: 'Show folder' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
}

async function hugoSite(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'marquee-hugo-'))
  await mkdir(join(site, 'layouts/_default'), { recursive: true })
  await mkdir(join(site, 'content/posts'), { recursive: true })
  await writeFile(join(site, 'hugo.toml'), 'baseURL = "https://example.org/blog/"\ntitle = "Test"\ntimeZone = "Asia/Hong_Kong"\n')
  await writeFile(join(site, 'layouts/_default/single.html'), '<!doctype html><html><body><h1>{{ .Title }}</h1><p>{{ .Params.rating }}</p>{{ .Content }}</body></html>\n')
  await writeFile(join(site, 'layouts/_default/list.html'), '<!doctype html><html><body>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}</body></html>\n')
  return site
}
