import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/launchApp.ts'
import { damageOf, gather, hashesOf } from './evidence.ts'
import { randomFrom, type Random, RandomHands } from './randomHands.ts'
import { ShadowPost } from './shadowPost.ts'

export interface TortureReport {
  readonly rounds: number
  /** Rounds in which nothing was lost or damaged. */
  readonly clean: number
  readonly kills: number
  readonly typed: number
  readonly lost: number
  readonly damaged: number
}

const postsInLibrary = 5
const untouched = { 'never/opened.md': '\ufeff---\r\ntitle: "Never opened"\r\n---\r\n\r\nno final line end', 'never/strange.md': '---\ntitle: [broken\n---\n\ttabs  \n', 'never/still.png': 'not a picture' }

/**
 * Starts the real app, works in it at random, ends one of its processes with SIGKILL at a random moment, and looks what is left: every
 * character that was typed `graceMs` or more before, every file its old or its new self, nothing else touched. Then the app must start again.
 */
export async function torture(rounds: number, seed: number, graceMs: number): Promise<TortureReport> {
  const report = { rounds: 0, clean: 0, kills: 0, typed: 0, lost: 0, damaged: 0 }
  for (let round = 0; round < rounds; round++) {
    const { kills, typed, lost, damaged, what } = await tortureOnce(randomFrom(seed + round), graceMs)
    report.rounds++
    if (lost === 0 && damaged.length === 0) report.clean++
    report.kills += kills
    report.typed += typed
    report.lost += lost
    report.damaged += damaged.length
    console.log(`round ${round + 1}, seed ${seed + round}: ${what}; ${typed} characters typed, ${lost} lost, ${damaged.length} files damaged${damaged.map((name) => `\n  ${name}`).join('')}`)
  }
  return report
}

async function tortureOnce(random: Random, graceMs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-torture-'))
  const [library, userData, site] = ['library', 'data', 'site'].map((name) => join(folder, name)) as [string, string, string]
  const posts = Array.from({ length: postsInLibrary }, (_, index) => new ShadowPost(index))
  try {
    for (const made of [join(library, 'never'), userData, site]) await mkdir(made, { recursive: true })
    for (const post of posts) await writeFile(join(library, `${post.id}.md`), post.original)
    for (const [path, text] of Object.entries(untouched)) await writeFile(join(library, path), text)
    const autosaves = random() < 0.6
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ autosave: autosaves }))
    const before = await hashesOf(join(library, 'never'))

    const running = await launchApp({ library, userData })
    const victim = (['Browser', 'Browser', 'Tab', 'GPU'] as const)[Math.floor(random() * 4)] ?? 'Browser'
    const endedAt = await workAndKill(running, new RandomHands(running.window, posts, site, random), victim, 2000 + random() * 6000)

    const { lost, damaged } = damageOf(posts, await gather(library, userData, site), endedAt - graceMs)
    const after = await hashesOf(join(library, 'never'))
    const changed = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path])
    const again = await launchApp({ library, userData })
    const errors = again.consoleErrors
    await kill(again)
    return {
      kills: victim === 'Browser' ? 1 : 2,
      typed: posts.reduce((sum, post) => sum + post.typed.length, 0),
      lost,
      damaged: [...damaged, ...changed, ...errors.map((error) => `after the next start: ${error}`)],
      what: `${victim} killed, saving by itself ${autosaves ? 'on' : 'off'}`,
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** @returns when the process died that held the text */
async function workAndKill(running: RunningApp, hands: RandomHands, victim: 'Browser' | 'Tab' | 'GPU', afterMs: number): Promise<number> {
  let isOver = false
  // what the hands wait for may be what dies
  const working = hands.workUntil(() => isOver).catch((cause: unknown) => (isOver ? undefined : Promise.reject(cause as Error)))
  const stopped = new Promise<void>((resolve) => setTimeout(resolve, afterMs))
  await Promise.race([stopped, working])
  if (victim === 'GPU') {
    await killProcess(running, 'GPU')
    // the window goes on without it, and so do the hands
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 2000)), working])
  }
  isOver = true
  const endedAt = Date.now()
  if (victim === 'Tab') {
    await killProcess(running, 'Tab')
    await new Promise((resolve) => setTimeout(resolve, 2500))
  }
  await kill(running)
  await working
  return endedAt
}

async function killProcess({ app }: RunningApp, type: 'Tab' | 'GPU'): Promise<void> {
  await app.evaluate(({ app: electron }, kind) => {
    const found = electron.getAppMetrics().find((metric) => metric.type === kind)
    if (found) process.kill(found.pid, 'SIGKILL')
  }, type)
}

async function kill({ app }: RunningApp): Promise<void> {
  const closed = app.waitForEvent('close').catch(() => undefined)
  app.process().kill('SIGKILL')
  await closed
}
