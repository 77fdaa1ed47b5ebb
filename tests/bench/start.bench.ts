import { chromium } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeLibrary } from '../e2e/launchApp.ts'
import { generatePosts } from '../support/generatePosts.ts'

const runs = 5
const bareName = 'bare window with a textarea'
const settleMs = 4000
/** The second start makes Chromium's cache of compiled scripts, the third is the first that has it. */
const times = ['first time', 'second time', 'third time'] as const

interface Row {
  readonly what: string
  readonly medianMs: number
  readonly ratioToBare: number
  readonly runsMs: string
}

/**
 * From spawn to a window with a painted text field that can be typed into, against a bare Electron window with one textarea on the
 * same runtime in the same run, taken in turns. Both pages set the mark `typable` themselves, so that no polling is in the figure;
 * where the first paint comes later than the mark, the paint counts. Each library is started with app data of its own:
 * three times, of which the third is how it starts from then on.
 */
export async function run(root: string): Promise<Row[]> {
  const bare = await bareApp()
  const samples = await mkdtemp(join(tmpdir(), 'marquee-bench-'))
  await cp(join(root, 'build/samples'), samples, { recursive: true })
  const thousand = await makeLibrary(generatePosts(1000))
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [bareName, [bare]],
    ['Marquee, sample library', [root, '--library', samples, join(samples, 'reviews/perfect-days.md')]],
    ['Marquee, 1,000 posts', [root, '--library', thousand, join(thousand, 'reviews/post-00999.md')]],
  ]
  const taken = new Map<string, number[]>()
  for (let round = 0; round < runs; round++) {
    for (const [what, args] of cases) {
      const userData = await mkdtemp(join(tmpdir(), 'marquee-bench-data-'))
      for (const time of times) {
        const name = `${what}, ${time}`
        taken.set(name, [...(taken.get(name) ?? []), await startOnce(args, userData)])
      }
      await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  const floors = times.map((time) => median(taken.get(`${bareName}, ${time}`) ?? []))
  for (const folder of [bare, samples, thousand]) await rm(folder, { recursive: true, force: true })
  return [...taken].map(([what, runsMs]) => {
    const floor = floors[times.findIndex((time) => what.endsWith(`, ${time}`))] ?? Number.NaN
    return { what, medianMs: Math.round(median(runsMs)), ratioToBare: Number((median(runsMs) / floor).toFixed(2)), runsMs: runsMs.map(Math.round).join(' ') }
  })
}

async function startOnce(args: readonly string[], userData: string): Promise<number> {
  const port = 9400 + Math.floor(Math.random() * 500)
  const spawned = Date.now()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = spawn(process.env['MARQUEE_ELECTRON'] ?? '', [...sandbox, `--remote-debugging-port=${port}`, `--user-data-dir=${userData}`, ...args], { stdio: 'ignore' })
  const exited = once(app, 'exit')
  await delay(settleMs)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = browser.contexts()[0]?.pages()[0]
  const typable = await page?.evaluate(() => {
    const mark = performance.getEntriesByName('typable')[0]
    const paint = performance.getEntriesByName('first-contentful-paint')[0] ?? performance.getEntriesByName('first-paint')[0]
    return mark && paint ? performance.timeOrigin + Math.max(mark.startTime, paint.startTime) : null
  })
  await browser.close()
  app.kill('SIGTERM') // so that what it keeps from one start to the next is kept
  await exited
  if (!typable) throw new Error(`Not typable within ${settleMs} ms: ${args.join(' ')}`)
  return typable - spawned
}

async function bareApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bare-electron-'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }))
  await writeFile(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile(__dirname + '/index.html'))`,
  )
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><textarea autofocus></textarea><script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('typable')))</script>`,
  )
  return folder
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
