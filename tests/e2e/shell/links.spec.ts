import { expect, test } from '@playwright/test'
import type {} from '../../../renderer/bridge/bridge.ts' // declares window.marquee
import { inMain } from '../inMain.ts'
import { launchApp, type RunningApp } from '../launchApp.ts'
import { PreviewPage } from '../pages/PreviewPage.ts'

const links: readonly (readonly [text: string, address: string])[] = [
  ['plain', 'https://Example.org/a?b#c'],
  ['example.org', 'https://www.example.org/login'],
  ['https://bank.example/', 'https://evil.example/login'],
  ['www.bank.example', 'https://evil.example/'],
  ['user name', 'https://www.bank.example@evil.example/'],
  ['mail', 'mailto:a@example.org?subject=Hi&attach=/etc/passwd'],
]

let running: RunningApp
test.beforeAll(async () => {
  running = await launchApp({ library: { 'a.md': `---\ntitle: A\n---\n\n${links.map(([text, address]) => `[${text}](<${address}>)`).join('\n\n')}\n` } })
  await inMain(running.app, ({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  }, null)
})
test.afterAll(() => running.close())

const opened = (): Promise<readonly string[]> => inMain(running.app, () => (globalThis as unknown as { opened: string[] }).opened.splice(0), null)
const notices = () => running.window.getByRole('region', { name: 'Notices' })
const click = (name: string): Promise<void> => new PreviewPage(running.window).article.getByRole('link', { name, exact: true }).click()

test('a link opens the address that was read, in the browser', async () => {
  await click('plain')
  await expect.poll(opened).toEqual(['https://example.org/a?b#c'])
  await click('example.org')
  await expect.poll(opened).toEqual(['https://www.example.org/login'])
})

test('mail takes no files along', async () => {
  await click('mail')
  await expect.poll(opened).toEqual(['mailto:a@example.org?subject=Hi'])
})

test('a link that says one site and leads to another is opened only when asked for', async () => {
  for (const text of ['https://bank.example/', 'www.bank.example']) {
    await click(text)
    await expect(notices()).toContainText('This link says “bank.example” and leads to “evil.example”')
    expect(await opened()).toEqual([])
    await notices().getByRole('button', { name: 'Open evil.example' }).last().click()
    await expect.poll(async () => (await opened()).length).toBe(1)
  }
})

test('an address with a user name before the site is not opened', async () => {
  await click('user name')
  await expect(notices()).toContainText('the address leads to “evil.example”')
  expect(await opened()).toEqual([])
})

test('the page asks for no other kind of address, and opens no window that leads to a browser', async () => {
  const answers = await running.window.evaluate(async () => {
    window.open('https://evil.example/')
    const codes: string[] = []
    for (const url of ['file:///etc/passwd', '\\\\server\\share\\x.exe', '//server/share', 'javascript:1', 'data:text/html,x', 'smb://server/x', 'ms-msdt:/id', 'https://a@b.example/']) {
      const answer = await window.marquee.invoke('shell:openExternal', { url })
      codes.push(answer.ok ? `opened ${url}` : answer.error.code)
    }
    return codes
  })
  expect(answers).toEqual(Array.from({ length: 8 }, () => 'invalid'))
  expect(await opened()).toEqual([])
})
