import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { RunningApp } from '../e2e/launchApp.ts'
import { Author, type Memory, type Moment } from './author.ts'
import { newLine, type TypedLine } from './typedLines.ts'
import { aimAt, type Victim, victimFor } from './victims.ts'

/** A process that was killed: when, and what the author was doing. */
export interface Kill {
  readonly victim: Victim
  readonly during: string
  readonly at: number
  /** What the window did not do after it as it should. */
  readonly problems: readonly string[]
}

const struckActs: readonly Moment[] = ['save', 'switch', 'rename', 'export', 'new', 'type', 'summary']

/** Works in a running app until one of its processes is killed, looks whether the window comes back where it should, and then kills all of it. */
export async function tortureRound(memory: Memory, running: RunningApp): Promise<Kill[]> {
  const { next } = memory
  const victim = victimFor(next())
  // the driver forgets it when it ends
  const child = running.app.process()
  const fire = await aimAt(running, victim)
  // half of the kills come at any time, half right when the app has begun to work on something
  const during = victim === 'export thread' ? 'plan' : next() < 0.5 ? null : (struckActs[Math.floor(next() * struckActs.length)] ?? null)
  const kill: { at: number | null; during: string } = { at: null, during: 'anything' }
  const strike = (what: string): void => {
    if (kill.at !== null) return
    kill.at = Date.now()
    kill.during = what
    fire()
  }
  // a plan takes longer than a save
  const strikeMs = next() * (during === 'plan' ? 500 : 60)
  let isArmed = false
  const author = new Author(running.window, memory, (moment) => {
    if (isArmed && moment === during) setTimeout(() => strike(moment), strikeMs)
  })
  const timer = setTimeout(() => (during === null ? strike('anything') : (isArmed = true)), 500 + next() * 5000)
  const problems: string[] = []
  let title = ''
  // which post is open is written down a moment after it was opened
  let before = ''
  while (kill.at === null) {
    try {
      const shown = await author.title()
      if (shown !== title) before = title
      title = shown
      await author.act(isArmed ? (during === 'plan' ? 'export' : during) : null)
    } catch (cause) {
      if (kill.at !== null) break
      problems.push(String(cause).slice(0, 400))
      strike('what failed')
    }
    // an act that had nothing to do (an export without changes) strikes nothing
    if (isArmed && during !== null && kill.at === null) setTimeout(() => strike(`after ${during}`), 300)
  }
  clearTimeout(timer)
  const first: Kill = { victim, during: kill.during, at: kill.at, problems }
  if (victim === 'main') {
    await ended(child)
    return [first]
  }
  problems.push(...(victim === 'renderer' ? await typeAfterCrash(running, memory, [title, before, author.goingTo ?? title]) : await goOn(author, victim)))
  await delay(next() * 1500)
  const at = Date.now()
  child.kill('SIGKILL')
  await ended(child)
  return [first, { victim: 'main', during: 'what came after', at, problems: [] }]
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve))
  // what main started ends when it finds main gone
  await delay(300)
}

/** Goes on working for a moment; what does not work any more is a problem. */
async function goOn(author: Author, victim: Victim): Promise<string[]> {
  try {
    if (victim === 'export thread') {
      await author.closeExport()
      await author.act('export')
    }
    await author.act('type')
    if (victim === 'preview worker') await author.seeInPreview()
    await author.act('switch')
    await author.act('type')
    return []
  } catch (cause) {
    return [`the window did not go on without its ${victim}: ${String(cause).slice(0, 200)}`]
  }
}

/** The driver loses a page whose process dies: main is asked what the new one shows, and main's own input is typed into it. */
async function typeAfterCrash({ app }: RunningApp, { lines, next }: Memory, titles: readonly string[]): Promise<string[]> {
  const shown = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      const asked = page?.executeJavaScript("document.querySelector('.cm-content') && document.querySelector('.toolbar > *') ? document.querySelector('.titleField').value : ''") as Promise<string>
      return Promise.race([asked.catch(() => ''), new Promise<string>((resolve) => setTimeout(() => resolve(''), 500))])
    })
  const end = Date.now() + 20_000
  while ((await shown()) === '') {
    if (Date.now() > end) return ['the window did not come back within 20 s']
    await delay(200)
  }
  // the text that was not saved comes a moment after the post
  await delay(1000)
  const back = await shown()
  const line: TypedLine = { title: back, wanted: newLine(next).replaceAll(' ', '').slice(0, 12), keys: [], takenAt: [] }
  lines.push(line)
  await app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    page?.focus()
    return page?.executeJavaScript("document.querySelector('.cm-content').focus()")
  })
  const press = (keyCode: string, modifiers: 'control'[] = []): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, key) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents
        page?.sendInputEvent({ type: 'keyDown', keyCode: key.keyCode, modifiers: key.modifiers })
        if (key.keyCode.length === 1 || key.keyCode === 'Enter') page?.sendInputEvent({ type: 'char', keyCode: key.keyCode === 'Enter' ? '\r' : key.keyCode })
        page?.sendInputEvent({ type: 'keyUp', keyCode: key.keyCode, modifiers: key.modifiers })
      },
      { keyCode, modifiers },
    )
  // the editor takes the page's own selection over a moment after it has the focus
  await delay(200)
  await press('End', ['control'])
  await delay(100)
  await press('Enter')
  for (const key of line.wanted) {
    await press(key)
    line.keys.push(key)
    line.takenAt.push(Date.now())
  }
  await delay(100)
  const text = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelector('.cm-content').innerText") as Promise<string>)
  if (!text.includes(line.keys.join(''))) return [`“${line.keys.join('')}” was typed into the new window and is not to be seen there: ${JSON.stringify(text.slice(-200))}`]
  return titles.includes(back) ? [] : [`the window came back with “${back}”, not with “${titles[0]}”`]
}
