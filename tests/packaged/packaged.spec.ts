import { chromium, expect, test } from '@playwright/test'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type {} from '../../renderer/bridge/bridge.ts' // declares window.marquee
import { madePicture } from '../support/madePictures.ts'
import { makeLibrary } from '../e2e/launchApp.ts'

const folder = resolve(import.meta.dirname, '../../release/linux-unpacked')
const executable = join(folder, 'marquee')

let app: ChildProcess | null = null
// what a failed test leaves would answer the next one at the same port
test.afterEach(() => void app?.kill('SIGKILL'))

test('the packaged app opens a library, types, saves and quits', async () => {
  const library = await makeLibrary({ 'night.md': '---\ntitle: Night bus\ndate: 2025-03-09T21:30:00+08:00\n---\n\nThe last bus. ![x](p.png)\n', 'p.png': await madePicture('png', 64, 48) })
  const userData = await mkdtemp(join(tmpdir(), 'marquee-data-'))
  const { page, exited } = await start(library, userData)
  await page.getByRole('option', { name: /^Night bus/ }).click()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Typed in the package.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await expect.poll(() => readFile(join(library, 'night.md'), 'utf8')).toContain('Typed in the package.')
  // the export renders in a thread of its own, whose file lies in the archive too
  const site = await mkdtemp(join(tmpdir(), 'marquee-pages-'))
  const planned = await page.evaluate((folder) => window.marquee.invoke('export:plan', { folder, target: 'html', includeDrafts: false, only: null }), site)
  // pictures are decoded by native code in a process of its own
  const small = await page.evaluate((folder) => window.marquee.invoke('export:plan', { folder, target: 'html', includeDrafts: false, only: null, pictures: { keepsMetadata: false, widths: [32], formats: ['webp', 'avif'] } }), site)
  expect(small.ok && small.value.problems, JSON.stringify(small).slice(0, 500)).toEqual([])
  expect(small.ok && small.value.items.map(({ path }) => path)).toEqual(expect.arrayContaining(['night/p.avif', 'night/p.png', 'night/p.webp']))
  expect(planned.ok && planned.value.items.some(({ path }) => path === 'night/index.html'), JSON.stringify(planned).slice(0, 500)).toBe(true)
  await page.evaluate(() => window.close())
  await exited
  expect(await readFile(join(library, 'night.md'), 'utf8')).toBe('---\ntitle: Night bus\ndate: 2025-03-09T21:30:00+08:00\n---\n\nThe last bus. ![x](p.png)\nTyped in the package.')
})

test('the packaged app previews a site with its own command, and leaves nothing running', async () => {
  const library = await makeLibrary({ 'night.md': '---\ntitle: Night bus\ndate: 2025-03-09T21:30:00+08:00\n---\n\nThe last bus.\n' })
  const [userData, made] = [await mkdtemp(join(tmpdir(), 'marquee-data-')), await mkdtemp(join(tmpdir(), 'marquee-site-'))]
  const site = await realpath(made)
  const command = 'node serve.mjs'
  await writeFile(join(site, 'package.json'), '{"dependencies":{"@11ty/eleventy":"3"}}')
  await writeFile(join(site, 'serve.mjs'), "import { createServer } from 'node:http'\nconst server = createServer((_, answer) => answer.end(process.versions.electron ?? 'plain Node')).listen(0, '127.0.0.1', () => console.log(`Server at http://127.0.0.1:${server.address().port}/`))\n")
  // the question is the system's own window, which no test can answer here: the author agreed on another day
  await writeFile(join(userData, 'approved-commands.json'), JSON.stringify([{ command, folder: site }]))
  const { page, exited } = await start(library, userData)
  // no site is planned before the library is open
  await page.getByRole('option', { name: /^Night bus/ }).waitFor()
  const address = await page.evaluate(async ({ folder, command }) => {
    const plan = await window.marquee.invoke('export:plan', { folder, target: 'auto', includeDrafts: false, only: null })
    if (!plan.ok) throw new Error(JSON.stringify(plan))
    await window.marquee.invoke('export:run', { plan: plan.value.id, overwrite: [] })
    const printed = new Promise<string>((resolve) => window.marquee.subscribe('site:news', ({ addresses, ending }) => (addresses[0] ?? ending?.text) && resolve(addresses[0] ?? ending?.text ?? '')))
    const begun = await window.marquee.invoke('site:run', { plan: plan.value.id, kind: 'preview', command })
    if (!begun.ok || begun.value.run === null) throw new Error(JSON.stringify(begun))
    return printed
  }, { folder: site, command })
  expect(await fetch(address).then((answer) => answer.text())).toBe('plain Node')
  await page.evaluate(() => window.close())
  await exited
  await expect(fetch(address)).rejects.toThrow()
})

test('the package has its fuses set and holds no loose code', async () => {
  const wire = await getCurrentFuseWire(executable)
  const state = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse]))
  expect(state(FuseV1Options.RunAsNode)).toBe('0')
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe('0')
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe('0')
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe('1')
  expect(existsSync(join(folder, 'resources/app.asar'))).toBe(true)
  expect(existsSync(join(folder, 'resources/app'))).toBe(false)
})

async function start(library: string, userData: string) {
  const port = 9333
  // the inspector is fused off, so Playwright comes in by Chromium's own debugging port
  app = spawn(executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--remote-debugging-port=${port}`, `--user-data-dir=${userData}`, '--library', library], { stdio: 'ignore' })
  const exited = once(app, 'exit')
  const browser = await connect(port)
  return { page: browser.contexts()[0]!.pages()[0]!, exited }
}

async function connect(port: number) {
  for (let attempt = 0; ; attempt++) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      if (browser.contexts()[0]?.pages().some((page) => page.url().startsWith('marquee:'))) return browser
      await browser.close()
      throw new Error('no window yet')
    } catch (error) {
      if (attempt > 60) throw error
      await new Promise((later) => setTimeout(later, 250))
    }
  }
}
