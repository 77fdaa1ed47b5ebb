import { expect, test } from '@playwright/test'
import { mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {} from '../../../renderer/bridge/bridge.ts' // declares window.marquee
import { launchApp, makeLibrary, type RunningApp } from '../launchApp.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64')

let running: RunningApp
let outside = ''

test.beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'marquee-outside-'))
  await writeFile(join(outside, 'secret.png'), png)
  const library = await makeLibrary({ 'post.md': '---\ntitle: A post\n---\n\nText.\n', 'still.png': png, 'notes.txt': 'private', '.marquee/library.yaml': 'title: Test\n' })
  await symlink(join(outside, 'secret.png'), join(library, 'way-out.png'))
  await symlink(outside, join(library, 'folder-out'))
  running = await launchApp({ library })
  await running.window.getByRole('listbox', { name: 'Posts' }).waitFor()
})
test.afterAll(() => running.close())

test('the page has no Node, and one bridge of three functions', async () => {
  const found = await running.window.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    bridge: Object.keys(window.marquee).sort(),
  }))
  expect(found).toEqual({ require: 'undefined', process: 'undefined', bridge: ['invoke', 'pathOfFile', 'subscribe'] })
})

test('the window is sandboxed and isolated', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webviewTag }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
})

test('the page cannot leave, open windows or reach the network', async () => {
  const before = running.window.url()
  const reached = await running.window.evaluate(async () => {
    location.href = 'https://example.org/'
    const opened = window.open('https://example.invalid/')
    const fetched = await fetch('https://example.org/').then(() => 'reached', () => 'refused')
    const local = await fetch('file:///etc/passwd').then(() => 'reached', () => 'refused')
    return { opened: opened === null, fetched, local }
  })
  expect(reached).toEqual({ opened: true, fetched: 'refused', local: 'refused' })
  expect(running.window.url()).toBe(before)
  expect(running.app.windows()).toHaveLength(1)
})

test('a request that even main makes in the page\'s session stays here', async () => {
  const answer = await running.app.evaluate(({ session }) => session.defaultSession.fetch('https://example.org/').then(() => 'reached', (error: Error) => error.message))
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('permissions are denied', async () => {
  const states = await running.window.evaluate(async () => {
    const geolocation = await new Promise((answer) => navigator.geolocation.getCurrentPosition(() => answer('granted'), (error) => answer(error.code)))
    const notification = await Notification.requestPermission()
    return { geolocation, notification }
  })
  expect(states).toEqual({ geolocation: 1, notification: 'denied' })
})

test('the policy lets no inline script or style run', async () => {
  const result = await running.window.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.pwned = true'
    document.head.append(script)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    await new Promise((later) => setTimeout(later, 100))
    return { blocked: blocked.sort(), pwned: 'pwned' in window }
  })
  expect(result.pwned).toBe(false)
  expect(result.blocked).toEqual(['script-src-elem', 'style-src-elem'])
})

test('pictures come from the library and from nowhere else', async () => {
  const status = (url: string) => running.app.evaluate(({ session }, address) => session.defaultSession.fetch(address).then((answer) => answer.status, () => 0), url)
  expect(await status('marquee-asset://library/still.png')).toBe(200)
  for (const path of [
    '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/etc/passwd', '..\\..\\etc\\passwd', '/etc/passwd', '%2fetc%2fpasswd', 'still.png%00.txt',
    'way-out.png', 'folder-out/secret.png', 'post.md', 'notes.txt', '.marquee/library.yaml', '', '%', 'file:///etc/passwd', 'missing.png',
  ]) {
    expect(await status(`marquee-asset://library/${path}`), path).not.toBe(200)
  }
  expect(await status('marquee-asset://elsewhere/still.png')).toBe(404)
  for (const path of ['../electron/main.js', '..%2felectron%2fmain.js', '%2e%2e/package.json']) {
    expect(await status(`marquee://app/${path}`), path).toBe(404)
  }
})

test('messages that do not fit the contract are refused in words', async () => {
  const answers = await running.window.evaluate(async () => {
    const ask = (name: string, input: unknown) =>
      (window.marquee.invoke as (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>)(name, input).then(
        (answer) => (answer.ok ? 'ok' : (answer.error?.code ?? '')),
        () => 'no such request',
      )
    return [
      await ask('document:open', { path: '../../etc/passwd' }),
      await ask('document:open', { path: '/etc/passwd' }),
      await ask('document:open', { path: 'a\\..\\b.md' }),
      await ask('document:open', { path: 7 }),
      await ask('document:open', null),
      await ask('document:save', { path: 'post.md', text: 5, base: null }),
      await ask('settings:change', { zoom: 99 }),
      await ask('picture:import', { post: 'post.md', name: 'x.png', bytes: 'no bytes' }),
      await ask('shell:exec', {}),
    ]
  })
  expect(answers).toEqual(['invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'invalid', 'no such request'])
})

test('a post behind a symlink that leads out of the library is not opened', async () => {
  const code = await running.window.evaluate(async () => {
    const answer = await window.marquee.invoke('document:open', { path: 'folder-out/secret.png' as never })
    return answer.ok ? 'opened' : answer.error.code
  })
  expect(code).not.toBe('opened')
})
