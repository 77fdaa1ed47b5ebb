import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import { DetailsPage } from './pages/DetailsPage.ts'
import { launchApp, type RunningApp } from './launchApp.ts'
import { PreviewPage } from './pages/PreviewPage.ts'

const library = {
  '.marquee/library.yaml': 'title: Two films\n',
  'past-lives.md': '---\ntitle: Past Lives\ndate: 2025-01-20T20:00:00+08:00\nreview: {kind: film, rating: 3.5}\nwarnings: [smoking]\n---\n\nTwo people, three cities.\n',
  'perfect-days.md': '---\ntitle: Perfect Days\ndraft: true\n---\n\nA day.\n',
}

const still = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64')

let running: RunningApp

test.afterEach(async () => running.close())

async function start(): Promise<void> {
  running = await launchApp({ library, args: ['past-lives.md'] })
  await expect(running.window.getByRole('textbox', { name: 'Post body' })).toBeVisible()
}

/** What axe calls serious or critical in the window, by rule and element. */
async function faults(): Promise<readonly string[]> {
  return seriousOf(await new AxeBuilder({ page: running.window }).setLegacyMode().analyze())
}

/** What axe calls so within the preview. No script may run in its frame, so it is asked of the same page in a frame without that wall. */
async function faultsInPreview(): Promise<readonly string[]> {
  const copy = await running.window.evaluateHandle(async () => {
    const shown = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
    if (!shown?.contentDocument) throw new Error('The preview is not on screen')
    const made = document.createElement('iframe')
    made.src = shown.src
    made.style.cssText = 'position: fixed; inset: 0; width: 900px; height: 100%; z-index: 9'
    const loaded = new Promise((resolve) => made.addEventListener('load', resolve))
    document.body.append(made)
    await loaded
    made.contentDocument?.querySelector('main')?.replaceWith(made.contentDocument.importNode(shown.contentDocument.querySelector('main')!, true))
    for (const { name, value } of shown.contentDocument.documentElement.attributes) made.contentDocument?.documentElement.setAttribute(name, value)
    return made
  })
  const frame = await copy.contentFrame()
  if (!frame) throw new Error('The copy of the preview has no page')
  await frame.evaluate(axe.source)
  return seriousOf(await frame.evaluate<AxeResults>('axe.run()'))
}

function seriousOf({ violations }: Pick<AxeResults, 'violations'>): readonly string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Nothing stands in a reader's way in the ${colorScheme} window, its dialogs and its drawer`, async () => {
    await start()
    const { app, window } = running
    await window.emulateMedia({ colorScheme })
    expect(await faults()).toEqual([])
    await window.getByRole('option', { name: /^Perfect Days/ }).click({ button: 'right' })
    await expect(window.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
    expect(await faults()).toEqual([])
    await window.keyboard.press('Escape')
    for (const [name, open] of [
      ['Export', () => window.getByRole('button', { name: 'Export', exact: true }).click()],
      ['New post', () => window.getByRole('button', { name: 'New post' }).click()],
      ['Settings', () => window.keyboard.press('ControlOrMeta+Comma')],
      ['Rename file', () => window.keyboard.press('F2')],
      ['Find and replace in all posts', () => window.keyboard.press('ControlOrMeta+Alt+f')],
    ] as const) {
      await open()
      const dialog = window.getByRole('dialog', { name, exact: true })
      await expect(dialog).toBeVisible()
      expect(await faults(), name).toEqual([])
      await window.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    await window.getByRole('textbox', { name: 'Post body' }).click()
    await window.keyboard.press('ControlOrMeta+f')
    await expect(window.getByRole('textbox', { name: 'Find' })).toBeVisible()
    expect(await faults(), 'find in the text').toEqual([])
    await window.keyboard.press('Escape')
    await window.keyboard.press('F11')
    await expect(window.getByRole('banner')).toBeHidden()
    expect(await faults(), 'Zen').toEqual([])
    await window.keyboard.press('F11')
    await window.keyboard.press('ControlOrMeta+k')
    await expect(window.getByRole('dialog')).toBeVisible()
    expect(await faults(), 'palette').toEqual([])
    await window.keyboard.press('Escape')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700))
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1000)
    const details = window.getByRole('complementary', { name: 'Details' })
    if (!(await details.isVisible())) await window.keyboard.press('ControlOrMeta+3')
    await expect(details).toBeVisible()
    expect(await faults(), 'drawer').toEqual([])
  })
}

/** One of everything that a post can hold. */
const everything = `# Part one

Words with *stress*, ||a spoiler||, \`code\`, ~~gone~~, a [link](perfect-days.md), a [dead one](nowhere.md), www.example.org and a note[^1].

![A still](still.png)

![](still.png)

![Not there](gone.png "A caption")

![Far](https://example.org/far.png)

| Film | Year |
| :-- | --: |
| Yi Yi | 2000 |

- [ ] watch
- [x] write

1. one
   - two

> 他說「好」。

<details><summary>More</summary>

Hidden

</details>

:::spoiler[The end]
It ends.
:::

:::warning[Blood]
A scene.
:::

::rating

::warnings

::trailer

::quotes

::related

::signoff

\`\`\`js
const a = 1
\`\`\`

### Part two

---

[^1]: The note.
`
const everyHead = `title: Everything
date: 2025-02-01T20:00:00+08:00
summary: All of it.
tags: [drama]
review:
  kind: film
  title: Everything
  rating: 3.5
  verdict: Good.
warnings: [smoking, {id: blood, note: A lot.}]
related: [perfect-days.md]
`

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Nothing stands in a reader's way in the ${colorScheme} preview of all that a post can hold`, async () => {
    running = await launchApp({ library: { ...library, 'still.png': still, 'everything.md': `---\n${everyHead}---\n\n${everything}` }, args: ['everything.md'] })
    await running.window.emulateMedia({ colorScheme })
    const { article } = new PreviewPage(running.window)
    await expect(article.getByText('The note.')).toBeVisible()
    await expect(article.locator('.remote-picture, .missing-picture, .missing-link')).toHaveCount(3)
    await article.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    expect(await faultsInPreview()).toEqual([])
  })
}

test('Nothing stands in a reader\'s way at the welcome', async () => {
  running = await launchApp({ library: null })
  await expect(running.window.getByRole('button').first()).toBeVisible()
  for (const colorScheme of ['dark', 'light'] as const) {
    await running.window.emulateMedia({ colorScheme })
    expect(await faults(), colorScheme).toEqual([])
  }
})

test('The parts of the window have the names that scripts and screen readers know', async () => {
  await start()
  const { window } = running
  const posts = window.getByRole('navigation', { name: 'Posts' })
  await expect(posts.getByRole('searchbox', { name: 'Search posts' })).toBeVisible()
  await expect(posts.getByRole('listbox', { name: 'Posts' }).getByRole('option', { name: /^Past Lives/ })).toBeVisible()
  await expect(window.getByRole('button', { name: 'New post' })).toBeVisible()
  await expect(window.getByRole('region', { name: 'Editor' }).getByRole('textbox', { name: 'Title' })).toHaveValue('Past Lives')
  await expect(window.getByRole('region', { name: 'Preview' }).getByTitle('Preview', { exact: true })).toBeVisible()
  await expect(window.frameLocator('iframe[title="Preview"]').getByRole('main')).toContainText('three cities')
  const details = new DetailsPage(window)
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3.5 out of 5')
  for (const field of [details.verdict, details.warnings, details.draft, details.slug, details.date, details.summary]) await expect(field).toBeVisible()
  await expect(details.severity('Smoking')).toBeVisible()
  await expect(details.note('Smoking')).toBeVisible()
  await expect(details.warning('Smoking')).toBeChecked()
  await expect(details.noWarnings).not.toBeChecked()
  await details.noWarnings.check()
  await expect(details.warning('Smoking')).not.toBeChecked()
  await expect(details.severity('Smoking')).toBeHidden()
  await expect(window.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
})

test('The tree of roles and names of the window stays as it is', async () => {
  await start()
  const { window } = running
  await expect(window.getByRole('list', { name: 'Outline' }).or(window.getByText('Headings show here'))).toBeVisible()
  await expect(window.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await expect(window.locator('.app')).toMatchAriaSnapshot({ name: 'window.aria.yml' })
})

test('A screen reader finds the text as a text box of several lines by its name, holding the focus, with each line and what is typed into it', async () => {
  running = await launchApp({ library: { 'lines.md': '---\ntitle: Lines\n---\n\nThe first line.\n\nA second *line*, 雨。\n' }, args: ['lines.md'] })
  const { window } = running
  await window.getByRole('textbox', { name: 'Post body' }).getByText('A second').click()
  await window.keyboard.press('End')
  await window.keyboard.type(' Typed now.')
  const client = await window.context().newCDPSession(window)
  const readTree = async () => {
    const { nodes } = await client.send('Accessibility.getFullAXTree')
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    type Node = (typeof nodes)[number]
    const wordsOf = (node: Node): string =>
      node.role?.value === 'StaticText' ? String(node.name?.value ?? '') : (node.childIds ?? []).map((id) => byId.get(id)).filter((child) => child !== undefined).map(wordsOf).join('')
    const propertyOf = (node: Node, name: string): unknown => node.properties?.find((property) => property.name === name)?.value.value
    return nodes
      .filter((node) => !node.ignored && node.role?.value === 'textbox' && node.name?.value === 'Post body')
      .map((node) => ({
        words: wordsOf(node), value: String(node.value?.value ?? '').replaceAll('\n', ''),
        isMultiline: propertyOf(node, 'multiline'), isFocused: propertyOf(node, 'focused'), isReadOnly: propertyOf(node, 'readonly') ?? false,
      }))
  }
  const holding = (...lines: readonly string[]) => [{ words: lines.join(''), value: lines.join(''), isMultiline: true, isFocused: true, isReadOnly: false }]
  await expect.poll(readTree).toEqual(holding('The first line.', 'A second *line*, 雨。 Typed now.'))
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.type('Now ')
  await expect.poll(readTree).toEqual(holding('Now The first line.', 'A second *line*, 雨。 Typed now.'))
})

test('Nothing moves for those who asked for no motion', async () => {
  await start()
  await running.window.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await running.window.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element)
        return [transitionDuration, animationDuration].some((durations) => durations.split(',').some((one) => parseFloat(one) > 0.01))
      })
      .map((element) => element.className.toString()),
  )
  expect(moving).toEqual([])
})

test('A post is opened, written, rated, warned of and checked for export by keys alone', async () => {
  await start()
  const { window } = running
  const details = new DetailsPage(window)
  await window.keyboard.press('ControlOrMeta+k')
  await window.keyboard.type('Perfect Days')
  await expect(window.getByRole('option', { name: /^Perfect Days/ }).last()).toBeVisible()
  await window.keyboard.press('Enter')
  const body = window.getByRole('textbox', { name: 'Post body' })
  await expect(body).toContainText('A day.')
  const holdsFocus = (locator: Locator): Promise<boolean> => locator.evaluateAll((found) => found.some((element) => element.contains(document.activeElement)))
  // Tab indents in the body: F6 leaves it.
  const tabTo = async (pane: Locator, control: Locator): Promise<void> => {
    for (let presses = 0; presses < 8 && !(await holdsFocus(pane)); presses++) await window.keyboard.press('F6')
    for (let presses = 0; presses < 60 && !(await holdsFocus(control)); presses++) await window.keyboard.press('Tab')
    await expect(control).toBeFocused()
  }
  await tabTo(body, body)
  await window.keyboard.press('ControlOrMeta+End')
  await window.keyboard.type('Rain.')
  await expect(body).toContainText('Rain.')
  await tabTo(details.region, details.rating)
  await window.keyboard.press('End')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '5 out of 5')
  await tabTo(details.region, details.warning('Violence'))
  await window.keyboard.press('Space')
  await expect(details.severity('Violence')).toBeVisible()
  await tabTo(window.getByRole('banner'), window.getByRole('button', { name: 'Export', exact: true }))
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog', { name: 'Export' })).toBeHidden()
  await expect(window.getByRole('button', { name: 'Export', exact: true })).toBeFocused()
  expect(running.consoleErrors).toEqual([])
})
